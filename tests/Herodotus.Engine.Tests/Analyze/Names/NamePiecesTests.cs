using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NamePiecesTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var fields in SpecFile.Lines("Analyze/Names/Specs/pieces.tsv"))
            cases.Add(fields[0], fields[1], fields[2]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_name_read_in_pieces_is_one(string language, string text, string expected)
    {
        var reader = LanguageReader.Load(Data, language, Phrases);
        var (tokens, sentences) = reader.Read(text);
        string.Join(", ", reader.FindNames(text, tokens, sentences).Select(name => $"{name.Type.ToString().ToLowerInvariant()}:{name.Span.Of(text)}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Any_text_gives_sorted_names_that_do_not_overlap(string language)
    {
        var reader = LanguageReader.Load(Data, language, Phrases);
        var pieces = Gen.OneOf(
            Gen.Elements(
                "Kenia ", "López ", "alias ", "El ", "Mayo ", "Grupo ", "Tribunal ", "Estado ", "de ", "del ", "México ", "\"N\" ", "Ana ", "Pilar ", "Marina ", "Trinidad ", "and ", "Tobago ", "(PE) ",
                "#LimaPeru ", "@ana ", "RT ", "Santa Fe Foundation ", "Clan del Golfo ", "Morena ", "Ecopetrol ", "#", "\n", "“", "”", ", ", ". ", "Los "),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            var (tokens, sentences) = reader.Read(text);
            var end = 0;
            foreach (var name in reader.FindNames(text, tokens, sentences))
            {
                name.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
                name.Span.Length.ShouldBeGreaterThan(0);
                end = name.Span.End;
            }

            end.ShouldBeLessThanOrEqualTo(text.Length);
        }).Holds(1500);
    }
}
