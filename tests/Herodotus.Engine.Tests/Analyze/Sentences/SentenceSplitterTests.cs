using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
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

    /// <summary>Such places are passed over unasked: what is asked elsewhere must not break there either.</summary>
    [Fact]
    public void No_rule_breaks_before_a_plain_word_behind_a_plain_word()
    {
        string[] pieces = ["of", "Ada", "U.S.", "\"", "'s", "LIMA", "9", ".", "…", "–", "é", ")", "now", "(", "#tag", "n't", "\n", "!"];
        var reader = LanguageReader.Load(Data, "en", PhraseTable.Empty, models: false);
        var splitter = new SentenceSplitter(Tokenizer.Load(Data, "en").Lexicon);
        var (random, plain) = (new Random(4), 0);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Join(' ', Enumerable.Range(0, 12).Select(_ => pieces[random.Next(pieces.Length)]));
            var tokens = reader.Read(text).Tokens;
            for (var at = 1; at < tokens.Length; at++)
            {
                var (before, next) = (tokens[at - 1].Span.Of(text), tokens[at].Span.Of(text));
                if (!char.IsAsciiLetter(before[0]) || !char.IsAsciiLetterLower(before[^1]) || !char.IsAsciiLetterLower(next[0]) || tokens[at].Span.Start != tokens[at - 1].Span.End + 1 || text[tokens[at].Span.Start - 1] != ' ')
                    continue;
                plain++;
                for (var first = 0; first < at; first++)
                {
                    splitter.RuleBreaks(text, tokens, first, at).ShouldBeFalse(text);
                    splitter.IsPlain(text, tokens, first, at).ShouldBeFalse(text);
                }

                BreakFeatures.IsCandidate(text, tokens.AsSpan(), at).ShouldBeFalse(text);
            }
        }

        plain.ShouldBeGreaterThan(100);
    }
}
