using Herodotus.Learning.Features;
using Shouldly;
using Xunit;

namespace Herodotus.Learning;

public sealed class FeatureHashTests
{
    /// <summary>Words of every length, each with one unit changed at every place, and cut short: no two have one key, and the same word has one wherever it stands.</summary>
    [Fact]
    public void Words_that_differ_in_one_unit_have_other_keys()
    {
        var words = new HashSet<string>(StringComparer.Ordinal) { "" };
        for (var length = 1; length <= 21; length++)
        {
            var word = new string('a', length);
            words.Add(word);
            for (var at = 0; at < length; at++)
            {
                foreach (var other in "bAé\0")
                    words.Add(word[..at] + other + word[(at + 1)..]);
            }
        }

        var keys = words.Select(word => FeatureHash.KeyOf(word)).ToHashSet();
        keys.Count.ShouldBe(words.Count);
        keys.ShouldNotContain(0UL);
        FeatureHash.KeyOf("in the harbor now".AsSpan(7, 6)).ShouldBe(FeatureHash.KeyOf("harbor"));
    }

    [Theory]
    [InlineData("Harbor", "harbor")]
    [InlineData("ÉLITE", "élite")]
    [InlineData("don't", "DON'T")]
    public void A_key_of_lower_case_minds_no_capitals(string word, string same)
    {
        FeatureHash.KeyOfLower(word).ShouldBe(FeatureHash.KeyOf(word.ToLowerInvariant()));
        FeatureHash.KeyOfLower(word).ShouldBe(FeatureHash.KeyOfLower(same));
        FeatureHash.KeyOfLower(word).ShouldNotBe(FeatureHash.KeyOfLower(word + "s"));
    }

    [Fact]
    public void A_key_of_lower_case_minds_the_first_units_of_a_run_without_end() =>
        FeatureHash.KeyOfLower(new string('A', 1000)).ShouldBe(FeatureHash.KeyOfLower(new string('a', 64)));
}
