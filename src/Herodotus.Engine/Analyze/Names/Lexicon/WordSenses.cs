using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names.Lexicon;

/// <summary>
/// How words are used in much text: how often with a capital, how often in a name and of what type, where in the name
/// (<c>data/&lt;language&gt;/senses.bin</c>). Words are hashes (<see cref="TokenSheet.WordHash"/>).
/// </summary>
public sealed class WordSenses
{
    private const string Kind = "senses";
    private const int Version = 1;

    private readonly HashTable<ushort> _senses;

    /// <param name="senses">Each hash once; senses made by <see cref="Of"/>.</param>
    public WordSenses(IReadOnlyCollection<KeyValuePair<uint, ushort>> senses)
        : this(new HashTable<ushort>(senses))
    {
    }

    private WordSenses(HashTable<ushort> senses) => _senses = senses;

    public static WordSenses Empty { get; } = new([]);

    /// <summary>The sense of a word; zero when it is not known.</summary>
    public ushort this[uint hash] => _senses[hash];

    public static WordSenses Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "senses.bin");
        return File.Exists(path) ? Read(path) : Empty;
    }

    /// <summary>What counts make of a word, as one value: casing in bits 0-2, type 3-5, how sure 6-7, how many 8-9, place in names 10-11; never zero.</summary>
    /// <param name="lower">Uses in lower case; <paramref name="capital"/>: with a capital, not at a sentence's start; <paramref name="types"/>: in names of each type.</param>
    /// <param name="single">Uses as a whole name; <paramref name="first"/>: as the first word of a longer one.</param>
    public static ushort Of(int lower, int capital, ReadOnlySpan<int> types, int single, int first)
    {
        var (all, best) = (0, 0);
        for (var type = 0; type < types.Length; type++)
        {
            all += types[type];
            if (types[type] > types[best])
                best = type;
        }

        var uses = lower + capital;
        var casing = uses == 0 ? 1 : capital * 33 < uses ? 2 : capital * 3 < uses ? 3 : capital * 3 < uses * 2 ? 4 : capital * 33 < uses * 32 ? 5 : 6;
        var named = Math.Max(all, capital);
        var most = all == 0 ? 0 : types[best];
        var sure = most * 20 >= named * 19 ? 3 : most * 5 >= named * 4 ? 2 : most * 2 >= named ? 1 : 0;
        var many = named >= 20 ? 3 : named >= 5 ? 2 : named >= 2 ? 1 : 0;
        var place = all == 0 ? 0 : single * 2 > all ? 1 : first * 2 > all ? 2 : 3;
        return (ushort)(casing | (all == 0 ? 0 : (best + 1) << 3) | (sure << 6) | (many << 8) | (place << 10));
    }

    /// <summary>In a third of its uses and more the word has a capital.</summary>
    public static bool IsMostlyCapital(ushort sense) => (sense & 7) >= 4;

    /// <summary>Of thirty-three uses at most one is in lower case.</summary>
    public static bool IsAlwaysCapital(ushort sense) => (sense & 7) == 6;

    /// <summary>It is always written with a capital, and four of five of its uses and more are in names of the type.</summary>
    /// <param name="few">Few uses are enough.</param>
    public static bool IsSurely(ushort sense, NameType type, bool few = false) => (sense >> 3 & 7) == (int)type + 1 && (sense >> 6 & 3) >= 2 && (few || (sense >> 8 & 3) == 3) && IsAlwaysCapital(sense);

    /// <summary>The type of most names that the word is in; null when it is in none.</summary>
    public static NameType? TypeOf(ushort sense) => (sense >> 3 & 7) is > 0 and var type ? (NameType)(type - 1) : null;

    public static WordSenses Read(string path) => new(HashTable.Open(path, Kind, Version, from => from.ReadUInt16()));

    public static void Write(string path, IEnumerable<KeyValuePair<uint, ushort>> senses) =>
        ModelFile.Write(path, Kind, Version, writer => HashTable.Write(writer, senses, (to, sense) => to.Write(sense)));
}
