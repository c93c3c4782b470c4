using System.Security.Cryptography;
using Herodotus.Link.Claims;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus;

/// <summary>A story's reports with all that telling it takes from elsewhere: the actors they share with other stories, and a date to read undated ones by.</summary>
/// <param name="Actors">In the order in which its reports name them; members in other stories are left out.</param>
/// <param name="Reference">See <see cref="StoryClock.ReferenceOf"/>.</param>
internal sealed record CastStory(StoryGroup Group, ImmutableArray<Actor> Actors, PublicationTime? Reference)
{
    private const int DigestLength = 16;

    /// <param name="thread">The stories of its thread, itself among them.</param>
    /// <param name="byReport">The actors of each report.</param>
    public static CastStory Of(StoryGroup group, IEnumerable<StoryGroup> thread, ILookup<string, Actor> byReport) => new(
        group,
        Own(group.Reports.SelectMany(report => byReport[report.Report.Id]).DistinctBy(actor => actor.Id), group.Reports),
        StoryClock.ReferenceOf(group.Reports, thread.SelectMany(story => story.Reports)));

    /// <summary>The actors with only those of their members that are in these reports.</summary>
    public static ImmutableArray<Actor> Own(IEnumerable<Actor> actors, IEnumerable<AnalyzedReport> reports)
    {
        var ids = reports.Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
        return [.. actors.Select(actor => actor with { Members = [.. actor.Members.Where(member => ids.Contains(member.Report))] })];
    }

    /// <summary>
    /// A digest of all that the telling depends on, besides the texts: as long as it is the same, so are title, counts, claims and sentences. What other
    /// stories' reports add to an actor (where else it has its role, why its names are one) is shown with the story, but nothing is told from it.
    /// </summary>
    /// <param name="sequence">A report's place in the order accepted, which stands for its text.</param>
    public byte[] Basis(Func<string, long> sequence)
    {
        var pack = new PackWriter();
        pack.Text(Group.Id);
        pack.Text(Group.Thread);
        pack.Text(Reference?.ToString());
        foreach (var (report, membership) in Group.Reports.Zip(Group.Memberships))
        {
            pack.Long(sequence(report.Report.Id));
            pack.Text(membership.CopyOf);
        }

        var ids = Group.Reports.Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var actor in Actors)
        {
            // Of a person with two present offices it is asked whether any report gives both, and which came first.
            var whole = actor.Type == ActorType.Person && actor.Roles.Count(role => role.Status is null) > 1;
            ActorPack.Write(pack, actor with
            {
                Evidence = [],
                Roles = whole ? actor.Roles : [.. actor.Roles.Select(role => role with
                {
                    From = null, To = null, Evidence = [.. role.Evidence.Where(evidence => evidence.Report is { } report && ids.Contains(report))],
                })],
            });
        }

        return SHA256.HashData(pack.Written)[..DigestLength];
    }
}
