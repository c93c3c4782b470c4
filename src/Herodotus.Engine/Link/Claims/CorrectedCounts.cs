using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>
/// Values that a report takes back: "Correction: An earlier version gave her 5,920 votes. She received 5,902", "The contract was of 4.8 million. The
/// correct figure is 3.8 million".
/// </summary>
internal sealed class CorrectedCounts(AnalyzedReport report, TollReader tolls)
{
    /// <summary>A wrong and a right value side by side, the right one in the same sentence or the next.</summary>
    public ImmutableArray<RivalPair> Find()
    {
        var quantities = report.Annotations.Quantities;
        ImmutableArray<RivalPair>.Builder? pairs = null;
        for (var right = 1; right < quantities.Length; right++)
        {
            if (AreCorrected(quantities[right - 1], quantities[right]))
                (pairs ??= ImmutableArray.CreateBuilder<RivalPair>()).Add(new RivalPair(right - 1, right, null));
        }

        return pairs?.DrainToImmutable() ?? [];
    }

    private bool AreCorrected(Quantity wrong, Quantity right)
    {
        if (wrong.Value is null || right.Value is null || wrong.Value == right.Value || !(right.Unit == wrong.Unit || right is { Unit: null, UnitText: null })
            || (right.UnitText is { } noun && wrong.UnitText is { } other && tolls.Counted(noun.ToLowerInvariant()) != tolls.Counted(other.ToLowerInvariant()))
            || tolls.IsRuledOut(report.Report.Text.AsSpan(0, right.Span.Start).TrimEnd()))
            return false;
        var (first, second) = (Sentence(wrong.Span), Sentence(right.Span));
        return (tolls.TakesBack(Words(first)) || (first != second && tolls.SetsRight(Words(second)))) && (first == second || IsNext(first, second));
    }

    private TextSpan Sentence(TextSpan span) => report.Annotations.SentenceAt(span.Start) ?? span;

    private ReadOnlySpan<char> Words(TextSpan sentence) => sentence.Of(report.Report.Text.AsSpan());

    private bool IsNext(TextSpan first, TextSpan second) => second.Start >= first.End && report.Report.Text.AsSpan(first.End, second.Start - first.End).IsWhiteSpace();
}
