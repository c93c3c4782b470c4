using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>A value that a report says is wrong and another report gave: "$24 million, not $42 million".</summary>
internal static class CorrectedValues
{
    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        ILookup<decimal?, Claim>? byValue = null;
        var taken = new HashSet<(string, string)>();
        foreach (var report in story.Reports)
        {
            var quantities = report.Annotations.Quantities;
            for (var i = 1; i < quantities.Length; i++)
            {
                var (right, wrong) = (quantities[i - 1], quantities[i]);
                // "not 1.5" may leave the unit to the right value.
                if (wrong.Value is not { } value || !(wrong.Unit == right.Unit || wrong.Unit is null) || !FigureClaims.IsRuledOut(story, report, wrong) || !InOneSentence(report, right, wrong))
                    continue;
                byValue ??= claims.Where(claim => claim.Figure?.Value is not null).ToLookup(claim => claim.Figure!.Value);
                if (byValue[value].FirstOrDefault(claim => claim.Figure!.Unit == right.Unit && claim.Assertions.Any(assertion => assertion.Report != report.Report.Id)) is { } first
                    && byValue[right.Value].FirstOrDefault(claim => claim.Figure!.Unit == right.Unit && claim.Assertions.Any(assertion => assertion.Report == report.Report.Id)) is { } last
                    && taken.Add((first.Id, last.Id)))
                    yield return new Disagreement(DisagreementKind.Value, DisagreementReason.Update, [first.Id, last.Id], [Side(first), Side(last)]);
            }
        }
    }

    private static bool InOneSentence(AnalyzedReport report, Quantity one, Quantity other) =>
        report.Annotations.SentenceAt(one.Span.Start) is { } sentence && sentence.Contains(other.Span);

    private static DisagreementSide Side(Claim claim) => new(FigureText.Side(claim.Figure!), claim.Assertions);
}
