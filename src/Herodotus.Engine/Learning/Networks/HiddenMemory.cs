using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>
/// What words bring to the hidden layer of a <see cref="WindowNetwork"/>, kept by the word and its role, so that a window is a sum of a few rows.
/// A fixed size, for one thread; of the things that fall on one place the last stays.
/// </summary>
internal sealed unsafe class HiddenMemory
{
    /// <summary>Enough for the words of a few hundred reports that leave a choice.</summary>
    private const int Bits = 15;

    private const int KeyLength = sizeof(ulong) / sizeof(short);

    private readonly WindowNetwork _network;
    private readonly int _length;
    private readonly LargeMemory _memory;
    private readonly short* _entries;
    private readonly short[] _row;

    public HiddenMemory(WindowNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _length = KeyLength + network.Width;
        _memory = new LargeMemory((nuint)(_length * sizeof(short)) << Bits);
        _entries = (short*)_memory.Start;
        _row = new short[network.Width];
    }

    /// <summary>Asks for the memory of a key that is needed soon.</summary>
    public void Expect(ulong key)
    {
        if (!Sse.IsSupported)
            return;
        var entry = Place(key);
        for (var at = 0; at < _length; at += 64 / sizeof(short))
            Sse.Prefetch0(entry + at);
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
            var entry = Place(keys[at]);
            var isKept = *(ulong*)entry == keys[at];
            found[count] = entry + KeyLength;
            count += isKept ? 1 : 0;
            missing |= isKept ? 0 : 1u << at;
        }

        WeightTable.Add(found, count, ref MemoryMarshal.GetReference(hidden), _network.Width);
        GC.KeepAlive(_memory);
        return missing;
    }

    /// <summary>Works out what a vector brings in a role, keeps it for the key, and adds it.</summary>
    public void Put(ulong key, ReadOnlySpan<float> vector, int role, Span<int> hidden)
    {
        _network.Project(vector, role, _row);
        var entry = Place(key);
        *(ulong*)entry = key;
        _row.CopyTo(new Span<short>(entry + KeyLength, _row.Length));
        var row = entry + KeyLength;
        WeightTable.Add(&row, 1, ref MemoryMarshal.GetReference(hidden), _network.Width);
        GC.KeepAlive(_memory);
    }

    private short* Place(ulong key) => _entries + ((nint)(key >> (64 - Bits)) * _length);
}
