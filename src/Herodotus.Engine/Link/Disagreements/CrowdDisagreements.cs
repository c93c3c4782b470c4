using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Two speakers' counts of one crowd, where one report gives both.</summary>
internal static class CrowdDisagreements
{
    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        if (!Enumerable.Range(0, story.Reports.Length).Any(place => !story.FiguresOf(place).Rivals.IsEmpty))
            yield break;
        var figures = claims.Where(claim => claim.Figure is { Value: not null });
        var byPlace = figures.SelectMany(claim => claim.Figure!.Written.Select(written => (Place: (written.Report, written.Span), Claim: claim)))
            .GroupBy(pair => pair.Place).ToDictionary(group => group.Key, group => group.First().Claim);
        var taken = new HashSet<(decimal?, decimal?)>();
        for (var place = 0; place < story.Reports.Length; place++)
        {
            var (id, quantities) = (story.Reports[place].Report.Id, story.Reports[place].Annotations.Quantities);
            foreach (var pair in story.FiguresOf(place).Rivals)
            {
                var (first, second) = (quantities[pair.First], quantities[pair.Second]);
                if (byPlace.TryGetValue((id, first.Span), out var one) && byPlace.TryGetValue((id, second.Span), out var other) && one.Id != other.Id
                    && taken.Add((Math.Min(first.Value!.Value, second.Value!.Value), Math.Max(first.Value.Value, second.Value.Value))))
                    yield return new Disagreement(DisagreementKind.Value, DisagreementReason.Conflict, [one.Id, other.Id], [Side(one), Side(other)]);
            }
        }
    }

    private static DisagreementSide Side(Claim claim) =>
        new(FigureText.Side(claim.Figure!), claim.Assertions);
}
