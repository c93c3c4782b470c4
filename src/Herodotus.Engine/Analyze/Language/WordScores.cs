using System.Numerics;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Language;

/// <summary>
/// What words say for each language, a few words at a time: what a word says is the same wherever it stands, so that it is kept when the word comes
/// again (<see cref="ScoreMemory"/>) and a common word costs one look-up in place of some twenty. For one thread; allocates nothing once made.
/// </summary>
internal sealed class WordScores
{
    /// <summary>Sixteen thousand words are kept: of four thousand, words of a few hundred texts drive each other out.</summary>
    private const int Bits = 14;

    /// <summary>From here on a letter may be a mark, which n-grams break at: such words are not kept.</summary>
    private const char FirstMark = '\u0300';

    private const int MaxEdge = LanguageModel.MaxEdge;

    /// <summary>The most features a word has.</summary>
    private const int MaxOfWord = (LanguageIdentifier.MaxWord * LanguageModel.MaxLength) + (2 * MaxEdge) + 1;

    private readonly SparseWeightTable _weights;
    private readonly ScoreMemory _memory;

    /// <summary>Features of words that are not kept.</summary>
    private readonly uint[] _features;
    private readonly ulong[] _keys;
    private readonly Range[] _words;
    private int _unkept;
    private int _count;
    private bool _isLong;

    /// <param name="stride">Places for scores, a multiple of eight.</param>
    /// <param name="block">Words are added until they have so many features.</param>
    public WordScores(SparseWeightTable weights, int stride, int block)
    {
        (_weights, _memory) = (weights, new ScoreMemory(weights, stride, stride, Bits));
        _features = new uint[block + MaxOfWord];
        (_keys, _words) = (new ulong[block], new Range[block]);
    }

    /// <summary>Features of the words added so far.</summary>
    public int FeatureCount { get; private set; }

    /// <summary>Begins a text.</summary>
    /// <param name="isLong">Only n-grams of three and four letters count.</param>
    public void Open(bool isLong) => (_isLong, _unkept, _count, FeatureCount) = (isLong, 0, 0, 0);

    /// <summary>Adds a word of the letters, and asks for the memory of what is kept of it.</summary>
    public void Add(ReadOnlySpan<char> letters, int start, int end)
    {
        var word = letters[start..end];
        if (MayHaveMark(word))
        {
            var count = Features(word, _isLong, _features.AsSpan(_unkept));
            _unkept += count;
            FeatureCount += count;
            return;
        }

        var key = FeatureHash.KeyOf(word) ^ (_isLong ? 0 : 2UL);
        _memory.Expect(key);
        (_keys[_count], _words[_count++]) = (key, start..end);
        FeatureCount += CountOf(word.Length);
    }

    /// <summary>Adds what the words added say to the scores, and forgets them.</summary>
    public void AddTo(ReadOnlySpan<char> letters, Span<int> scores)
    {
        for (var missing = _memory.Add(_keys.AsSpan(0, _count), scores); missing != 0; missing &= missing - 1)
        {
            var word = BitOperations.TrailingZeroCount(missing);
            var rest = _features.AsSpan(_unkept);
            var count = Features(letters[_words[word]], _isLong, rest);
            if (_memory.ComesAgain(_keys[word]))
                _memory.Put(_keys[word], rest[..count], scores);
            else
                _unkept += count;
        }

        _weights.AddTo(_features.AsSpan(0, _unkept), scores);
        (_unkept, _count, FeatureCount) = (0, 0, 0);
    }

    private static bool MayHaveMark(ReadOnlySpan<char> word)
    {
        foreach (var letter in word)
        {
            if (letter >= FirstMark)
                return true;
        }

        return false;
    }

    /// <summary>How many features <see cref="Features"/> makes of a word of letters only.</summary>
    private int CountOf(int length)
    {
        var (first, last) = Lengths(_isLong);
        var count = (2 * Math.Min(MaxEdge, length)) + (length > 1 ? 1 : 0);
        for (var n = first; n <= Math.Min(last, length); n++)
            count += length - n + 1;
        return count;
    }

    /// <summary>The shortest and the longest n-grams.</summary>
    private static (int First, int Last) Lengths(bool isLong) => isLong ? (3, 4) : (1, LanguageModel.MaxLength);

    /// <summary>The features of one word: its n-grams, itself, its beginnings and endings.</summary>
    private static int Features(ReadOnlySpan<char> word, bool isLong, Span<uint> features)
    {
        var (first, last) = Lengths(isLong);
        var count = 0;
        for (var at = 0; at < word.Length; at++)
        {
            var hash = FeatureHash.Start;
            var limit = Math.Min(word.Length - at, last);
            for (var n = 1; n <= limit && !LanguageIdentifier.IsMark(word[at + n - 1]); n++)
            {
                hash = FeatureHash.Extend(hash, word[at + n - 1]);
                if (n >= first)
                    features[count++] = FeatureHash.Finish(hash);
            }
        }

        var whole = FeatureHash.Start;
        for (var at = 0; at < word.Length; at++)
        {
            whole = FeatureHash.Extend(whole, word[at]);
            if (at < MaxEdge)
                features[count++] = LanguageModel.BeginningFeature(FeatureHash.Finish(whole));
        }

        if (word.Length > 1)
            features[count++] = LanguageModel.WordFeature(FeatureHash.Finish(whole));
        for (var length = 1; length <= Math.Min(MaxEdge, word.Length); length++)
            features[count++] = LanguageModel.EndingFeature(FeatureHash.Of(word[^length..]));
        return count;
    }
}
