using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>
/// What words bring to the hidden layer of a <see cref="WindowNetwork"/>, kept by the word and its role, so that a window is a sum of a few rows.
/// A fixed size, for one thread; of the things that fall on one place the two asked for last stay.
/// </summary>
internal sealed unsafe class HiddenMemory
{
    /// <summary>Room for twice this power of two: enough for the words of a few hundred reports that leave a choice.</summary>
    private const int Bits = 14;

    /// <summary>Units of a row in a line of the caches.</summary>
    private const int Line = 64 / sizeof(short);

    private readonly WindowNetwork _network;
    private readonly LargeMemory _memory;
    private readonly short[] _row;

    /// <summary>The keys stand by themselves: which rows are there is known before one is touched.</summary>
    private readonly ulong[] _keys = new ulong[2 << Bits];
    private readonly short* _rows;

    /// <summary>For each place which of its two was asked for last.</summary>
    private readonly byte[] _last = new byte[1 << Bits];

    public HiddenMemory(WindowNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _memory = new LargeMemory((nuint)(network.Width * sizeof(short)) << (Bits + 1));
        _rows = (short*)_memory.Start;
        _row = new short[network.Width];
    }

    /// <summary>Asks for the memory of a key that is needed soon.</summary>
    public void Expect(ulong key)
    {
        if (!Sse.IsSupported || Find(key) is not (>= 0 and var place))
            return;
        for (var at = 0; at < _network.Width; at += Line)
            Sse.Prefetch0(Row(place) + at);
    }

    /// <summary>Adds what is kept for the keys.</summary>
    /// <param name="keys">Each spread over all bits.</param>
    /// <returns>A bit for each key for which nothing is.</returns>
    public uint Add(ReadOnlySpan<ulong> keys, Span<int> hidden)
    {
        var found = stackalloc short*[WindowNetwork.Roles];
        var (count, missing) = (0, 0u);
        for (var at = 0; at < keys.Length; at++)
        {
            if (Find(keys[at]) is >= 0 and var place)
                found[count++] = Row(place);
            else
                missing |= 1u << at;
        }

        WeightTable.Add(found, count, ref MemoryMarshal.GetReference(hidden), _network.Width);
        GC.KeepAlive(_memory);
        return missing;
    }

    /// <summary>Works out what a vector brings in a role, keeps it for the key, and adds it.</summary>
    public void Put(ulong key, ReadOnlySpan<float> vector, int role, Span<int> hidden)
    {
        ref var last = ref _last[(int)(key >> (64 - Bits))];
        last = (byte)(1 - last);
        var place = First(key) + last;
        _network.Project(vector, role, _row);
        _keys[place] = key;
        var row = Row(place);
        _row.CopyTo(new Span<short>(row, _row.Length));
        WeightTable.Add(&row, 1, ref MemoryMarshal.GetReference(hidden), _network.Width);
        GC.KeepAlive(_memory);
    }

    /// <summary>Where a key is kept; -1 when it is not.</summary>
    private int Find(ulong key)
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

    /// <summary>The first of the two places a key may have.</summary>
    private static int First(ulong key) => (int)(key >> (64 - Bits)) << 1;

    private short* Row(int place) => _rows + ((nint)place * _network.Width);
}
