using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

public sealed class StreamOrderTests
{
    private static readonly DataFolder Folder = DataFolder.Find();

    [Fact]
    public void Evidence_leads_to_words_of_the_report_on_any_text()
    {
        var stream = StoryStream.Load(Folder);
        var number = 0;
        Prop.ForAll<string?, string?>((title, text) =>
        {
            var report = new Report { Id = $"r{number++}", Text = text ?? "", Title = title };
            foreach (var evidence in stream.Add(new AnalyzedReport(report, new Annotations())).Evidence)
            {
                if (evidence.Span is { } span)
                    span.End.ShouldBeLessThanOrEqualTo(report.Text.Length);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_thousand_languages_and_ten_thousand_equal_posts_pass()
    {
        var stream = StoryStream.Load(Folder);
        for (var i = 0; i < 1_000; i++)
            Add(stream, $"l{i}", string.Concat(Enumerable.Range(0, 12).Select(k => $"{(char)(0x0400 + ((i * 37 + k * 11) % 0x2000))}{(char)(0x0400 + ((i * 17 + k) % 0x2000))} ")), $"x{i}");
        var first = Add(stream, "p0", "Bridge closed in Villebrune, take the northern road, says the mayor, and do not drive through water", "en");
        for (var i = 1; i < 10_000; i++)
            Add(stream, $"p{i}", "Bridge closed in Villebrune, take the northern road, says the mayor, and do not drive through water", "en").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void A_story_that_comes_back_after_weeks_is_another_story_of_the_same_thread()
    {
        var stream = StoryStream.Load(Folder);
        var first = Add(stream, "a", "The ferry Santa Odila sank off Port Almere on Monday. Forty passengers were saved by fishermen from Almere. The owner Marlin Lines had been warned by inspectors about the ferry's bow door in May, the harbour master Teodor Vank said.", "en", "2024-03-01");
        for (var i = 0; i < 120; i++)
            Add(stream, $"f{i}", $"Council of town {i} votes on its budget for schools, roads and the library of district {i * 7}", "en", $"2024-0{3 + (i / 40)}-{1 + (i % 28):00}");
        var later = Add(stream, "b", "A court in Port Almere opened the trial of Marlin Lines over the sinking of the ferry Santa Odila. Prosecutors say that inspectors had warned the owner about the bow door; the harbour master Teodor Vank is to testify on Thursday.", "en", "2024-05-28");
        later.Story.ShouldNotBe(first.Story);
        later.Thread.ShouldBe(first.Thread);
        later.ThreadEvidence.ShouldNotBeEmpty();
    }

    [Fact]
    public void In_an_archive_told_in_no_order_the_words_decide_and_not_the_days_between()
    {
        var stream = StoryStream.Load(Folder);
        for (var i = 0; i < 12; i++)
            Add(stream, $"f{i}", $"Council of town {i} votes on its budget for schools, roads and the library of district {i * 7}", "en", $"20{10 + (i * 5 % 12)}-03-01");
        var first = Add(stream, "a", "The ferry Santa Odila sank off Port Almere on Monday. Forty passengers were saved by fishermen from Almere. The owner Marlin Lines had been warned by inspectors about the ferry's bow door in May, the harbour master Teodor Vank said.", "en", "2014-03-01");
        Add(stream, "g", "Central bank of Norvania raises its interest rate to nine per cent", "en", "2011-07-01");
        var later = Add(stream, "b", "The ferry Santa Odila, which sank off Port Almere in March, had a broken bow door, inspectors found. Marlin Lines, its owner, had been warned of the door. Forty passengers of the ferry were saved by fishermen, the harbour master Teodor Vank said.", "en", "2014-05-28");
        later.Story.ShouldBe(first.Story);
    }

    [Fact]
    public void A_post_in_another_language_finds_its_story()
    {
        var stream = StoryStream.Load(Folder);
        var first = Add(stream, "a", "Chile's president Gabriel Boric visits the flooded city of Concepción and promises aid for 3,400 families", "en", "2024-06-01T10:00Z");
        Add(stream, "b", "El presidente de Chile, Gabriel Boric, visita la ciudad inundada de Concepción y promete ayuda para 3.400 familias", "es", "2024-06-01T12:00Z").Story.ShouldBe(first.Story);
    }

    private static Membership Add(StoryStream stream, string id, string text, string language, string? published = null) =>
        stream.Add(new AnalyzedReport(new Report { Id = id, Text = text, Language = language, Published = PublicationTime.Parse(published) }, new Annotations()));
}
