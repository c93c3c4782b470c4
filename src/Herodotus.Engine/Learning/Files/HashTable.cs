using System.Numerics;
using System.Runtime.Intrinsics.X86;

namespace Herodotus.Learning.Files;

/// <summary>
/// Values of words or phrases by their 32-bit hashes: each beside its hash, half full at most, looked up without allocation. The default value stands
/// for "not there", so no entry may have it.
/// </summary>
public sealed unsafe class HashTable<T>
    where T : unmanaged, IEquatable<T>
{
    private readonly Block _block;
    private readonly Entry* _entries;
    private readonly int _mask;
    private readonly int _shift;

    /// <param name="entries">Each hash once, with another value than the default.</param>
    public HashTable(IReadOnlyCollection<KeyValuePair<uint, T>> entries)
        : this(Lay(entries))
    {
    }

    internal HashTable(Block block)
    {
        _block = block;
        _entries = block.Pointer<Entry>(0);
        _mask = block.Length<Entry>(0) - 1;
        _shift = 32 - BitOperations.PopCount((uint)_mask);
    }

    /// <summary>The value of a hash; the default when it is not there.</summary>
    public T this[uint hash]
    {
        get
        {
            for (var at = Home(hash, _shift); ; at = (at + 1) & _mask)
            {
                var entry = _entries[at];
                if (entry.Key != hash && !entry.Value.Equals(default))
                    continue;
                GC.KeepAlive(_block);
                return entry.Value;
            }
        }
    }

    /// <summary>Asks for the memory of a hash that is looked up soon; where the processor has no such instruction, nothing.</summary>
    public void Expect(uint hash)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(_entries + Home(hash, _shift));
    }

    /// <summary>The same table, where words of every report are asked for (<see cref="Block.InLargePages"/>).</summary>
    internal HashTable<T> InLargePages() => new(_block.InLargePages());

    internal static Block Lay(IReadOnlyCollection<KeyValuePair<uint, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var bits = 4;
        while (1L << bits < entries.Count * 2L)
            bits++;
        var laid = new Entry[1 << bits];
        foreach (var (hash, value) in entries)
        {
            var at = Home(hash, 32 - bits);
            while (!laid[at].Value.Equals(default))
                at = (at + 1) & (laid.Length - 1);
            laid[at] = new Entry(hash, value);
        }

        return Block.Of(Block.Bytes<Entry>(laid));
    }

    private static int Home(uint hash, int shift) => (int)((hash * 0x9E3779B1u) >> shift);

    private readonly record struct Entry(uint Key, T Value);
}

/// <summary>How tables stand in model files.</summary>
public static class HashTable
{
    /// <summary>Opens a file that holds what <see cref="Write"/> wrote and nothing else.</summary>
    /// <exception cref="InvalidDataException">Not such a table, or damaged.</exception>
    public static HashTable<T> Open<T>(string path, string kind, int version, Func<BinaryReader, T> value)
        where T : unmanaged, IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        return Open(path, kind, version, reader =>
        {
            var entries = new KeyValuePair<uint, T>[reader.ReadInt32()];
            var last = 0u;
            for (var i = 0; i < entries.Length; i++)
                entries[i] = new(last += (uint)reader.Read7BitEncodedInt64(), default);
            for (var i = 0; i < entries.Length; i++)
                entries[i] = new(entries[i].Key, value(reader));
            return entries;
        });
    }

    /// <summary>Opens a file of a form of its own.</summary>
    internal static HashTable<T> Open<T>(string path, string kind, int version, Func<BinaryReader, KeyValuePair<uint, T>[]> read)
        where T : unmanaged, IEquatable<T> =>
        new(ModelFile.Map(path, kind, version, reader => HashTable<T>.Lay(read(reader))));

    /// <summary>Writes the hashes in order, each as its distance from the one before, then the values.</summary>
    public static void Write<T>(BinaryWriter writer, IEnumerable<KeyValuePair<uint, T>> entries, Action<BinaryWriter, T> value)
        where T : unmanaged, IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        var sorted = entries.OrderBy(entry => entry.Key).ToArray();
        writer.Write(sorted.Length);
        var last = 0u;
        foreach (var (hash, _) in sorted)
        {
            writer.Write7BitEncodedInt64(hash - last);
            last = hash;
        }

        foreach (var entry in sorted)
            value(writer, entry.Value);
    }
}
