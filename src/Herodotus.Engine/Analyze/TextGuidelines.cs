using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Learning;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze;

/// <summary>
/// Tells by the kind of a text which of the guidelines that a model of names or parts of speech has learnt suits it: posts, mail and reviews, encyclopedias and releases
/// are marked otherwise, and none may suit (<c>names-guidelines.model</c>, <c>pos-guidelines.model</c>).
/// </summary>
public sealed class TextGuidelines
{
    /// <summary>So many tokens tell the kind of a text.</summary>
    public const int Enough = 200;

    /// <summary>Features of a token.</summary>
    private const int PerToken = 2;

    /// <summary>A set less likely than this is not followed: what all sets share is the safer reading. Chosen on the development sets between 0.3 and 0.7; they hardly differ.</summary>
    private const float Sure = 0.5f;

    /// <summary>Where it is likelier than this that the text is like no set, none is followed: for names.</summary>
    private const float MostNone = 0.3f;

    private readonly LinearClassifier _classifier;
    private readonly FrozenSet<uint> _tags;
    private readonly FrozenSet<uint> _address;
    private readonly float _mostNone;

    /// <summary>Its weights, or those of several side by side, and where its own begin in a row.</summary>
    private (WeightTable Weights, int From) _told;

    /// <param name="classifier">Labels are numbers of sets; 0 is none of them.</param>
    /// <param name="tags">The sets that mark the whole of a tag where a name is in it; null for none.</param>
    /// <param name="mostNone">Where it is likelier than this that a text is like no set, none is followed.</param>
    /// <param name="address">The sets in which a form of address is of the name after it; null for none.</param>
    public TextGuidelines(LinearClassifier classifier, IEnumerable<uint>? tags = null, float mostNone = MostNone, IEnumerable<uint>? address = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        (_classifier, _tags, _address, _mostNone) = (classifier, (tags ?? []).ToFrozenSet(), (address ?? []).ToFrozenSet(), mostNone);
        _told = (classifier.Weights, 0);
    }

    /// <summary>The guidelines beside a model, and what is known of them (<c>names-guidelines.tsv</c>); null when it has none.</summary>
    public static TextGuidelines? Load(string model, float mostNone = MostNone)
    {
        var path = Beside(model);
        if (!File.Exists(path))
            return null;
        var known = Path.ChangeExtension(path, ".tsv");
        var lines = File.Exists(known) ? File.ReadAllLines(known) : [];
        return new TextGuidelines(LinearClassifier.Read(path), Sets(lines, "tags"), mostNone, Sets(lines, "address"));
    }

    /// <summary>The numbers of the sets that a line of the file names.</summary>
    private static IEnumerable<uint> Sets(IEnumerable<string> lines, string kind) =>
        lines.Where(line => line.StartsWith(kind + "\t", StringComparison.Ordinal)).SelectMany(line => line.Split('\t')[1].Split(' ')).Select(number => uint.Parse(number, CultureInfo.InvariantCulture));

    /// <summary>A tag with a name in it is marked as a whole in the set of that number.</summary>
    public bool MarksTags(uint set) => _tags.Contains(set);

    /// <summary>A form of address is of the name after it in the set of that number ("Dr. …").</summary>
    public bool KeepsAddress(uint set) => _address.Contains(set);

    /// <summary>Where the guidelines of a model lie: <c>names.model</c> has <c>names-guidelines.model</c>.</summary>
    public static string Beside(string model) => Path.ChangeExtension(model, null) + "-guidelines.model";

    /// <summary>Both are asked about the same texts: each text is then looked at once for the two.</summary>
    public static void LookTogether(TextGuidelines? one, TextGuidelines? other)
    {
        if (one is null || other is null)
            return;
        var both = one._classifier.Weights.Beside(other._classifier.Weights);
        (one._told, other._told) = ((both, 0), (both, one._classifier.Weights.Stride));
    }

    /// <summary>The number of the set a text is like; 0 when it is like none.</summary>
    public uint Of(string text, ReadOnlySpan<Token> tokens)
    {
        var (weights, from) = _told;
        var look = ThreadWork<WeightTable, Look>.Of(weights, static weights => new Look(weights));
        look.At(text, tokens);
        Span<float> chances = stackalloc float[_classifier.Labels.Length];
        _classifier.Probabilities(look.Sums[from..], look.Weight, look.Length[from..], chances);
        var best = 1;
        for (var label = 2; label < chances.Length; label++)
            best = chances[label] > chances[best] ? label : best;
        return chances[0] <= _mostNone && chances[best] >= Sure ? (uint)best : 0;
    }

    /// <summary>Adds one item: the words of a text, and how its tokens are written and spaced.</summary>
    public static void Describe(string text, ReadOnlySpan<Token> tokens, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(rows);
        rows.StartItem();
        tokens = tokens[..Math.Min(tokens.Length, Enough)];
        var features = new uint[PerToken * tokens.Length];
        Describe(text, tokens, features);
        foreach (var feature in features)
            rows.Add(feature, WeightOf(tokens.Length));
        rows.Add(OfLength(tokens.Length));
    }

    /// <summary>The features of the tokens, <see cref="PerToken"/> each.</summary>
    private static void Describe(string text, ReadOnlySpan<Token> tokens, Span<uint> features)
    {
        var (before, end, at) = (1u, 0, 0);
        foreach (var token in tokens)
        {
            var word = text.AsSpan(token.Span.Start, token.Span.Length);
            var kind = KindOf(word);
            var gap = token.Span.Start <= end ? 0u : text.AsSpan(end, token.Span.Start - end).Contains('\n') ? 2u : 1u;
            features[at++] = FeatureHash.Mix(1, word[0] is '@' && word.Length > 1 ? '@' : FeatureHash.OfLower(word));
            features[at++] = FeatureHash.Mix(2, (before << 18) | (kind << 2) | gap);
            (before, end) = (kind, token.Span.End);
        }
    }

    /// <summary>What each feature of the tokens counts: a long text has more of them, not so much more to say.</summary>
    private static float WeightOf(int tokens) => 4 / MathF.Sqrt(tokens + 1);

    private static uint OfLength(int tokens) => FeatureHash.Mix(3, (uint)Math.Min(8, Math.ILogB(tokens + 1)));

    /// <summary>A mark is itself, a word how it is written.</summary>
    private static uint KindOf(ReadOnlySpan<char> word)
    {
        var first = word[0];
        if (!char.IsLetterOrDigit(first))
            return first;
        return char.IsDigit(first) ? 1u : char.IsLower(first) ? 2u : word.Length > 1 && char.IsUpper(word[^1]) ? 4u : 3u;
    }

    /// <summary>What a text looks like to one table or to several side by side, kept until another is looked at. For one thread.</summary>
    private sealed class Look(WeightTable weights)
    {
        private readonly uint[] _features = new uint[PerToken * Enough];
        private readonly TextSpan[] _spans = new TextSpan[Enough];
        private readonly int[] _sums = new int[weights.Stride];
        private readonly int[] _length = new int[weights.Stride];
        private string _text = "";
        private int _count = -1;

        /// <summary>What the features of the tokens say together, in units of the tables' steps, before <see cref="Weight"/>.</summary>
        public ReadOnlySpan<int> Sums => _sums;

        /// <summary>What the number of the tokens says.</summary>
        public ReadOnlySpan<int> Length => _length;

        public float Weight => WeightOf(_count);

        public void At(string text, ReadOnlySpan<Token> tokens)
        {
            tokens = tokens[..Math.Min(tokens.Length, Enough)];
            if (Is(text, tokens))
                return;
            (_text, _count) = (text, tokens.Length);
            for (var at = 0; at < tokens.Length; at++)
                _spans[at] = tokens[at].Span;
            Array.Clear(_sums);
            Array.Clear(_length);
            var features = _features.AsSpan(0, PerToken * tokens.Length);
            Describe(text, tokens, features);
            weights.AddTo(features, _sums);
            weights.AddTo([OfLength(tokens.Length)], _length);
        }

        private bool Is(string text, ReadOnlySpan<Token> tokens)
        {
            if (!ReferenceEquals(text, _text) || tokens.Length != _count)
                return false;
            for (var at = 0; at < tokens.Length; at++)
            {
                if (tokens[at].Span != _spans[at])
                    return false;
            }

            return true;
        }
    }
}
