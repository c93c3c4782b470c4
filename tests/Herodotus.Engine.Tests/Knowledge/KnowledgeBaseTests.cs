using System.Diagnostics;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Knowledge;

public sealed class KnowledgeBaseTests
{
    internal static readonly KnowledgeBase Known = KnowledgeBase.Load(DataFolder.Find());

    [Theory]
    [InlineData("EE. UU.", "USA")]
    [InlineData("EEUU", "USA")]
    [InlineData("US", "USA")]
    [InlineData("us", null)]
    [InlineData("The Netherlands", "NLD")]
    [InlineData("côte d’ivoire", null)]
    [InlineData("Cote d'Ivoire", "CIV")]
    [InlineData("Венесуэла", "VEN")]
    [InlineData("Türkiye", "TUR")]
    public void A_country_is_found_by_its_names(string name, string? code) => (Known.FindCountry(name)?.Code).ShouldBe(code);

    [Theory]
    [InlineData("Venezuelan", "VEN")]
    [InlineData("venezolanas", "VEN")]
    [InlineData("franceses", "FRA")]
    [InlineData("francés", "FRA")]
    [InlineData("South Korean", "KOR")]
    [InlineData("table", null)]
    public void A_people_is_found_by_its_adjectives(string word, string? code) => (Known.FindDemonym(word)?.Code).ShouldBe(code);

    [Fact]
    public void Bodies_and_outlets_are_found_in_their_letter_case()
    {
        Known.FindBody("Pentagon")!.Name.ShouldBe("Department of Defense");
        Known.FindBody("WHO")!.Name.ShouldBe("World Health Organization");
        Known.FindBody("who").ShouldBeNull();
        Known.FindOutlet("the New York Times")!.Country.ShouldBe("USA");
        Known.FindOutletBySite("www.edition.cnn.com")!.Name.ShouldBe("CNN");
    }

    [Fact]
    public void Places_come_by_population_and_words_inside_words_are_none()
    {
        var found = Known.FindPlaces("Valencia");
        found.Length.ShouldBeGreaterThan(2);
        found.ToArray().Select(i => Known.Places[i].Country).ShouldContain("VEN");
        Known.FindPlaces("ambassador").Length.ShouldBe(0);
    }

    [Fact]
    public void Searching_allocates_nothing()
    {
        Search();
        Allocations.Of(Search).ShouldBe(0);

        static void Search()
        {
            var hits = 0;
            for (var i = 0; i < 100; i++)
            {
                hits += Known.FindPlaces("San José").Length;
                hits += Known.FindCountry("Ecuador") is null ? 0 : 1;
                hits += Known.FindBody("Kremlin") is null ? 0 : 1;
                hits += Known.FindDemonym("colombianos") is null ? 0 : 1;
            }

            if (hits < 100)
                throw new InvalidOperationException("the search found nothing");
        }
    }

    [Fact]
    public void Any_string_may_be_looked_up()
    {
        foreach (var name in new[] { "", " ", "\ud800", new string('a', 100_000), "the ", ".", "\0", "(((((" })
        {
            Known.FindCountry(name).ShouldBeNull();
            Known.FindPlaces(name).Length.ShouldBe(0);
            Known.FindBody(name).ShouldBeNull();
        }
    }

    [Fact]
    public void It_loads_in_a_moment()
    {
        var data = DataFolder.Find();
        var clock = Stopwatch.StartNew();
        KnowledgeBase.Load(data);
        clock.ElapsedMilliseconds.ShouldBeLessThan(1000); // 100 ms is the aim; a busy machine gets tenfold
    }

    [Theory]
    [InlineData("VE", "VEN")]
    [InlineData("VEN", "VEN")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    public void A_country_is_found_by_both_of_its_codes(string written, string? code) => (Known.CountryByCode(written)?.Code).ShouldBe(code);

    /// <summary>Names are looked for word by word: no beginning of one may end the search, an article before it and dots within it neither.</summary>
    [Theory]
    [InlineData("The New York Times")]
    [InlineData("the New York Times")]
    [InlineData("El País")]
    public void Every_beginning_of_an_outlets_name_may_begin_one(string name)
    {
        Known.FindOutlet(name).ShouldNotBeNull();
        for (var end = 1; end <= name.Length; end++)
            Known.MayBeginOutlet(name.AsSpan(0, end)).ShouldBeTrue(name[..end]);
        Known.MayBeginOutlet("Qwxyz").ShouldBeFalse();
    }
}
