using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Herodotus.Learning;

/// <summary>
/// Sums of weights kept by what they were summed for: what a word says of its own label, or of its neighbor's, is the same wherever the word
/// stands, so that it is looked up feature by feature once and added as one row afterwards. A fixed size, for one thread; of the things that
/// fall on one place the two asked for last stay.
/// </summary>
public sealed unsafe class ScoreMemory
{
    /// <summary>Enough for the words of a few hundred reports, each in several places beside others.</summary>
    private const int Bits = 15;

    /// <summary>A key takes the place of this many weights.</summary>
    private const int KeyLength = sizeof(ulong) / sizeof(short);

    /// <summary>Weights in a line of the caches: no entry lies across more lines than it must.</summary>
    private const int Line = 64 / sizeof(short);

    private readonly WeightTable _weights;
    private readonly int _stride;
    private readonly int _length;
    private readonly short[] _memory;
    private readonly short* _entries;
    private readonly int[] _scratch;
    private readonly ulong[] _met = new ulong[1 << Bits];

    /// <param name="weights">What the sums are made of.</param>
    public ScoreMemory(WeightTable weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (_weights, _stride) = (weights, weights.Stride);
        // At least one weight's room is left at the end.
        _length = (KeyLength + _stride + Line) / Line * Line;
        _memory = GC.AllocateArray<short>((2 * _length << Bits) + Line, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _entries = (short*)((start + (Line * sizeof(short)) - 1) & ~(nuint)((Line * sizeof(short)) - 1));
        _scratch = new int[_stride];
    }

    /// <summary>Asks for the memory of a key that is needed soon.</summary>
    public void Expect(ulong key)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Place(key));
    }

    /// <summary>Adds the sums of all keys to the scores; false, and nothing added, when one is not known.</summary>
    /// <param name="keys">Each spread over all bits; zero stands for nothing.</param>
    public bool TryAdd(ReadOnlySpan<ulong> keys, Span<int> scores)
    {
        var found = stackalloc short*[keys.Length];
        var count = 0;
        foreach (var key in keys)
        {
            if (key == 0)
                continue;
            var entry = Find(key);
            if (entry == null)
                return false;
            found[count++] = entry + KeyLength;
        }

        ref var target = ref MemoryMarshal.GetReference(scores[.._stride]);
        for (var at = 0; at < _stride; at += 8)
        {
            var sum = Vector256.LoadUnsafe(ref target, (nuint)at);
            for (var i = 0; i < count; i++)
                sum += WeightTable.Eight(found[i] + at);
            sum.StoreUnsafe(ref target, (nuint)at);
        }

        GC.KeepAlive(_memory);
        return true;
    }

    /// <summary>Adds the sum of a key to the scores; false, and nothing added, when it is not known.</summary>
    /// <param name="key">Spread over all bits, not zero.</param>
    public bool TryAdd(ulong key, Span<int> scores) => TryAdd([key], scores);

    /// <summary>Whether a key that is not known was asked for before, not long ago: what comes once need not be kept.</summary>
    public bool ComesAgain(ulong key)
    {
        ref var met = ref _met[(int)(key & (uint)(_met.Length - 1))];
        if (met == key)
            return true;
        met = key;
        return false;
    }

    /// <summary>Sums the weights of the features, keeps the sum for the key, and adds it to the scores.</summary>
    public void Put(ulong key, ReadOnlySpan<uint> features, Span<int> scores)
    {
        Array.Clear(_scratch);
        _weights.AddTo(features, _scratch);
        var isSmall = true;
        for (var label = 0; label < _stride; label++)
        {
            scores[label] += _scratch[label];
            isSmall &= _scratch[label] is >= short.MinValue and <= short.MaxValue;
        }

        if (isSmall)
            Keep(key);
    }

    private void Keep(ulong key)
    {
        var entry = Place(key);
        ref var last = ref entry[_length - 1];
        last = (short)(1 - last);
        if (last != 0)
            entry += _length;
        *(ulong*)entry = key;
        for (var label = 0; label < _stride; label++)
            entry[KeyLength + label] = (short)_scratch[label];
        GC.KeepAlive(_memory);
    }

    /// <summary>The first of the two entries a key may have; which of them was asked for last stands at its end.</summary>
    private short* Place(ulong key) => _entries + ((nint)(key >> (64 - Bits)) * 2 * _length);

    private short* Find(ulong key)
    {
        var entry = Place(key);
        ref var last = ref entry[_length - 1];
        if (*(ulong*)entry == key)
        {
            if (last != 0)
                last = 0;
            return entry;
        }

        entry += _length;
        if (*(ulong*)entry != key)
            return null;
        if (last == 0)
            last = 1;
        return entry;
    }
}
