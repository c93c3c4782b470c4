using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Herodotus.Clean.Metadata;

namespace Herodotus.Clean.Extraction;

/// <summary>A page's text and what it says of itself.</summary>
public static class PageReader
{
    /// <summary>Elements that never hold an article's words.</summary>
    private const string Around = "script,style,noscript,template,nav,header,footer,aside,form,figure,button,svg,iframe,select";

    /// <param name="html">The decoded page.</param>
    /// <param name="address">Where it was fetched from, when known: relative links are read against it.</param>
    public static PageParts Read(string html, Uri? address)
    {
        var document = new HtmlParser().ParseDocument(html);
        var root = document.QuerySelector("article") ?? document.QuerySelector("main") ?? (IElement?)document.Body;
        foreach (var element in document.QuerySelectorAll(Around).ToArray())
            element.Remove();
        var text = new StringBuilder();
        foreach (var block in root?.QuerySelectorAll("p,h2,h3,h4,li,blockquote,pre").ToArray() ?? [])
        {
            if (block.QuerySelector("p") is null)
                Append(text, block.TextContent);
        }

        if (text.Length == 0)
            Append(text, root?.TextContent ?? "");
        return new PageParts
        {
            Text = text.ToString(),
            Title = Meta(document, "og:title") ?? NotBlank(document.Title),
            Author = Meta(document, "author"),
            Published = DateReader.Read(Meta(document, "article:published_time") ?? document.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            Source = Meta(document, "og:site_name"),
            Language = NotBlank(document.DocumentElement.GetAttribute("lang")),
            Url = document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? address?.ToString(),
            Summary = Meta(document, "og:description") ?? Meta(document, "description"),
        };
    }

    private static string? Meta(IDocument document, string name) =>
        NotBlank((document.QuerySelector($"meta[property='{name}']") ?? document.QuerySelector($"meta[name='{name}']"))?.GetAttribute("content"));

    /// <summary>One paragraph, white space folded.</summary>
    private static void Append(StringBuilder text, string paragraph)
    {
        var start = text.Length;
        foreach (var word in paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            text.Append(text.Length == start ? text.Length > 0 ? "\n" : "" : " ").Append(word);
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
