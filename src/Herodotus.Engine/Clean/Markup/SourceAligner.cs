using System.Text;
using Herodotus.Clean.Encodings;
using Herodotus.Text;

namespace Herodotus.Clean.Markup;

/// <summary>
/// Leads from a report's text back to the bytes it was read from, paragraph by paragraph: each is looked for in what the source shows when
/// tags are passed over, references decoded and white space folded, in order, so that of two equal ones each finds its own.
/// </summary>
public static class SourceAligner
{
    /// <summary>Each miss costs a look through the whole source: a text with more is not this source's.</summary>
    private const int MaxMisses = 300;

    /// <summary>The segments found, by their place in the text; what does not stand in the source as one stretch has none.</summary>
    /// <param name="text">The report's text.</param>
    /// <param name="source">What was decoded. Bytes that could not be decoded, or a shifting encoding, give no segments: their places cannot be told.</param>
    /// <param name="isMarkup">False for plain text: there every sign is itself.</param>
    public static ImmutableArray<SourceSegment> Align(string text, DecodedText source, bool isMarkup)
    {
        var encoding = KnownEncodings.Find(source.Encoding);
        if (encoding is null || source.Damaged > 0 || encoding.CodePage is 50220 or 50225 or 52936)
            return [];
        var (shown, starts, ends) = Shown(source.Text, isMarkup);
        var found = ImmutableArray.CreateBuilder<(TextSpan Span, int Start, int End)>();
        var (after, misses) = (0, 0);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var paragraph = Fold(text.AsSpan(start, end - start));
            if (paragraph.Length > 0)
            {
                var at = shown.IndexOf(paragraph, after, StringComparison.Ordinal);
                if (at < 0 && after > 0 && misses < MaxMisses)
                    at = shown.IndexOf(paragraph, StringComparison.Ordinal);
                if (at < 0 && ++misses > MaxMisses)
                    break;
                if (at >= 0)
                {
                    found.Add((TextSpan.FromBounds(start, end), starts[at], ends[at + paragraph.Length - 1]));
                    after = at + paragraph.Length;
                }
            }

            start = end + 1;
        }

        return Bytes(found.ToImmutable(), source, encoding);
    }

    /// <summary>Places in decoded text as places in bytes: each stretch between two places is measured once.</summary>
    private static ImmutableArray<SourceSegment> Bytes(ImmutableArray<(TextSpan Span, int Start, int End)> found, DecodedText source, Encoding encoding)
    {
        var marks = found.SelectMany(segment => new[] { segment.Start, segment.End }).Distinct().Order().ToArray();
        var bytes = new Dictionary<int, int>(marks.Length);
        var (at, offset) = (0, source.MarkLength);
        foreach (var mark in marks)
        {
            offset += encoding.GetByteCount(source.Text.AsSpan(at, mark - at));
            bytes[mark] = offset;
            at = mark;
        }

        return [.. found.Select(segment => new SourceSegment(segment.Span, bytes[segment.Start], bytes[segment.End] - bytes[segment.Start]))];
    }

    /// <summary>What the source shows, white space aside, and for each of its characters where it begins and ends.</summary>
    private static (string Shown, List<int> Starts, List<int> Ends) Shown(string source, bool isMarkup)
    {
        var shown = new StringBuilder(source.Length);
        var starts = new List<int>(source.Length);
        var ends = new List<int>(source.Length);
        var symbol = new StringBuilder(4);
        for (var at = 0; at < source.Length;)
        {
            var length = 1;
            if (isMarkup && source[at] == '<' && MarkupText.Construct(source, at) is > 0 and var tag)
            {
                at += tag;
                continue;
            }

            symbol.Clear();
            if (isMarkup && source[at] == '&' && Entities.Append(symbol, source.AsSpan(at)) is > 0 and var reference)
                length = reference;
            else
                symbol.Append(source[at]);
            for (var i = 0; i < symbol.Length; i++)
            {
                if (char.IsWhiteSpace(symbol[i]))
                    continue;
                shown.Append(symbol[i]);
                starts.Add(at);
                ends.Add(at + length);
            }

            at += length;
        }

        return (shown.ToString(), starts, ends);
    }

    /// <summary>Without white space: paragraphs may be broken anywhere in the source.</summary>
    private static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                folded.Append(c);
        }

        return folded.ToString();
    }
}
