namespace Herodotus.Learning;

/// <summary>
/// Values of words or phrases by their 32-bit hashes: two arrays, half full at most, looked up without allocation. The default value stands
/// for "not there", so no entry may have it.
/// </summary>
public sealed class HashTable<T>
    where T : struct, IEquatable<T>
{
    private readonly uint[] _keys;
    private readonly T[] _values;
    private readonly int _shift;

    /// <param name="entries">Each hash once, with another value than the default.</param>
    public HashTable(IReadOnlyCollection<KeyValuePair<uint, T>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var bits = 4;
        while (1L << bits < entries.Count * 2L)
            bits++;
        _shift = 32 - bits;
        _keys = new uint[1 << bits];
        _values = new T[1 << bits];
        foreach (var (hash, value) in entries)
        {
            var at = Home(hash);
            while (!_values[at].Equals(default))
                at = (at + 1) & (_keys.Length - 1);
            (_keys[at], _values[at]) = (hash, value);
        }
    }

    /// <summary>The value of a hash; the default when it is not there.</summary>
    public T this[uint hash]
    {
        get
        {
            for (var at = Home(hash); ; at = (at + 1) & (_keys.Length - 1))
            {
                if (_keys[at] == hash || _values[at].Equals(default))
                    return _values[at];
            }
        }
    }

    private int Home(uint hash) => (int)((hash * 0x9E3779B1u) >> _shift);
}

/// <summary>How tables stand in model files.</summary>
public static class HashTable
{
    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static HashTable<T> Read<T>(BinaryReader reader, Func<BinaryReader, T> value)
        where T : struct, IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(value);
        var entries = new KeyValuePair<uint, T>[reader.ReadInt32()];
        var last = 0u;
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(last += (uint)reader.Read7BitEncodedInt64(), default);
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(entries[i].Key, value(reader));
        return new HashTable<T>(entries);
    }

    /// <summary>Writes the hashes in order, each as its distance from the one before, then the values.</summary>
    public static void Write<T>(BinaryWriter writer, IEnumerable<KeyValuePair<uint, T>> entries, Action<BinaryWriter, T> value)
        where T : struct, IEquatable<T>
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
