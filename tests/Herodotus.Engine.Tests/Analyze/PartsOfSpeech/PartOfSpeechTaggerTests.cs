using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.PartsOfSpeech;

public sealed class PartOfSpeechTaggerTests
{
    private const string Text = "Mayor Rosa Vidal said on Monday that the old bridge would close. She had not asked the council, two members told reporters. THE BRIDGE IS OLD. it is";

    [Fact]
    public void Tagging_allocates_nothing_once_warm()
    {
        var (tagger, tokens, sentences) = Prepare(Text);
        for (var i = 0; i < 3; i++)
            tagger.Tag(Text, tokens, sentences);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            tagger.Tag(Text, tokens, sentences);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public async Task Words_met_before_are_read_as_words_met_first()
    {
        var (tagger, tokens, sentences) = Prepare(Text);
        var first = await Task.Run(() => Tag(tagger, tokens, sentences), TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
            Tag(tagger, tokens, sentences).ShouldBe(first);
        first.Count(pos => pos == PartOfSpeech.Propn).ShouldBeGreaterThan(1);
    }

    private static PartOfSpeech[] Tag(PartOfSpeechTagger tagger, Token[] tokens, Sentence[] sentences)
    {
        Token[] own = [.. tokens];
        tagger.Tag(Text, own, sentences);
        return [.. own.Select(token => token.Pos)];
    }

    private static (PartOfSpeechTagger Tagger, Token[] Tokens, Sentence[] Sentences) Prepare(string text)
    {
        var data = DataFolder.Find();
        var tokenizer = Tokenizer.Load(data, "en");
        var tokens = tokenizer.Split(text);
        var sentences = SentenceSplitter.Load(data, "en", tokenizer.Lexicon).Split(text, tokens);
        return (PartOfSpeechTagger.Load(data, "en", WordTable.Load(data, "en"))!, [.. tokens], [.. sentences]);
    }
}
