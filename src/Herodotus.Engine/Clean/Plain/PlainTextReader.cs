using Herodotus.Clean.Encodings;
using Herodotus.Clean.Metadata;
using Herodotus.Ingest;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Clean.Plain;

/// <summary>
/// Plain text as it comes in life: perhaps header lines, perhaps a title on a line of its own and a byline, a text, and perhaps posts after it, each
/// on its line. Every text and every post is a report; nothing is lost and nothing is added.
/// </summary>
public sealed class PlainTextReader(CreditReader credits)
{
    /// <summary>Titles are shorter; a longer first line is a paragraph.</summary>
    private const int MaxTitleLength = 200;

    /// <summary>A text in one paragraph below this, with posts behind it, is a brief.</summary>
    private const int MaxBriefLength = 4000;

    public IEnumerable<Report> Read(Item item, DecodedText decoded)
    {
        var text = decoded.Text;
        var header = TextHeader.Read(text);
        var (posts, proseEnd) = Posts(text, header.Length);
        var hasProse = !text.AsSpan(header.Length, proseEnd - header.Length).IsWhiteSpace();
        var several = posts.Count + (hasProse ? 1 : 0) > 1;
        var part = 0;
        if (hasProse)
            yield return Named(Prose(text, header, proseEnd, posts.Count > 0) with { Part = several ? part++ : null }, item, decoded);
        foreach (var (start, end) in posts)
        {
            var post = new Report
            {
                Id = "",
                Text = text[start..end],
                Kind = ReportKind.Post,
                Published = hasProse ? null : header.Published,
                Source = hasProse ? null : header.Source,
                Part = several ? part++ : null,
                Links = Links(text.AsSpan(start, end - start)),
            };
            yield return Named(post, item, decoded);
        }
    }

    private Report Prose(string text, TextHeader header, int end, bool postsFollow)
    {
        var (titleEnd, title) = header.Title is null ? Title(text, header.Length, end) : (header.Length, header.Title);
        var byline = Byline.Read(text.AsSpan(titleEnd, end - titleEnd));
        var (start, stop) = Trim(text, titleEnd + byline.Length, end);
        var body = text[start..stop];
        var credit = credits.Read(body);
        var oneParagraph = body.Length < MaxBriefLength && !body.Contains('\n', StringComparison.Ordinal);
        return new Report
        {
            Id = "",
            Text = body,
            Title = title,
            Published = header.Published ?? byline.Published,
            Language = header.Language,
            Source = header.Source ?? credit.Source ?? byline.Source,
            Agency = credit.Agency is { } agency && !agency.Equals(header.Source, StringComparison.OrdinalIgnoreCase) ? agency : null,
            Author = header.Author ?? byline.Author,
            Url = header.Url,
            Kind = credit.Kind ?? (postsFollow && oneParagraph && title is null ? ReportKind.Brief : ReportKind.Article),
        };
    }

    /// <summary>A short first line without a full stop, before a longer text, is its title.</summary>
    private static (int End, string? Title) Title(string text, int from, int end)
    {
        var (start, stop) = Trim(text, from, end);
        var lineEnd = text.AsSpan(start, stop - start).IndexOf('\n');
        if (lineEnd < 0)
            return (from, null);
        var line = text.AsSpan(start, lineEnd).Trim();
        var rest = text.AsSpan(start + lineEnd, stop - start - lineEnd).Trim();
        if (line.Length is < 8 or > MaxTitleLength || rest.Length < line.Length || line[^1] is '.' or ',' or ';' or ':' or '…' or '-' or '—' or ')' or '»' or '”')
            return (from, null);
        // "He did. And then" is prose whose line was broken; "U.S. Escalates" is not: one letter stands before the stop.
        for (var i = 2; i + 2 < line.Length; i++)
        {
            if (line[i] == '.' && line[i + 1] == ' ' && char.IsUpper(line[i + 2]) && char.IsLower(line[i - 1]) && char.IsLower(line[i - 2]))
                return (from, null);
        }

        // Wrapped prose: the next line goes on in lower case at about the same length.
        var second = rest[..(rest.IndexOf('\n') is >= 0 and var e ? e : rest.Length)];
        return char.IsLower(second[0]) ? (from, null) : (start + lineEnd, line.ToString());
    }

    /// <summary>
    /// The run of posts at the end, and where the prose before it ends. The first of the run must be clearly a post, so that a last paragraph
    /// with a tag or a link stays with its text; a weaker one may stand between clear ones.
    /// </summary>
    private static (List<(int Start, int End)> Posts, int ProseEnd) Posts(string text, int from)
    {
        var found = new List<(int Start, int End)>();
        var (kept, proseEnd) = (0, text.Length);
        for (var end = text.Length; end > from;)
        {
            var start = Math.Max(from, text.LastIndexOf('\n', end - 1, end - from) + 1);
            var line = text.AsSpan(start, end - start);
            if (!line.IsWhiteSpace())
            {
                var strength = PostSigns.Strength(line);
                if (strength == 0)
                    break;
                found.Add(Trim(text, start, end));
                if (strength > 1)
                    (kept, proseEnd) = (found.Count, start);
            }

            if (start == from)
                break;
            end = start - 1;
        }

        found.RemoveRange(kept, found.Count - kept);
        found.Reverse();
        return (found, proseEnd);
    }

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '\uFEFF'))
            start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] == '\0'))
            end--;
        return (start, end);
    }

    private static ImmutableArray<string> Links(ReadOnlySpan<char> text)
    {
        var links = ImmutableArray.CreateBuilder<string>();
        foreach (var range in text.SplitAny(" \t\u00A0\n\r"))
        {
            var word = text[range];
            if (WebAddress.Begins(word))
                links.Add(word.ToString());
        }

        return links.ToImmutable();
    }

    private static Report Named(Report report, Item item, DecodedText decoded)
    {
        var placed = report with { File = item.File, Url = report.Url ?? item.Url, Encoding = decoded.Encoding, Notes = decoded.Notes };
        return placed with { Id = ReportIds.For(placed, item.Name) };
    }
}
