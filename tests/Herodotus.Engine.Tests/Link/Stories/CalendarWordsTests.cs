using Herodotus.Clean.Metadata;
using Herodotus.Learning.Files;
using Herodotus.Link.Terms;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Stories;

/// <summary>Days, months and years as reports name them.</summary>
public sealed class CalendarWordsTests
{
    private static readonly CalendarWords Calendar = CalendarWords.Load(DataFolder.Find(), MonthLexicon.Load(DataFolder.Find()));

    [Theory]
    [InlineData("en", "Thursday", "thursday", "es", "jueves", "jueves")]
    [InlineData("en", "Tues", "tues", "de", "Dienstag", "dienstag")]
    [InlineData("en", "August", "august", "es", "agosto", "agosto")]
    public void The_same_day_or_month_is_the_same_bit_in_every_language(string language, string written, string folded, string other, string otherWritten, string otherFolded)
    {
        var bits = Calendar.Of(language, written, folded);

        bits.ShouldNotBe(0u);
        Calendar.Of(other, otherWritten, otherFolded).ShouldBe(bits);
    }

    [Theory]
    [InlineData("en", "wed", "wed")]
    [InlineData("es", "Domingo", "domingo")]
    [InlineData("en", "1832", "1832")]
    [InlineData("en", "harbour", "harbour")]
    public void Words_in_the_wrong_case_and_far_years_name_nothing(string language, string written, string folded) =>
        Calendar.Of(language, written, folded).ShouldBe(0u);

    [Fact]
    public void A_year_is_no_day_and_no_month()
    {
        var year = Calendar.Of("en", "2019", "2019");

        (year & CalendarWords.Years).ShouldBe(year);
        (year & (CalendarWords.Days | CalendarWords.Months)).ShouldBe(0u);
    }
}
