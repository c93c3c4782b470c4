using Shouldly;
using Xunit;

namespace Herodotus.Reports;

public sealed class PublicationTimeTests
{
    [Theory]
    [InlineData("2025-08-11")]
    [InlineData("2025-08-11T09:30:00")]
    [InlineData("2025-08-11T09:30:00Z")]
    [InlineData("2025-08-11T09:30:00-03:00")]
    public void What_is_known_is_written_as_it_was_read(string text) => PublicationTime.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("2025-08-11T09:30+0530", "2025-08-11T09:30:00+05:30")]
    [InlineData(" 2025-08-11 09:30 ", "2025-08-11T09:30:00")]
    public void Other_habits_are_read(string text, string expected) => PublicationTime.Parse(text).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2025-02-30")]
    [InlineData("2025-08-11T25:00:00")]
    public void What_is_no_date_is_unknown(string text) => PublicationTime.Parse(text).ShouldBeNull();

    [Fact]
    public void An_offset_moves_the_instant() => PublicationTime.Parse("2025-08-11T23:30:00-03:00")!.Value.Instant.Day.ShouldBe(12);
}
