using Shouldly;
using Xunit;

namespace Herodotus.Text;

public sealed class OrderedSearchTests
{
    [Fact]
    public void Finds_what_looking_at_each_in_turn_finds()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var places = Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(10)).Order().ToArray();
            var least = random.Next(-1, 12);
            var first = Array.FindIndex(places, place => place >= least);
            ((ReadOnlySpan<int>)places).FirstFrom(least, place => place).ShouldBe(first < 0 ? places.Length : first);
        }
    }
}
