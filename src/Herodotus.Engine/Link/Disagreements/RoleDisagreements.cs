using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>One person with two present offices, each in reports of its own: an error, or news between two dates.</summary>
internal static class RoleDisagreements
{
    public static IEnumerable<Disagreement> Find(ImmutableArray<Actor> actors, ImmutableArray<Claim> claims)
    {
        var byText = claims.Where(claim => claim.Kind == ClaimKind.Role).ToLookup(claim => claim.Text, StringComparer.Ordinal);
        foreach (var actor in actors.Where(actor => actor.Type == ActorType.Person))
        {
            var present = actor.Roles.Where(role => role.Status is null).ToList();
            for (var i = 0; i < present.Count; i++)
            {
                for (var j = i + 1; j < present.Count; j++)
                {
                    if (SameOffice(present[i].Title, present[j].Title) || OneReportGivesBoth(present[i], present[j]))
                        continue;
                    var (first, second) = Earlier(present[i], present[j]) ? (present[i], present[j]) : (present[j], present[i]);
                    var sides = new[] { first, second }.SelectMany(role => byText[$"{actor.Name}: {role.Title}"]).ToList();
                    if (sides.Count < 2)
                        continue;
                    var dated = first.From is not null && second.From is not null && first.From != second.From;
                    yield return new Disagreement(
                        DisagreementKind.Role,
                        dated ? DisagreementReason.Update : DisagreementReason.Conflict,
                        [.. sides.Select(claim => claim.Id)],
                        [.. sides.Select(claim => new DisagreementSide(claim.Text, claim.Assertions))]);
                }
            }
        }
    }

    /// <summary>Titles that share a content word name one office in other words ("Defense Secretary", "Secretary of Defense").</summary>
    private static bool SameOffice(string one, string other)
    {
        var (left, right) = (ContentWords.Of(one), ContentWords.Of(other));
        return left.Count == 0 || right.Count == 0 || left.Overlaps(right) || left.Any(word => right.Any(candidate => word.AsSpan(0, Math.Min(4, word.Length)).SequenceEqual(candidate.AsSpan(0, Math.Min(4, candidate.Length)))));
    }

    private static bool OneReportGivesBoth(ActorRole one, ActorRole other) =>
        one.Evidence.Select(evidence => evidence.Report).Intersect(other.Evidence.Select(evidence => evidence.Report)).Any(report => report is not null);

    private static bool Earlier(ActorRole one, ActorRole other) => string.CompareOrdinal(one.From ?? "", other.From ?? "") <= 0;
}
