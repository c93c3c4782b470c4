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
    /// The story as telling sees it. What other stories' reports add to an actor (its links, where else it has its role, why its names are one) is shown
    /// with the story, but nothing is told from it: so a report that comes to one story does not change what is told of the others.
    /// </summary>
    public CastStory ToTell()
    {
        var ids = Group.Reports.Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
        return this with { Actors = [.. Actors.Select(actor => actor with { Names = [.. actor.Names.Order(StringComparer.Ordinal)], Roles = Roles(actor, ids), Links = ImmutableSortedDictionary<string, string>.Empty, Evidence = [] })] };
    }

    /// <summary>The roles that the story's own reports give. Of a person with two present offices it is also asked which came first, and whether any report gives both: one is enough.</summary>
    private static ImmutableArray<ActorRole> Roles(Actor actor, HashSet<string> ids)
    {
        ImmutableArray<ActorRole> own = [.. actor.Roles.Where(role => role.Evidence.Any(IsOwn))];
        if (actor.Type != ActorType.Person || own.Count(role => role.Status is null) < 2)
            return [.. own.Select(role => role with { From = null, To = null, Evidence = [.. role.Evidence.Where(IsOwn)] })];
        ImmutableArray<ActorRole> present = [.. actor.Roles.Where(role => role.Status is null)];
        var both = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < present.Length; i++)
        {
            var reports = present[i].Evidence.Select(evidence => evidence.Report).ToHashSet(StringComparer.Ordinal);
            for (var j = i + 1; j < present.Length; j++)
            {
                if (present[j].Evidence.FirstOrDefault(evidence => evidence.Report is not null && reports.Contains(evidence.Report)) is { Report: { } report })
                    both.Add(report);
            }
        }

        return [.. actor.Roles.Where(role => role.Status is null || own.Contains(role)).Select(role => role with
        {
            To = null,
            Evidence = [.. role.Evidence.Where(evidence => IsOwn(evidence) || (evidence.Report is { } report && both.Contains(report)))],
        })];

        bool IsOwn(Evidence evidence) => evidence.Report is { } report && ids.Contains(report);
    }

    /// <summary>A digest of all that the telling depends on, besides the texts: as long as it is the same, so is what is told.</summary>
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

        foreach (var actor in ToTell().Actors)
            ActorPack.Write(pack, actor);
        return SHA256.HashData(pack.Written)[..DigestLength];
    }
}
