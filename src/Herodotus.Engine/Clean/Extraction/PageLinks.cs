using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Extraction;

/// <summary>Where the links in a report's own text lead: what it cites, not what its page offers.</summary>
internal static class PageLinks
{
    /// <summary>More than any report cites.</summary>
    private const int Most = 1_000;

    /// <summary>Absolute addresses on the web, in order, each once; links within the page are left out, and relative ones where nothing says what they are relative to.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<Block> blocks, IHtmlDocument document, Uri? page)
    {
        Uri? root = null;
        var links = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            foreach (var href in block.Links)
            {
                if (href.Length is 0 or > 4000 || href[0] == '#')
                    continue;
                root ??= Root(document, page);
                var made = root is null ? Uri.TryCreate(href.Trim(), UriKind.Absolute, out var link) : Uri.TryCreate(root, href.Trim(), out link);
                if (!made || link!.Scheme is not ("http" or "https") || IsWithin(link, page) || !seen.Add(link.AbsoluteUri))
                    continue;
                links.Add(link.AbsoluteUri);
                if (links.Count == Most)
                    return links.ToImmutable();
            }
        }

        return links.ToImmutable();
    }

    /// <summary>What relative links are relative to: the page, or what it declares.</summary>
    private static Uri? Root(IHtmlDocument document, Uri? page)
    {
        var declared = document.GetElementsByTagName("base").Select(element => element.GetAttribute("href")).FirstOrDefault(href => !string.IsNullOrWhiteSpace(href));
        if (declared is null)
            return page;
        return page is { IsAbsoluteUri: true } ? Uri.TryCreate(page, declared, out var joined) ? joined : page : Uri.TryCreate(declared, UriKind.Absolute, out var root) ? root : null;
    }

    private static bool IsWithin(Uri link, Uri? page) =>
        link.Fragment.Length > 0 && page is { IsAbsoluteUri: true } && link.GetLeftPart(UriPartial.Query) == page.GetLeftPart(UriPartial.Query);
}
