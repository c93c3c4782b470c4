using System.Collections.Immutable;
using FsCheck.Fluent;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs.Bounds;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Names.Repairs.People;
using Herodotus.Analyze.Names.Repairs.Tags;
using Herodotus.Analyze.Names.Repairs.Things;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

/// <summary>Each step of the repairs alone: names as they were read are given, so that nothing hangs on a model.</summary>
public sealed class NameRepairsTests
{
    private delegate ImmutableArray<NameMention> Step(string text, ImmutableArray<NameMention> names, ImmutableArray<Token> tokens, NameLexicon lexicon);

    private static readonly DataFolder Data = DataFolder.Find();
    private static readonly PhraseTable Phrases = PhraseTable.Load(Data);

    private static readonly Dictionary<string, Step> Steps = new(StringComparer.Ordinal)
    {
        ["nicknames"] = NameNicknames.Add,
        ["tags"] = (text, names, tokens, lexicon) => NameTags.Add(text, names, tokens, lexicon),
        ["tags-within"] = (text, names, tokens, lexicon) => NameTags.Add(text, names, tokens, lexicon, within: true),
        ["tails"] = BodyTails.Join,
        ["families"] = FamilyNames.Complete,
        ["known"] = (text, names, tokens, lexicon) => KnownNames.Complete(text, names, tokens, lexicon),
        ["neighbors"] = NameNeighbors.Settle,
        ["appositions"] = Appositions.Settle,
        ["datelines"] = Datelines.Read,
        ["things"] = ThingNames.Settle,
        ["refinements"] = NameRefinements.Apply,
        ["address"] = FormsOfAddress.Cut,
        ["pieces"] = NamePieces.Join,
        ["corrections"] = (text, names, tokens, lexicon) => NameCorrections.Apply(text, names, tokens, lexicon),
        ["seams"] = (text, names, tokens, lexicon) => NameSeams.Mend(text, names, tokens, lexicon),
    };

    public static TheoryData<string, string, string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string, string, string>();
        foreach (var fields in SpecFile.Lines("Analyze/Names/Specs/repairs.tsv"))
            cases.Add(fields[0], fields[1], fields[2], fields[3], fields[4]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_step_mends_names_as_its_case_says(string language, string step, string text, string read, string expected)
    {
        var (tokens, _) = LanguageReader.Load(Data, language, Phrases).Read(text);
        NamesOfCase.Write(text, Steps[step](text, NamesOfCase.Read(text, read), tokens, NameLexicon.Load(Data, language, Phrases))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("pt")]
    public void Any_text_gives_sorted_names_that_do_not_overlap(string language)
    {
        var (reader, lexicon) = (LanguageReader.Load(Data, language, Phrases, models: false), NameLexicon.Load(Data, language, Phrases));
        var pieces = Gen.Elements("Comisión ", "de ", "a ", "Víctimas ", "\"", "El ", "Chispas", "“", "”", "#Sinaloa ", "#", "#GoLima_2 ", "#anatorres", "#x", "Ana ", "Morón ", "colonia ", "PAN ", "al ", "Toluca ", ", ", ". ", "\uD800", "\n", "alias ", "Hurricane ", "''", "y ", "Sr. ", "\nLIMA", " (EFE) - ", "PORT-AU", "Satrena, the airline, ", "x", "Estado ", "México ", "1");
        Prop.ForAll(pieces.ListOf().Select(parts => string.Concat(parts)).ToArbitrary(), text =>
        {
            var (tokens, _) = reader.Read(text);
            foreach (var step in Steps.Values)
            {
                foreach (var type in (NameType[])[NameType.Person, NameType.Place, NameType.Organization])
                {
                    // Every other two tokens are a name.
                    var names = tokens.Chunk(2).Where((_, at) => at % 2 == 0).Select(pair => new NameMention(TextSpan.FromBounds(pair[0].Span.Start, pair[^1].Span.End), type)).ToImmutableArray();
                    NamesOfCase.ShouldBeInOrder(step(text, names, tokens, lexicon), text);
                }
            }
        }).Holds();
    }
}
