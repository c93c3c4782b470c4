using Herodotus.Clean.Encodings;
using Herodotus.Clean.Metadata;
using Herodotus.Ingest;
using Herodotus.Reports;

namespace Herodotus.Clean.Feeds;

/// <summary>
/// RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0 and CDF with the modules that news uses: what the feed says of itself, then a report for
/// each entry.
/// </summary>
public static class FeedReader
{
    /// <summary>An entry without a title below this is a post.</summary>
    private const int MaxPostLength = 1500;

    private static readonly string[] EntryNames = ["item", "entry"];

    /// <summary>The head and the entries, in feed order; a refusal when it is no feed.</summary>
    public static IEnumerable<ReadResult> Read(Item item, DecodedText decoded)
    {
        var address = Uri.TryCreate(item.Url, UriKind.Absolute, out var url) ? url : null;
        var xml = FeedXml.Parse(decoded.Text, address);
        if (xml.Root is null)
            return [new Refusal(Refusal.NotAFeed, $"{item.File} looks like a feed but has no element that can be read", item.File)];
        return Read(item, decoded, xml);
    }

    private static IEnumerable<ReadResult> Read(Item item, DecodedText decoded, FeedXml xml)
    {
        var root = xml.Root!;
        var channel = root.Local is "rss" or "rdf" ? root.Children.FirstOrDefault(child => child.Local == "channel") ?? root : root;
        var head = new FeedHead
        {
            File = item.File,
            Url = item.Url ?? SelfLink(channel),
            Title = Best(channel, xml, Titles),
            Link = Link(channel),
            Description = Best(channel, xml, Descriptions),
            Language = Plain(channel, Languages) ?? Above(channel, "xml:lang"),
            WellFormed = xml.WellFormed,
            Encoding = decoded.Encoding,
        };
        yield return head;
        var part = 0;
        var author = Author(channel, xml);
        foreach (var entry in Entries(root))
            yield return Entry(entry, xml, head, author, item, decoded, part++);
    }

    /// <summary>Entries in document order: inside the channel, beside it (RDF), or the root itself when it is one entry alone.</summary>
    private static IEnumerable<FeedElement> Entries(FeedElement root)
    {
        if (EntryNames.Contains(root.Local))
            return [root];
        var open = new List<FeedElement>();
        Collect(root, open, 0);
        return open;
    }

    private static void Collect(FeedElement element, List<FeedElement> entries, int depth)
    {
        foreach (var child in element.Children)
        {
            if (EntryNames.Contains(child.Local) && child.Vocabulary is Vocabulary.Core or Vocabulary.Atom or Vocabulary.Other
                && (child.Vocabulary != Vocabulary.Other || child.Space == element.Space))
                entries.Add(child);
            else if (depth < 3 && child.Local is "channel" or "items" or "rss" or "feed" or "rdf")
                Collect(child, entries, depth + 1);
        }
    }

    private static Report Entry(FeedElement entry, FeedXml xml, FeedHead head, string? feedAuthor, Item item, DecodedText decoded, int part)
    {
        var title = Best(entry, xml, Titles);
        var content = First(entry, xml, Contents);
        var description = First(entry, xml, Descriptions);
        var summary = description?.Text;
        var body = content?.Text ?? summary;
        var report = new Report
        {
            Id = "",
            Text = body ?? title ?? "",
            Title = title,
            Language = Plain(entry, Languages) ?? Above(entry, "xml:lang") ?? head.Language,
            Published = Date(entry, PublishedDates),
            Updated = Date(entry, UpdatedDates),
            Source = Best(entry, xml, Sources) ?? SourceTitle(entry, xml) ?? head.Title,
            Url = EntryLink(entry),
            Author = Author(entry, xml) ?? feedAuthor,
            Kind = title is null && body is { Length: < MaxPostLength } ? ReportKind.Post : ReportKind.Article,
            Guid = Identifier(entry),
            Summary = summary,
            Links = FeedValue.Links((content ?? description)?.Element, xml),
            File = item.File,
            Part = part,
            Encoding = decoded.Encoding,
            Notes = decoded.Notes,
        };
        return report with { Id = ReportIds.For(report, item.Name, byPlace: false) };
    }

    // ------------------------------------------------------------ what means what: the first that has a value counts

    private static readonly (Vocabulary Vocabulary, string Local)[] Titles =
        [(Vocabulary.Core, "title"), (Vocabulary.Atom, "title"), (Vocabulary.DublinCore, "title"), (Vocabulary.Media, "title"), (Vocabulary.ITunes, "title")];

    private static readonly (Vocabulary Vocabulary, string Local)[] Descriptions =
    [
        (Vocabulary.Core, "description"), (Vocabulary.Atom, "summary"), (Vocabulary.Atom, "subtitle"), (Vocabulary.Atom, "tagline"), (Vocabulary.Core, "abstract"), (Vocabulary.Core, "summary"),
        (Vocabulary.Core, "tagline"), (Vocabulary.Core, "subtitle"), (Vocabulary.DublinCore, "description"), (Vocabulary.Terms, "abstract"), (Vocabulary.ITunes, "summary"), (Vocabulary.ITunes, "subtitle"),
        (Vocabulary.Media, "description"), (Vocabulary.Atom, "info"), (Vocabulary.Atom, "description"),
    ];

    private static readonly (Vocabulary Vocabulary, string Local)[] Contents =
    [
        (Vocabulary.Content, "encoded"), (Vocabulary.Atom, "content"), (Vocabulary.Xhtml, "body"), (Vocabulary.Core, "body"), (Vocabulary.Core, "fullitem"), (Vocabulary.Core, "content"),
        (Vocabulary.Content, "items"), (Vocabulary.Xhtml, "div"),
    ];

    private static readonly (Vocabulary Vocabulary, string Local)[] PublishedDates =
    [
        (Vocabulary.Core, "pubdate"), (Vocabulary.Atom, "published"), (Vocabulary.Atom, "issued"), (Vocabulary.DublinCore, "date"), (Vocabulary.Terms, "issued"), (Vocabulary.Terms, "created"),
        (Vocabulary.Core, "published"), (Vocabulary.Core, "issued"), (Vocabulary.Atom, "created"), (Vocabulary.Atom, "pubdate"), (Vocabulary.Terms, "date"), (Vocabulary.Core, "date"),
    ];

    private static readonly (Vocabulary Vocabulary, string Local)[] UpdatedDates =
        [(Vocabulary.Atom, "updated"), (Vocabulary.Atom, "modified"), (Vocabulary.Terms, "modified"), (Vocabulary.Core, "lastbuilddate"), (Vocabulary.Core, "updated"), (Vocabulary.Core, "modified"), (Vocabulary.DublinCore, "date")];

    private static readonly (Vocabulary Vocabulary, string Local)[] Languages = [(Vocabulary.Core, "language"), (Vocabulary.DublinCore, "language"), (Vocabulary.Terms, "language")];

    private static readonly (Vocabulary Vocabulary, string Local)[] Ids = [(Vocabulary.Core, "guid"), (Vocabulary.Atom, "id"), (Vocabulary.DublinCore, "identifier"), (Vocabulary.Core, "id"), (Vocabulary.Atom, "guid")];

    private static readonly (Vocabulary Vocabulary, string Local)[] Sources = [(Vocabulary.Core, "source"), (Vocabulary.DublinCore, "source")];

    private static readonly (Vocabulary Vocabulary, string Local)[] Authors =
        [(Vocabulary.DublinCore, "creator"), (Vocabulary.DublinCore, "author"), (Vocabulary.ITunes, "author"), (Vocabulary.Core, "managingeditor"), (Vocabulary.Media, "credit"), (Vocabulary.DublinCore, "publisher")];

    private static IEnumerable<FeedElement> All(FeedElement parent, (Vocabulary Vocabulary, string Local) name)
    {
        foreach (var child in parent.Children)
        {
            // An element of the container's own namespace is its own word, whatever that namespace is.
            var vocabulary = child.Vocabulary == Vocabulary.Other && child.Space == parent.Space && child.Prefix == parent.Prefix ? Vocabulary.Core : child.Vocabulary;
            if (child.Local == name.Local && vocabulary == name.Vocabulary)
                yield return child;
            else if (name.Vocabulary == Vocabulary.Media && child.Local is "group" or "content" && child.Vocabulary == Vocabulary.Media)
            {
                foreach (var inner in child.Children.Where(inner => inner.Local == name.Local && inner.Vocabulary == Vocabulary.Media))
                    yield return inner;
            }
        }
    }

    private static string? Best(FeedElement parent, FeedXml xml, (Vocabulary Vocabulary, string Local)[] names) => First(parent, xml, names)?.Text;

    /// <summary>The first element of these names that says something, and what.</summary>
    private static (FeedElement Element, string Text)? First(FeedElement parent, FeedXml xml, (Vocabulary Vocabulary, string Local)[] names)
    {
        foreach (var name in names)
        {
            foreach (var element in All(parent, name))
            {
                if (element["src"] is not null && element.Text.Length == 0)
                    continue;
                if (FeedValue.Text(element, xml) is { } text)
                    return (element, text);
            }
        }

        return null;
    }

    private static string? Plain(FeedElement parent, (Vocabulary Vocabulary, string Local)[] names)
    {
        foreach (var name in names)
        {
            foreach (var element in All(parent, name))
            {
                if (FeedValue.Plain(element) is { } text)
                    return text;
            }
        }

        return null;
    }

    private static PublicationTime? Date(FeedElement parent, (Vocabulary Vocabulary, string Local)[] names)
    {
        foreach (var name in names)
        {
            foreach (var element in All(parent, name))
            {
                if (DateReader.Read(element.Text) is { } date)
                    return date;
            }
        }

        return names == UpdatedDates ? DateReader.Read(parent["lastmod"]) : null;
    }

    /// <summary>The outlet that an aggregated Atom entry came from.</summary>
    private static string? SourceTitle(FeedElement entry, FeedXml xml) =>
        entry.Children.FirstOrDefault(child => child.Local == "source" && child.Vocabulary == Vocabulary.Atom) is { } source ? Best(source, xml, Titles) : null;

    private static string? Author(FeedElement parent, FeedXml xml)
    {
        foreach (var child in parent.Children)
        {
            if (child.Local == "author" && child.Vocabulary is Vocabulary.Atom or Vocabulary.Core)
            {
                var name = child.Children.FirstOrDefault(inner => inner.Local == "name");
                if (PersonText.Name(name is not null ? FeedValue.Text(name, xml) : FeedValue.Text(child, xml)) is { } author)
                    return author;
            }
        }

        foreach (var name in Authors)
        {
            var people = All(parent, name).Select(element => PersonText.Name(FeedValue.Text(element, xml))).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
            if (people.Length > 0)
                return string.Join("; ", people);
        }

        return null;
    }

    /// <summary>The entry's own identifier; one that is a relative address where a base is declared is made absolute.</summary>
    private static string? Identifier(FeedElement entry)
    {
        if (Plain(entry, Ids) is not { } id)
            return entry.Vocabulary == Vocabulary.Core ? entry["rdf:about"] : null;
        return id.Contains('/', StringComparison.Ordinal) && !id.Contains(':', StringComparison.Ordinal) && entry.Base is not null && Above(entry, "xml:base") is not null
            ? FeedAddress.Text(entry.Base, id)
            : id;
    }

    private static string? EntryLink(FeedElement entry)
    {
        if (Link(entry) is { } link)
            return link;
        foreach (var guid in All(entry, (Vocabulary.Core, "guid")))
        {
            if (!string.Equals(guid["isPermaLink"], "false", StringComparison.OrdinalIgnoreCase) && guid.Text.Contains("://", StringComparison.Ordinal))
                return guid.Text.Trim();
        }

        return entry["rdf:about"] is { } about && about.Contains("://", StringComparison.Ordinal) ? about.Trim() : null;
    }

    /// <summary>The address of the thing itself: an alternate Atom link, else an RSS link, else CDF's <c>href</c>.</summary>
    private static string? Link(FeedElement parent)
    {
        string? alternate = null, other = null, text = null;
        foreach (var child in parent.Children)
        {
            if (child.Local is not ("link" or "a" or "uri") || child.Vocabulary is not (Vocabulary.Core or Vocabulary.Atom or Vocabulary.Other))
                continue;
            if (child.Vocabulary == Vocabulary.Other && child.Space != parent.Space)
                continue;
            if (child["href"] is { } href && child.Local == "link")
            {
                var rel = child["rel"]?.Trim().ToLowerInvariant();
                var address = FeedAddress.Text(child.Base, href);
                if (rel is null && child.Vocabulary == Vocabulary.Core)
                    text = address;
                else if (rel is null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate")
                    alternate = child["type"] is "application/xhtml+xml" or "text/html" ? alternate is null || child["type"] == "text/html" ? address : alternate : alternate ?? address;
                else if (rel is not ("self" or "hub" or "next" or "enclosure" or "replies" or "edit" or "related" or "via" or "service.edit" or "service.post" or "service.feed" or "prev" or "first" or "last"))
                    other ??= address;
            }
            else if (child.Text.Trim() is { Length: > 0 } address)
            {
                // Of several RSS links the last counts, as readers have always done.
                text = FeedAddress.Text(child.Base, address);
            }
        }

        return (parent.Vocabulary == Vocabulary.Atom ? alternate ?? text : text ?? alternate) ?? other ?? (parent["href"] is { } own ? FeedAddress.Text(parent.Base, own) : null);
    }

    private static string? SelfLink(FeedElement channel) =>
        channel.Children.FirstOrDefault(child => child.Local == "link" && child["rel"] == "self") is { } self ? FeedAddress.Text(self.Base, self["href"]) : null;

    private static string? Above(FeedElement? element, string attribute)
    {
        for (; element is not null; element = element.Parent)
        {
            if (element[attribute] is { Length: > 0 } value)
                return value.Trim();
        }

        return null;
    }
}
