using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    /// <param name="weights">What the sums are made of.</param>
    public ScoreMemory(WeightTable weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        (_weights, _stride) = (weights, weights.Stride);
        _length = (KeyLength + _stride + Line - 1) / Line * Line;
        _memory = GC.AllocateArray<short>((2 * _length << Bits) + Line, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        _entries = (short*)((start + (Line * sizeof(short)) - 1) & ~(nuint)((Line * sizeof(short)) - 1));
        _scratch = new int[_stride];
    }

    /// <summary>Adds the sum of a key to the scores; false, and nothing added, when it is not known.</summary>
    /// <param name="key">Spread over all bits, not zero.</param>
    public bool TryAdd(ulong key, Span<int> scores)
    {
        var entry = Place(key);
        if (*(ulong*)entry != key)
        {
            if (*(ulong*)(entry + _length) != key)
                return false;
            Turn(entry);
        }

        Add(entry + KeyLength, scores);
        GC.KeepAlive(_memory);
        return true;
    }

    /// <summary>Sums the weights of the features, keeps the sum for the key, and adds it to the scores.</summary>
    public void Put(ulong key, ReadOnlySpan<uint> features, Span<int> scores)
    {
        Array.Clear(_scratch);
        _weights.AddTo(features, _scratch);
        var entry = Place(key);
        Turn(entry);
        *(ulong*)entry = key;
        var sums = entry + KeyLength;
        for (var label = 0; label < _stride; label++)
            sums[label] = (short)Math.Clamp(_scratch[label], short.MinValue, short.MaxValue);
        Add(sums, scores);
        GC.KeepAlive(_memory);
    }

    private short* Place(ulong key) => _entries + ((nint)(key >> (64 - Bits)) * 2 * _length);

    /// <summary>The two entries of a place change places: the first is the one asked for last.</summary>
    private void Turn(short* entry)
    {
        var (first, second) = ((nint)entry, (nint)(entry + _length));
        for (var end = second; first < end; first += sizeof(ulong), second += sizeof(ulong))
            (*(ulong*)first, *(ulong*)second) = (*(ulong*)second, *(ulong*)first);
    }

    private void Add(short* sums, Span<int> scores)
    {
        ref var target = ref MemoryMarshal.GetReference(scores[.._stride]);
        for (var i = 0; i < _stride; i += 8)
            WeightTable.Accumulate(sums + i, ref Unsafe.Add(ref target, i));
    }
}
