using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Something is said of an actor (an accusation, a charge), and that actor, or its government, denies it.</summary>
internal static class Denials
{
    /// <summary>How far before the denial, in code units of one report, the accusation may stand: about two paragraphs.</summary>
    private const int MaxDistance = 1200;

    public static IEnumerable<Disagreement> Find(ImmutableArray<Claim> claims, ImmutableArray<Actor> actors)
    {
        var taken = new HashSet<(string, string)>();
        var accusations = claims.Where(IsAccusation).SelectMany(claim => claim.Assertions.Select(assertion => (Claim: claim, Assertion: assertion)))
            .ToLookup(pair => pair.Assertion.Report, StringComparer.Ordinal);
        foreach (var denial in claims.Where(claim => claim.Statement is { Cue: CueClass.Deny }))
        {
            foreach (var words in denial.Assertions)
            {
                var accusation = accusations[words.Report]
                    .Where(pair => pair.Claim.Id != denial.Id && pair.Assertion.Span.Start <= words.Span.Start && words.Span.Start - pair.Assertion.Span.Start <= MaxDistance
                        && pair.Assertion.Speaker?.Actor != words.Speaker?.Actor && Concerns(pair.Assertion.Quote, words.Speaker?.Actor, actors))
                    .Select(pair => (pair.Claim, Distance: words.Span.Start - pair.Assertion.Span.Start))
                    .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Claim.Id, StringComparer.Ordinal)
                    .Select(pair => pair.Claim).FirstOrDefault();
                if (accusation is null || !taken.Add((accusation.Id, denial.Id)))
                    continue;
                yield return new Disagreement(
                    DisagreementKind.Denial,
                    DisagreementReason.Conflict,
                    [accusation.Id, denial.Id],
                    [new DisagreementSide(accusation.Text, accusation.Assertions), new DisagreementSide(denial.Text, denial.Assertions)]);
            }
        }
    }

    /// <summary>True when the accusation names whoever denies it, or somebody of the same country.</summary>
    private static bool Concerns(string accusation, string? denier, ImmutableArray<Actor> actors)
    {
        if (actors.FirstOrDefault(actor => actor.Id == denier) is not { } own)
            return false;
        return actors.Any(actor => (actor.Id == own.Id || (actor.Country is not null && actor.Country == own.Country))
            && actor.Names.Any(name => name.Length > 2 && accusation.Contains(name, StringComparison.Ordinal)));
    }

    private static bool IsAccusation(Claim claim) =>
        claim.Statement is { Cue: CueClass.Accuse }
        || claim.Event is { Mode: MeasureMode.Indictment }
        || claim.Event is { Status: EventStatus.Alleged };
}
