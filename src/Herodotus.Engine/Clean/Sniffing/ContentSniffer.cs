using System.Buffers;
using System.Text.Json;
using Herodotus.Clean.Encodings;

namespace Herodotus.Clean.Sniffing;

/// <summary>Finds out what bytes are from what they hold, never from a file's name.</summary>
public static class ContentSniffer
{
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    private static readonly (byte[] Magic, string Name)[] BinaryForms =
    [
        ("%PDF-"u8.ToArray(), "a PDF file"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"), ([0x7F, 0x45, 0x4C, 0x46], "a program"), ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"), ("BZh"u8.ToArray(), "bzip2 data"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"), ("OggS"u8.ToArray(), "sound"), ("ID3"u8.ToArray(), "sound"), ("RIFF"u8.ToArray(), "sound or film"), ("wOFF"u8.ToArray(), "a font"), ("wOF2"u8.ToArray(), "a font"),
    ];

    /// <param name="head">The item's first bytes.</param>
    /// <param name="isAll">True when there are no others.</param>
    public static (ContentKind Kind, string? Name) Sniff(ReadOnlySpan<byte> head, bool isAll)
    {
        if (head.IsEmpty)
            return (ContentKind.Empty, null);
        foreach (var (magic, name) in BinaryForms)
        {
            if (head.StartsWith(magic))
                return (ContentKind.Binary, name);
        }

        // Cut where a line ends, so that the sample does not end inside a character.
        var sample = head;
        if (!isAll && head.LastIndexOf((byte)'\n') is > 0 and var lastLine && head[..lastLine].IndexOf((byte)0) < 0)
            sample = head[..lastLine];
        var text = TextDecoder.Decode(sample).Text;
        return OfText(text, isAll);
    }

    private static (ContentKind Kind, string? Name) OfText(string text, bool isAll)
    {
        var span = text.AsSpan().TrimStart(" \t\r\n\f\uFEFF\0");
        if (span.IsEmpty)
            return (ContentKind.Empty, null);
        if (LooksBinary(text))
            return (ContentKind.Binary, null);
        return span[0] switch
        {
            '<' => (Markup(span), null),
            '{' => (JsonForm(span, isAll), null),
            '[' when AfterBlank(span[1..]) is '{' or ']' => (ContentKind.Json, null),
            'w' when span.StartsWith("window.YTD.", StringComparison.Ordinal) => (ContentKind.PostArchive, null),
            _ => (LetterSigns.IsLetter(span) ? ContentKind.Letter : ContentKind.PlainText, null),
        };
    }

    /// <summary>Control characters that text does not hold. Escape, form feed and the like occur in old wire copy.</summary>
    private static bool LooksBinary(string text)
    {
        var odd = 0;
        foreach (var c in text)
        {
            if (c is '\0' or (< ' ' and not ('\t' or '\n' or '\r' or '\f' or '\u001b' or '\u000e' or '\u000f' or '\u0001' or '\u0002' or '\u0003')))
                odd++;
        }

        return odd > 0 && odd * 50 > text.Length;
    }

    private static char AfterBlank(ReadOnlySpan<char> span)
    {
        var rest = span.TrimStart();
        return rest.IsEmpty ? ']' : rest[0];
    }

    /// <summary>A feed by its root element, whatever comments, declarations and instructions stand before it; else a page.</summary>
    private static ContentKind Markup(ReadOnlySpan<char> span)
    {
        while (true)
        {
            span = span.TrimStart(" \t\r\n\f\uFEFF");
            if (span.StartsWith("<!--"))
            {
                var end = span.IndexOf("-->");
                if (end < 0)
                    return ContentKind.Page;
                span = span[(end + 3)..];
            }
            else if (span.StartsWith("<?"))
            {
                var end = span.IndexOf('>');
                if (end < 0)
                    return ContentKind.Page;
                span = span[(end + 1)..];
            }
            else if (span.StartsWith("<!"))
            {
                // A document type may hold an internal subset in brackets.
                var end = span.IndexOf('>');
                var bracket = span.IndexOf('[');
                if (bracket >= 0 && end > bracket)
                {
                    var close = span[bracket..].IndexOf("]>");
                    end = close < 0 ? span.IndexOf('>') : bracket + close + 1;
                }

                if (end < 0)
                    return ContentKind.Page;
                span = span[(end + 1)..];
            }
            else
            {
                break;
            }
        }

        if (span.IsEmpty || span[0] != '<')
            return ContentKind.Page;
        var name = span[1..];
        var stop = name.IndexOfAny(NameEnd);
        if (stop >= 0)
            name = name[..stop];
        var local = name[(name.IndexOf(':') + 1)..];
        Span<char> lower = stackalloc char[Math.Min(local.Length, 16)];
        local[..lower.Length].ToLowerInvariant(lower);
        return lower switch
        {
            "rss" or "feed" or "rdf" or "channel" or "item" or "entry" => ContentKind.Feed,
            "opml" => ContentKind.Opml,
            _ => ContentKind.Page,
        };
    }

    /// <summary>JSON Lines when the first line is a whole object and something follows it; else one JSON document.</summary>
    private static ContentKind JsonForm(ReadOnlySpan<char> span, bool isAll)
    {
        var end = span.IndexOf('\n');
        var line = end < 0 ? span : span[..end];
        if (end < 0 && !isAll)
            return ContentKind.JsonLines;
        try
        {
            using var document = JsonDocument.Parse(line.ToString());
            return end < 0 || span[end..].IsWhiteSpace() ? ContentKind.Json : ContentKind.JsonLines;
        }
        catch (JsonException)
        {
            // Either a document over several lines, or a broken first line of JSON Lines: the second line tells.
            var rest = end < 0 ? [] : span[end..].TrimStart();
            return rest.StartsWith("{\"") && line.TrimEnd() is not "{" ? ContentKind.JsonLines : ContentKind.Json;
        }
    }
}
