using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Two speakers' counts of one crowd, or measures of one thing, and a value that takes the place of a wrong one, where one report gives both.</summary>
internal static class CrowdDisagreements
{
    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        if (!Enumerable.Range(0, story.Reports.Length).Any(place => story.FiguresOf(place) is { Rivals.IsEmpty: false } or { Corrected.IsEmpty: false }))
            yield break;
        var figures = claims.Where(claim => claim.Figure is { Value: not null });
        var byPlace = figures.SelectMany(claim => claim.Figure!.Written.Select(written => (Place: (written.Report, written.Span), Claim: claim)))
            .GroupBy(pair => pair.Place).ToDictionary(group => group.Key, group => group.First().Claim);
        var taken = new HashSet<(decimal?, decimal?)>();
        for (var place = 0; place < story.Reports.Length; place++)
        {
            var (id, quantities) = (story.Reports[place].Report.Id, story.Reports[place].Annotations.Quantities);
            var own = story.FiguresOf(place);
            foreach (var (pair, because) in own.Corrected.Select(pair => (pair, DisagreementReason.Update)).Concat(own.Rivals.Select(pair => (pair, DisagreementReason.Conflict))))
            {
                var (first, second) = (quantities[pair.First], quantities[pair.Second]);
                if (byPlace.TryGetValue((id, first.Span), out var one) && byPlace.TryGetValue((id, second.Span), out var other) && one.Id != other.Id
                    && taken.Add((Math.Min(first.Value!.Value, second.Value!.Value), Math.Max(first.Value.Value, second.Value.Value))))
                    yield return new Disagreement(DisagreementKind.Value, because, [one.Id, other.Id], [Side(one, pair.Thing), Side(other, pair.Thing)]);
            }
        }
    }

    private static DisagreementSide Side(Claim claim, string? thing) =>
        new(thing is not null && claim.Figure is { UnitText: null, Unit: null, Of: null, Toll: null } bare ? $"{FigureText.Value(bare)} ({thing})" : FigureText.Side(claim.Figure!), claim.Assertions);
}
