using Herodotus.Clean.Extraction;
using AngleSharp.Html.Dom;

namespace Herodotus.Clean.Metadata;

/// <summary>The headline of a page, without the site's name.</summary>
internal static class TitleReader
{
    private static readonly string[] Dividers = [" | ", " - ", " – ", " — ", " :: ", " · ", " • ", " » ", " « ", " / ", " ~ ", "｜", "ㅣ", "_", " \\ "];

    public static Chosen<string>? Find(IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas, string? outlet)
    {
        var window = WithoutSite(PlainText.Fold(document.Title), outlet);
        var graph = WithoutSite(metas.First("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title"), outlet);
        var structure = WithoutSite(structured.Headline, outlet);
        var head = Headline(outline, window, graph, structure);
        return Choose(head, structure, graph, window);
    }

    /// <summary>
    /// Pages carry up to four headlines: their own heading, the one in structured data, the one for sharing, and the window's, which is often
    /// rewritten for search engines. Two that agree against search engines' win; a sharing headline that is not the window's is written by people.
    /// </summary>
    internal static Chosen<string>? Choose(string? heading, string? structure, string? sharing, string? window)
    {
        var (h, s, o, w) = (PlainText.Key(heading), PlainText.Key(structure), PlainText.Key(sharing), PlainText.Key(window));
        if (h.Length > 0 && s.Length > 0 && o.Length > 0)
        {
            if (s == o)
                return new(structure!, "json-ld:headline");
            if (h == s)
                return o.Contains(h, StringComparison.Ordinal) || SameStart(w, o, 30) ? new(heading!, "h1") : new(sharing!, "meta:og:title");
            if (h == o)
                return SameStart(w, s, 20) ? new(heading!, "h1") : new(structure!, "json-ld:headline");
            return s.StartsWith(o, StringComparison.Ordinal) ? new(sharing!, "meta:og:title") : new(structure!, "json-ld:headline");
        }

        if (s.Length > 0)
            return new(structure!, "json-ld:headline");
        if (h.Length > 0 && o.Length > 0)
            return h == o || o.StartsWith(h, StringComparison.Ordinal) ? new(heading!, "h1") : new(sharing!, "meta:og:title");
        if (o.Length > 0)
            return new(sharing!, "meta:og:title");
        if (h.Length > 0)
            return new(heading!, "h1");
        return w.Length > 0 ? new(WithoutTail(window!), "title") : null;

        static bool SameStart(string one, string other, int length) =>
            one.Length > 0 && other.Length > 0 && one.AsSpan(0, Math.Min(one.Length, length)).SequenceEqual(other.AsSpan(0, Math.Min(other.Length, length)));
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

        // A site that names itself nowhere else still stands behind the headline in the window's title.
        foreach (var other in others)
        {
            foreach (var part in other?.Split(Dividers, StringSplitOptions.RemoveEmptyEntries) ?? [])
            {
                var key = PlainText.Key(part);
                if (key.Length < 12 || part.Length == other!.Length)
                    continue;
                foreach (var block in outline.Blocks)
                {
                    if (block.Kind == BlockKind.Heading && PlainText.Key(block.Text) == key)
                        return block.Text;
                }
            }
        }

        foreach (var block in firsts)
        {
            if ((PageOutline.MarksWithin(block, outline.Root) & BoxMarks.Unwanted) == 0 && block.Text.Length > 12)
                return block.Text;
        }

        return null;
    }

    /// <summary>
    /// The window's title where nothing else gives a headline or the site's name: short parts behind strokes name sections and the site. A dash may
    /// belong to the headline and parts nothing, but between signs of a script without spaces.
    /// </summary>
    private static string WithoutTail(string title)
    {
        while (true)
        {
            var (at, length) = (-1, 0);
            foreach (var divider in (ReadOnlySpan<string>)[" | ", "｜", " :: ", " » ", "_", " - ", " – "])
            {
                var found = title.LastIndexOf(divider, StringComparison.Ordinal);
                var isDash = divider is " - " or " – ";
                if (found > at && (!isDash || ProseMeasure.IsDense(title[found - 1])))
                    (at, length) = (found, divider.Length);
            }

            if (at <= 0 || ProseMeasure.Weigh(title.AsSpan(at + length)) * 3 > ProseMeasure.Weigh(title.AsSpan(0, at)) * 4 || title.Length - at - length > 40)
                return title.Trim();
            title = title[..at];
        }
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
