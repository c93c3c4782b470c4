using Shouldly;
using Xunit;

namespace Herodotus.Text;

public class DatelineTests
{
    [Theory]
    [InlineData("LIMA, May 3 (Andes) - The mine is closed.", "The mine is closed.")]
    [InlineData("Tegucigalpa, 13 mar (EFE).- La mina cierra.", "La mina cierra.")]
    [InlineData("QUITO.- La mina cierra.", "La mina cierra.")]
    [InlineData("(ANDES- The Orlo Post) The mine is closed.", "The mine is closed.")]
    [InlineData("(Orlo Wire) - The mine is closed.", "The mine is closed.")]
    [InlineData("(AP) — The mine is closed.", "The mine is closed.")]
    public void A_dateline_is_what_heads_the_first_words(string text, string rest) => text[Dateline.Length(text)..].ShouldBe(rest);

    [Theory]
    [InlineData("The mine - a large one - is closed.")]
    [InlineData("(The mine is closed.) Nobody was hurt.")]
    [InlineData("(AP)")]
    [InlineData("(AP")]
    [InlineData("")]
    [InlineData("the mine (Andes) - it is closed")]
    public void Other_beginnings_have_none(string text) => Dateline.Length(text).ShouldBe(0);
}
