namespace Herodotus.Knowledge;

/// <summary>Values by the keys of their names. The first value given for a key keeps it.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byKey;

    /// <summary>Hashes of all beginnings of keys: made when they are asked for.</summary>
    private readonly Lazy<HashSet<uint>> _beginnings;

    private NameTable()
    {
        _byKey = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
        _beginnings = new(() => [.. _entries.Keys.SelectMany(key => Enumerable.Range(1, key.Length).Select(length => NameKey.Hash(key.AsSpan(0, length))))]);
    }

    public static NameTable<T> Of(IEnumerable<(string Name, T Value)> pairs)
    {
        var table = new NameTable<T>();
        foreach (var (name, value) in pairs)
        {
            var key = NameKey.Of(name);
            if (key.Length == 0)
                continue;
            if (!table._entries.TryGetValue(key, out var entry))
                table._entries.Add(key, new Entry(value, NameCase.IsCapitals(name)));
            else if (entry.Capitals && ReferenceEquals(entry.Value, value) && !NameCase.IsCapitals(name))
                table._entries[key] = entry with { Capitals = false };
        }

        return table;
    }

    /// <summary>Found only in the letter case that the list has it in, unless any case will do.</summary>
    public T? Find(ReadOnlySpan<char> name, bool anyCase = false)
    {
        // Most words asked for are in small letters: they need not be folded.
        if (name.IsEmpty || name.Length > NameKey.MaxLength || (!anyCase && !NameCase.HasCapital(name)))
            return null;
        Span<char> buffer = stackalloc char[NameKey.MaxLength + 2];
        var key = buffer[..NameKey.Write(name, buffer)];
        if (key.IsEmpty || !_byKey.TryGetValue(key, out var entry))
            return null;
        return anyCase || !entry.Capitals || NameCase.IsCapitals(name) ? entry.Value : null;
    }

    /// <summary>False where no name that is known begins with these words: a text's names need not be looked for any further.</summary>
    public bool MayBegin(ReadOnlySpan<char> words)
    {
        if (words.Length > NameKey.MaxLength)
            return false;
        Span<char> buffer = stackalloc char[NameKey.MaxLength + 2];
        var key = buffer[..NameKey.Write(words, buffer)];
        // A leading "the" is left out of keys once more stands behind it.
        return key.Length == 0 || "the".AsSpan().StartsWith(key) || _beginnings.Value.Contains(NameKey.Hash(key));
    }

    private readonly record struct Entry(T Value, bool Capitals);
}
