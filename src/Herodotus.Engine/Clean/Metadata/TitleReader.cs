using AngleSharp.Html.Dom;
using Herodotus.Clean.Extraction;

namespace Herodotus.Clean.Metadata;

/// <summary>The headline of a page, without the site's name.</summary>
internal static class TitleReader
{
    private static readonly string[] Dividers = [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", " ~ ", "｜", "_", " \\ "];

    public static Chosen<string>? Find(IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas, string? outlet)
    {
        var window = WithoutSite(PlainText.Fold(document.Title), outlet);
        var graph = WithoutSite(metas.First("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"), outlet);
        var structure = WithoutSite(structured.Headline, outlet);
        var head = Headline(outline, window, graph, structure);
        var choices = new List<(string From, string Text)>();
        Add("h1", head);
        Add("json-ld:headline", structure);
        Add("meta:og:title", graph);
        Add("title", window);
        if (choices.Count == 0)
            return null;
        // What two places agree on is the headline; the page's own heading comes first.
        foreach (var choice in choices)
        {
            var key = PlainText.Key(choice.Text);
            if (choices.Count(c => PlainText.Key(c.Text) == key) > 1)
                return new(choice.Text, choice.From);
        }

        return new(choices[0].Text, choices[0].From);

        void Add(string from, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text) && text.Length < 500)
                choices.Add((from, text));
        }
    }

    private static string? Headline(PageOutline outline, params ReadOnlySpan<string?> others)
    {
        var firsts = new List<Block>();
        foreach (var block in outline.Blocks)
        {
            if (block.Level == 1 && block.Text.Length < 400)
                firsts.Add(block);
        }

        foreach (var other in others)
        {
            if (other is null)
                continue;
            var key = PlainText.Key(other);
            foreach (var block in outline.Blocks)
            {
                if (block.Kind == BlockKind.Heading && key.Length > 0 && PlainText.Key(block.Text) == key)
                    return block.Text;
            }
        }

        foreach (var block in firsts)
        {
            if ((PageOutline.MarksWithin(block, outline.Root) & BoxMarks.Unwanted) == 0 && block.Text.Length > 12)
                return block.Text;
        }

        return null;
    }

    /// <summary>Drops a head or tail that names the site: the outlet's name, or a short part behind a divider.</summary>
    internal static string? WithoutSite(string? title, string? outlet)
    {
        if (string.IsNullOrWhiteSpace(title))
            return null;
        var site = PlainText.Key(outlet);
        for (var rounds = 0; rounds < 3; rounds++)
        {
            var (at, length) = (-1, 0);
            foreach (var divider in Dividers)
            {
                var found = title.LastIndexOf(divider, StringComparison.Ordinal);
                if (found > at)
                    (at, length) = (found, divider.Length);
            }

            if (at <= 0)
                break;
            var (head, tail) = (title[..at].Trim(), title[(at + length)..].Trim());
            var tailKey = PlainText.Key(tail);
            var named = site.Length > 1 && (tailKey.Contains(site, StringComparison.Ordinal) || tailKey.Length > 2 && site.Contains(tailKey, StringComparison.Ordinal));
            if (named || tail.Contains(".com", StringComparison.OrdinalIgnoreCase))
                title = head;
            else if (site.Length > 1 && PlainText.Key(head) is var headKey && headKey == site)
                title = tail;
            else
                break;
        }

        return title.Trim();
    }
}
