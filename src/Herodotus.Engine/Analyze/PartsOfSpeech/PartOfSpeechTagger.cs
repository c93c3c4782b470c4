using System.Collections.Frozen;
using Herodotus.Analyze.PartsOfSpeech.Judging;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>Gives every token its Universal Dependencies part of speech. Safe for many threads.</summary>
public sealed class PartOfSpeechTagger
{
    private static readonly FrozenDictionary<string, PartOfSpeech> Names =
        Enum.GetValues<PartOfSpeech>().ToFrozenDictionary(pos => pos.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>
    /// Where the words, each alone, leave one label this far ahead of all others, in log-odds, they are not asked about together: of the words
    /// of the development sets seven in ten are so clear, and one in a hundred of those is wrong, hardly more than if asked. Tune with <c>train pos --clear</c>.
    /// </summary>
    public const float Clear = 3;

    /// <summary>A network is asked about words that are less clear than this when all their features are.</summary>
    public const float Open = 3;

    /// <summary>The same where networks help to read what another tagger learns from.</summary>
    public const float TeachingOpen = 6;

    /// <summary>How much the networks' log-odds, in the mean, count beside the tagger's.</summary>
    public const float Share = 1;

    /// <summary>A set's guidelines are followed unless it is likelier than this that a text is like none: names, where more hangs on it, have 0.3.</summary>
    public const float MostNone = 0.5f;

    /// <summary>How many tokens before its turn the memory of what a token's words say is asked for.</summary>
    private const int Ahead = 6;

    /// <summary>There is room for what twice as many words as this power of two say of themselves.</summary>
    private const int OwnBits = 14;

    private readonly SequenceTagger _tagger;
    private readonly PartOfSpeechLexicon _lexicon;
    private readonly PartOfSpeechJudge? _judge;
    private readonly PartOfSpeech[] _parts;
    private readonly int _clear;
    private readonly WindowNetwork[] _networks;
    private readonly int _open;
    private readonly float _share;
    private readonly int _noun;
    private readonly int _name;

    /// <param name="networks">Have a say where the tagger is not sure: too slow for reports, they help to read the text that taggers learn from.</param>
    /// <param name="guidelines">Tells which of the guidelines that the tagger has learnt suit a text; null where it has learnt none.</param>
    /// <param name="judge">Decides where the tagger is not sure; null where it decides alone.</param>
    public PartOfSpeechTagger(
        SequenceTagger tagger, WordTable words, WordKinds kinds, float clear = Clear, IReadOnlyList<WindowNetwork>? networks = null, float open = Open, float share = Share,
        TextGuidelines? guidelines = null, PartOfSpeechJudge? judge = null)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        (_tagger, Guidelines, _judge) = (tagger, guidelines, judge);
        _lexicon = new PartOfSpeechLexicon(words, kinds);
        (_noun, _name) = (Math.Max(0, tagger.Labels.IndexOf("NOUN")), Math.Max(0, tagger.Labels.IndexOf("PROPN")));
        _clear = (int)(clear / tagger.Weights.Step);
        (_networks, _open) = ([.. networks ?? []], (int)(open / tagger.Weights.Step));
        _share = share / tagger.Weights.Step / Math.Max(1, _networks.Length);
        _parts = [.. tagger.Labels.Names.Select(name => Names.GetValueOrDefault(name))];
    }

    /// <summary>The labels of a tagger, in their order.</summary>
    public static LabelSet Labels { get; } =
        new([.. Enum.GetValues<PartOfSpeech>().Where(pos => pos != PartOfSpeech.None).Select(pos => pos.ToString().ToUpperInvariant())]);

    /// <summary>Tells which of the guidelines that it has learnt suit a text; null where it has learnt none.</summary>
    internal TextGuidelines? Guidelines { get; }

    /// <summary>The tagger of a language, or null when it has no model.</summary>
    public static PartOfSpeechTagger? Load(DataFolder data, string language, WordTable words)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "pos.model");
        return File.Exists(path) ? new PartOfSpeechTagger(SequenceTagger.ReadInLargePages(path), Words(data, language, words), WordKinds.Load(data, language), guidelines: LoadGuidelines(path), judge: PartOfSpeechJudge.Load(path)) : null;
    }

    /// <summary>The guidelines beside a model of parts of speech; null when it has none. Followed where they are likelier than not.</summary>
    public static TextGuidelines? LoadGuidelines(string model) => TextGuidelines.Load(model, MostNone);

    /// <summary>Clusters of more words than names need, where a language has them.</summary>
    public static WordTable Words(DataFolder data, string language, WordTable words) => WordTable.Find(data, language, "clusters.bin") ?? words;

    /// <summary>The same tokens, each with its part of speech.</summary>
    public ImmutableArray<Token> Tag(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences)
    {
        var tagged = new Token[tokens.Length];
        tokens.CopyTo(tagged);
        Tag(text, tagged, sentences.AsSpan());
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(tagged);
    }

    /// <summary>Sets the part of speech of each token in place; allocates nothing once warm.</summary>
    public void Tag(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences) => Tag(text, tokens, sentences, default);

    /// <summary>As <see cref="Tag(string, Span{Token}, ReadOnlySpan{Sentence})"/>; also says which words were asked about together with their neighbors.</summary>
    /// <param name="asked">One for each token; empty where nobody wants to know.</param>
    public void Tag(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences, Span<bool> asked) => Tag(text, tokens, sentences, asked, null);

    /// <summary>Takes a word in doubt: its place and its hash, its two likeliest labels, the lesser first, and what was measured of it, but for the pair's own words.</summary>
    internal delegate void Doubted(int token, uint word, PartOfSpeech first, PartOfSpeech second, ReadOnlySpan<float> measures);

    /// <summary>Gives every word in doubt, before it is judged: what a judge is taught with.</summary>
    internal void Measure(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences, Doubted each) => Tag(text, tokens, sentences, default, each);

    private void Tag(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences, Span<bool> asked, Doubted? each)
    {
        var work = ThreadWork<PartOfSpeechTagger, Workspace>.Of(this, static tagger => new Workspace(tagger));
        work.Features.Open(text, tokens, sentences, _lexicon, Guidelines?.Of(text, tokens) ?? 0);
        work.Votes.Clear();
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                work.Features.Fill(tokens, from, to);
                Score(work, tokens);
                for (var i = 0; i < to - from && !asked.IsEmpty; i++)
                    asked[from + i] = !work.Rows.Features(i).IsEmpty;
                for (var i = 0; i < to - from; i++)
                {
                    var scores = work.Scores.AsSpan(i * _tagger.Stride, _tagger.Stride);
                    if (work.Features.CapitalWord(i) is not 0 and var word)
                        work.Votes.Add(word, from + i, scores[_name] - scores[_noun]);
                }

                _tagger.Decode(work.Scores.AsSpan(0, (to - from) * _tagger.Stride), to - from, work.Best, work.Pinned);
                for (var i = 0; i < to - from; i++)
                    work.Parts[i] = _parts[work.Best[i]];
                if (_judge is not null || each is not null)
                    Judge(work, tokens, from, to - from, each);
                for (var i = from; i < to; i++)
                    tokens[i] = tokens[i] with { Pos = work.Parts[i - from] };
            }
        }

        work.Votes.Settle(tokens);
    }

    /// <summary>Decides anew between labels that are near to one another, as the words around them were read.</summary>
    private void Judge(Workspace work, ReadOnlySpan<Token> tokens, int from, int count, Doubted? each)
    {
        var (doubt, step) = ((int)(PartOfSpeechJudge.Doubt / _tagger.Weights.Step), _tagger.Weights.Step);
        var read = work.Parts.AsSpan(0, count);
        var judged = work.Judged.AsSpan(0, count);
        read.CopyTo(judged);
        for (var at = 0; at < count; at++)
        {
            if (work.Rows.Features(at).IsEmpty)
                continue;
            var (second, behind, third) = Nearest(work, at, count);
            if (behind > doubt)
                continue;
            var (one, two, margin) = (read[at], _parts[second], behind * step);
            if (one > two)
                (one, two, margin) = (two, one, -margin);
            var pair = _judge?[one, two];
            if (pair is null && each is null)
                continue;
            DoubtMeasures.Fill(work.Features, tokens, read, at, margin, Math.Min(20, third * step), pair is null ? [] : pair.Words.AsSpan(), work.Measures);
            each?.Invoke(from + at, work.Features.Traits(at).Lower, one, two, work.Measures);
            if (pair is not null)
                judged[at] = pair.Decide(work.Measures);
        }

        judged.CopyTo(read);
    }

    /// <summary>The next best label of a decoded token, and how far it and the one after it are behind, where all other tokens keep theirs or what is best before.</summary>
    private (int Second, int Behind, int Third) Nearest(Workspace work, int at, int count)
    {
        var scores = work.Scores.AsSpan(at * _tagger.Stride, _parts.Length);
        var (best, after) = ((int)work.Best[at], at + 1 < count ? work.Best[at + 1] : -1);
        var (second, next, third) = (best, int.MinValue / 2, int.MinValue / 2);
        var arrivals = after >= 0 ? _tagger.Arrivals(after) : [];
        for (var label = 0; label < scores.Length; label++)
        {
            var score = scores[label] + (after >= 0 ? arrivals[label] : 0);
            if (label == best)
                continue;
            if (score > next)
                (second, next, third) = (label, score, next);
            else
                third = Math.Max(third, score);
        }

        var top = scores[best] + (after >= 0 ? arrivals[best] : 0);
        return (second, top - next, top - third);
    }

    /// <summary>Scores the tokens filled last: a word that leaves no choice has one label; of others, each word alone is asked first.</summary>
    private void Score(Workspace work, ReadOnlySpan<Token> tokens)
    {
        var (features, stride) = (work.Features, _tagger.Stride);
        work.Scores.AsSpan(0, features.Count * stride).Clear();
        work.Rows.Clear();
        foreach (var window in work.Windows)
            window.Clear();
        work.Neighbors.Open(features);
        for (var ahead = 0; ahead < Math.Min(Ahead, features.Count); ahead++)
            Expect(work, ahead);
        for (var at = 0; at < features.Count; at++)
        {
            var scores = work.Scores.AsSpan(at * stride, stride);
            work.Rows.StartItem();
            if (at + Ahead < features.Count)
                Expect(work, at + Ahead);
            if (work.Pinned[at] >= 0)
                continue;
            AddWords(work, at, scores);
            if (!_tagger.IsClear(scores, _clear))
                features.AddContext(tokens, at, work.Rows);
            else
                work.Pinned[at] = (sbyte)_tagger.Settled(scores);
        }

        _tagger.AddScores(work.Rows, work.Scores);
        for (var at = 0; at < features.Count && _networks.Length > 0; at++)
        {
            if (work.Rows.Features(at).IsEmpty || _tagger.IsClear(work.Scores.AsSpan(at * stride, stride), _open))
                continue;
            foreach (var window in work.Windows)
                window.Ask(work.Features, tokens, at, work.Scores.AsSpan(at * stride, _parts.Length), _share);
        }
    }

    /// <summary>Adds what each word says alone: the token's own and its neighbors'.</summary>
    private static void AddWords(Workspace work, int at, Span<int> scores)
    {
        var key = work.Keys.AsSpan(at, 1);
        if (work.Memory.Add(key, scores) != 0)
        {
            work.Word.Clear();
            work.Word.StartItem();
            work.Features.AddOwn(at, work.Word);
            work.Memory.Put(key[0], work.Word.Features(0), scores);
        }

        work.Neighbors.Add(work.Features, at, scores);
    }

    /// <summary>Whether a token's own word leaves no choice; else asks for the memory of what it says. What it says of its neighbors is asked for by these.</summary>
    private static void Expect(Workspace work, int at)
    {
        var certain = work.Features.Certain(at);
        work.Pinned[at] = (sbyte)certain;
        work.Neighbors.Expect(work.Features, at + WordFeatures.Reach);
        if (certain < 0)
            work.Memory.Expect(work.Keys[at] = work.Features.OwnKey(at));
    }

    private sealed class Workspace(PartOfSpeechTagger tagger)
    {
        /// <summary>What words say of themselves.</summary>
        public ScoreMemory Memory { get; } = new(tagger._tagger.Weights, tagger._tagger.Labels.Count, tagger._tagger.Stride, OwnBits);

        public NeighborScores Neighbors { get; } = new(tagger._tagger.Weights);

        /// <summary>Ask the networks, one each.</summary>
        public WindowReading[] Windows { get; } = [.. tagger._networks.Select(network => new WindowReading(network))];

        /// <summary>By what the sums of each token's own word are kept.</summary>
        public ulong[] Keys { get; } = new ulong[TokenSheet.Window];

        public FeatureRows Word { get; } = new();

        public PartOfSpeechFeatures Features { get; } = new();

        public CapitalVotes Votes { get; } = new();

        public FeatureRows Rows { get; } = new();

        public int[] Scores { get; } = new int[TokenSheet.Window * WeightTable.StrideOf(LabelSet.MaxLabels)];

        /// <summary>The label of a word that leaves no choice, by itself or with its neighbors' words; -1 for others.</summary>
        public sbyte[] Pinned { get; } = new sbyte[TokenSheet.Window];

        public byte[] Best { get; } = new byte[TokenSheet.Window];

        public PartOfSpeech[] Parts { get; } = new PartOfSpeech[TokenSheet.Window];

        public PartOfSpeech[] Judged { get; } = new PartOfSpeech[TokenSheet.Window];

        public float[] Measures { get; } = new float[DoubtMeasures.Count];
    }
}
