using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Who is what, as claims: each role an actor is given, with the words that give it.</summary>
internal static class RoleClaims
{
    public static IEnumerable<Claim> Build(StoryContext story, ImmutableArray<Actor> actors)
    {
        var reports = story.Reports.ToDictionary(report => report.Report.Id, StringComparer.Ordinal);
        return actors.SelectMany(actor => actor.Roles.Select(role => new Claim
        {
            Id = "",
            Kind = ClaimKind.Role,
            Text = $"{actor.Name}: {(role.Status is { } status ? $"{status} " : "")}{role.Title}",
            Assertions = [.. role.Evidence
                .Where(evidence => evidence is { Report: { } id, Span: not null } && reports.ContainsKey(id))
                .Select(evidence => story.Assert(reports[evidence.Report!], evidence.Span!.Value, null, Hedge.None))
                .DistinctBy(assertion => (assertion.Report, assertion.Span))],
        }));
    }
}
