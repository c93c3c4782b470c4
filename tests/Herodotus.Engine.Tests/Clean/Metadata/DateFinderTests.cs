using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Metadata;

public sealed class DateFinderTests
{
    private static readonly DateFinder Finder = new(MonthLexicon.Load(DataFolder.Find()));

    public static TheoryData<string, bool, string> Cases()
    {
        var cases = new TheoryData<string, bool, string>();
        foreach (var line in SpecFile.Lines("Clean/Metadata/Specs/page-dates.tsv"))
            cases.Add(line[0], line[1] == "yes", line[2]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dates_are_read_as_pages_write_them(string text, bool monthFirst, string expected) =>
        (Finder.Read(text, monthFirst)?.ToString() ?? "-").ShouldBe(expected);

    [Theory]
    [InlineData("https://news.example/2024/05/03/rain", "2024-05-03")]
    [InlineData("https://news.example/world/20240503-rain", "2024-05-03")]
    [InlineData("https://news.example/2024-05-03_rain.html", "2024-05-03")]
    [InlineData("https://news.example/2024/13/03/rain", null)]
    [InlineData("https://news.example/article-120240503", null)]
    public void An_address_may_hold_the_day(string address, string? expected) =>
        DateCascade.OfAddress(new Uri(address))?.ToString("yyyy-MM-dd", null).ShouldBe(expected);
}
