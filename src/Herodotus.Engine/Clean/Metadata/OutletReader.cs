using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Metadata;

/// <summary>Who publishes a page, its language, and its address for good.</summary>
internal static class OutletReader
{
    public static Chosen<string>? Outlet(IHtmlDocument document, StructuredArticle structured, PageMetas metas, Uri? address)
    {
        if (metas.First("og:site_name") is { Length: < 80 } graph)
            return new(graph, "meta:og:site_name");
        if (structured.Publisher is { Length: > 1 and < 80 } publisher)
            return new(publisher, "json-ld:publisher");
        if (metas.First("application-name", "apple-mobile-web-app-title", "dc.publisher", "cre", "publisher", "article:publisher") is { Length: < 60 } named
            && !named.Contains("//", StringComparison.Ordinal))
            return new(named, "meta:application-name");
        return address is { IsAbsoluteUri: true, Host.Length: > 3 } ? new(Host(address), "address") : null;
    }

    public static Chosen<string>? Language(IHtmlDocument document, StructuredArticle structured, PageMetas metas)
    {
        foreach (var (value, from) in ((string?, string)[])[
            (document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang"), "html:lang"),
            (document.Body?.GetAttribute("lang"), "body:lang"),
            (structured.Language, "json-ld:inLanguage"),
            (metas.First("content-language", "language", "dc.language", "dcterms.language"), "meta:content-language"),
            (metas.First("og:locale"), "meta:og:locale")])
        {
            if (Code(value) is { } code)
                return new(code, from);
        }

        return null;
    }

    public static Chosen<Uri>? Canonical(IHtmlDocument document, StructuredArticle structured, PageMetas metas, Uri? address)
    {
        foreach (var link in document.GetElementsByTagName("link"))
        {
            if (string.Equals(link.GetAttribute("rel"), "canonical", StringComparison.OrdinalIgnoreCase) && Absolute(link.GetAttribute("href"), address) is { } canonical)
                return new(canonical, "link:canonical");
        }

        if (Absolute(metas.First("og:url"), address) is { } graph)
            return new(graph, "meta:og:url");
        if (Absolute(structured.Url, address) is { } structure)
            return new(structure, "json-ld:url");
        return address is { IsAbsoluteUri: true } ? new(address, "address") : null;
    }

    /// <summary>Two or three letters, with script and region where given; null for anything else.</summary>
    internal static string? Code(string? value)
    {
        value = value?.Trim().Replace('_', '-');
        if (value is null || value.Length is < 2 or > 12)
            return null;
        var first = value.AsSpan();
        var dash = first.IndexOf('-');
        first = dash < 0 ? first : first[..dash];
        if (first.Length is < 2 or > 3)
            return null;
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return null;
        }

        return string.Concat(first.ToString().ToLowerInvariant(), value.AsSpan(first.Length));
    }

    private static string Host(Uri address) => address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;

    private static Uri? Absolute(string? value, Uri? address)
    {
        value = value?.Trim();
        if (string.IsNullOrEmpty(value) || value.Length > 4000)
            return null;
        var made = address is { IsAbsoluteUri: true } ? Uri.TryCreate(address, value, out var uri) : Uri.TryCreate(value, UriKind.Absolute, out uri);
        return made && uri!.IsAbsoluteUri && uri.Scheme is "http" or "https" ? uri : null;
    }
}
