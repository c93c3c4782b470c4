using System.Collections.Frozen;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>Gives every token its Universal Dependencies part of speech. Safe for many threads.</summary>
public sealed class PartOfSpeechTagger
{
    private static readonly FrozenDictionary<string, PartOfSpeech> Names =
        Enum.GetValues<PartOfSpeech>().ToFrozenDictionary(pos => pos.ToString().ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>More than any sum of weights, and far from overflow over a window.</summary>
    private const int Sure = 1 << 20;

    [ThreadStatic]
    private static Workspace? _workspace;


    private readonly SequenceTagger _tagger;
    private readonly WordTable _words;
    private readonly WordKinds _kinds;
    private readonly PartOfSpeech[] _parts;
    private readonly int _noun;
    private readonly int _name;

    public PartOfSpeechTagger(SequenceTagger tagger, WordTable words, WordKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        _tagger = tagger;
        (_words, _kinds) = (words, kinds);
        (_noun, _name) = (Math.Max(0, tagger.Labels.IndexOf("NOUN")), Math.Max(0, tagger.Labels.IndexOf("PROPN")));
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
    public void Tag(string text, Span<Token> tokens, ReadOnlySpan<Sentence> sentences)
    {
        var work = _workspace ??= new Workspace();
        work.Features.Open(text, tokens, sentences, _words, _kinds);
        work.Votes.Clear();
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                work.Features.Fill(tokens, from, to, work.Rows);
                _tagger.Score(work.Rows, work.Scores);
                for (var i = 0; i < to - from; i++)
                {
                    var scores = work.Scores.AsSpan(i * _tagger.Weights.Stride, _tagger.Weights.Stride);
                    if (work.Features.Certain(i) is >= 0 and var label)
                        scores[label] += Sure;
                    else if (work.Features.CapitalWord(i) is not 0 and var word)
                        work.Votes.Add(word, from + i, scores[_name] - scores[_noun]);
                }

                _tagger.Decode(work.Scores.AsSpan(0, (to - from) * _tagger.Weights.Stride), to - from, work.Best);
                for (var i = from; i < to; i++)
                    tokens[i] = tokens[i] with { Pos = _parts[work.Best[i - from]] };
            }
        }

        work.Votes.Settle(tokens);
    }

    private sealed class Workspace
    {
        public PartOfSpeechFeatures Features { get; } = new();

        public CapitalVotes Votes { get; } = new();

        public FeatureRows Rows { get; } = new();

        public int[] Scores { get; } = new int[TokenSheet.Window * WeightTable.StrideOf(LabelSet.MaxLabels)];

        public byte[] Best { get; } = new byte[TokenSheet.Window];
    }
}
