using Shouldly;
using Xunit;

namespace Herodotus.Link.Copies;

/// <summary>A set that is filled again for each report counts as sets made anew do.</summary>
public sealed class ShingleSetTests
{
    [Fact]
    public void What_two_texts_share_is_counted_once_whatever_was_compared_before()
    {
        var random = new Random(20251130);
        var set = new ShingleSet();
        for (var report = 0; report < 200; report++)
        {
            var own = Shingles(random, report % 7 == 0 ? 3000 : 150);
            set.Fill(own);
            set.Count.ShouldBe(own.Distinct().Count());
            for (var comparison = 0; comparison < 4; comparison++)
            {
                var other = Shingles(random, 150);
                set.Shared(other).ShouldBe(own.Intersect(other).Count());
            }
        }
    }

    [Fact]
    public void The_shingle_zero_is_a_shingle_and_an_empty_set_shares_nothing()
    {
        var set = new ShingleSet();
        set.Fill([0, 0, 7]);
        set.Count.ShouldBe(2);
        set.Shared([0, 0]).ShouldBe(1);
        set.Fill([]);
        set.Count.ShouldBe(0);
        set.Shared([0, 7]).ShouldBe(0);
    }

    /// <summary>Of few different values, so that they repeat and meet; some of them far apart, so that their places in a table meet too.</summary>
    private static uint[] Shingles(Random random, int count)
    {
        var shingles = new uint[random.Next(count)];
        for (var i = 0; i < shingles.Length; i++)
            shingles[i] = (uint)random.Next(count) << (random.Next(2) * 16);
        return shingles;
    }
}
