using Herodotus.Engine.Tests.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

/// <summary>Two weeks of made-up headlines in three languages: how well they are put into stories, and that what comes late is at least in the thread.</summary>
public sealed class OwnHeadlinesTests
{
    private static readonly OwnStream Stream = new("headlines.tsv", "06");

    [Theory]
    [InlineData('a', 0.92)]
    [InlineData('b', 0.95)]
    public void Headlines_of_one_event_share_a_story_and_sister_events_do_not(char half, double floor) => Stream.BCubed(half).F1.ShouldBeGreaterThan(floor);

    [Theory]
    [InlineData("Final toll of Almere ferry sinking put at 21 as search ends", "a1")]
    [InlineData("Karevia lowers quake toll to 64 after double counting", "a6")]
    public void A_last_toll_after_quiet_days_is_in_the_story_or_its_thread(string headline, string story)
    {
        var (answer, first) = (Stream.Of(headline), Stream.First(story));
        answer.Thread.ShouldBe(first.Thread);
        if (answer.Opens)
            answer.ThreadEvidence.ShouldContain(evidence => evidence.Kind == "continues" && evidence.Value == first.Story);
    }

    [Fact]
    public void Two_teams_that_leave_in_the_same_words_are_no_thread()
    {
        var stream = StoryStream.Load(DataFolder.Find(), KnowledgeBaseTests.Known);
        var first = stream.Add(Told("a", "First group of rowers from Lemoria leaves for the winter regatta in Palu", "2024-06-03T08:00Z"));
        var second = stream.Add(Told("b", "First group of rowers from Vastania leaves for the winter regatta in Palu", "2024-06-06T08:00Z"));
        if (second.Story != first.Story)
            second.Thread.ShouldNotBe(first.Thread);
    }

    private static AnalyzedReport Told(string id, string text, string time) =>
        new(new Report { Id = id, Text = text, Language = "en", Published = PublicationTime.Parse(time) }, new Annotations());
}
