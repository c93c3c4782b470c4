using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class KnownNamesTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly NameLexicon English = NameLexicon.Load(Data, "en", PhraseTable.Load(Data));
    private static readonly NameLexicon Spanish = NameLexicon.Load(Data, "es", PhraseTable.Load(Data));

    [Theory]
    [InlineData("Two Bolivian pilots and nine Peruvians were freed.", "group:Bolivian, group:Peruvians")]
    [InlineData("The song is in Spanish.", "")]
    [InlineData("They fish in Spanish waters.", "group:Spanish")]
    [InlineData("They sued the Human Rights Watch office.", "organization:Human Rights Watch")]
    [InlineData("Reporters of the weekly Lantern Post were beaten.", "organization:Lantern Post")]
    [InlineData("the gang came at night", "")]
    public void What_is_certain_is_added(string text, string expected) =>
        Shown(text, KnownNames.Complete(text, [], Tokenizer.Load(Data, "en").Split(text), English)).ShouldBe(expected);

    [Theory]
    [InlineData("Perú extraditó a dos hombres.", "place:Perú")]
    [InlineData("La selección viaja y Perú espera.", "place:Perú")]
    [InlineData("Cerró Perú Norte.", "")]
    [InlineData("Nadie comió pavo.", "")]
    public void A_country_alone_is_a_place(string text, string expected) =>
        Shown(text, KnownNames.Complete(text, [], Tokenizer.Load(Data, "es").Split(text), Spanish)).ShouldBe(expected);

    [Fact]
    public void A_body_known_by_a_longer_name_grows()
    {
        const string Text = "The University of Texas at Austin closed.";
        var names = KnownNames.Complete(Text, [At(Text, "University of Texas", NameType.Organization), At(Text, "Austin", NameType.Place)], Tokenizer.Load(Data, "en").Split(Text), English);
        Shown(Text, names).ShouldBe("organization:University of Texas at Austin");
    }

    [Theory]
    [InlineData("The gang Rojo Sur fled.", "Rojo Sur", NameType.Person, "organization:Rojo Sur")]
    [InlineData("They live in Rosario.", "Rosario", NameType.Person, "place:Rosario")]
    [InlineData("The Federal Reserve waits.", "The Federal Reserve", NameType.Organization, "organization:Federal Reserve")]
    [InlineData("We met Rosario.", "Rosario", NameType.Person, "person:Rosario")]
    public void What_stands_before_a_name_may_settle_it(string text, string name, NameType type, string expected) =>
        Shown(text, NameNeighbors.Settle(text, [At(text, name, type)], Tokenizer.Load(Data, "en").Split(text), English)).ShouldBe(expected);

    [Fact]
    public void A_common_word_before_a_known_body_is_not_of_its_name()
    {
        const string Text = "Miembros del Tren de Aragua huyeron.";
        Shown(Text, NameNeighbors.Settle(Text, [At(Text, "Miembros del Tren de Aragua", NameType.Organization)], Tokenizer.Load(Data, "es").Split(Text), Spanish)).ShouldBe("organization:Tren de Aragua");
    }

    [Fact]
    public void A_town_joined_to_a_place_is_a_place()
    {
        const string Text = "Viajó por Michoacán y Guerrero.";
        Shown(Text, NameNeighbors.Settle(Text, [At(Text, "Michoacán", NameType.Place), At(Text, "Guerrero", NameType.Person)], Tokenizer.Load(Data, "es").Split(Text), Spanish))
            .ShouldBe("place:Michoacán, place:Guerrero");
    }

    private static NameMention At(string text, string name, NameType type) => new(new Text.TextSpan(text.IndexOf(name, StringComparison.Ordinal), name.Length), type);

    private static string Shown(string text, IEnumerable<NameMention> names) =>
        string.Join(", ", names.Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}"));
}
