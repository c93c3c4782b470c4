using System.Runtime.InteropServices;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What the words around a token say of it. A word says the same in a role wherever it stands, so that its sums of all roles are kept in one row, found once for
/// the six tokens it stands beside. For one thread.
/// </summary>
internal sealed unsafe class NeighborScores(WeightTable weights)
{
    /// <summary>There is room for the sums of twice as many words as this power of two.</summary>
    private const int Bits = 14;

    private readonly RowMemory _memory = new(WordFeatures.Roles * weights.Stride, Bits);
    private readonly int[] _scratch = new int[WordFeatures.Roles * weights.Stride];
    private readonly FeatureRows _features = new();

    /// <summary>The number of the row of each word, from <see cref="WordFeatures.Reach"/> before the first token on; -1 where none could be kept.</summary>
    private readonly int[] _rows = new int[TokenSheet.Window + (2 * WordFeatures.Reach)];

    /// <summary>How many words were asked for.</summary>
    private int _count;

    /// <summary>Other tokens were filled: asks for the words around the first.</summary>
    public void Open(PartOfSpeechFeatures features)
    {
        _count = 0;
        for (var at = -WordFeatures.Reach; at < WordFeatures.Reach; at++)
            Expect(features, at);
    }

    /// <summary>Asks for the memory of what the next word says; every word in turn.</summary>
    public void Expect(PartOfSpeechFeatures features, int at)
    {
        var key = features.Traits(at).Key;
        var row = _memory.Find(key);
        if (row < 0)
            row = WorkOut(features, at, key);
        else
            _memory.Expect(row);
        _rows[_count++] = row;
    }

    /// <summary>Adds what the words around a token say to its scores.</summary>
    public void Add(PartOfSpeechFeatures features, int at, Span<int> scores)
    {
        var stride = weights.Stride;
        var places = WordFeatures.Places;
        var found = stackalloc short*[WordFeatures.Roles];
        var count = 0;
        for (var role = 0; role < places.Length; role++)
        {
            var place = at + places[role];
            if (_rows[place + WordFeatures.Reach] is >= 0 and var row)
            {
                found[count++] = _memory[row] + (role * stride);
                continue;
            }

            _features.Clear();
            _features.StartItem();
            features.AddBeside(place, role, _features);
            weights.AddTo(_features.Features(0), scores);
        }

        WeightTable.Add(found, count, ref MemoryMarshal.GetReference(scores[..stride]), stride);
        GC.KeepAlive(_memory);
    }

    /// <summary>Sums what a word says in every role. Not kept, and -1, where a sum is too large, or where the row it would take is wanted by another word of these.</summary>
    private int WorkOut(PartOfSpeechFeatures features, int at, ulong key)
    {
        _features.Clear();
        for (var role = 0; role < WordFeatures.Roles; role++)
        {
            _features.StartItem();
            features.AddBeside(at, role, _features);
        }

        Array.Clear(_scratch);
        weights.AddTo(_features, _scratch);
        foreach (var sum in _scratch)
        {
            if (sum is < short.MinValue or > short.MaxValue)
                return -1;
        }

        var row = _memory.Take(key, _rows.AsSpan(0, _count));
        if (row < 0)
            return -1;
        var sums = _memory[row];
        for (var i = 0; i < _scratch.Length; i++)
            sums[i] = (short)_scratch[i];
        return row;
    }
}
