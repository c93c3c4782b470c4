using System.Collections.Immutable;
using Herodotus.Link.Claims;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Link.Claims;

public sealed class WordRunsTests
{
    private readonly WordRuns _runs = new();

    [Theory]
    [InlineData("The bridge will stay closed until spring", "the BRIDGE will, stay closed — until spring!", 4)]
    [InlineData("The bridge will stay closed until spring", "She said the bridge will stay closed for now", 2)]
    [InlineData("The bridge will stay closed", "The road will stay closed", 0)]
    [InlineData("Never again", "never again", 1)]
    [InlineData("Never again", "again never", 0)]
    [InlineData("", "the bridge", 0)]
    [InlineData("!?", "!?", 0)]
    public void Texts_share_the_runs_of_four_words_that_both_have(string one, string other, int shared) =>
        WordRuns.Shared(Of(one), Of(other)).ShouldBe(shared);

    [Fact]
    public void Parts_are_read_one_after_the_other()
    {
        const string Text = "“We will wait,” she said, “until the road is open.”";
        ImmutableArray<TextSpan> parts = [TextSpan.FromBounds(1, 14), TextSpan.FromBounds(27, 49)];
        _runs.Of(Text, parts).ShouldBe(Of("we will wait until the road is open"));
    }

    [Fact]
    public void A_run_said_twice_counts_once() => Of("no no no no no no no").Length.ShouldBe(1);

    [Fact]
    public void Comparing_allocates_nothing()
    {
        var (one, other) = (Of("The bridge will stay closed until spring"), Of("The bridge will stay closed for now"));
        WordRuns.Shared(one, other);
        Allocations.Of(() => WordRuns.Shared(one, other)).ShouldBe(0);
    }

    private ulong[] Of(string text) => _runs.Of(text, [new TextSpan(0, text.Length)]);
}
