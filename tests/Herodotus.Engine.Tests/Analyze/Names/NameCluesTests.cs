using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Names;

public sealed class NameCluesTests
{
    private static readonly Tokenizer Tokenizer = Tokenizer.Load(DataFolder.Find(), "en");

    [Theory]
    [InlineData("He saw the Old Harbor Bridge near Lima.", "Old Harbor Bridge|Lima")]
    [InlineData("The Bank of Two Rivers fell.", "Bank|Two Rivers")]
    [InlineData("THE BANK FELL TODAY", "")]
    public void Runs_are_capitalized_words_side_by_side(string text, string expected)
    {
        var (sheet, clues) = Fill(text, NameLexicon.Empty with { Words = WordTable.Load(DataFolder.Find(), "en") });
        var tokens = Tokenizer.Split(text);
        var runs = new List<string>();
        for (var at = 0; at < sheet.Count; at++)
        {
            if (clues.Runs.Start(at) == at)
                runs.Add(text[tokens[at].Span.Start..tokens[clues.Runs.End(at) - 1].Span.End]);
        }

        string.Join('|', runs).ShouldBe(expected);
    }

    [Fact]
    public void Runs_joined_by_a_small_word_share_the_head_of_the_first()
    {
        var (_, clues) = Fill("He left the Central Bank of Two Rivers.", NameLexicon.Empty);
        clues.Runs.Head(4).ShouldBe(4);
        clues.Runs.Head(5).ShouldBe(4);
        clues.Runs.Head(7).ShouldBe(4);
        clues.Runs.Head(1).ShouldBe(-1);
    }

    [Fact]
    public void A_tag_is_told_by_the_words_within_it()
    {
        var phrases = Path.GetTempFileName();
        PhraseTable.Write(phrases, [([TokenSheet.WordHash("Juan")], PhraseKind.Given), ([TokenSheet.WordHash("Juan"), TokenSheet.WordHash("Mendigo")], PhraseKind.Person)]);
        var lexicon = NameLexicon.Empty with { Phrases = PhraseTable.Read(phrases) };
        File.Delete(phrases);
        var tagged = Fill("Look #JuanMendigo now", lexicon).Clues.Tags[1];
        tagged.ShouldNotBe(Fill("Look #OtherThings now", lexicon).Clues.Tags[1]);
        Fill("Look #JuanMendigo now", lexicon).Clues.Tags[0].ShouldBe(0u);
    }

    [Fact]
    public void A_phrase_is_told_for_each_of_its_words_whatever_its_kind()
    {
        var phrases = Path.GetTempFileName();
        var (green, valley) = (TokenSheet.WordHash("Green"), TokenSheet.WordHash("Valley"));
        PhraseTable.Write(phrases, [([green], PhraseKind.Family), ([green, valley], PhraseKind.Service), ([green, valley, valley], PhraseKind.NamePart)]);
        var table = PhraseTable.Read(phrases);
        File.Delete(phrases);
        var marks = Fill("Green Valley Road", NameLexicon.Empty with { Phrases = table }).Clues.Marks;
        (table.Find([green]), table.Find([green, valley]), table.Longest([green, valley, green])).ShouldBe((PhraseKind.Family, PhraseKind.Service, (2, PhraseKind.Service)));
        var service = 2 * System.Numerics.BitOperations.TrailingZeroCount((uint)PhraseKind.Service);
        marks[..3].Select(mark => mark >> service & 3).ShouldBe([2ul, 3ul, 0ul]);
    }

    [Theory]
    [InlineData("#")]
    [InlineData("#__ #_ ## #\uD800 #ÁÉÍ #a1B2C3D4E5F6G7H8")]
    public void Odd_tags_do_no_harm(string text) => Should.NotThrow(() => Fill(text, NameLexicon.Empty));

    [Fact]
    public void Senses_say_casing_type_and_place()
    {
        var town = WordSenses.Of(0, 40, [0, 0, 40], 38, 1);
        var noun = WordSenses.Of(500, 1, [0, 0, 0], 0, 0);
        (town & 7).ShouldBe(6);
        (town >> 3 & 7).ShouldBe(3);
        (noun & 7).ShouldBe(2);
        (noun >> 3 & 7).ShouldBe(0);
        WordSenses.Of(0, 0, [0], 0, 0).ShouldNotBe((ushort)0);
    }

    [Fact]
    public void Senses_are_read_as_written()
    {
        var path = Path.GetTempFileName();
        WordSenses.Write(path, [new(7, 300), new(3, 5)]);
        var senses = WordSenses.Read(path);
        File.Delete(path);
        ((int)senses[7]).ShouldBe(300);
        ((int)senses[3]).ShouldBe(5);
        ((int)senses[8]).ShouldBe(0);
    }

    private static (TokenSheet Sheet, NameClues Clues) Fill(string text, NameLexicon lexicon)
    {
        var tokens = Tokenizer.Split(text);
        var (sheet, clues) = (new TokenSheet(), new NameClues());
        sheet.Fill(text, tokens.AsSpan(), 0, tokens.Length, lexicon);
        clues.Fill(text, tokens.AsSpan(), 0, sheet, lexicon);
        return (sheet, clues);
    }
}
