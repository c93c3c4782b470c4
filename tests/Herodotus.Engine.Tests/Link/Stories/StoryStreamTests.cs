using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

public sealed class StoryStreamTests
{
    private static readonly DataFolder Folder = DataFolder.Find();

    private readonly StoryStream _stream = StoryStream.Load(Folder);

    [Fact]
    public void Reports_of_one_happening_share_a_story_and_others_do_not()
    {
        var first = Add("a", "Ferry sinks off Port Almere, forty rescued by fishermen", "2024-03-01T08:00Z");
        var second = Add("b", "Fishermen rescue forty as ferry sinks near Port Almere", "2024-03-01T10:00Z");
        var third = Add("c", "Central bank of Norvania raises interest rate to nine per cent", "2024-03-01T11:00Z");
        second.Story.ShouldBe(first.Story);
        second.Opens.ShouldBeFalse();
        third.Story.ShouldNotBe(first.Story);
        third.Opens.ShouldBeTrue();
    }

    [Fact]
    public void Headlines_in_two_languages_meet_by_names_and_by_what_words_mean()
    {
        var english = Add("a", "Skateboarder Mila Torvald wins gold medal at the Orlo Games", "2024-03-01T08:00Z");
        var spanish = Add("b", "La patinadora Mila Torvald gana la medalla de oro en los Juegos de Orlo", "2024-03-01T09:00Z");
        var other = Add("c", "El tifón Renko obliga a aplazar las pruebas de remo", "2024-03-01T10:00Z");
        spanish.Story.ShouldBe(english.Story);
        other.Story.ShouldNotBe(english.Story);
    }

    [Theory]
    [InlineData("ru", "Японский пловец Торвальд завоевал золотую медаль на чемпионате мира")]
    [InlineData("pt", "Nadador japonês Torvald ganha a medalha de ouro no campeonato do mundo")]
    [InlineData("fr", "Le nageur japonais Torvald remporte la médaille d'or au championnat du monde")]
    [InlineData("de", "Japanischer Schwimmer Torvald gewinnt Goldmedaille bei der Weltmeisterschaft")]
    public void A_headline_meets_one_of_another_language_by_countries_compounds_and_words_of_the_news(string language, string headline)
    {
        var english = Add("a", "Japanese swimmer Torvald wins gold medal at world championship", "2024-03-01T08:00Z");
        Add("b", "Central bank of Norvania raises interest rate to nine per cent", "2024-03-01T08:30Z");
        Add(language, headline, "2024-03-01T09:00Z").Story.ShouldBe(english.Story);
    }

    [Fact]
    public void A_headline_that_many_outlets_repeat_does_not_drown_the_other_wordings()
    {
        var first = Add("a", "Orlo harbour bridge closes as cracks spread", "2024-03-01T08:00Z");
        Add("b", "Cracks in harbour bridge stop trams and commuters in Orlo", "2024-03-01T08:10Z").Story.ShouldBe(first.Story);
        for (var i = 0; i < 30; i++)
            Add($"r{i}", "Orlo harbour bridge closes as cracks spread", $"2024-03-01T09:{i:00}Z").Story.ShouldBe(first.Story);
        Add("c", "Commuters stranded in Orlo: trams stop at harbour", "2024-03-01T10:00Z").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void Two_words_for_one_thing_are_one_in_the_same_language_too()
    {
        var first = Add("a", "Norvania vence a Orlo en el torneo de baloncesto", "2024-03-01T08:00Z");
        Add("b", "Básquet: Norvania gana a Orlo en el torneo", "2024-03-01T09:00Z").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void The_same_stream_gives_the_same_answers_whole_or_in_part()
    {
        var again = StoryStream.Load(Folder);
        for (var i = 0; i < 200; i++)
        {
            var report = Make($"r{i}", $"Council of town {i % 17} votes on budget number {i % 5}", $"2024-03-{1 + (i / 20):00}");
            Line(again.Add(report)).ShouldBe(Line(_stream.Add(report)), $"report {i}");
        }
    }

    [Fact]
    public void An_id_that_comes_again_gets_its_first_answer()
    {
        var first = Add("a", "Ferry sinks off Port Almere", "2024-03-01");
        Line(Add("a", "Something else altogether about chestnuts", "2024-03-02")).ShouldBe(Line(first));
    }

    [Fact]
    public void A_report_without_words_or_title_opens_a_story()
    {
        Add("a", "", null).Story.ShouldBe("s1");
        Add("b", "", null).Story.ShouldBe("s2");
        Add("c", "!!! ??? ...", "2099-01-01").Story.ShouldBe("s3");
    }

    [Fact]
    public void Absurd_dates_neither_close_stories_nor_split_them()
    {
        var first = Add("a", "Ferry sinks off Port Almere, forty rescued by fishermen", "2024-03-01T08:00Z");
        Add("b", "Chestnut harvest fails in the hills of Orlo", "2099-01-01");
        Add("c", "Chestnut prices double after harvest fails", "1970-01-01");
        Add("d", "Fishermen rescue forty as ferry sinks near Port Almere", "2024-03-01T10:00Z").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void A_last_toll_two_days_later_that_names_no_place_continues_the_accident()
    {
        var first = Add(
            "first",
            "Nine miners died on Sunday when a gallery of the Kessel coal mine near Dorvik collapsed, the company said. Rescue teams brought up fourteen others. The mine's director, Anton Breel, said that gas had been measured on Saturday. The region's governor promised an inquiry, and the families were waiting at the gates of the mine through the night.",
            "2024-03-03T20:00:00Z");
        Add(
            "second",
            "A collapse in the Kessel coal mine near Dorvik killed nine men on Sunday. Fourteen were brought up alive by rescue teams. Gas had been measured a day before, said Anton Breel, the director. Families waited at the gates, and the governor said there would be an inquiry into the accident and into the owner.",
            "2024-03-03T22:00:00Z").Story.ShouldBe(first.Story);
        Add(
            "last",
            "Two men who were missing since Sunday have been found dead underground, which brings the final toll of the accident at the coal mine to eleven, officials said on Tuesday. The search has ended. Earlier figures given by the company did not count two electricians of a contractor, Velt and Sons, whose names were not on the list of the shift that morning.",
            "2024-03-05T16:00:00Z").Thread.ShouldBe(first.Thread);
    }

    private static string Line(Membership membership) =>
        System.Text.Encoding.UTF8.GetString(Herodotus.Reports.Json.ReportJson.Line(json => MembershipJson.Write(json, membership, explain: true)));

    private Membership Add(string id, string text, string? published) => _stream.Add(Make(id, text, published));

    private static AnalyzedReport Make(string id, string text, string? published) =>
        new(new Report { Id = id, Text = text, Published = PublicationTime.Parse(published) }, new Annotations());
}
