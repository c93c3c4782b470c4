using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What a dictionary and much text say a word can be: noun, verb, adjective, adverb, a name, and how often it is written with a capital.
/// <c>data/&lt;language&gt;/kinds.bin</c>; a word is known by <see cref="TokenSheet.WordHash"/>.
/// </summary>
public sealed class WordKinds
{
    public const uint Noun = 1;
    public const uint Verb = 2;
    public const uint Adjective = 4;
    public const uint Adverb = 8;
    public const uint ProperNoun = 16;
    public const uint Function = 32;

    /// <summary>Stands in the dictionary itself: not a form of another word.</summary>
    public const uint BaseForm = 64;

    /// <summary>A given or family name.</summary>
    public const uint PersonName = 128;

    /// <summary>A word of the name of a place.</summary>
    public const uint PlaceName = 256;

    /// <summary>All that a dictionary says.</summary>
    public const uint Classes = 127;

    /// <summary>From this bit on, how often the word has a capital inside sentences: 0 unknown, then 1 never to 7 always.</summary>
    public const int CapitalShift = 9;

    /// <summary>From this bit on, what the word is more often than all else: 1 noun, 2 verb, 3 adjective, 4 adverb; zero when nothing is known.</summary>
    public const int MostlyShift = 12;

    /// <summary>From this bit on, one more than the part of speech of a word that in lower case is nothing else; zero for most words.</summary>
    public const int CertainShift = 16;

    /// <summary>From this bit on, the number of the list of parts of speech that a lexicon of tagged text gives the word; zero for words it lacks.</summary>
    public const int TagsShift = 21;

    /// <summary>There are no more lists than this.</summary>
    public const int MaxTags = (1 << (32 - TagsShift)) - 1;

    /// <summary>The bits that are features.</summary>
    public const uint Features = (1 << CertainShift) - 1;

    private const string Kind = "kinds";
    private const int Version = 1;

    private readonly HashTable<uint> _kinds;

    /// <param name="words">Each hash once, with at least one bit.</param>
    public WordKinds(IReadOnlyCollection<KeyValuePair<uint, uint>> words)
        : this(new HashTable<uint>(words))
    {
    }

    private WordKinds(HashTable<uint> kinds) => _kinds = kinds;

    /// <summary>Knows no word.</summary>
    public static WordKinds Empty { get; } = new([]);

    /// <summary>The bits of a word; zero when it is not known.</summary>
    public uint this[uint hash] => _kinds[hash];

    /// <summary>The table of a language; <see cref="Empty"/> when it has none.</summary>
    public static WordKinds Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        var path = data.File(language, "kinds.bin");
        return File.Exists(path) ? Read(path) : Empty;
    }

    /// <exception cref="InvalidDataException">Not such a table, or damaged.</exception>
    public static WordKinds Read(string path) => new(HashTable.Open(path, Kind, Version, from => (uint)from.Read7BitEncodedInt()));

    public static void Write(string path, IEnumerable<KeyValuePair<uint, uint>> words) => ModelFile.Write(
        path, Kind, Version, writer => HashTable.Write(writer, words.Where(word => word.Value != 0), (to, kinds) => to.Write7BitEncodedInt((int)kinds)));
}
