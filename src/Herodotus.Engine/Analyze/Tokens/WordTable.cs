using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Tokens;

/// <summary>
/// What is known of words of one language from much text: a cluster (a path of bits: words used alike share its beginning) and how common
/// the word is. <c>data/&lt;language&gt;/words.bin</c>; every word is a 32-bit hash of its lower-case form with digits folded.
/// </summary>
public sealed class WordTable : IWordLore
{
    private const string Kind = "words";
    private const int Version = 1;

    private readonly HashTable<Word> _words;

    /// <param name="words">Each hash once.</param>
    public WordTable(IReadOnlyCollection<KeyValuePair<uint, Word>> words)
        : this(new HashTable<Word>(words))
    {
    }

    private WordTable(HashTable<Word> words) => _words = words;

    /// <summary>Knows no word.</summary>
    public static WordTable Empty { get; } = new([]);

    public static WordTable Load(DataFolder data, string language) => Find(data, language, "words.bin") ?? Empty;

    /// <summary>A table made for one layer; null when the language has none of that name.</summary>
    public static WordTable? Find(DataFolder data, string language, string name)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, name);
        return File.Exists(path) ? Read(path) : null;
    }

    /// <summary>The word of a hash; unknown (all zero) when it is not there.</summary>
    public Word this[uint hash] => _words[hash];

    /// <inheritdoc/>
    public void Describe(ref TokenTraits traits) => traits.Word = this[traits.Lower];

    public static WordTable Read(string path) => new(HashTable.Open(path, Kind, Version, Words));

    private static KeyValuePair<uint, Word>[] Words(BinaryReader reader)
    {
        var paths = new (ushort Bits, byte Length)[reader.ReadInt32()];
        foreach (ref var item in paths.AsSpan())
            item = (reader.ReadUInt16(), reader.ReadByte());
        var words = new KeyValuePair<uint, Word>[reader.ReadInt32()];
        var last = 0u;
        for (var i = 0; i < words.Length; i++)
        {
            last += (uint)reader.Read7BitEncodedInt64();
            var cluster = reader.Read7BitEncodedInt();
            var (bits, length) = cluster == 0 ? default : paths[cluster - 1];
            words[i] = new(last, new Word(bits, length, 0));
        }

        for (var i = 0; i < words.Length; i++)
            words[i] = new(words[i].Key, words[i].Value with { Commonness = (byte)(reader.ReadByte() + 1) });
        return words;
    }

    /// <summary>Writes words with their cluster paths; a cluster's path is written once.</summary>
    public static void Write(string path, IEnumerable<KeyValuePair<uint, Word>> words) => ModelFile.Write(path, Kind, Version, writer =>
    {
        var sorted = words.OrderBy(word => word.Key).ToArray();
        var clusters = sorted.Select(word => (word.Value.Path, word.Value.PathLength)).Where(item => item.PathLength > 0).Distinct().Order().ToArray();
        var numbers = clusters.Index().ToDictionary(item => item.Item, item => item.Index + 1);
        writer.Write(clusters.Length);
        foreach (var (bits, length) in clusters)
        {
            writer.Write(bits);
            writer.Write(length);
        }

        writer.Write(sorted.Length);
        var last = 0u;
        foreach (var (hash, word) in sorted)
        {
            writer.Write7BitEncodedInt64(hash - last);
            writer.Write7BitEncodedInt(word.PathLength == 0 ? 0 : numbers[(word.Path, word.PathLength)]);
            last = hash;
        }

        foreach (var (_, word) in sorted)
            writer.Write((byte)(word.Commonness - 1));
    });

    /// <summary>A known word.</summary>
    /// <param name="Path">The cluster's bits, the first split in the highest of <paramref name="PathLength"/> bits.</param>
    /// <param name="PathLength">Zero when the word has no cluster.</param>
    /// <param name="Commonness">One plus two times log10 of uses per thousand million; one when not counted; zero only for an unknown word.</param>
    public readonly record struct Word(ushort Path, byte PathLength, byte Commonness)
    {
        public bool IsKnown => Commonness > 0;

        /// <summary>The first <paramref name="length"/> bits of the path with their number, as one feature value; zero without a cluster.</summary>
        public uint Prefix(int length)
        {
            if (PathLength == 0)
                return 0;
            var kept = Math.Min(length, PathLength);
            return ((uint)Path >> (PathLength - kept)) | ((uint)kept << 24);
        }
    }
}
