using System.Text;
using Herodotus.Clean.Encodings;
using Herodotus.Text;

namespace Herodotus.Clean.Markup;

/// <summary>
/// Leads from the texts of reports back to the bytes they were read from, paragraph by paragraph: each is looked for in what the source
/// shows, in order, so that of two equal ones each finds its own. One aligner serves all reports of a file, in their order.
/// </summary>
public sealed class SourceAligner
{
    /// <summary>Each miss costs a look through the whole source: texts with more are not this source's.</summary>
    private const int MaxMisses = 300;

    private readonly DecodedText _source;
    private readonly Encoding? _encoding;
    private readonly ShownText? _shown;
    private int _after;
    private int _misses;
    private int _measured;
    private int _measuredBytes;

    /// <param name="source">What was decoded. Bytes that could not be decoded, or a shifting encoding, give no segments: their places cannot be told.</param>
    /// <param name="form">What is taken off it to see its texts.</param>
    public SourceAligner(DecodedText source, SourceForm form)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
        _encoding = KnownEncodings.Find(source.Encoding);
        if (_encoding is null || source.Damaged > 0 || _encoding.CodePage is 50220 or 50225 or 52936)
            return;
        var whole = ShownText.Of(source.Text);
        _shown = (form switch
        {
            SourceForm.Html => whole.WithoutMarkup(opensData: false),
            SourceForm.Feed => whole.WithoutMarkup(opensData: true).WithoutMarkup(opensData: true),
            SourceForm.Json => whole.WithoutEscapes().WithoutMarkup(opensData: true),
            _ => whole,
        }).Folded();
    }

    /// <summary>The segments found, by their place in the text; what does not stand in the source as one stretch has none.</summary>
    public ImmutableArray<SourceSegment> Align(string text)
    {
        if (_shown is null)
            return [];
        var found = ImmutableArray.CreateBuilder<(TextSpan Span, int Start, int End)>();
        for (var start = 0; start < text.Length && _misses <= MaxMisses;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var paragraph = Fold(text.AsSpan(start, end - start));
            if (paragraph.Length > 0 && Place(paragraph) is >= 0 and var at)
            {
                found.Add((TextSpan.FromBounds(start, end), _shown.Start(at), _shown.End(at + paragraph.Length - 1)));
                _after = at + paragraph.Length;
            }

            start = end + 1;
        }

        return Bytes(found.ToImmutable());
    }

    private int Place(string paragraph)
    {
        var at = _shown!.Text.IndexOf(paragraph, _after, StringComparison.Ordinal);
        if (at < 0 && _after > 0)
            at = _shown.Text.IndexOf(paragraph, StringComparison.Ordinal);
        _misses += at < 0 ? 1 : 0;
        return at;
    }

    /// <summary>Places in decoded text as places in bytes: each stretch between two places is measured once.</summary>
    private ImmutableArray<SourceSegment> Bytes(ImmutableArray<(TextSpan Span, int Start, int End)> found)
    {
        var marks = found.SelectMany(segment => new[] { segment.Start, segment.End }).Distinct().Order().ToArray();
        var bytes = new Dictionary<int, int>(marks.Length);
        foreach (var mark in marks)
            bytes[mark] = ByteOf(mark);
        return [.. found.Select(segment => new SourceSegment(segment.Span, bytes[segment.Start], bytes[segment.End] - bytes[segment.Start]))];
    }

    /// <summary>Reports follow one another in their file: from the last place measured it is seldom far, forward or back.</summary>
    private int ByteOf(int mark)
    {
        _measuredBytes += mark >= _measured
            ? _encoding!.GetByteCount(_source.Text.AsSpan(_measured, mark - _measured))
            : -_encoding!.GetByteCount(_source.Text.AsSpan(mark, _measured - mark));
        _measured = mark;
        return _source.MarkLength + _measuredBytes;
    }

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
