using System.Collections.Immutable;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Packed;
using Herodotus.Tests;
using Shouldly;
using Xunit;

namespace Herodotus;

public sealed class StoryActorsTests
{
    private static readonly StoryPipeline Pipeline = StoryPipeline.Load(DataFolder.Find());

    /// <summary>Members, roles and the order of the actors, as a search through every actor for every story would find them.</summary>
    [Fact]
    public void One_pass_over_all_finds_what_a_search_for_each_story_finds()
    {
        var reports = NewsStream.Make(120, seed: 5);
        var stream = Pipeline.LoadStream();
        var grouped = new GroupedReports();
        foreach (var report in reports)
            grouped.Add(Pipeline.Analyze(report), () => stream);
        var (actors, stories) = Pipeline.Cast(grouped.Reports, grouped.Build(), []);
        stories.Length.ShouldBeGreaterThan(5);
        var doubtful = 0;
        foreach (var story in stories)
        {
            var ids = story.Group.Reports.Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
            var own = story.Group.Reports.SelectMany(report => actors.Where(actor => actor.Members.Any(member => member.Report == report.Report.Id))).Distinct().ToList();
            story.Actors.Select(Bytes).ShouldBe(own.Select(actor => Bytes(actor with { Members = [.. actor.Members.Where(member => ids.Contains(member.Report))] })));
            foreach (var (told, actor) in story.Told.Zip(own))
            {
                told.Id.ShouldBe(actor.Id);
                told.Members.ShouldAllBe(member => ids.Contains(member.Report));
                var given = actor.Roles.Where(role => role.Evidence.Any(evidence => ids.Contains(evidence.Report!))).ToList();
                var isDoubtful = actor.Type == ActorType.Person && given.Count(role => role.Status is null) > 1;
                doubtful += isDoubtful ? 1 : 0;
                told.Roles.Where(role => !isDoubtful || role.Evidence.Any(evidence => ids.Contains(evidence.Report!))).Select(role => (role.Title, role.Body, role.Status)).ShouldBe(given.Select(role => (role.Title, role.Body, role.Status)));
                told.Roles.SelectMany(role => role.Evidence).Where(evidence => ids.Contains(evidence.Report!)).ShouldBe(given.SelectMany(role => role.Evidence).Where(evidence => ids.Contains(evidence.Report!)));

                // Whether a report gives two present offices is known of all reports, and told as from all.
                if (isDoubtful)
                    Pairs(told.Roles).ShouldBe(Pairs(actor.Roles));
            }
        }

        doubtful.ShouldBeGreaterThan(0);
    }

    private static byte[] Bytes(Actor actor)
    {
        var pack = new PackWriter();
        ActorPack.Write(pack, actor);
        return pack.Written.ToArray();
    }

    private static List<(string, string, bool)> Pairs(ImmutableArray<ActorRole> roles) =>
    [
        .. from one in roles
           from other in roles
           where one.Status is null && other.Status is null && one != other
           select (one.Title, other.Title, one.Evidence.Select(evidence => evidence.Report).Intersect(other.Evidence.Select(evidence => evidence.Report)).Any()),
    ];
}
