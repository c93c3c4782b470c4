using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Tell.Changes;

public sealed class ChangeFinderTests
{
    private static readonly Lazy<StoryPipeline> Pipeline = new(() => StoryPipeline.Load(DataFolder.Find()));

    private static readonly Report[] Reports =
    [
        Make("r1", "Canada sanctioned the Orlo Cartel on 3 March 2024, and 40 accounts were frozen. President Elena Prado of Peru condemned the sanctions on the Orlo Cartel as illegal."),
        Make("r2", "Canada sanctioned the Orlo Cartel on 3 March 2024. Banks froze 40 accounts. Peru extradited Ramiro Vasquez, a leader of the Orlo Cartel, to Canada on 4 March 2024."),
    ];

    [Fact]
    public void A_later_report_changes_what_it_tells_anew_and_nothing_else()
    {
        var changes = Pipeline.Value.Changes(Reports, seen: 1, threads: 1).ShouldHaveSingleItem();
        changes.IsNew.ShouldBeFalse();
        changes.Changes.Where(change => change.Kind == ChangeKind.Report).ShouldHaveSingleItem().Citations.ShouldHaveSingleItem().Report.ShouldBe("r2");
        changes.Changes.Where(change => change.Kind == ChangeKind.Measure).ShouldHaveSingleItem().Text.ShouldBe("Extradition of Ramiro Vasquez by Peru, 2024-03-04");
        changes.Changes.ShouldContain(change => change.Kind == ChangeKind.Status && change.Text == "Sanction on Orlo Cartel by Canada, 2024-03-03: corroborated, was single");
        changes.Changes.ShouldNotContain(change => change.Text.Contains("condemned", StringComparison.Ordinal));
        changes.Changes.Select(change => change.Kind).ShouldBeInOrder();
        changes.Changes.ShouldAllBe(change => !change.Citations.IsEmpty);
    }

    [Fact]
    public void With_nothing_seen_every_story_is_new_and_with_all_seen_nothing_changed()
    {
        Pipeline.Value.Changes(Reports, seen: 0, threads: 1).ShouldHaveSingleItem().IsNew.ShouldBeTrue();
        Pipeline.Value.Changes(Reports, seen: 2, threads: 1).ShouldBeEmpty();
    }

    private static Report Make(string id, string text) => new() { Id = id, Text = text, Source = $"The {id} Post", Language = "en", Published = PublicationTime.Parse("2024-03-05") };
}
