using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>
/// Sums of money that reports give in telling one measure: "sanctioned … for laundering $42 million" and "sancionó … por lavar 24 millones" are of one
/// thing, whatever the words beside them; so are "11 tankers" and "12 buques". A report that gives two in one currency, or of one noun, is left out.
/// </summary>
internal static class MeasureAmounts
{
    public static IEnumerable<List<FigureInContext>> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        var sums = claims.Where(claim => claim.Figure is { Value: > 0 } figure && (figure.Unit is null ? figure is { UnitText: not null, Toll: null, Value: > 1 } : figure.Unit is { Length: 3 } unit && unit.All(char.IsAsciiLetterUpper)))
            .SelectMany(claim => claim.Assertions.Select(assertion => (Place: (assertion.Report, assertion.Span), Claim: claim)))
            .ToLookup(pair => pair.Place, pair => pair.Claim);
        foreach (var measure in claims.Where(claim => claim.Event is { Mode: not null } && claim.ReportCount > 1))
        {
            var told = measure.Assertions.SelectMany(assertion => sums[(assertion.Report, assertion.Span)].Select(sum => (assertion.Report, Sum: sum))).ToList();
            foreach (var currency in told.GroupBy(pair => pair.Sum.Figure!.Unit ?? Counted(story, pair.Sum)))
            {
                if (currency.Key.Length == 0)
                    continue;
                var single = currency.GroupBy(pair => pair.Report, StringComparer.Ordinal).Where(report => report.Select(pair => pair.Sum.Id).Distinct(StringComparer.Ordinal).Count() == 1);
                List<FigureInContext> amounts = [.. single.Select(report => report.First().Sum).DistinctBy(sum => sum.Id).Select(sum => new FigureInContext(story, sum))];
                if (amounts.Count > 1)
                    yield return amounts;
            }
        }
    }

    /// <summary>The one noun that is counted, as English has it; empty where words describe it, which may make it another thing.</summary>
    private static string Counted(StoryContext story, Claim claim) => claim.Figure!.UnitText is { } noun
        && !noun.Contains(' ', StringComparison.Ordinal) ? " " + story.Tolls.Counted(noun.ToLowerInvariant()) : "";
}
