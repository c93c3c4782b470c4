using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Bounds;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameBoundsTests
{
    private static readonly DataFolder Data = DataFolder.Find();

    [Theory]
    [InlineData("pt", "Portugal-Turquia", NameType.Organization, "place:Portugal, place:Turquia")]
    [InlineData("pt", "Guiné-Bissau", NameType.Place, "place:Guiné-Bissau")]
    [InlineData("es", "Ruiz / Ortega", NameType.Person, "person:Ruiz, person:Ortega")]
    [InlineData("en", "Ruiz 1 Torres", NameType.Person, "person:Ruiz, person:Torres")]
    [InlineData("en", "Radio 4 Today", NameType.Organization, "organization:Radio 4 Today")]
    [InlineData("es", "CIA.", NameType.Organization, "organization:CIA")]
    [InlineData("es", "Cía.", NameType.Organization, "organization:Cía.")]
    [InlineData("pt", "Ana Lima Ela", NameType.Person, "person:Ana Lima", PartOfSpeech.Pron)]
    [InlineData("pt", "Ana Lima Neta", NameType.Person, "person:Ana Lima Neta", PartOfSpeech.Propn)]
    [InlineData("es", "Germán Ruiz Mota", NameType.Person, "person:Germán Ruiz Mota")]
    [InlineData("es", "German Pedro Ruiz", NameType.Person, "group:German, person:Pedro Ruiz")]
    [InlineData("es", "Kenia Marisol Ruiz", NameType.Person, "person:Kenia Marisol Ruiz")]
    [InlineData("es", "Rovira limpie Michoacán", NameType.Person, "person:Rovira, place:Michoacán")]
    [InlineData("es", "Rovira maldito Sandovalio", NameType.Person, "person:Rovira maldito Sandovalio")]
    [InlineData("es", "Rusia Pedro Ruiz", NameType.Person, "place:Rusia, person:Pedro Ruiz")]
    public void A_name_is_cut_to_what_names(string language, string name, NameType type, string expected, PartOfSpeech last = PartOfSpeech.Propn)
    {
        var text = $"x {name} y";
        var (tokens, _) = LanguageReader.Load(Data, language, PhraseTable.Empty, models: false).Read(text);
        tokens = tokens.SetItem(tokens.Length - 2, tokens[^2] with { Pos = last });
        var trimmed = NameBounds.Trim(text, [new NameMention(new TextSpan(2, name.Length), type)], tokens, language, KnowledgeBase.Load(Data));
        string.Join(", ", trimmed.Select(one => $"{one.Type.ToString().ToLowerInvariant()}:{one.Span.Of(text)}")).ShouldBe(expected);
    }
}
