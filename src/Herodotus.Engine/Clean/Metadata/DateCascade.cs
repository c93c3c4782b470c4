using AngleSharp.Html.Dom;
using Herodotus.Clean.Extraction;
using Herodotus.Reports;

namespace Herodotus.Clean.Metadata;

/// <summary>
/// When a page was first published, from the most trusted place that says so: structured data, meta elements, microdata, times near the
/// headline, the address, text near the headline. Never a sidebar, never a copyright line.
/// </summary>
internal sealed class DateCascade(DateFinder reader)
{
    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "article:published", "rnews:datepublished",
        "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "published-date", "publication_date", "publication-date",
        "publicationdate", "article.published", "originalpublicationdate", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
        "dcterms.date", "dc.date", "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate", "published_at", "og:pubdate",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "article_date", "article:created", "shareaholic:article_published_time",
        "displaydate", "date", "date_published", "pub_date", "datecreated", "created", "og:regdate", "article:publicationdate", "publishedtime", "sdate", "release_date",
        "bt:pubdate", "rbpubdate", "timestamp", "lastdate", "date.issued", "dc.created", "uploaddate", "video:release_date",
    ];

    private static readonly string[] ModifiedMetas =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised",
        "article:updated_time", "modificationdate", "og:modified_time", "updated",
    ];

    public Chosen<PublicationTime>? Find(
        IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas, Uri? address, Box? body, int headline, bool monthFirst)
    {
        if (Read(structured.Published) is { } published)
            return new(published, "json-ld:datePublished");
        foreach (var name in PublishedMetas)
        {
            if (Read(metas.First(name)) is { } time)
                return new(time, "meta:" + name);
        }

        if (Micro(document, "datepublished", "dateposted") is { } micro)
            return new(micro, "itemprop:datePublished");
        var byAddress = OfAddress(address);
        if (Timed(outline, body, headline, monthFirst) is { } timed)
            return Agree(timed, byAddress);
        if (Written(outline, body, headline, monthFirst) is { } written)
            return Agree(written, byAddress);
        if (byAddress is { } day)
            return new(new PublicationTime(day), "address");
        if (Read(structured.Created) is { } created)
            return new(created, "json-ld:dateCreated");
        if (Micro(document, "datecreated", "datemodified") is { } modifiedMicro)
            return new(modifiedMicro, "itemprop:dateModified");
        if (Read(structured.Modified) is { } modified)
            return new(modified, "json-ld:dateModified");
        foreach (var name in ModifiedMetas)
        {
            if (Read(metas.First(name)) is { } time)
                return new(time, "meta:" + name);
        }

        return null;

        PublicationTime? Read(string? value) => reader.Read(value, monthFirst);
    }

    /// <summary>An address that gives a day is seldom wrong about it; what the page says adds the clock.</summary>
    private static Chosen<PublicationTime> Agree(Chosen<PublicationTime> found, DateOnly? address) =>
        address is { } day && Math.Abs(found.Value.Date.DayNumber - day.DayNumber) > 1 ? new(new(day), "address") : found;

    private PublicationTime? Micro(IHtmlDocument document, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var element in document.All)
            {
                if (element.GetAttribute("itemprop") is not { } property || !property.Contains(name, StringComparison.OrdinalIgnoreCase))
                    continue;
                var value = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title");
                if ((reader.Read(value, false) ?? reader.Read(PlainText.Fold(element.TextContent), false)) is { } time)
                    return time;
            }
        }

        return null;
    }

    /// <summary>The time element nearest to the headline that is not in a list of other reports.</summary>
    private Chosen<PublicationTime>? Timed(PageOutline outline, Box? body, int headline, bool monthFirst)
    {
        (int Distance, PublicationTime Time)? best = null;
        foreach (var timed in outline.Times)
        {
            var marks = BoxMarks.None;
            for (var box = timed.Box; box is not null && box != outline.Root; box = box.Parent)
                marks |= box.Marks;
            var value = timed.Element.GetAttribute("datetime") ?? timed.Element.GetAttribute("content");
            if ((reader.Read(value, monthFirst) ?? reader.Read(PlainText.Fold(timed.Element.TextContent), monthFirst)) is not { } time)
                continue;
            var distance = headline >= 0 ? Math.Abs(timed.Order - headline) : timed.Order;
            if ((marks & (BoxMarks.Related | BoxMarks.Comment | BoxMarks.Aside)) != 0)
                distance += 2000;
            if ((marks & BoxMarks.Furniture) != 0)
                distance += 300;
            if (body is not null && headline >= 0 && timed.Order < headline)
                distance += 30;
            if (timed.Element.ClassName is { } name && name.Contains("update", StringComparison.OrdinalIgnoreCase))
                distance += 50;
            if (best is null || distance < best.Value.Distance)
                best = (distance, time);
        }

        return best is { Distance: < 1500 } found ? new(found.Time, "time") : null;
    }

    /// <summary>A date written near the headline, or in what is named a date line.</summary>
    private Chosen<PublicationTime>? Written(PageOutline outline, Box? body, int headline, bool monthFirst)
    {
        (int Distance, PublicationTime Time)? best = null;
        for (var i = 0; i < outline.Blocks.Length; i++)
        {
            var block = outline.Blocks[i];
            if (block.Weight > 400 || IsCopyright(block.Text))
                continue;
            if (reader.Find(block.Text, monthFirst) is not { } found)
                continue;
            var marks = PageOutline.MarksWithin(block, outline.Root);
            var distance = headline >= 0 ? Math.Abs(block.Order - headline) : block.Order;
            if ((marks & (BoxMarks.Related | BoxMarks.Comment | BoxMarks.Aside)) != 0)
                distance += 2000;
            if ((marks & BoxMarks.Furniture) != 0)
                distance += 400;
            if ((marks & BoxMarks.Byline) != 0)
                distance -= 60;
            distance += Math.Max(0, block.Weight - 60);
            if (headline >= 0 && block.Order < headline)
                distance += 40;
            if (best is null || distance < best.Value.Distance)
                best = (distance, found.Time);
        }

        return best is { Distance: < 1500 } near ? new(near.Time, "text") : null;
    }

    private static bool IsCopyright(string text) =>
        text.Contains('©', StringComparison.Ordinal) || text.Contains("copyright", StringComparison.OrdinalIgnoreCase) || text.Contains("(c)", StringComparison.OrdinalIgnoreCase);

    /// <summary>/2024/05/03/, /2024-05-03-, /20240503/</summary>
    internal static DateOnly? OfAddress(Uri? address)
    {
        if (address is null || !address.IsAbsoluteUri)
            return null;
        var path = address.AbsolutePath;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        for (var i = 0; i + 8 <= path.Length; i++)
        {
            if (!char.IsAsciiDigit(path[i]) || i > 0 && char.IsAsciiLetterOrDigit(path[i - 1]))
                continue;
            var end = i;
            parts.Clear();
            lengths.Clear();
            var n = 0;
            while (n < 3 && end < path.Length && char.IsAsciiDigit(path[end]))
            {
                var from = end;
                while (end < path.Length && char.IsAsciiDigit(path[end]) && end - from < 9)
                    parts[n] = parts[n] * 10 + (path[end++] - '0');
                lengths[n++] = end - from;
                if (n < 3 && end < path.Length && path[end] is '/' or '-' or '_' or '.')
                    end++;
                else
                    break;
            }

            if (lengths[0] == 8)
                (n, parts[2], parts[1], parts[0]) = (3, parts[0] % 100, parts[0] / 100 % 100, parts[0] / 10000);
            else if (n < 3 || lengths[0] != 4 || lengths[1] > 2 || lengths[2] > 2)
                continue;
            if (parts[0] is >= 1994 and <= 2060 && parts[1] is >= 1 and <= 12 && parts[2] >= 1 && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1]))
                return new DateOnly(parts[0], parts[1], parts[2]);
        }

        return null;
    }
}
