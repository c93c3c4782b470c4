using Herodotus.Knowledge;
using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Where a story's reports cannot all have the last word, and why.</summary>
public static class DisagreementFinder
{
    /// <summary>All disagreements, in a fixed order of kinds, and the claims with the status they get by them.</summary>
    public static (ImmutableArray<Disagreement> Disagreements, ImmutableArray<Claim> Claims) Find(
        StoryContext story, ImmutableArray<Actor> actors, ImmutableArray<Claim> claims, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(story);
        // Another's count of the same dead is no later count of them.
        var crowds = CrowdDisagreements.Find(story, claims).ToList();
        var values = ValueDisagreements.Find(story, claims, crowds.Select(crowd => crowd.Claims[1]).ToHashSet(StringComparer.Ordinal)).ToList();
        var found = values
            .Concat(CorrectedValues.Find(story, claims).Where(corrected => !values.Exists(value => corrected.Claims.All(value.Claims.Contains))))
            .Concat(crowds.Where(crowd => !values.Exists(value => crowd.Claims.All(value.Claims.Contains))))
            .Concat(RoleDisagreements.Find(actors, claims, knowledge))
            .Concat(EventDisagreements.Find(story, claims))
            .Concat(Denials.Find(story, claims, actors))
            .ToImmutableArray();
        var status = new Dictionary<string, ClaimStatus>(StringComparer.Ordinal);
        foreach (var disagreement in found)
        {
            foreach (var (claim, index) in disagreement.Claims.Select((claim, index) => (claim, index)))
            {
                // The first claim is the one the others stand against.
                if (disagreement.Kind == DisagreementKind.Denial)
                {
                    if (index == 0)
                        status[claim] = ClaimStatus.Denied;
                }
                else if (disagreement.Because == DisagreementReason.Conflict)
                {
                    status[claim] = ClaimStatus.Disputed;
                }
                else if (disagreement.Because == DisagreementReason.Update && index < disagreement.Claims.Length - 1)
                {
                    status[claim] = ClaimStatus.Superseded;
                }
            }
        }

        // How old somebody is counts only where reports disagree.
        return (found, [.. claims.Where(claim => status.ContainsKey(claim.Id) || !FigureClaims.IsAge(story, claim)).Select(claim => status.TryGetValue(claim.Id, out var changed) ? claim with { Status = changed } : claim)]);
    }
}
