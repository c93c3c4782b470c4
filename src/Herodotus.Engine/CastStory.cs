using System.Security.Cryptography;
using Herodotus.Link.Claims;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus;

/// <summary>A story's reports with all that telling it takes from elsewhere: the actors they share with other stories, and a date to read undated ones by.</summary>
/// <param name="Actors">As they are shown with the story, in the order in which its reports name them.</param>
/// <param name="Told">The same as telling sees them (<see cref="StoryActors.Told"/>).</param>
/// <param name="Reference">See <see cref="StoryClock.ReferenceOf"/>.</param>
internal sealed record CastStory(StoryGroup Group, ImmutableArray<Actor> Actors, ImmutableArray<Actor> Told, PublicationTime? Reference)
{
    private const int DigestLength = 16;

    /// <summary>Every story with its actors.</summary>
    public static ImmutableArray<CastStory> Of(ImmutableArray<StoryGroup> groups, ImmutableArray<Actor> actors)
    {
        var cast = new StoryActors(actors, groups.Select(Ids));
        var byThread = groups.Where(group => group.Thread is not null).ToLookup(group => group.Thread!, StringComparer.Ordinal);
        return [.. groups.Select((group, number) =>
        {
            var own = cast.Of(number, Ids(group)).ToList();
            var thread = group.Thread is { } name ? byThread[name].SelectMany(story => story.Reports) : [];
            return new CastStory(
                group,
                [.. own.Select(actor => cast.Shown(number, actor))],
                [.. own.Select(actor => cast.Told(number, actor))],
                StoryClock.ReferenceOf(group.Reports, thread));
        })];
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

        foreach (var actor in Told)
            ActorPack.Write(pack, actor);
        return SHA256.HashData(pack.Written)[..DigestLength];
    }

    private static IEnumerable<string> Ids(StoryGroup group) => group.Reports.Select(report => report.Report.Id);
}
