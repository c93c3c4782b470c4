using Herodotus.Clean.Extraction;
using Herodotus.Reports;
using AngleSharp.Html.Dom;

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
        "citation_publication_date", "citation_date", "citation_online_date", "prism.publicationdate", "published_at", "og:pubdate",
        "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article_date_original", "article_date", "article:created", "shareaholic:article_published_time",
        "displaydate", "date_published", "pub_date", "og:regdate", "article:publicationdate", "publishedtime", "sdate", "release_date",
        "bt:pubdate", "rbpubdate", "date.issued",
    ];

    /// <summary>Dates of the page that may be those of its file or of an update: what the page marks as its publication goes before them.</summary>
    private static readonly string[] PlainMetas =
        ["dcterms.date", "dc.date", "date", "datecreated", "created", "timestamp", "lastdate", "dc.created", "uploaddate", "video:release_date"];

    private static readonly string[] ScriptNames = ["datePublished", "published_at", "publishedAt", "publishDate", "publish_date", "publicationDate", "created_at", "createdAt"];

    private static readonly string[] ModifiedMetas =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "revised",
        "article:updated_time", "modificationdate", "og:modified_time", "updated",
    ];

    public Chosen<PublicationTime>? Find(
        IHtmlDocument document, PageOutline outline, StructuredArticle structured, PageMetas metas, Uri? address, Block? headline, bool monthFirst)
    {
        var byAddress = OfAddress(address);
        var nearby = new NearbyDates(reader, outline, headline, monthFirst, Discussion.Is(document, address));
        if (Read(structured.Published) is { } published)
            return Local(new(published, "json-ld:datePublished"), byAddress ?? DayBefore(published));
        foreach (var name in PublishedMetas)
        {
            if (Read(metas.First(name)) is { } time)
                return Local(new(time, "meta:" + name), byAddress ?? DayBefore(time));
        }

        var micro = Micro(document, out var isShown, "datepublished", "dateposted");
        if (isShown)
            return new(micro!.Value, "itemprop:datePublished");
        foreach (var name in PlainMetas)
        {
            if (Read(metas.First(name)) is { } time)
                return Local(new(time, "meta:" + name), byAddress ?? DayBefore(time));
        }

        if (micro is { } hidden)
            return new(hidden, "itemprop:datePublished");
        if (WikiEdit(document, monthFirst) is { } edit)
            return edit;
        // A clock in the page's head is farther from the headline than the day of the report.
        if (nearby.Timed(out var isOff) is { } timed)
            return isOff && byAddress is null && nearby.Written(NearbyDates.BesideHeadline) is { } beside ? beside : Agree(timed, byAddress);

        if (byAddress is { } day)
            return new(new PublicationTime(day), "address");
        if (nearby.Written() is { } written)
            return written;
        if (Read(structured.Created) is { } created)
            return new(created, "json-ld:dateCreated");
        if (Micro(document, out _, "datecreated", "datemodified") is { } modifiedMicro)
            return new(modifiedMicro, "itemprop:dateModified");
        if (Read(structured.Modified) is { } modified)
            return new(modified, "json-ld:dateModified");
        foreach (var name in ModifiedMetas)
        {
            if (Read(metas.First(name)) is { } time)
                return new(time, "meta:" + name);
        }

        if (Scripted(document) is { } scripted)
            return new(scripted, "script");
        return null;

        PublicationTime? Read(string? value) => reader.Read(value, monthFirst);

        // The day that readers see beside the headline; one after the time may be an update's.
        DateOnly? DayBefore(PublicationTime time) =>
            headline is not null && time.Offset == TimeSpan.Zero && nearby.Written(NearbyDates.BesideHeadline) is { } beside
            && time.Date.DayNumber - beside.Value.Date.DayNumber == 1 ? beside.Value.Date : null;
    }

    /// <summary>
    /// A time in UTC may fall on the day before or after the outlet's own: where the address or the line beside the headline gives that neighboring day, the day alone is sure.
    /// </summary>
    private static Chosen<PublicationTime> Local(Chosen<PublicationTime> found, DateOnly? shown) =>
        shown is { } day && found.Value.Offset == TimeSpan.Zero && Math.Abs(found.Value.Date.DayNumber - day.DayNumber) == 1
            ? new(new PublicationTime(day), "local day")
            : found;

    /// <summary>An address that gives a day is seldom wrong about it; what the page says adds the clock.</summary>
    private static Chosen<PublicationTime> Agree(Chosen<PublicationTime> found, DateOnly? address) =>
        address is { } day && Math.Abs(found.Value.Date.DayNumber - day.DayNumber) > 1 ? new(new(day), "address") : found;

    /// <param name="shown">True when the page shows readers the day in their own writing, false when the value stands there for programs only.</param>
    private PublicationTime? Micro(IHtmlDocument document, out bool shown, params ReadOnlySpan<string> names)
    {
        shown = false;
        foreach (var name in names)
        {
            foreach (var element in document.All)
            {
                if (element.GetAttribute("itemprop") is not { } property || !property.Contains(name, StringComparison.OrdinalIgnoreCase))
                    continue;
                var value = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? element.GetAttribute("title");
                var text = PlainText.Fold(element.TextContent);
                if ((reader.Read(value, false) ?? reader.Read(text, false)) is { } time)
                {
                    shown = text.Length > 0 && text != value;
                    return time;
                }
            }
        }

        return null;
    }

    /// <summary>A wiki page has no day of publication but that of its present text.</summary>
    private Chosen<PublicationTime>? WikiEdit(IHtmlDocument document, bool monthFirst) =>
        (document.GetElementById("footer-info-lastmod") ?? document.GetElementById("lastmod")) is { } line && reader.Find(PlainText.Fold(line.TextContent), monthFirst) is { } found
            ? new(found.Time, "wiki:lastmod")
            : null;

    /// <summary>Pages drawn by scripts carry their facts there; the first value under a name for publishing counts.</summary>
    private PublicationTime? Scripted(IHtmlDocument document)
    {
        var budget = PageLimits.StructuredCharacters;
        foreach (var script in document.Scripts)
        {
            var text = script.TextContent;
            if ((budget -= text.Length) < 0)
                return null;
            foreach (var name in ScriptNames)
            {
                var at = text.IndexOf(name, StringComparison.Ordinal);
                if (at < 0)
                    continue;
                var value = text.AsSpan(at + name.Length, Math.Min(40, text.Length - at - name.Length)).TrimStart("\\\"' :");
                if (reader.Find(value, false) is { Start: 0 } found)
                    return found.Time;
            }
        }

        return null;
    }

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
