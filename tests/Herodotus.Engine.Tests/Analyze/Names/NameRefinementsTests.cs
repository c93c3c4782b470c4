using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameRefinementsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);

    [Theory]
    [InlineData("en", "Ana \"Nita\" Ruiz left.", "person:Ana|person:Ruiz", "person:Ana \"Nita\" Ruiz")]
    [InlineData("en", "Ana “Nita” Ruiz left.", "person:Ana", "person:Ana “Nita” Ruiz")]
    [InlineData("es", "Ana (Nita) Ruiz salió.", "person:Ana|person:Nita|person:Ruiz", "person:Ana (Nita) Ruiz")]
    [InlineData("en", "Ana Ruiz (Lima) won.", "person:Ana Ruiz|place:Lima", "person:Ana Ruiz|place:Lima")]
    [InlineData("en", "Ana \"Yes\" said it.", "person:Ana", "person:Ana")]
    [InlineData("es", "Alias Nene huyó.", "person:Alias Nene", "person:Nene")]
    [InlineData("en", "They fear Los Tordos.", "place:Los Tordos", "organization:Los Tordos")]
    [InlineData("es", "En Los Olmillos, Sonora, y en Los Olmillos.", "organization:Los Olmillos|place:Sonora|place:Los Olmillos", "place:Los Olmillos|place:Sonora|place:Los Olmillos")]
    [InlineData("es", "Vecinos de Las Lomitas (Sonora) protestan.", "place:Las Lomitas|place:Sonora", "place:Las Lomitas|place:Sonora")]
    [InlineData("es", "La banda Los Olmillos, Sonora, y otras.", "place:Los Olmillos|place:Sonora", "organization:Los Olmillos|place:Sonora")]
    [InlineData("en", "They left Los Angeles.", "place:Los Angeles", "place:Los Angeles")]
    [InlineData("en", "A leader of the Tordrak fled.", "place:Tordrak", "organization:Tordrak")]
    [InlineData("es", "El líder de Tordrak huyó.", "place:Tordrak", "organization:Tordrak")]
    [InlineData("en", "The leader of Peru spoke.", "place:Peru", "place:Peru")]
    [InlineData("en", "The gangs Tordrak and Halkona fight.", "place:Tordrak|person:Halkona", "organization:Tordrak|organization:Halkona")]
    [InlineData("en", "Nobody came.", "", "")]
    public void Names_are_looked_at_once_more(string language, string text, string found, string expected)
    {
        var at = 0;
        var names = found.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(item =>
        {
            var parts = item.Split(':');
            at = text.IndexOf(parts[1], at, StringComparison.Ordinal);
            return new NameMention(new Text.TextSpan(at, parts[1].Length), Enum.Parse<NameType>(parts[0], ignoreCase: true));
        }).ToArray();
        var refined = NameRefinements.Apply(text, [.. names], Tokenizer.Load(Data, language).Split(text), NameLexicon.Load(Data, language, Phrases));
        string.Join('|', refined.Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}")).ShouldBe(expected);
    }
}
