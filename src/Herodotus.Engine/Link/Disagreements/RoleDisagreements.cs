using Herodotus.Knowledge;
using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>One person with two present offices, each in reports of its own: an error, or news between two dates.</summary>
internal static class RoleDisagreements
{
    /// <summary>
    /// Offices that nobody holds two of at a time: a minister is no senator. A reporter may be an author, a founder may run the company, and a
    /// word such as "official" or "leader" says no office at all.
    /// </summary>
    private static readonly ImmutableHashSet<string> Exclusive =
    [
        "president", "vice-president", "prime-minister", "chancellor", "king", "queen", "emir", "sultan", "emperor", "pope", "minister", "minister:foreign", "minister:defense",
        "minister:interior", "minister:finance", "minister:justice", "minister:homeland", "deputy-minister", "secretary-general", "attorney-general", "solicitor-general",
        "chief-justice", "judge", "senator", "representative", "governor", "mayor", "ambassador", "consul", "charge-d-affaires",
    ];

    public static IEnumerable<Disagreement> Find(ImmutableArray<Actor> actors, ImmutableArray<Claim> claims, KnowledgeBase knowledge)
    {
        var byText = claims.Where(claim => claim.Kind == ClaimKind.Role).ToLookup(claim => claim.Text, StringComparer.Ordinal);
        foreach (var actor in actors.Where(actor => actor.Type == ActorType.Person))
        {
            var present = actor.Roles.Where(role => role.Status is null)
                .Select(role => (Role: role, Office: OfficeOf(role.Title, knowledge)))
                .Where(pair => pair.Office is not null && Exclusive.Contains(pair.Office))
                .GroupBy(pair => pair.Office!, StringComparer.Ordinal)
                .Select(group => (group.First().Role, Office: group.Key)).ToList();
            for (var i = 0; i < present.Count; i++)
            {
                for (var j = i + 1; j < present.Count; j++)
                {
                    var (one, other) = (present[i].Role, present[j].Role);
                    if (OneReportGivesBoth(one, other) || Holds(one.Title, other.Title) || Holds(other.Title, one.Title) || IsShortFor(present[i].Office, present[j].Office)
                        || IsShortFor(present[j].Office, present[i].Office))
                        continue;
                    var (first, second) = Earlier(one, other) ? (one, other) : (other, one);
                    var sides = new[] { first, second }.Select(role => byText[RoleClaims.TextOf(actor, role)].FirstOrDefault()).OfType<Claim>().ToList();
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

    private static bool IsDeputy(string title, LanguageWords words)
    {
        foreach (var word in title.Split(' '))
        {
            foreach (var role in words.Roles(NameKey.Of(word)))
            {
                if (role is { Kind: RoleWordKind.Modifier, Office: "deputy" })
                    return true;
            }
        }

        return false;
    }

    /// <summary>The office that a title names, the same for both languages; null for a title that names none.</summary>
    private static string? OfficeOf(string title, KnowledgeBase knowledge)
    {
        foreach (var language in KnowledgeBase.Languages)
        {
            var words = knowledge.Words(language);
            foreach (var phrase in Phrases(title))
            {
                foreach (var role in words.Roles(NameKey.Of(phrase)))
                {
                    // "Deputy Interior Minister" is a "viceministro".
                    if (role is { Kind: RoleWordKind.Head, Office: { } office })
                        return office.StartsWith("minister", StringComparison.Ordinal) && IsDeputy(title, words) ? "deputy-minister" : office;
                }
            }
        }

        return null;
    }

    /// <summary>The title, then its shorter beginnings and ends, longest first.</summary>
    private static IEnumerable<string> Phrases(string title)
    {
        var words = title.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var length = words.Length; length > 0; length--)
        {
            for (var start = 0; start + length <= words.Length; start++)
                yield return string.Join(' ', words.Skip(start).Take(length));
        }
    }

    /// <summary>"ministro" is said for short of a "ministro del Interior".</summary>
    private static bool Holds(string title, string shorter) => title.StartsWith(shorter, StringComparison.OrdinalIgnoreCase) || title.EndsWith(shorter, StringComparison.OrdinalIgnoreCase);

    /// <summary>"ministro" in one language is said for short of an "Interior Minister" in another.</summary>
    private static bool IsShortFor(string office, string longer) => office == "minister" && longer.StartsWith("minister:", StringComparison.Ordinal);

    private static bool OneReportGivesBoth(ActorRole one, ActorRole other) =>
        one.Evidence.Select(evidence => evidence.Report).Intersect(other.Evidence.Select(evidence => evidence.Report)).Any(report => report is not null);

    private static bool Earlier(ActorRole one, ActorRole other) => string.CompareOrdinal(one.From ?? "", other.From ?? "") <= 0;
}
