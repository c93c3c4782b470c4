using System.Collections.Immutable;
using FsCheck.Fluent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.People;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameInitialsTests
{
    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);
    private static readonly LanguageReader Reader = LanguageReader.Load(Data, "en", Phrases, models: false);
    private static readonly NameLexicon Lexicon = NameLexicon.Load(Data, "en", Phrases);

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var fields in SpecFile.Lines("Analyze/Names/Specs/initials.tsv"))
            cases.Add(fields[0], fields[1], fields[2]);
        return cases;
    }

    /// <summary>Names as they were read are given, so that nothing hangs on a model.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Initials_belong_to_the_person(string text, string read, string expected)
    {
        var (tokens, _) = Reader.Read(text);
        NamesOfCase.Write(text, NameInitials.Join(text, NamesOfCase.Read(text, read), tokens, Lexicon)).ShouldBe(expected);
    }

    [Fact]
    public void Any_text_gives_sorted_names_that_do_not_overlap()
    {
        var pieces = Gen.Elements("T.W. ", "A. ", "B.", "Ruiz ", "Ana ", "Mena ", "of ", ". ", "\uD800", "II ", "x", "\n\n", "U.S. ", "A.B.C.D. ");
        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            var (tokens, _) = Reader.Read(text);
            for (var size = 1; size < 4; size++)
            {
                // Every so many tokens are a person.
                var names = tokens.Chunk(size).Where((_, at) => at % 2 == 0).Select(chunk => new NameMention(TextSpan.FromBounds(chunk[0].Span.Start, chunk[^1].Span.End), NameType.Person)).ToImmutableArray();
                NamesOfCase.ShouldBeInOrder(NameInitials.Join(text, names, tokens, Lexicon), text);
            }
        }).Holds();
    }
}
