using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameCorrectionsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly NameLexicon Lexicon = NameLexicon.Load(Data, "en", PhraseTable.Load(Data));

    [Theory]
    [InlineData("Caracas said no.", "Caracas", NameType.Person, NameType.Place)]
    [InlineData("Caracas said no.", "Caracas", NameType.Organization, NameType.Place)]
    [InlineData("Barcelona won.", "Barcelona", NameType.Organization, NameType.Organization)]
    [InlineData("Two Venezuelan boats left.", "Venezuelan", NameType.Other, NameType.Group)]
    [InlineData("A Latin American bank closed.", "Latin American", NameType.Organization, NameType.Group)]
    [InlineData("Washington crossed the river.", "Washington", NameType.Person, NameType.Person)]
    public void What_is_certain_overrules_what_was_learnt(string text, string name, NameType learnt, NameType expected) =>
        Apply(text, (name, learnt)).ShouldHaveSingleItem().Type.ShouldBe(expected);

    [Fact]
    public void A_name_of_several_words_is_one_wherever_it_stands()
    {
        const string Text = "Clan del Rosal fled. Police seek Clan del Rosal, not Clan del Rosales.";
        Apply(Text, ("Clan del Rosal", NameType.Organization)).Select(name => name.Span.Start).ShouldBe([0, 33]);
    }

    [Fact]
    public void An_article_after_and_begins_another_name() =>
        Apply("They watch the Clan del Rosal and the Cartel of the Reeds.", ("Clan del Rosal and the Cartel of the Reeds", NameType.Organization)).Select(name => name.Span)
            .ShouldBe([new TextSpan(15, 14), new TextSpan(38, 19)]);

    [Fact]
    public void A_place_after_and_may_belong_to_the_name_before() =>
        Apply("They left the Islamic State of Iraq and the Levant.", ("Islamic State of Iraq and the Levant", NameType.Organization)).ShouldHaveSingleItem().Span.Length.ShouldBe(36);

    [Fact]
    public void A_sort_of_place_parts_two_names() =>
        Apply("They left the Peruvian city of Tacna by bus.", ("Peruvian city of Tacna", NameType.Place)).Select(name => (name.Span.Start, name.Span.Length, name.Type))
            .ShouldBe([(14, 8, NameType.Group), (31, 5, NameType.Place)]);

    [Theory]
    [InlineData("It fell in 330 BC to others.", "330 BC")]
    [InlineData("It fell in 330 BC to others.", "BC")]
    [InlineData("The early time (2500 BCE - 2025 BCE) was calm.", "2500 BCE - 2025 BCE")]
    public void Years_are_no_names(string text, string name) => Apply(text, (name, NameType.Organization)).ShouldBeEmpty();

    [Fact]
    public void An_era_without_a_year_may_be_a_name() => Apply("She moved to BC last year.", ("BC", NameType.Place)).ShouldHaveSingleItem();

    private static IEnumerable<NameMention> Apply(string text, (string Name, NameType Type) given) =>
        NameCorrections.Apply(
            text, [new(new TextSpan(text.IndexOf(given.Name, StringComparison.Ordinal), given.Name.Length), given.Type)], Tokenizer.Load(Data, "en").Split(text), Lexicon);
}
