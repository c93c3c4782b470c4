using System.Collections.Immutable;
using Herodotus.Analyze;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Cuts the reports of a set of few, long ones into pieces: whoever is taught by parts of a set needs reports to part it by, and a set may come as one text.
/// </summary>
internal static class ReportPieces
{
    /// <summary>A set of so many reports is left as it is.</summary>
    private const int Enough = 32;

    /// <summary>Into about how many pieces a set is cut, none of them shorter than this.</summary>
    private const int Pieces = 64;
    private const int LeastTokens = 120;

    public static GoldSet Of(GoldSet set, LanguageReader reader)
    {
        if (set.Reports.Length >= Enough)
            return set;
        var read = set.Reports.Select(report => reader.Read(report.Text)).ToArray();
        var length = Math.Max(LeastTokens, read.Sum(each => each.Tokens.Length) / Pieces);
        return set with { Reports = [.. set.Reports.SelectMany((report, at) => Cut(report, read[at].Sentences.Select(sentence => (read[at].Tokens[sentence.FirstToken].Span.Start, sentence.EndToken)), length))] };
    }

    /// <summary>Cuts a report where a sentence begins and no name goes on, as soon as so many tokens stand before it.</summary>
    private static IEnumerable<GoldReport> Cut(GoldReport report, IEnumerable<(int Start, int EndToken)> sentences, int length)
    {
        var (from, firstToken, endToken, number) = (0, 0, 0, 0);
        foreach (var (start, end) in sentences)
        {
            if (endToken - firstToken >= length && !report.Names.Concat(report.Ignored).Any(name => name.Span.Start < start && name.Span.End > start))
            {
                yield return Piece(report, TextSpan.FromBounds(from, start), number++);
                (from, firstToken) = (start, endToken);
            }

            endToken = end;
        }

        yield return number == 0 ? report : Piece(report, TextSpan.FromBounds(from, report.Text.Length), number);
    }

    private static GoldReport Piece(GoldReport report, TextSpan part, int number)
    {
        return report with
        {
            Id = $"{report.Id}/{number}",
            Text = part.Of(report.Text),
            Names = Within(report.Names),
            Ignored = Within(report.Ignored),
            Tokens = Within(report.Tokens),
            Sentences = Within(report.Sentences),
        };

        ImmutableArray<GoldSpan> Within(ImmutableArray<GoldSpan> spans) =>
            [.. spans.Where(span => part.Contains(span.Span)).Select(span => span with { Span = new TextSpan(span.Span.Start - part.Start, span.Span.Length) })];
    }
}
