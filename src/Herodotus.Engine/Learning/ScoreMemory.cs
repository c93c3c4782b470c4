using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Herodotus.Learning;

/// <summary>
/// Sums of weights kept by what they were summed for: what a word says of its own label, or of its neighbor's, is the same wherever the word
/// stands, so that it is looked up feature by feature once and added as one row afterwards. A fixed size, for one thread; the newest of two
/// things that fall on one place stays.
/// </summary>
public sealed class ScoreMemory
{
    private const int Bits = 13;

    private readonly WeightTable _weights;
    private readonly int _roles;
    private readonly int _stride;
    private readonly ulong[] _keys = new ulong[1 << Bits];
    private readonly uint[] _filled = new uint[1 << Bits];
    private readonly short[] _sums;
    private readonly int[] _scratch;

    /// <param name="weights">What the sums are made of.</param>
    /// <param name="roles">How many sums each key may have, 32 at most.</param>
    public ScoreMemory(WeightTable weights, int roles)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(roles, 32);
        (_weights, _roles, _stride) = (weights, roles, weights.Stride);
        _sums = new short[_keys.Length * roles * _stride];
        _scratch = new int[_stride];
    }

    /// <summary>Adds the sum of a key and role to the scores; false, and nothing added, when it is not known yet.</summary>
    /// <param name="key">Spread over all bits, not zero.</param>
    public bool TryAdd(ulong key, int role, Span<int> scores)
    {
        var at = (int)(key >> (64 - Bits));
        if (_keys[at] != key || (_filled[at] >> role & 1) == 0)
            return false;
        Add(_sums.AsSpan(((at * _roles) + role) * _stride, _stride), scores);
        return true;
    }

    /// <summary>Sums the weights of the features, keeps the sum for the key and role, and adds it to the scores.</summary>
    public void Put(ulong key, int role, ReadOnlySpan<uint> features, Span<int> scores)
    {
        Array.Clear(_scratch);
        _weights.AddTo(features, _scratch);
        var at = (int)(key >> (64 - Bits));
        if (_keys[at] != key)
            (_keys[at], _filled[at]) = (key, 0);
        _filled[at] |= 1u << role;
        var sums = _sums.AsSpan(((at * _roles) + role) * _stride, _stride);
        for (var label = 0; label < sums.Length; label++)
            sums[label] = (short)Math.Clamp(_scratch[label], short.MinValue, short.MaxValue);
        Add(sums, scores);
    }

    private static void Add(ReadOnlySpan<short> sums, Span<int> scores)
    {
        ref var source = ref MemoryMarshal.GetReference(sums);
        ref var target = ref MemoryMarshal.GetReference(scores[..sums.Length]);
        for (var i = 0; i < sums.Length; i += 8)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref source, (nuint)i));
            (Vector128.LoadUnsafe(ref target, (nuint)i) + low).StoreUnsafe(ref target, (nuint)i);
            (Vector128.LoadUnsafe(ref target, (nuint)(i + 4)) + high).StoreUnsafe(ref target, (nuint)(i + 4));
        }
    }
}
