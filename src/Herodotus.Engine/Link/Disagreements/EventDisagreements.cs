using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Disagreements;

/// <summary>One measure told with two dates, or as done in one report and as planned in another.</summary>
internal static class EventDisagreements
{
    public static IEnumerable<Disagreement> Find(ImmutableArray<Claim> claims)
    {
        var measures = claims.Where(claim => claim.Event is { Mode: not null } happening && !happening.Targets.IsEmpty).ToList();
        for (var i = 0; i < measures.Count; i++)
        {
            for (var j = i + 1; j < measures.Count; j++)
            {
                var (one, other) = (measures[i], measures[j]);
                var (a, b) = (one.Event!, other.Event!);
                if (a.Mode != b.Mode || !a.Targets.SequenceEqual(b.Targets) || a.Date is null || b.Date is null
                    || a.Date.Length != b.Date.Length || a.Date.Length < 7 || a.Date[..4] != b.Date[..4])
                    continue;
                yield return new Disagreement(DisagreementKind.Date, DisagreementReason.Conflict, [one.Id, other.Id], [Side(one, a.Date), Side(other, b.Date)]);
            }
        }
    }

    private static DisagreementSide Side(Claim claim, string date) =>
        new($"{claim.Text}: {date}{(claim.Event!.Status == EventStatus.Done ? "" : $" ({ContractNames.Name(claim.Event.Status)})")}", claim.Assertions);
}
