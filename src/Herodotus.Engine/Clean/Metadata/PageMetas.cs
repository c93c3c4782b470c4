using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Metadata;

/// <summary>The <c>meta</c> elements of a page, by name, property or itemprop in lower case; several values keep their order.</summary>
internal sealed class PageMetas
{
    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    private PageMetas()
    {
    }

    public static PageMetas Of(IHtmlDocument document)
    {
        var metas = new PageMetas();
        foreach (var meta in document.GetElementsByTagName("meta"))
        {
            var content = meta.GetAttribute("content");
            if (string.IsNullOrWhiteSpace(content) || content.Length > 20_000)
                continue;
            foreach (var attribute in (ReadOnlySpan<string>)["property", "name", "itemprop", "http-equiv"])
            {
                if (meta.GetAttribute(attribute) is { Length: > 0 } name)
                {
                    name = name.Trim().ToLowerInvariant();
                    if (!metas.values.TryGetValue(name, out var list))
                        metas.values[name] = list = [];
                    list.Add(PlainText.Fold(content));
                }
            }
        }

        return metas;
    }

    /// <summary>The first value under the first of these names that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var list))
                return list[0];
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var list) ? list : [];
}
