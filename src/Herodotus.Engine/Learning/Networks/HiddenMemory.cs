using System.Runtime.InteropServices;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>
/// What words bring to the hidden layer of a <see cref="WindowNetwork"/>, kept by the word and its role, so that a window is a sum of a few rows.
/// A fixed size, for one thread; of the things that fall on one place the two asked for last stay.
/// </summary>
internal sealed unsafe class HiddenMemory
{
    /// <summary>Room for twice this power of two: enough for the words of a few hundred reports that leave a choice.</summary>
    private const int Bits = 15;

    private readonly WindowNetwork _network;
    private readonly RowMemory _memory;
    private readonly short[] _row;

    public HiddenMemory(WindowNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _memory = new RowMemory(network.Width, Bits);
        _row = new short[network.Width];
    }

    /// <summary>Asks for the memory of a key that is needed soon.</summary>
    public void Expect(ulong key)
    {
        if (_memory.Find(key) is >= 0 and var row)
            _memory.Expect(row);
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
            if (_memory.Find(keys[at]) is >= 0 and var row)
                found[count++] = _memory[row];
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
        _network.Project(vector, role, _row);
        var row = _memory[_memory.Take(key)];
        _row.CopyTo(new Span<short>(row, _row.Length));
        WeightTable.Add(&row, 1, ref MemoryMarshal.GetReference(hidden), _network.Width);
        GC.KeepAlive(_memory);
    }
}
