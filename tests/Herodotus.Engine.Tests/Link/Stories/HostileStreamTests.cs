using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

public sealed class HostileStreamTests
{
    private const string Ferry = "The ferry Santa Odila sank off Port Almere on Monday. Forty passengers were saved by fishermen from Almere, the harbour master Teodor Vank said. The owner, Marlin Lines, had been warned by inspectors about the bow door in May. Divers were to look for the ship's papers on Tuesday, and the coast guard asked captains to keep away from the wreck until the weather clears.";

    private const string Again = "Fishermen from Almere saved forty passengers when the ferry Santa Odila went down off Port Almere on Monday. Marlin Lines, which owns the ship, had been told by inspectors in May that its bow door was not safe. Teodor Vank, the harbour master, said that divers would search the wreck on Tuesday, and that the coast guard would keep other ships away.";

    private const string Sister = "The ferry Nova Brisa sank off Cape Dorun on Monday. A tanker took ninety passengers aboard, said Ilse Marquart, the harbour master of Dorun. Its owner, Delta Crossings, had put off a repair of the engine twice since June. The government of Lemoria opened an inquiry, and the minister of transport flew to the cape to meet the families of the crew.";

    private readonly StoryStream _stream = StoryStream.Load(DataFolder.Find());

    [Fact]
    public void Sister_events_of_one_kind_stay_apart_and_two_tellings_of_one_meet()
    {
        var first = Add("a", Ferry, "2024-03-04T10:00Z");
        Add("b", Sister, "2024-03-04T12:00Z").Story.ShouldNotBe(first.Story);
        Add("c", Again, "2024-03-04T14:00Z").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void A_stream_out_of_order_gives_the_same_stories()
    {
        var late = Add("a", Again, "2024-03-05T14:00Z");
        Add("b", "Central bank of Norvania raises interest rate to nine per cent", "2024-03-06T10:00Z");
        Add("c", Ferry, "2024-03-04T10:00Z").Story.ShouldBe(late.Story);
    }

    [Fact]
    public void A_date_far_from_what_the_stream_says_does_not_part_a_report_from_its_story()
    {
        for (var i = 0; i < 120; i++)
            Add($"f{i}", $"Council of town {i} votes on its budget for schools, roads and the library of district {i * 7}", $"2024-03-04T{i / 10:00}:{i % 10:00}Z");
        var first = Add("a", Ferry, "2024-03-04T13:00Z");
        Add("b", Again, "1970-01-01").Story.ShouldBe(first.Story);
        Add("c", Again + " He spoke on Monday.", "2099-01-01").Story.ShouldBe(first.Story);
        Add("d", Sister, "2099-01-01").Story.ShouldNotBe(first.Story);
    }

    [Fact]
    public void A_report_that_quotes_another_whole_is_in_its_story()
    {
        var first = Add("a", Ferry, "2024-03-04T10:00Z");
        Add("b", "Our readers ask what is known. This is what the harbour told us: “" + Ferry + "” We shall go on asking.", "2024-03-04T15:00Z").Story.ShouldBe(first.Story);
    }

    [Fact]
    public void An_empty_title_is_no_title()
    {
        var first = Add("a", Ferry, "2024-03-04T10:00Z");
        _stream.Add(new AnalyzedReport(new Report { Id = "b", Title = "", Text = Again, Published = PublicationTime.Parse("2024-03-04T11:00Z") }, new Annotations()))
            .Story.ShouldBe(first.Story);
    }

    private Membership Add(string id, string text, string? published) =>
        _stream.Add(new AnalyzedReport(new Report { Id = id, Text = text, Language = "en", Published = PublicationTime.Parse(published) }, new Annotations()));
}
