using System.Collections.Immutable;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Origins;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Origins;

public sealed class OriginFinderTests
{
    private static readonly DataFolder Folder = DataFolder.Find();
    private static readonly OriginFinder Finder = new(KnowledgeBase.Load(Folder), Folder);
    private static readonly Dictionary<string, string> NoCopies = [];

    [Theory]
    [InlineData("According to Fox News, the plan was signed on Monday.", "Fox News", "According to Fox News")]
    [InlineData("The plan, The New York Times reported, was signed on Monday.", "The New York Times", "The New York Times reported")]
    [InlineData("The president, according to a New York Times report, signed the plan.", "The New York Times", "according to a New York Times")]
    [InlineData("The Wall Street Journal on Friday noted that talks had failed.", "The Wall Street Journal", "The Wall Street Journal on Friday noted")]
    [InlineData("El plan fue firmado el lunes, según El País.", "El País", "según El País")]
    public void An_outlet_that_is_named_as_source_is_an_origin(string text, string name, string phrase)
    {
        var origins = Finder.Find([Make("r1", text, "The Orlo Post")], NoCopies, []).Origins;
        var origin = origins.ShouldHaveSingleItemBesides("The Orlo Post");
        origin.Name.ShouldBe(name);
        var evidence = origin.Evidence.First(e => e.Kind == "attribution");
        evidence.Span!.Value.Of(text).ShouldContain(phrase, Case.Insensitive);
    }

    [Fact]
    public void An_outlet_that_is_only_spoken_of_is_none() =>
        Finder.Find([Make("r1", "The governor owns shares in Fox News and in a bakery.", "The Orlo Post")], NoCopies, []).Origins.Length.ShouldBe(1);

    [Fact]
    public void Ten_outlets_that_cite_one_newspaper_share_one_origin()
    {
        var reports = Enumerable.Range(0, 10).Select(i => Make($"r{i}", "The order was signed in secret, The New York Times reported.", $"Outlet {i}")).ToList();
        var origins = Finder.Find(reports, NoCopies, []).Origins;
        origins.Single(o => o.Name == "The New York Times").Reports.Length.ShouldBe(10);
    }

    [Fact]
    public void A_copy_goes_back_to_what_it_copies()
    {
        var found = Finder.Find([Make("r1", "A text.", "The Orlo Post"), Make("r2", "A text.", "The Tarn Echo")], new Dictionary<string, string> { ["r2"] = "r1" }, []);
        found.Of("r2", null).ShouldBe(found.Of("r1", null));
        found.Origins.Length.ShouldBe(1);
    }

    [Fact]
    public void Agency_copy_in_two_papers_is_one_origin()
    {
        var found = Finder.Find([Make("r1", "QUITO (AP) - A bridge fell.", "The Orlo Post"), Make("r2", "A bridge fell on Monday, in the north.\n\n© Associated Press", "The Tarn Echo")], NoCopies, []);
        found.Of("r1", null).ShouldBe(found.Of("r2", null));
        found.Origins[0].Kind.ShouldBe(OriginKind.Agency);
    }

    [Fact]
    public void A_chain_goes_back_to_its_innermost_link()
    {
        const string text = "Officials approved it, Fox News said, citing The New York Times.";
        var statement = new Statement
        {
            Content = [new TextSpan(0, 21)],
            Via = [new Via("The New York Times", new TextSpan(46, 18)), new Via("Fox News", new TextSpan(23, 8))],
        };
        var report = Make("r1", text, "The Orlo Post") with { Annotations = new Annotations { Statements = [statement] } };
        var found = Finder.Find([report], NoCopies, []);
        found.Origins.Single(o => o.Id == found.Of("r1", 0)).Name.ShouldBe("The New York Times");
    }

    [Fact]
    public void A_speaker_quoted_by_two_papers_is_one_origin()
    {
        AnalyzedReport Quote(string id, string source) => Make(id, "There will be no toll, Odile Marchetti said.", source) with
        {
            Annotations = new Annotations
            {
                Actors = [new ReportActor { Id = "a1", Type = ActorType.Person, Name = "Odile Marchetti" }],
                Statements = [new Statement { Content = [new TextSpan(0, 21)], Source = [new TextSpan(23, 15)], Speaker = "a1", Named = true }],
            },
        };
        var found = Finder.Find([Quote("r1", "The Orlo Post"), Quote("r2", "The Tarn Echo")], NoCopies, []);
        found.Of("r1", 0).ShouldBe(found.Of("r2", 0));
        found.Of("r1", 0).ShouldNotBe(found.Of("r1", null));
    }

    [Fact]
    public void Unnamed_sources_and_media_reports_count_with_the_outlet_that_quotes_them()
    {
        const string text = "Aides say the toll will go, media reports have it.";
        var report = Make("r1", text, "The Orlo Post") with
        {
            Annotations = new Annotations
            {
                Statements =
                [
                    new Statement { Content = [new TextSpan(10, 16)], Description = "Aides" },
                    new Statement { Content = [new TextSpan(0, 26)], Via = [new Via("media reports", new TextSpan(28, 13))] },
                ],
            },
        };
        var found = Finder.Find([report], NoCopies, []);
        var outlet = found.Of("r1", null);
        found.Of("r1", 0).ShouldNotBe(outlet);
        found.Independent(found.Of("r1", 0)!).ShouldBe(outlet);
        found.Origins.Single(o => o.Id == found.Of("r1", 1)).Kind.ShouldBe(OriginKind.Unnamed);
        found.Independent(found.Of("r1", 1)!).ShouldBe(outlet);
    }

    [Fact]
    public void Two_speakers_of_one_office_are_two_origins()
    {
        AnalyzedReport Quote(string id, string name) => Make(id, $"There will be no toll, {name} said.", $"The {id} Post") with
        {
            Annotations = new Annotations
            {
                Actors =
                [
                    new ReportActor
                    {
                        Id = "a1", Type = ActorType.Person, Name = name,
                        Links = ImmutableSortedDictionary<string, string>.Empty.Add("gender", "f").Add("offices", "mayor"),
                    },
                ],
                Statements = [new Statement { Content = [new TextSpan(0, 21)], Source = [new TextSpan(23, name.Length)], Speaker = "a1", Named = true }],
            },
        };
        var found = Finder.Find([Quote("r1", "Odile Marchetti"), Quote("r2", "Ruta Vandersloot")], NoCopies, []);
        found.Of("r1", 0).ShouldNotBe(found.Of("r2", 0));
    }

    [Fact]
    public void A_speaker_under_two_names_is_one_origin_when_the_actor_is_one()
    {
        AnalyzedReport Quote(string id, string name) => Make(id, $"There will be no toll, {name} said.", $"The {id} Post") with
        {
            Annotations = new Annotations
            {
                Actors = [new ReportActor { Id = "a1", Type = ActorType.Government, Name = name }],
                Statements = [new Statement { Content = [new TextSpan(0, 21)], Source = [new TextSpan(23, name.Length)], Speaker = "a1", Named = true }],
            },
        };
        var state = new Actor { Id = "s1", Type = ActorType.Government, Name = "Venezuela", Members = [new ActorMember("r1", "a1"), new ActorMember("r2", "a1")] };
        var found = Finder.Find([Quote("r1", "Caracas"), Quote("r2", "Venezuela")], NoCopies, [state]);
        found.Of("r1", 0).ShouldBe(found.Of("r2", 0));
    }

    private static AnalyzedReport Make(string id, string text, string source) => new(new Report { Id = id, Text = text, Source = source }, new Annotations());
}

internal static class OriginAssertions
{
    public static Origin ShouldHaveSingleItemBesides(this ImmutableArray<Origin> origins, string own) => origins.Where(o => o.Name != own).ToList().ShouldHaveSingleItem();
}
