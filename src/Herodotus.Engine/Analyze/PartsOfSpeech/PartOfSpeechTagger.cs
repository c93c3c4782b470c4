using System.Collections.Frozen;
using System.Numerics;
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

    /// <summary>How many tokens before its turn the memory of what a token's words say is asked for.</summary>
    private const int Ahead = 6;

    private readonly SequenceTagger _tagger;
    private readonly PartOfSpeechLexicon _lexicon;
    private readonly PartOfSpeech[] _parts;
    private readonly int _clear;
    private readonly WindowNetwork[] _networks;
    private readonly int _open;
    private readonly float _share;
    private readonly int _noun;
    private readonly int _name;

    /// <param name="networks">Have a say where the tagger is not sure: too slow for reports, they help to read the text that taggers learn from.</param>
    public PartOfSpeechTagger(
        SequenceTagger tagger, WordTable words, WordKinds kinds, float clear = Clear, IReadOnlyList<WindowNetwork>? networks = null, float open = Open, float share = Share)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        _tagger = tagger;
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

    /// <summary>The tagger of a language, or null when it has no model.</summary>
    public static PartOfSpeechTagger? Load(DataFolder data, string language, WordTable words)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "pos.model");
        return File.Exists(path) ? new PartOfSpeechTagger(SequenceTagger.Read(path), Words(data, language, words), WordKinds.Load(data, language)) : null;
    }

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
    public void Tag(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences, Span<bool> asked)
    {
        var work = ThreadWork<PartOfSpeechTagger, Workspace>.Of(this, static tagger => new Workspace(tagger));
        work.Features.Open(text, tokens, sentences, _lexicon);
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
                for (var i = from; i < to; i++)
                    tokens[i] = tokens[i] with { Pos = _parts[work.Best[i - from]] };
            }
        }

        work.Votes.Settle(tokens);
    }

    /// <summary>Scores the tokens filled last: a word that leaves no choice has one label; of others, each word alone is asked first.</summary>
    private void Score(Workspace work, ReadOnlySpan<Token> tokens)
    {
        var (features, stride) = (work.Features, _tagger.Stride);
        work.Scores.AsSpan(0, features.Count * stride).Clear();
        work.Rows.Clear();
        foreach (var window in work.Windows)
            window.Clear();
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
        var keys = work.Keys.AsSpan(at * WordFeatures.Roles, WordFeatures.Roles);
        for (var missing = work.Memory.Add(keys, scores); missing != 0; missing &= missing - 1)
        {
            var role = BitOperations.TrailingZeroCount(missing);
            work.Word.Clear();
            work.Word.StartItem();
            work.Features.AddWord(at, role, work.Word);
            work.Memory.Put(keys[role], work.Word.Features(0), scores);
        }
    }

    /// <summary>Works out by what the words of a token are known, and asks for that memory; whether the token's own word leaves no choice.</summary>
    private static void Expect(Workspace work, int at)
    {
        var certain = work.Features.Certain(at);
        work.Pinned[at] = (sbyte)certain;
        if (certain >= 0)
            return;
        var keys = work.Keys.AsSpan(at * WordFeatures.Roles, WordFeatures.Roles);
        for (var role = 0; role < keys.Length; role++)
            work.Memory.Expect(keys[role] = work.Features.Key(at, role));
    }

    private sealed class Workspace(PartOfSpeechTagger tagger)
    {
        public ScoreMemory Memory { get; } = new(tagger._tagger.Weights);

        /// <summary>Ask the networks, one each.</summary>
        public WindowReading[] Windows { get; } = [.. tagger._networks.Select(network => new WindowReading(network))];

        /// <summary>By what the sums of each token's words are kept.</summary>
        public ulong[] Keys { get; } = new ulong[TokenSheet.Window * WordFeatures.Roles];

        public FeatureRows Word { get; } = new();

        public PartOfSpeechFeatures Features { get; } = new();

        public CapitalVotes Votes { get; } = new();

        public FeatureRows Rows { get; } = new();

        public int[] Scores { get; } = new int[TokenSheet.Window * WeightTable.StrideOf(LabelSet.MaxLabels)];

        /// <summary>The label of a word that leaves no choice; -1 for others.</summary>
        public sbyte[] Pinned { get; } = new sbyte[TokenSheet.Window];

        public byte[] Best { get; } = new byte[TokenSheet.Window];
    }
}
