using System.Numerics;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;

namespace Herodotus.Analyze.Names;

/// <summary>
/// A gazetteer: phrases of up to <see cref="MaxWords"/> words, each with its <see cref="PhraseKind"/>s, kept as hashes of their lower-case words
/// (<c>data/knowledge/phrases.bin</c>). It says what a phrase may be; the name finder weighs it.
/// </summary>
public sealed class PhraseTable
{
    public const int MaxWords = 6;

    /// <summary>How many kinds there are: two bits each fit in one word.</summary>
    public const int KindCount = 16;

    private const string Kind = "phrases";
    private const int Version = 2;

    /// <summary>Marks a run of words with which longer phrases begin.</summary>
    private const uint GoesOn = 0x10000;

    private readonly uint[] _keys;
    private readonly uint[] _values;
    private readonly int _shift;

    private PhraseTable(IReadOnlyCollection<KeyValuePair<uint, uint>> entries)
    {
        var bits = 4;
        while (1L << bits < entries.Count * 2L)
            bits++;
        _shift = 32 - bits;
        _keys = new uint[1 << bits];
        _values = new uint[1 << bits];
        foreach (var (key, value) in entries)
        {
            var at = Home(key);
            while (_values[at] != 0)
                at = (at + 1) & (_keys.Length - 1);
            (_keys[at], _values[at]) = (key, value);
        }
    }

    public static PhraseTable Empty { get; } = new([]);

    public static PhraseTable Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File("knowledge", "phrases.bin");
        return File.Exists(path) ? Read(path) : Empty;
    }

    public static PhraseTable Read(string path)
    {
        using var reader = ModelFile.Read(path, Kind, Version);
        var entries = new KeyValuePair<uint, uint>[reader.ReadInt32()];
        var last = 0u;
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(last += (uint)reader.Read7BitEncodedInt64(), 0);
        for (var i = 0; i < entries.Length; i++)
            entries[i] = new(entries[i].Key, (uint)reader.Read7BitEncodedInt());
        return new PhraseTable(entries);
    }

    /// <summary>Compiles phrases given as hashes of their words.</summary>
    public static void Write(string path, IEnumerable<(ImmutableArray<uint> Words, PhraseKind Kind)> phrases) => ModelFile.Write(path, Kind, Version, writer =>
    {
        var entries = new SortedDictionary<uint, uint>();
        foreach (var (words, kind) in phrases)
        {
            if (words.Length is 0 or > MaxWords)
                continue;
            var key = 0u;
            for (var i = 0; i < words.Length; i++)
            {
                key = FeatureHash.Mix(key, words[i]);
                entries.TryGetValue(key, out var known);
                entries[key] = known | (i + 1 < words.Length ? GoesOn : (uint)kind);
            }
        }

        writer.Write(entries.Count);
        var last = 0u;
        foreach (var key in entries.Keys)
        {
            writer.Write7BitEncodedInt64(key - last);
            last = key;
        }

        foreach (var value in entries.Values)
            writer.Write7BitEncodedInt((int)value);
    });

    /// <summary>
    /// Marks each token with what it may be part of: two bits a kind, 1 a phrase of one word, 2 the first word of a longer one, 3 a
    /// later word of one. Longer phrases win over shorter.
    /// </summary>
    public void Mark(TokenSheet sheet, Span<uint> marks)
    {
        marks[..sheet.Count].Clear();
        for (var at = 0; at < sheet.Count; at++)
        {
            var key = 0u;
            for (var length = 1; length <= MaxWords && at + length <= sheet.Count; length++)
            {
                key = FeatureHash.Mix(key, sheet[at + length - 1].Lower);
                var value = Find(key);
                for (var kinds = value & 0xFFFF; kinds != 0; kinds &= kinds - 1)
                    Mark(marks.Slice(at, length), BitOperations.TrailingZeroCount(kinds) * 2);
                if ((value & GoesOn) == 0)
                    break;
            }
        }
    }

    /// <summary>What a phrase is, its words as hashes; none when it is not known.</summary>
    public PhraseKind Find(ReadOnlySpan<uint> words)
    {
        var key = 0u;
        foreach (var word in words)
            key = FeatureHash.Mix(key, word);
        return words.IsEmpty ? PhraseKind.None : (PhraseKind)(Find(key) & 0xFFFF);
    }

    private static void Mark(Span<uint> marks, int shift)
    {
        if (marks.Length == 1)
        {
            if ((marks[0] >> shift & 3) == 0)
                marks[0] |= 1u << shift;
            return;
        }

        for (var i = 0; i < marks.Length; i++)
        {
            var now = marks[i] >> shift & 3;
            if (i == 0 && now == 3)
                continue;
            marks[i] = (marks[i] & ~(3u << shift)) | ((i == 0 ? 2u : 3u) << shift);
        }
    }

    private uint Find(uint key)
    {
        for (var at = Home(key); ; at = (at + 1) & (_keys.Length - 1))
        {
            if (_values[at] == 0 || _keys[at] == key)
                return _values[at];
        }
    }

    private int Home(uint key) => (int)((key * 0x9E3779B1u) >> _shift);
}
