using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
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
        Allocations.Of(() =>
        {
            for (var i = 0; i < 100; i++)
                tagger.Tag(Text, tokens, sentences);
        }).ShouldBe(0);
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

    [Fact]
    public async Task Words_forgotten_for_others_are_read_as_before()
    {
        var (tagger, tokens, sentences) = Prepare(Text);
        var first = await Task.Run(() => Tag(tagger, tokens, sentences), TestContext.Current.CancellationToken);
        // More words than are kept, in sentences so long that their own fall on one another.
        var many = string.Join(' ', Enumerable.Range(0, 60_000).Select(number => $"w{(char)('a' + (number % 26))}{(number / 26 % 26) + 10}{(char)('a' + (number / 676))}x"));
        var (_, others, windows) = Prepare(many);
        tagger.Tag(many, others, windows);
        Tag(tagger, tokens, sentences).ShouldBe(first);
        others.ShouldAllBe(token => token.Pos != PartOfSpeech.None);
    }

    [Fact]
    public void The_guidelines_of_a_set_hold_where_a_text_is_like_it()
    {
        const string own = "In 1892 he moved to the United States.";
        var data = DataFolder.Find();
        var (_, tokens, sentences) = Prepare(own);
        var (model, words) = (SequenceTagger.Read(data.File("en", "pos.model")), PartOfSpeechTagger.Words(data, "en", WordTable.Load(data, "en")));
        PartOfSpeech United(TextGuidelines guidelines)
        {
            new PartOfSpeechTagger(model, words, WordKinds.Load(data, "en"), guidelines: guidelines).Tag(own, tokens, sentences);
            return tokens.Single(token => token.Span.Of(own) == "United").Pos;
        }

        United(Likes("lol @ana see this")).ShouldBe(PartOfSpeech.Adj);
        United(Likes(own)).ShouldBe(PartOfSpeech.Verb, "as GUM has it");

        TextGuidelines Likes(string text)
        {
            var trainer = new LinearTrainer(["0", "1"], new TrainingOptions { MinCount = 1, PruneBelow = 0 });
            var (rows, tokenizer) = (new FeatureRows(), Tokenizer.Load(data, "en"));
            foreach (var (shown, label) in new[] { (text, 1), (text == own ? "lol @ana see this" : own, 0) })
            {
                for (var times = 0; times < 20; times++)
                {
                    rows.Clear();
                    TextGuidelines.Describe(shown, tokenizer.Split(shown).AsSpan(), rows);
                    trainer.Add(rows, label);
                }
            }

            return new TextGuidelines(trainer.Train());
        }
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
