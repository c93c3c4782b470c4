using Herodotus.Learning;
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
}
