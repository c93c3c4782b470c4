using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Names.Lexicon;

/// <summary>
/// A gazetteer: phrases of up to <see cref="MaxWords"/> words, each with its <see cref="PhraseKind"/>s, kept as hashes of their lower-case words
/// (<c>data/knowledge/phrases.bin</c>). It says what a phrase may be; the name finder weighs it.
/// </summary>
public sealed class PhraseTable
{
    public const int MaxWords = 10;

    /// <summary>How many kinds there are: two bits each fit in one mark.</summary>
    public const int KindCount = 23;

    private const string Kind = "phrases";
    private const int Version = 3;

    /// <summary>Marks a run of words with which longer phrases begin; kinds stand above it.</summary>
    private const uint GoesOn = 1;

    private const int KindShift = 1;

    private readonly HashTable<uint> _entries;

    private PhraseTable(HashTable<uint> entries) => _entries = entries;

    public static PhraseTable Empty { get; } = new(new HashTable<uint>([]));

    public static PhraseTable Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File("knowledge", "phrases.bin");
        return File.Exists(path) ? Read(path) : Empty;
    }

    public static PhraseTable Read(string path) => new(HashTable.Open(path, Kind, Version, from => (uint)from.Read7BitEncodedInt()).InLargePages());

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
                entries[key] = known | (i + 1 < words.Length ? GoesOn : (uint)kind << KindShift);
            }
        }

        HashTable.Write(writer, entries, (to, value) => to.Write7BitEncodedInt((int)value));
    });

    /// <summary>The longest phrase that begins with the first of the words: how many words, and what it is; none when no phrase does.</summary>
    public (int Length, PhraseKind Kind) Longest(ReadOnlySpan<uint> words) => words.IsEmpty ? default : Longest(words, First(words[0]));

    /// <param name="first">What the first word is by itself (<see cref="First"/>).</param>
    public (int Length, PhraseKind Kind) Longest(ReadOnlySpan<uint> words, uint first)
    {
        var (key, value, found) = (0u, first, (Length: 0, Kind: PhraseKind.None));
        for (var length = 1; length <= words.Length; length++)
        {
            key = FeatureHash.Mix(key, words[length - 1]);
            if (length > 1)
                value = _entries[key];
            if (value >> KindShift != 0)
                found = (length, (PhraseKind)(value >> KindShift));
            if ((value & GoesOn) == 0)
                break;
        }

        return found;
    }

    /// <summary>What a word is by itself, and whether longer phrases begin with it: what <see cref="Mark(TokenSheet, Span{ulong})"/> begins with.</summary>
    public uint First(uint word) => _entries[FeatureHash.Mix(0, word)];

    /// <summary>Whether phrases of several words begin with a word.</summary>
    /// <param name="first">What the word is by itself (<see cref="First"/>).</param>
    public static bool IsGoingOn(uint first) => (first & GoesOn) != 0;

    /// <summary>
    /// Marks each token with what it may be part of: two bits a kind, 1 a phrase of one word, 2 the first word of a longer one, 3 a
    /// later word of one. Longer phrases win over shorter.
    /// </summary>
    /// <param name="sheet">Filled with a lexicon that has this table.</param>
    /// <param name="marks">One a token.</param>
    public void Mark(TokenSheet sheet, Span<ulong> marks)
    {
        marks[..sheet.Count].Clear();
        // The table is larger than the caches: the pairs of words that may begin a phrase are asked for before the first is needed.
        for (var at = 0; at + 1 < sheet.Count; at++)
        {
            if ((sheet[at].Kinds & GoesOn) != 0)
                _entries.Expect(FeatureHash.Mix(FeatureHash.Mix(0, sheet[at].Lower), sheet[at + 1].Lower));
        }

        for (var at = 0; at < sheet.Count; at++)
        {
            var value = sheet[at].Kinds;
            if (value == 0)
                continue;
            var key = 0u;
            for (var length = 1; length <= MaxWords && at + length <= sheet.Count; length++)
            {
                key = FeatureHash.Mix(key, sheet[at + length - 1].Lower);
                if (length > 1)
                    value = _entries[key];
                if (value >> KindShift is not 0 and var kinds)
                    Mark(marks.Slice(at, length), Spread(kinds));
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
        return words.IsEmpty ? PhraseKind.None : (PhraseKind)(_entries[key] >> KindShift);
    }

    /// <summary>Marks the words of a phrase.</summary>
    /// <param name="kinds">The lower bit of each of its kinds.</param>
    private static void Mark(Span<ulong> marks, ulong kinds)
    {
        if (marks.Length == 1)
        {
            marks[0] |= kinds & ~(marks[0] | (marks[0] >> 1));
            return;
        }

        // The first word keeps what it is as a later word of another phrase.
        var first = kinds & ~(marks[0] & (marks[0] >> 1));
        marks[0] = (marks[0] & ~first) | (first << 1);
        foreach (ref var mark in marks[1..])
            mark |= kinds | (kinds << 1);
    }

    /// <summary>Each bit at twice its place.</summary>
    private static ulong Spread(uint bits)
    {
        var spread = (ulong)bits;
        spread = (spread | (spread << 16)) & 0x0000FFFF0000FFFF;
        spread = (spread | (spread << 8)) & 0x00FF00FF00FF00FF;
        spread = (spread | (spread << 4)) & 0x0F0F0F0F0F0F0F0F;
        spread = (spread | (spread << 2)) & 0x3333333333333333;
        return (spread | (spread << 1)) & 0x5555555555555555;
    }
}
