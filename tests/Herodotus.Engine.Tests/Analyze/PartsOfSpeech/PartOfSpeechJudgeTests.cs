using Herodotus.Analyze.PartsOfSpeech.Judging;
using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.PartsOfSpeech;

public sealed class PartOfSpeechJudgeTests
{
    private const string Text =
        "With no buses running, they walked home after dark. The like of it has not been seen since, as far as anyone knows. Get the leaking Tank looked at for good. She has had it with him gone.";

    private static readonly DataFolder Data = DataFolder.Find();

    [Fact]
    public void The_margin_says_how_a_word_in_doubt_was_read()
    {
        var tagger = Tagger(null);
        var (read, sentences) = Prepare();
        tagger.Tag(Text, read, sentences);
        var doubts = Doubts(tagger);
        doubts.ShouldNotBeEmpty();
        foreach (var (token, first, second, margin) in doubts)
        {
            (first < second).ShouldBeTrue();
            Math.Abs(margin).ShouldBeLessThanOrEqualTo(PartOfSpeechJudge.Doubt);
            if (read[token].Pos is not (PartOfSpeech.Noun or PartOfSpeech.Propn))
                read[token].Pos.ShouldBe(margin >= 0 ? first : second);
        }
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(-100, false)]
    public void Trees_decide_words_in_doubt_and_no_others(float says, bool isFirst)
    {
        var doubts = Doubts(Tagger(null)).Where(doubt => doubt.First != PartOfSpeech.Noun || doubt.Second != PartOfSpeech.Propn).ToArray();
        var judge = new PartOfSpeechJudge(doubts.Select(doubt => (doubt.First, doubt.Second)).Distinct().Select(pair => Pair(pair.First, pair.Second, says)));
        var (unjudged, sentences) = Prepare();
        var judged = unjudged.ToArray();
        Tagger(null).Tag(Text, unjudged, sentences);
        Tagger(judge).Tag(Text, judged, sentences);
        for (var at = 0; at < judged.Length; at++)
            judged[at].Pos.ShouldBe(doubts.Where(doubt => doubt.Token == at).Select(doubt => isFirst ? doubt.First : doubt.Second).SingleOrDefault(unjudged[at].Pos));
    }

    [Fact]
    public void A_judge_is_read_as_it_was_written()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            new PartOfSpeechJudge([Pair(PartOfSpeech.Adp, PartOfSpeech.Sconj, 1.5f)]).Write(path);
            var pair = PartOfSpeechJudge.Read(path)[PartOfSpeech.Adp, PartOfSpeech.Sconj].ShouldNotBeNull();
            pair.Words.ShouldBe([7u, 9u]);
            pair.Trees.Score(new float[DoubtMeasures.Count]).ShouldBe(1.5f);
            PartOfSpeechJudge.Read(path)[PartOfSpeech.Adp, PartOfSpeech.Adv].ShouldBeNull();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Trees_of_other_measures_are_refused()
    {
        var pair = Pair(PartOfSpeech.Adp, PartOfSpeech.Sconj, 1);
        Should.Throw<InvalidDataException>(() => new PartOfSpeechJudge([pair with { First = PartOfSpeech.Verb }]));
        Should.Throw<InvalidDataException>(() => new PartOfSpeechJudge([pair with { Trees = Trees(DoubtMeasures.Count - 1, 1) }]));
    }

    private static JudgedPair Pair(PartOfSpeech first, PartOfSpeech second, float says) => new(first, second, [7, 9], Trees(DoubtMeasures.Count, says));

    private static EvenTrees Trees(int width, float says) => new(width, new byte[EvenTrees.Depth], [.. Enumerable.Repeat(float.PositiveInfinity, EvenTrees.Depth)], [.. Enumerable.Repeat(says, EvenTrees.Leaves)]);

    private static List<(int Token, PartOfSpeech First, PartOfSpeech Second, float Margin)> Doubts(PartOfSpeechTagger tagger)
    {
        var doubts = new List<(int, PartOfSpeech, PartOfSpeech, float)>();
        var (tokens, sentences) = Prepare();
        tagger.Measure(Text, tokens, sentences, (token, _, first, second, measures) => doubts.Add((token, first, second, measures[0])));
        return doubts;
    }

    private static PartOfSpeechTagger Tagger(PartOfSpeechJudge? judge) =>
        new(SequenceTagger.Read(Data.File("en", "pos.model")), PartOfSpeechTagger.Words(Data, "en", WordTable.Load(Data, "en")), WordKinds.Load(Data, "en"), judge: judge);

    private static (Token[] Tokens, Sentence[] Sentences) Prepare()
    {
        var tokenizer = Tokenizer.Load(Data, "en");
        var tokens = tokenizer.Split(Text);
        return ([.. tokens], [.. SentenceSplitter.Load(Data, "en", tokenizer.Lexicon).Split(Text, tokens)]);
    }
}
