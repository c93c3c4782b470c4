using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Sentences;

public sealed class SentenceSplitterTests
{
    private static readonly DataFolder Data = DataFolder.Find();

    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var line in SpecFile.Lines("Analyze/Sentences/Specs/sentences.tsv"))
            cases.Add(line[0], line[1], line[2]);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Breaks_where_a_reader_would(string language, string text, string expected)
    {
        var (_, sentences) = LanguageReader.Load(Data, language, PhraseTable.Empty, models: false).Read(text);
        string.Join('¦', sentences.Select(sentence => sentence.Span.Of(text))).ShouldBe(expected);
    }

    [Fact]
    public void Every_token_is_in_one_sentence()
    {
        const string Text = "One. Two? \"Three.\" (Four) ... five.Six\n\nSeven";
        var (tokens, sentences) = LanguageReader.Load(Data, "en", PhraseTable.Empty, models: false).Read(Text);
        sentences.Sum(sentence => sentence.TokenCount).ShouldBe(tokens.Length);
        var next = 0;
        foreach (var sentence in sentences)
        {
            sentence.FirstToken.ShouldBe(next);
            next = sentence.EndToken;
            sentence.Span.Start.ShouldBe(tokens[sentence.FirstToken].Span.Start);
            sentence.Span.End.ShouldBe(tokens[next - 1].Span.End);
        }
    }
}
