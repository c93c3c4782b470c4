using FsCheck;
using FsCheck.Fluent;
using Herodotus.Tell.Brief;
using Shouldly;
using Xunit;

namespace Herodotus.Tell;

public sealed class RubricTests
{
    [Theory]
    [InlineData("🌐 World | 📰 The mayor resigned.", "The mayor resigned.")]
    [InlineData("LIVE | The mayor resigned.", "The mayor resigned.")]
    [InlineData("🇲🇽 El alcalde renunció.", "El alcalde renunció.")]
    [InlineData("Last minute | City | The mayor resigned.", "The mayor resigned.")]
    [InlineData("The mayor resigned.", "The mayor resigned.")]
    [InlineData("The mayor of Vega resigned | more soon", "The mayor of Vega resigned | more soon")]
    [InlineData("She left. 🌐", "She left. 🌐")]
    [InlineData("¿Quién? | Nadie", "¿Quién? | Nadie")]
    [InlineData("🌐 📰", "🌐 📰")]
    [InlineData("", "")]
    public void Labels_and_signs_before_the_words_are_told_apart(string sentence, string words) => sentence[Rubric.Length(sentence)..].ShouldBe(words);

    [Theory]
    [InlineData("The mayor resigned. 🇲🇽 https://example.org/a", "The mayor resigned.")]
    [InlineData("El alcalde renunció 👇\n", "El alcalde renunció")]
    [InlineData("The mayor resigned.", "The mayor resigned.")]
    [InlineData("See https://example.org/a for more.", "See https://example.org/a for more.")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("", "")]
    public void Signs_and_links_behind_the_words_are_told_apart(string sentence, string words) => sentence[..Rubric.End(sentence)].ShouldBe(words);

    [Fact]
    public void It_is_within_any_text() =>
        Prop.ForAll<string?>(
            ArbMap.Default.ArbFor<string?>(),
            text => Rubric.Length(text ?? "") is var length && length >= 0 && length <= (text ?? "").Length && Rubric.End(text ?? "") is var end && end >= 0 && end <= (text ?? "").Length)
            .QuickCheckThrowOnFailure();
}
