using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;

namespace Herodotus.Learning.Weights;

/// <summary>
/// Long rows of sums kept by a key, each of several lines of the caches. The keys stand by themselves, so that it is known which row there is before one is
/// touched. A fixed size, for one thread; of the things that fall on one place the two asked for last stay.
/// </summary>
/// <param name="length">Of a row.</param>
/// <param name="bits">There is room for twice as many rows as this power of two.</param>
internal sealed unsafe class RowMemory(int length, int bits)
{
    /// <summary>Sums in a line of the caches.</summary>
    private const int Line = 64 / sizeof(short);

    private readonly LargeMemory _memory = new((nuint)(WholeLines(length) * sizeof(short)) << (bits + 1));
    private readonly ulong[] _keys = new ulong[2 << bits];

    /// <summary>For each place which of its two was asked for last.</summary>
    private readonly byte[] _last = new byte[1 << bits];
    private readonly int _length = WholeLines(length);

    /// <summary>The number of the row of a key; -1 when there is none.</summary>
    /// <param name="key">Spread over all bits; zero stands for nothing.</param>
    public int Find(ulong key)
    {
        var first = First(key);
        if (_keys[first] == key)
        {
            _last[first >> 1] = 0;
            return first;
        }

        if (_keys[first + 1] != key)
            return -1;
        _last[first >> 1] = 1;
        return first + 1;
    }

    /// <summary>The number of a row for a key that has none, to be filled: in place of the one that was not asked for last. -1 where that is one in use.</summary>
    /// <param name="used">Rows that must stay as they are.</param>
    public int Take(ulong key, ReadOnlySpan<int> used = default)
    {
        var first = First(key);
        ref var last = ref _last[first >> 1];
        var row = first + 1 - last;
        if (used.Contains(row))
            return -1;
        last = (byte)(1 - last);
        _keys[row] = key;
        return row;
    }

    /// <summary>Asks for the memory of a row that is needed soon; where the processor has no such instruction, nothing.</summary>
    public void Expect(int row)
    {
        if (!Sse.IsSupported)
            return;
        var start = this[row];
        for (var at = 0; at < _length; at += Line)
            Sse.Prefetch0(start + at);
    }

    /// <summary>A row. Whoever reads there keeps this object.</summary>
    public short* this[int row] => (short*)_memory.Start + ((nint)row * _length);

    /// <summary>The first of the two rows a key may have.</summary>
    private int First(ulong key) => (int)(key >> (64 - bits)) << 1;

    private static int WholeLines(int length) => (length + Line - 1) / Line * Line;
}
