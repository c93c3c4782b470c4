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

    /// <summary>The lower 48 bits of a key stand at the end of its entry, so many weights; most of the others its place tells.</summary>
    private const int KeyLength = 3;

    /// <summary>Weights in a line of the caches: an entry of 29 labels is one.</summary>
    private const int Line = 64 / sizeof(short);

    /// <summary>Of how many keys asked for last, and not kept, each place knows: a power of two.</summary>
    private const int Recent = 8;

    private readonly IFeatureWeights _weights;
    private readonly int _shift;
    private readonly int _labels;
    private readonly int _stride;
    private readonly int _length;
    private readonly LargeMemory _memory;
    private readonly short* _entries;
    private readonly int[] _scratch;

    /// <summary>For each place which of its two entries was asked for last.</summary>
    private readonly byte[] _last;

    /// <summary>Some bits of the keys asked for last; made when first needed.</summary>
    private short[]? _met;

    /// <param name="weights">What the sums are made of.</param>
    public ScoreMemory(WeightTable weights)
        : this(weights, weights?.LabelCount ?? throw new ArgumentNullException(nameof(weights)), weights.Stride, UsualBits)
    {
    }

    /// <param name="weights">What the sums are made of.</param>
    /// <param name="labels">Scores of a sum.</param>
    /// <param name="stride">The same, rounded up to a multiple of eight.</param>
    /// <param name="bits">There is room for twice as many sums as this power of two.</param>
    internal ScoreMemory(IFeatureWeights weights, int labels, int stride, int bits)
    {
        (_weights, _labels, _stride, _shift) = (weights, labels, stride, 64 - bits);
        _length = (Math.Max(_labels + KeyLength, _stride) + Line - 1) / Line * Line;
        _memory = new LargeMemory((nuint)(2 * _length * sizeof(short)) << bits);
        _entries = (short*)_memory.Start;
        _scratch = new int[_stride];
        _last = new byte[1 << bits];
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
                found[count] = entry;
                count += entry == null ? 0 : 1;
                missing |= entry == null ? 1u << i : 0;
            }
        }

        ref var target = ref MemoryMarshal.GetReference(scores[.._stride]);
        WeightTable.Add(found, count, ref target, _stride, _labels);
        GC.KeepAlive(_memory);
        return missing;
    }

    /// <summary>Whether a key that is not known was asked for before, not long ago: what comes once need not be kept.</summary>
    public bool ComesAgain(ulong key)
    {
        // Another key may have the same bits: that does no harm.
        ref var met = ref (_met ??= new short[_last.Length * Recent])[((int)(key >> _shift) * Recent) + ((int)(key >> 8) & (Recent - 1))];
        var some = (short)(key >> 16);
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
        ref var last = ref _last[(int)(key >> _shift)];
        last = (byte)(1 - last);
        var entry = Place(key) + (last * _length);
        for (var label = 0; label < _labels; label++)
            entry[label] = (short)_scratch[label];
        ref var tail = ref Tail(entry);
        tail = (tail & ushort.MaxValue) | (key << 16);
        GC.KeepAlive(_memory);
    }

    /// <summary>The first of the two entries a key may have.</summary>
    private short* Place(ulong key) => _entries + ((nint)(key >> _shift) * 2 * _length);

    /// <summary>The end of an entry: what stands for its key, above sixteen bits that may be a weight.</summary>
    private ref ulong Tail(short* entry) => ref *(ulong*)(entry + _length - (sizeof(ulong) / sizeof(short)));

    private short* Find(ulong key)
    {
        var entry = Place(key);
        ref var last = ref _last[(int)(key >> _shift)];
        if ((Tail(entry) ^ (key << 16)) <= ushort.MaxValue)
        {
            if (last != 0)
                last = 0;
            return entry;
        }

        entry += _length;
        if ((Tail(entry) ^ (key << 16)) > ushort.MaxValue)
            return null;
        if (last == 0)
            last = 1;
        return entry;
    }
}
