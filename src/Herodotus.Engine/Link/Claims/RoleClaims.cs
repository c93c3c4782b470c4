using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Who is what, as claims: each role an actor is given, with the words that give it.</summary>
internal static class RoleClaims
{
    public static IEnumerable<Claim> Build(StoryContext story, ImmutableArray<Actor> actors)
    {
        var reports = story.Reports.ToDictionary(report => report.Report.Id, StringComparer.Ordinal);
        return actors.SelectMany(actor => actor.Roles.GroupBy(role => TextOf(actor, role), StringComparer.OrdinalIgnoreCase).Select(roles => new Claim
        {
            Id = roles.Key,
            Kind = ClaimKind.Role,
            Text = roles.Key,
            Assertions = [.. roles.SelectMany(role => role.Evidence)
                .Where(evidence => evidence is { Report: { } id, Span: not null } && reports.ContainsKey(id))
                .Select(evidence => story.Assert(reports[evidence.Report!], evidence.Span!.Value, null, Hedge.None))
                .DistinctBy(assertion => (assertion.Report, assertion.Span))],
        }));
    }

    /// <summary>"Marco Rubio: Secretary of State".</summary>
    public static string TextOf(Actor actor, ActorRole role) => $"{actor.Name}: {role.Said}";
}
