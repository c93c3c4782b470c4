using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;

namespace Herodotus.Learning.Weights;

/// <summary>
/// Sums of weights kept by what they were summed for: what a word says of its own label, or of its neighbor's, is the same wherever the word
/// stands, so that it is looked up feature by feature once and added as one row afterwards. A fixed size, for one thread; of the things that
/// fall on one place the two asked for last stay.
/// </summary>
public sealed unsafe class ScoreMemory
{
    /// <summary>Enough for the words of a few hundred reports, each in several places beside others.</summary>
    private const int UsualBits = 16;

    /// <summary>A key takes the place of this many weights.</summary>
    private const int KeyLength = sizeof(ulong) / sizeof(short);

    /// <summary>Weights in a line of the caches: no entry lies across more lines than it must.</summary>
    private const int Line = 64 / sizeof(short);

    private readonly IFeatureWeights _weights;
    private readonly int _shift;
    private readonly int _stride;
    private readonly int _length;
    private readonly LargeMemory _memory;
    private readonly short* _entries;
    private readonly int[] _scratch;

    /// <summary>Of how many keys asked for last, and not kept, each place knows: a power of two.</summary>
    private readonly int _recent;

    /// <param name="weights">What the sums are made of.</param>
    public ScoreMemory(WeightTable weights)
        : this(weights, weights?.Stride ?? throw new ArgumentNullException(nameof(weights)), UsualBits)
    {
    }

    /// <param name="weights">What the sums are made of.</param>
    /// <param name="stride">Scores of a sum, a multiple of eight.</param>
    /// <param name="bits">There is room for twice as many sums as this power of two.</param>
    internal ScoreMemory(IFeatureWeights weights, int stride, int bits)
    {
        (_weights, _stride, _shift) = (weights, stride, 64 - bits);
        // At least the room of two weights is left at the end.
        _length = (KeyLength + _stride + 1 + Line) / Line * Line;
        _recent = 1 << BitOperations.Log2((uint)Math.Min(8, _length - KeyLength - _stride - 1));
        _memory = new LargeMemory((nuint)(2 * _length * sizeof(short)) << bits);
        _entries = (short*)_memory.Start;
        _scratch = new int[_stride];
    }

    /// <summary>Asks for the memory of a key that is needed soon.</summary>
    public void Expect(ulong key)
    {
        if (!Sse.IsSupported)
            return;
        // Not every processor fetches lines in pairs.
        var place = Place(key);
        Sse.Prefetch0(place);
        Sse.Prefetch0(place + _length);
    }

    /// <summary>Adds the sums of the keys that are known to the scores.</summary>
    /// <param name="keys">Each spread over all bits; zero stands for nothing. At most 32.</param>
    /// <returns>A bit for each key that is not known.</returns>
    public uint Add(ReadOnlySpan<ulong> keys, Span<int> scores)
    {
        var found = stackalloc short*[keys.Length];
        var (count, missing) = (0, 0u);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not 0 and var key)
            {
                var entry = Find(key);
                found[count] = entry + KeyLength;
                count += entry == null ? 0 : 1;
                missing |= entry == null ? 1u << i : 0;
            }
        }

        ref var target = ref MemoryMarshal.GetReference(scores[.._stride]);
        WeightTable.Add(found, count, ref target, _stride);
        GC.KeepAlive(_memory);
        return missing;
    }

    /// <summary>Whether a key that is not known was asked for before, not long ago: what comes once need not be kept.</summary>
    public bool ComesAgain(ulong key)
    {
        // Some bits of the key, in what is left of the line that was looked at; that another key may have the same does no harm.
        ref var met = ref Place(key)[KeyLength + _stride + ((int)(key >> 8) & (_recent - 1))];
        var some = (short)(key >> 16);
        GC.KeepAlive(_memory);
        if (met == some)
            return true;
        met = some;
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
    private short* Place(ulong key) => _entries + ((nint)(key >> _shift) * 2 * _length);

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
