using Shouldly;
using Xunit;

namespace Herodotus.Text;

public sealed class IsoDayTests
{
    [Theory]
    [InlineData("2025-08-11", 2025, 8, 11)]
    [InlineData("0001-01-01", 1, 1, 1)]
    public void A_day_is_read_as_it_is_written(string text, int year, int month, int day)
    {
        IsoDay.Read(text).ShouldBe(new DateOnly(year, month, day));
        IsoDay.Of(new DateOnly(year, month, day)).ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025-08")]
    [InlineData("2025-02-30")]
    [InlineData("2025-W33-1")]
    [InlineData("11/08/2025")]
    [InlineData("2025-08-11T10:00")]
    [InlineData(" 2025-08-11")]
    public void Anything_else_is_no_day(string text) => IsoDay.Read(text).ShouldBeNull();

    [Fact]
    public void A_time_begins_with_its_day()
    {
        IsoDay.At("2025-08-11T10:00").ShouldBe(new DateOnly(2025, 8, 11));
        IsoDay.At("2025-08-11").ShouldBe(new DateOnly(2025, 8, 11));
        IsoDay.At("2025-08").ShouldBeNull();
        IsoDay.At(null).ShouldBeNull();
        IsoDay.At("later on 2025-08-11").ShouldBeNull();
    }
}
