using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus;

/// <summary>The whole line on input that nobody should send, and somebody will.</summary>
public sealed class StoryPipelineTests
{
    private static readonly StoryPipeline Pipeline = StoryPipeline.Load(DataFolder.At(Path.Combine(Architecture.Source.Root, "data")));

    public static TheoryData<string, string> Texts => new()
    {
        { "no letter", "… 12 !? — ;;; 3" },
        { "half a surrogate pair", "President \uD83D Petro said \uDE00 on Friday that “7,500 \uD800 members” left." },
        { "control characters", "The\u0000 president\u0007 said\u202E on Friday\u200F that \u001B[31m it was over." },
        { "a megabyte without a space", new string('x', 1_000_000) },
        { "a megabyte of digits", new string('7', 1_000_000) },
        { "ten thousand brackets", new string('(', 10_000) + new string(')', 10_000) },
        { "five thousand quotation marks", string.Concat(Enumerable.Repeat("“a\" ", 5_000)) },
        { "capitals", "THE PRESIDENT OF COLOMBIA SAID ON FRIDAY THAT THE UNITED STATES HAD SANCTIONED THE GROUP." },
        { "right to left", "قال الرئيس يوم الجمعة إن الولايات المتحدة فرضت عقوبات على الجماعة." },
        { "mixed languages", "El presidente said el viernes that “no habrá invasión” de EE.UU. in Mexico; ok?" },
        { "a hundred thousand hashtags", string.Concat(Enumerable.Repeat("#EEUU ", 100_000)) },
        { "combining characters", "P\u0301e\u0301t\u0301r\u0301o\u0301 " + new string('\u0301', 50_000) + " said so." },
        { "years that are none", "On 31 February 0000 and in 12,000 AD, 99999999999999999999 million people met in year 0." },
        { "ten thousand tolls", string.Concat(Enumerable.Range(1, 10_000).Select(i => $"{i} people were killed and {i + 3} injured in 2019. ")) },
        { "a transcript", "Q: Will you go?\nA: No.\nQ: Why?\nA: Because “I said so,” he said.\n" },
        { "line ends only", "\n\n\n\r\n\r\n" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Any_text_is_told_with_spans_that_hold_their_words(string what, string text)
    {
        var stories = Pipeline.Tell([new Report { Id = what, Text = text }, new Report { Id = "plain", Text = "President Gustavo Petro said on Friday that the talks had begun." }], threads: 2);
        stories.SelectMany(story => story.Story.Reports).Select(member => member.Report.Id).Order(StringComparer.Ordinal).ShouldBe(new[] { what, "plain" }.Order(StringComparer.Ordinal));
        stories.SelectMany(story => story.Story.Reports).SelectMany(member => member.Report.Notes).ShouldBeEmpty();
        foreach (var assertion in stories.SelectMany(story => story.Story.Claims).SelectMany(claim => claim.Assertions).Where(assertion => assertion.Report == what))
            assertion.Span.Of(text).ShouldBe(assertion.Quote);
        foreach (var member in stories.SelectMany(story => story.Story.Reports))
        {
            var annotations = member.Analyzed.Annotations;
            annotations.Tokens.ShouldAllBe(token => token.Span.End <= member.Report.Text.Length);
            annotations.Names.ShouldAllBe(name => name.Span.End <= member.Report.Text.Length);
        }
    }

    [Fact]
    public void No_report_no_story() => Pipeline.Tell([], threads: 1).ShouldBeEmpty();

    [Fact]
    public void Two_thousand_identical_posts_are_one_story()
    {
        var posts = Enumerable.Range(0, 2_000).Select(i => new Report { Id = string.Create(null, $"p{i}"), Kind = ReportKind.Post, Text = "Petro anuncia conversaciones con el Clan del Golfo #Colombia" }).ToList();
        Pipeline.Tell(posts, threads: 2).Length.ShouldBe(1);
    }
}
