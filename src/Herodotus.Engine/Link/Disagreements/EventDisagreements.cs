using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Disagreements;

/// <summary>One measure told with two dates, or as done in one report and as planned in another.</summary>
internal static class EventDisagreements
{
    public static IEnumerable<Disagreement> Find(ImmutableArray<Claim> claims)
    {
        foreach (var group in claims.Where(claim => claim.Event is { Mode: not null, Date: not null } happening && !happening.Targets.IsEmpty)
            .GroupBy(claim => (claim.Event!.Mode, Target: string.Join(' ', claim.Event.Targets), Year: claim.Event.Date![..4])))
        {
            foreach (var found in Pairs([.. group.Take(MaxDates)]))
                yield return found;
        }
    }

    /// <summary>Dates of one measure on one target in one year that are compared: more are a series, not a disagreement.</summary>
    private const int MaxDates = 8;

    private static IEnumerable<Disagreement> Pairs(ImmutableArray<Claim> measures)
    {
        for (var i = 0; i < measures.Length; i++)
        {
            for (var j = i + 1; j < measures.Length; j++)
            {
                var (one, other) = (measures[i], measures[j]);
                var (a, b) = (one.Event!, other.Event!);
                if (a.Date!.Length != b.Date!.Length || a.Date.Length < 7)
                    continue;
                yield return new Disagreement(DisagreementKind.Date, DisagreementReason.Conflict, [one.Id, other.Id], [Side(one, a.Date), Side(other, b.Date)]);
            }
        }
    }

    private static DisagreementSide Side(Claim claim, string date) =>
        new($"{claim.Text}: {date}{(claim.Event!.Status == EventStatus.Done ? "" : $" ({ContractNames.Name(claim.Event.Status)})")}", claim.Assertions);
}
