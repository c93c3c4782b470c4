using Shouldly;
using Xunit;

namespace Herodotus.Text;

public sealed class TextSpanTests
{
    [Fact]
    public void Spans_that_touch_do_not_overlap() => new TextSpan(0, 3).Overlaps(new TextSpan(3, 2)).ShouldBeFalse();

    [Fact]
    public void A_container_sorts_before_what_it_contains() => (new TextSpan(1, 5) < new TextSpan(1, 2)).ShouldBeTrue();

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(2, int.MaxValue)]
    public void A_span_outside_any_text_is_refused(int start, int length) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new TextSpan(start, length));
}
