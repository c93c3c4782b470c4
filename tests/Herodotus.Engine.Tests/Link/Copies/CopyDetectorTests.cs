using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Copies;

public sealed class CopyDetectorTests
{
    private const string Flood =
        "Rivers in the Lower Tarn valley burst their banks on Monday night after two days of rain, and about 3,400 people were taken to schools and sports halls. "
        + "The mayor of Villebrune, Odile Marchetti, said that the old stone bridge had been closed since the afternoon because water stood above its second arch. "
        + "Engineers from the regional office will examine the piers as soon as the level falls below two metres. "
        + "Farmers lost most of the early barley, the growers' union said, and asked for help before the sowing of the next crop in September. "
        + "Forecasters expect another front on Thursday, though with far less rain than the last.";

    private const string Footer =
        "The Valley Courier is an independent daily. Our reporters cover politics, business and sport for readers in eleven districts. All content is protected by copyright and "
        + "may not be reproduced without the written consent of the publisher. Write to the readers' editor with corrections and complaints, which are answered within a week. "
        + "Subscribers have access to the archive since 1961 and to the crossword of each weekday.";

    private const string Quote =
        "\"We will not rebuild the bridge as it was, because what stood for two hundred years would not stand for another twenty in the river that we have now,\" the engineer said.";

    private readonly CopyDetector _copies = CopyDetector.Load(DataFolder.Find());

    [Fact]
    public void A_text_under_another_headline_with_a_credit_and_a_cut_ending_is_a_copy()
    {
        _copies.Add(Make("a", Flood)).ShouldBeNull();
        var copy = _copies.Add(Make("b", "VILLEBRUNE (Agency) - " + Flood[..(Flood.Length * 2 / 3)] + " Read more"));
        copy.ShouldNotBeNull();
        copy.Of.ShouldBe("a");
        copy.Overlap.ShouldBeGreaterThan(0.8);
        copy.Passages.ShouldNotBeEmpty();
    }

    [Fact]
    public void Passages_lead_to_the_same_words_in_both_reports()
    {
        var later = "From our desk. " + Flood.Replace("about 3,400 people", "some 3,400 residents", StringComparison.Ordinal);
        _copies.Add(Make("a", Flood));
        var copy = _copies.Add(Make("b", later)).ShouldNotBeNull();
        foreach (var passage in copy.Passages)
        {
            passage.New.End.ShouldBeLessThanOrEqualTo(later.Length);
            var old = CopyWords.Scan(Flood).SpanOf(passage.OldFirst, passage.OldCount);
            later.Substring(passage.New.Start, 12).ShouldBe(Flood.Substring(old.Start, 12));
        }
    }

    [Fact]
    public void A_round_up_is_no_copy_of_the_short_report_whose_lead_it_holds_and_is_not_named_in_its_place()
    {
        const string Fire = "A fire at the Lindmark paper mill in Osthamn killed two workers on Monday night, the fire service said. The blaze began in the drying hall shortly after ten and was put out at dawn.";
        _copies.Add(Make("fire", Fire + " The owner said that the mill would stay closed for a week."));
        _copies.Add(Make("farm", "Farmers in the Selva valley blocked the road to the border with tractors on Tuesday and asked for help after a spring without rain. The ministry promised an answer by Friday."));
        _copies.Add(Make(
            "roundup",
            "Morning letter. The regional court in Brevik sentenced a former harbour master to four years for taking bribes from a dredging firm.\n\n" + Fire
            + "\n\nFarmers in the Selva valley blocked the road to the border with tractors on Tuesday and asked for help after a spring without rain."
            + "\n\nThe women's national team beat Norland 3-1 in a friendly in Orla, with two goals by Maja Sund.")).ShouldBeNull();
        _copies.Add(Make("again", "Two killed in mill fire. " + Fire + " (Reporting by our desk)")).ShouldNotBeNull().Of.ShouldBe("fire");
    }

    [Fact]
    public void Sister_events_that_share_whole_sentences_of_background_are_no_copies()
    {
        const string Background = " The province lies where two plates of the earth's crust meet, and quakes are frequent there. The last great one, in 1988, killed more than four thousand people. ";
        _copies.Add(Make(
            "first",
            "An earthquake of magnitude 5.8 shook the province of Tarsa on Tuesday and damaged forty houses in Melik, where three people were hurt." + Background
            + "The governor asked people to stay out of damaged buildings. Schools in Melik will be closed until Thursday."));
        _copies.Add(Make(
            "second",
            "Two people died in Ormon in the province of Tarsa when an earthquake of magnitude 6.1 brought down a hotel early on Saturday." + Background
            + "Firemen were looking for a guest who had not been found. The mayor, Selma Arkan, declared three days of mourning.")).ShouldBeNull();
    }

    [Fact]
    public void A_shared_footer_does_not_make_a_copy()
    {
        string[] texts =
        [
            "The harbour council voted on Tuesday to sell the disused grain pier to a ferry company from the islands, after a debate of four hours. " + Footer,
            "A school in the hills won the national robotics prize with a machine that sorts chestnuts by size and by the holes that worms leave in them. " + Footer,
            "Nurses at the county hospital ended their strike this morning when the board agreed to hire sixty more staff before the winter. " + Footer,
        ];
        for (var i = 0; i < texts.Length; i++)
            _copies.Add(Make($"r{i}", texts[i], "The Valley Courier")).ShouldBeNull();
    }

    [Fact]
    public void A_shared_quotation_does_not_make_a_copy()
    {
        _copies.Add(Make("a", "The ministry presented plans for the crossing at Villebrune on Friday, eleven weeks after the flood. " + Quote + " Work begins in spring and costs nine million, half of it paid by the region."));
        _copies.Add(Make("b", "Who pays for a bridge? In Villebrune nobody wanted to answer that at first, neither the town nor the shopkeepers who depend on it. " + Quote + " A toll is on the table, and residents have until May to object to it in writing.")).ShouldBeNull();
    }

    [Fact]
    public void An_edited_version_of_one_address_is_a_revision()
    {
        _copies.Add(Make("a", Flood) with { Url = "https://courier.example/flood" });
        var match = _copies.Add(Make("b", Flood + " Updated with the forecast.") with { Url = "https://courier.example/flood" }).ShouldNotBeNull();
        match.Revision.ShouldBeTrue();
    }

    [Fact]
    public void Ten_thousand_identical_posts_name_the_first()
    {
        var text = "Bridge closed in Villebrune, take the northern road, says the mayor, and do not drive through water";
        _copies.Add(Make("p0", text)).ShouldBeNull();
        for (var i = 1; i < 10_000; i++)
            _copies.Add(Make($"p{i}", text))!.Of.ShouldBe("p0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800\udc00\ud800")]
    [InlineData("((((((((((((((((((((((((((((((((((((((((")]
    [InlineData("a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a")]
    public void Odd_texts_pass(string text)
    {
        _copies.Add(Make("a", text));
        _copies.Add(Make("b", text + text));
    }

    [Fact]
    public void A_text_without_a_blank_takes_no_time()
    {
        var text = new string('x', 5_000_000);
        _copies.Add(Make("a", text)).ShouldBeNull();
        _copies.Add(Make("b", string.Concat(Enumerable.Repeat("na ", 1_000_000))));
        _copies.Add(Make("c", string.Concat(Enumerable.Repeat("na ", 1_000_000))));
    }

    private static Report Make(string id, string text, string? source = null) => new() { Id = id, Text = text, Source = source };
}
