using System.Runtime.InteropServices;
using Herodotus.Learning.Features;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>
/// All names of a report that may be, in order, and how often each name is to be expected in the report, and as what. Made to be cleared and filled again;
/// it allocates only while it grows.
/// </summary>
internal sealed class NameCandidates
{
    private static readonly int Types = Enum.GetValues<NameType>().Length;

    private readonly List<NameCandidate> _all = [];
    private readonly List<Keys> _keys = [];
    private readonly Dictionary<uint, int> _pools = [];
    private readonly List<float> _sums = [];

    public int Count => _all.Count;

    public NameCandidate this[int at] => _all[at];

    public void Clear()
    {
        _all.Clear();
        _keys.Clear();
        _pools.Clear();
        _sums.Clear();
    }

    /// <summary>Adds a name; they come in the order in which they begin.</summary>
    /// <param name="traces">Of all tokens of the report.</param>
    public void Add(NameCandidate candidate, ReadOnlySpan<NameTrace> traces)
    {
        var whole = 0u;
        for (var at = candidate.From; at < candidate.To; at++)
            whole = FeatureHash.Mix(whole, traces[at].Lower);
        var keys = new Keys(whole, FeatureHash.Mix(77, traces[candidate.To - 1].Lower), FeatureHash.Mix(78, traces[candidate.From].Lower));
        _all.Add(candidate);
        _keys.Add(keys);
        AddTo(keys.Whole, candidate);
        if (candidate.To - candidate.From == 1)
            return;
        AddTo(keys.Last, candidate);
        AddTo(keys.First, candidate);
    }

    /// <summary>The first candidate that does not begin before a token.</summary>
    public int FirstFrom(int token) => ((ReadOnlySpan<NameCandidate>)CollectionsMarshal.AsSpan(_all)).FirstFrom(token, candidate => candidate.From);

    /// <summary>How many names of the same words are to be expected elsewhere in the report, and of each type.</summary>
    public float Mentions(int number, Span<float> sums)
    {
        if (!Read(_keys[number].Whole, sums))
            return 0;
        var it = _all[number];
        for (var other = FirstFrom(it.From); other < _all.Count && _all[other].From == it.From; other++)
        {
            if (_all[other].To == it.To)
                sums[(int)_all[other].Type] = Math.Max(0, sums[(int)_all[other].Type] - _all[other].Chance);
        }

        return Sum(sums);
    }

    /// <summary>How many longer names that end, or begin, with the one word of a candidate are to be expected in the report, and of each type.</summary>
    public float Longer(int number, bool ends, Span<float> sums) => Read(ends ? _keys[number].Last : _keys[number].First, sums) ? Sum(sums) : 0;

    private void AddTo(uint key, NameCandidate candidate)
    {
        ref var pool = ref CollectionsMarshal.GetValueRefOrAddDefault(_pools, key, out var known);
        if (!known)
        {
            pool = _sums.Count;
            CollectionsMarshal.SetCount(_sums, pool + Types);
            CollectionsMarshal.AsSpan(_sums)[pool..].Clear();
        }

        CollectionsMarshal.AsSpan(_sums)[pool + (int)candidate.Type] += candidate.Chance;
    }

    private bool Read(uint key, Span<float> sums)
    {
        sums[..Types].Clear();
        if (!_pools.TryGetValue(key, out var pool))
            return false;
        CollectionsMarshal.AsSpan(_sums).Slice(pool, Types).CopyTo(sums);
        return true;
    }

    private static float Sum(ReadOnlySpan<float> sums)
    {
        var all = 0f;
        foreach (var sum in sums[..Types])
            all += sum;
        return all;
    }

    /// <summary>By what a name's words are found again: all of them, the last, the first.</summary>
    private readonly record struct Keys(uint Whole, uint Last, uint First);
}
