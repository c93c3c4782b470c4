using System.Runtime.InteropServices;
using Herodotus.Learning.Features;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Mentions;

/// <summary>
/// The names a first reading found, each as a whole, and what all mentions of a name together are most like: not the type most of them were
/// given, but the one that what speaks for and against each type adds up to. Made to be cleared and filled again.
/// </summary>
public sealed class WholeNames
{
    /// <summary>A mention says at most so much against a type, in log-odds: one alone must not settle all.</summary>
    private const int Most = 4;

    private const int Types = NameVotes.TypeCount - 1;

    private readonly List<Mention> _mentions = [];
    private readonly List<int> _scores = [];
    private readonly Dictionary<uint, int> _pools = [];
    private readonly List<int> _sums = [];
    private int[] _names = new int[1024];
    private int _one = 1;

    /// <summary>Forgets all, and makes room for a report of so many tokens.</summary>
    /// <param name="one">Units of a log-odds of one in the scores to come.</param>
    public void Clear(int count, int one)
    {
        if (_names.Length < count)
            _names = new int[count * 2];
        _names.AsSpan(0, count).Fill(-1);
        _mentions.Clear();
        _scores.Clear();
        _pools.Clear();
        _sums.Clear();
        _one = one;
    }

    /// <summary>Whether some token of a part of the text is in a name that is met again.</summary>
    public bool Any(int from, int to) => _mentions.Count > 1 && _names.AsSpan(from, to - from).ContainsAnyExcept(-1);

    /// <summary>Adds a name.</summary>
    /// <param name="from">Its first token; <paramref name="to"/>: after its last.</param>
    /// <param name="words">The hashes of its words.</param>
    /// <param name="scores">What each type scored over its tokens.</param>
    public void Add(int from, int to, NameType type, ReadOnlySpan<uint> words, ReadOnlySpan<int> scores)
    {
        _names.AsSpan(from, to - from).Fill(_mentions.Count);
        var whole = 0u;
        foreach (var word in words)
            whole = FeatureHash.Mix(whole, word);
        var top = int.MinValue;
        foreach (var score in scores[..Types])
            top = Math.Max(top, score);
        foreach (var score in scores[..Types])
            _scores.Add(Math.Max(-Most * _one, score - top));
        // A long name is met again by its last word: a person's, most of all.
        var last = FeatureHash.Mix(77, words[^1]);
        _mentions.Add(new Mention(type, whole, last, words.Length > 1));
        AddTo(whole);
        if (words.Length > 1)
            AddTo(last);
    }

    /// <summary>Adds what the other mentions say of the name a token is in.</summary>
    public void Describe(int token, FeatureRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var number = _names[token];
        if (number < 0)
            return;
        var name = _mentions[number];
        var own = ((uint)name.Type + 1) << 1 | (token == 0 || _names[token - 1] != number ? 1u : 0u);
        if (Best(name.Whole, CollectionsMarshal.AsSpan(_scores).Slice(number * Types, Types)) is var said and not 0)
            rows.Add(FeatureHash.Mix(57, own, said));
        if (!name.IsLong && Best(name.Last, default) is var longer and not 0)
            rows.Add(FeatureHash.Mix(58, own, longer));
    }

    private void AddTo(uint key)
    {
        if (!_pools.TryGetValue(key, out var pool))
        {
            _pools.Add(key, pool = _sums.Count);
            CollectionsMarshal.SetCount(_sums, pool + Types + 1);
            CollectionsMarshal.AsSpan(_sums)[pool..].Clear();
        }

        var sums = CollectionsMarshal.AsSpan(_sums).Slice(pool, Types + 1);
        var scores = CollectionsMarshal.AsSpan(_scores)[^Types..];
        for (var type = 0; type < Types; type++)
            sums[type] += scores[type];
        sums[Types]++;
    }

    /// <summary>The type that the mentions under a key make likeliest, and by how much; zero when there are none but the one left out.</summary>
    private uint Best(uint key, ReadOnlySpan<int> without)
    {
        if (!_pools.TryGetValue(key, out var pool))
            return 0;
        var sums = CollectionsMarshal.AsSpan(_sums).Slice(pool, Types + 1);
        if (sums[Types] == (without.IsEmpty ? 0 : 1))
            return 0;
        Span<int> left = stackalloc int[Types];
        sums[..Types].CopyTo(left);
        for (var type = 0; type < without.Length; type++)
            left[type] -= without[type];
        var (best, next) = (0, -1);
        for (var type = 1; type < Types; type++)
        {
            if (left[type] > left[best])
                (best, next) = (type, best);
            else if (next < 0 || left[type] > left[next])
                next = type;
        }

        return (uint)(best + 1) << 4 | Margin(left[best] - left[next]);
    }

    private uint Margin(int units) =>
        units * 2 < _one ? 1u : units < _one ? 2u : units < 2 * _one ? 3u : units < 4 * _one ? 4u : 5u;

    /// <summary>A copy that stays as it is when this one is filled again.</summary>
    public WholeNames Copy(int count)
    {
        var copy = new WholeNames { _names = _names[..count], _one = _one };
        copy._mentions.AddRange(_mentions);
        copy._scores.AddRange(_scores);
        copy._sums.AddRange(_sums);
        foreach (var (key, pool) in _pools)
            copy._pools.Add(key, pool);
        return copy;
    }

    private readonly record struct Mention(NameType Type, uint Whole, uint Last, bool IsLong);
}
