using System.Collections.Immutable;
using FsCheck.Fluent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Bounds;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameSeamsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);
    private static readonly LanguageReader Reader = LanguageReader.Load(Data, "en", Phrases, models: false);
    private static readonly NameLexicon Lexicon = NameLexicon.Load(Data, "en", Phrases);

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var fields in SpecFile.Lines("Analyze/Names/Specs/seams.tsv"))
            cases.Add(fields[0], fields[1], fields[2]);
        return cases;
    }

    /// <summary>Names as they were read are given, so that nothing hangs on a model.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Names_are_joined_and_parted(string text, string read, string expected)
    {
        var names = read.Split(", ").Select(name => name.Split(':', 2)).Select(pair => Name(text, pair[1], pair[0])).ToImmutableArray();
        var (tokens, _) = Reader.Read(text);
        NamesOfCase.Write(text, NameSeams.Mend(text, names, tokens, Lexicon)).ShouldBe(expected);
    }

    [Fact]
    public void Any_text_gives_sorted_names_that_do_not_overlap()
    {
        var pieces = Gen.Elements("Lima ", "Peru ", "- ", "Ana ", "Mena ", "of ", "Exchange ", "\"", ", ", "Kingdom ", "Stock ", "Luis ", "PNL ", "\uD800", "II ", "x", "\n\n");
        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            var (tokens, _) = Reader.Read(text);
            foreach (var type in (NameType[])[NameType.Person, NameType.Place, NameType.Organization])
            {
                // Every two tokens are a name.
                var names = tokens.Chunk(2).Select(pair => new NameMention(TextSpan.FromBounds(pair[0].Span.Start, pair[^1].Span.End), type)).ToImmutableArray();
                NamesOfCase.ShouldBeInOrder(NameSeams.Mend(text, names, tokens, Lexicon), text);
            }
        }).Holds();
    }

    private static NameMention Name(string text, string words, string type) =>
        new(new TextSpan(text.IndexOf(words, StringComparison.Ordinal), words.Length), Enum.Parse<NameType>(type, ignoreCase: true));
}
