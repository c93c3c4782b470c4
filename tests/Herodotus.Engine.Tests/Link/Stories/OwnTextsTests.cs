using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

/// <summary>Made-up whole texts of eighteen events in two languages, most with a sister event days away, among wrong dates, undated texts, a copy and a round-up.</summary>
public sealed class OwnTextsTests
{
    private static readonly OwnStream Stream = new("texts.tsv");

    [Theory]
    [InlineData('a', 0.90)]
    [InlineData('b', 0.78)]
    public void Reports_of_one_event_share_a_story_and_sister_events_do_not(char half, double floor)
    {
        var (precision, recall, f1) = Stream.BCubed(half);
        f1.ShouldBeGreaterThan(floor, $"half {half}: precision {precision:0.000}, recall {recall:0.000}");
    }

    [Theory]
    [InlineData("Tarsa counts the damage after the earthquake", "a3")]
    [InlineData("Rovers' new coach Velt promises a young team", "a1")]
    public void A_date_of_1970_or_2099_keeps_no_report_from_its_story(string title, string story) => Stream.Of(title).Story.ShouldBe(Stream.First(story).Story);

    [Fact]
    public void A_trial_weeks_later_is_another_story_of_the_same_thread()
    {
        var (robbery, trial) = (Stream.First("a5"), Stream.First("a5+"));
        trial.Story.ShouldNotBe(robbery.Story);
        trial.Thread.ShouldBe(robbery.Thread);
    }

    [Fact]
    public void A_death_toll_two_days_later_is_in_its_story() => Stream.Of("Death toll on Tarsa rises to five").Story.ShouldBe(Stream.First("a4").Story);

    [Fact]
    public void A_round_up_is_in_no_story_that_it_only_mentions()
    {
        foreach (var story in (string[])["a3", "a5"])
            Stream.Of("Tuesday in brief").Story.ShouldNotBe(Stream.First(story).Story);
    }
}
