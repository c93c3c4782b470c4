using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>
/// Sums of money that reports give in telling one measure: "sanctioned … for laundering $42 million" and "sancionó … por lavar 24 millones" are of one
/// thing, whatever the words beside them. A report that gives two in one currency is left out.
/// </summary>
internal static class MeasureAmounts
{
    public static IEnumerable<List<FigureInContext>> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        var sums = claims.Where(claim => claim.Figure is { Value: > 0, Unit: { Length: 3 } unit } && unit.All(char.IsAsciiLetterUpper))
            .SelectMany(claim => claim.Assertions.Select(assertion => (Place: (assertion.Report, assertion.Span), Claim: claim)))
            .ToLookup(pair => pair.Place, pair => pair.Claim);
        foreach (var measure in claims.Where(claim => claim.Event is { Mode: not null } && claim.ReportCount > 1))
        {
            var told = measure.Assertions.SelectMany(assertion => sums[(assertion.Report, assertion.Span)].Select(sum => (assertion.Report, Sum: sum))).ToList();
            foreach (var currency in told.GroupBy(pair => pair.Sum.Figure!.Unit))
            {
                var single = currency.GroupBy(pair => pair.Report, StringComparer.Ordinal).Where(report => report.Select(pair => pair.Sum.Id).Distinct(StringComparer.Ordinal).Count() == 1);
                List<FigureInContext> amounts = [.. single.Select(report => report.First().Sum).DistinctBy(sum => sum.Id).Select(sum => new FigureInContext(story, sum))];
                if (amounts.Count > 1)
                    yield return amounts;
            }
        }
    }
}
