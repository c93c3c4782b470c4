using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Text;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.PartsOfSpeech;

public sealed class WordKindsTests
{
    private static readonly DataFolder Data = DataFolder.Find();

    [Fact]
    public void A_file_gives_the_same_words_back_and_a_damaged_one_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            WordKinds.Write(path, [new(7, WordKinds.Noun | WordKinds.BaseForm), new(5, WordKinds.Verb), new(9, 0)]);
            var kinds = WordKinds.Read(path);
            (kinds[7], kinds[5], kinds[9], kinds[11]).ShouldBe((WordKinds.Noun | WordKinds.BaseForm, WordKinds.Verb, 0u, 0u));
            Should.Throw<InvalidDataException>(() => WordTable.Read(path)).Message.ShouldContain("HDT0911");
            var bytes = File.ReadAllBytes(path);
            bytes[12] ^= 1;
            File.WriteAllBytes(path, bytes);
            Should.Throw<InvalidDataException>(() => WordKinds.Read(path)).Message.ShouldContain("HDT091");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("harvested", WordKinds.Verb)]
    [InlineData("harvests", WordKinds.Noun | WordKinds.Verb)]
    [InlineData("quickly", WordKinds.Adverb)]
    public void Forms_are_led_back_to_their_base(string word, uint kinds) =>
        (WordKinds.Load(Data, "en")[TokenSheet.WordHash(word)] & kinds).ShouldBe(kinds);

    [Fact]
    public void A_report_remembers_how_its_words_are_written()
    {
        const string Text = "The Harbor board met. A harbor is deep.";
        var tokenizer = Tokenizer.Load(Data, "en");
        var tokens = tokenizer.Split(Text);
        var memory = new CaseMemory();
        memory.Fill(Text, tokens.AsSpan(), [new Sentence(new TextSpan(0, 21), 0, 5), new Sentence(new TextSpan(22, 17), 5, tokens.Length - 5)]);
        memory["harbor"].ShouldBe((byte)(CaseMemory.Lower | CaseMemory.Capital));
        memory["THE"].ShouldBe((byte)0);
        memory["deep"].ShouldBe(CaseMemory.Lower);
        var many = string.Join(' ', Enumerable.Range(0, 3000).Select(number => "quay" + (char)('a' + (number % 26)) + (char)('a' + (number / 26 % 26)) + (char)('a' + (number / 676))));
        var quays = tokenizer.Split(many);
        memory.Fill(many, quays.AsSpan(), [new Sentence(new TextSpan(0, many.Length), 0, quays.Length)]);
        foreach (var quay in quays)
            memory[quay.Span.Of(many.AsSpan())].ShouldBe(CaseMemory.Lower);
        memory["deep"].ShouldBe((byte)0, "of another report");
        memory.Fill(Text, tokens.AsSpan(), [new Sentence(new TextSpan(0, 21), 0, 5), new Sentence(new TextSpan(22, 17), 5, tokens.Length - 5)]);
        memory["harbor"].ShouldBe((byte)(CaseMemory.Lower | CaseMemory.Capital));
        memory["quayaaa"].ShouldBe((byte)0);
    }

    [Fact]
    public void Uses_of_a_capitalized_word_that_were_read_apart_are_decided_together()
    {
        var tokens = new Token[3];
        tokens[0] = new Token(new TextSpan(0, 3)) with { Pos = PartOfSpeech.Noun };
        tokens[1] = new Token(new TextSpan(4, 3)) with { Pos = PartOfSpeech.Propn };
        tokens[2] = new Token(new TextSpan(8, 3)) with { Pos = PartOfSpeech.Verb };
        var votes = new CapitalVotes();
        votes.Add(1, 0, -2);
        votes.Add(1, 1, 5);
        votes.Add(1, 2, -90);
        votes.Settle(tokens);
        tokens.Select(token => token.Pos).ShouldBe([PartOfSpeech.Propn, PartOfSpeech.Propn, PartOfSpeech.Verb]);
    }
}
