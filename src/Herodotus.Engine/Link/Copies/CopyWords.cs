using System.Buffers;
using Herodotus.Text;

namespace Herodotus.Link.Copies;

/// <summary>The words of a text as copy detection sees them: a hash of the folded spelling, where it stands, whether inside quotation marks.</summary>
/// <remarks>
/// Words past <see cref="MaxWords"/> are left out: a text that long is recognized by its first part, and time stays bounded. A word takes
/// sixteen bits, fifteen of its hash and one for the quotation: single words may meet by chance, runs of three and five do not.
/// </remarks>
public sealed class CopyWords
{
    /// <summary>Some ten times a long article.</summary>
    public const int MaxWords = 20_000;

    /// <summary>A quotation longer than this has lost its closing mark.</summary>
    private const int MaxQuotedCharacters = 1_500;

    /// <summary>Words of a shingle by which copies are looked for.</summary>
    internal const int ShingleWords = 5;

    /// <summary>The lead is sampled more densely than the rest: copies keep leads, and short texts are all lead.</summary>
    private const int LeadWords = 120;

    private readonly ushort[] _words;
    private readonly (int Start, int End)[] _places;

    private CopyWords(ushort[] words, (int Start, int End)[] places)
    {
        _words = words;
        _places = places;
        Shingles = new uint[ShinglesOf(words.Length)];
        FillShingles(words, Shingles);
        Samples = Sample(Shingles);
    }

    public int Count => _words.Length;

    /// <summary>What is kept of each word: see <see cref="Hash"/> and <see cref="IsQuoted"/>.</summary>
    internal ReadOnlySpan<ushort> Words => _words;

    /// <summary>The shingle that begins with each word, to the last that is whole.</summary>
    internal uint[] Shingles { get; }

    /// <summary>Shingles that stand for the text in the index.</summary>
    internal uint[] Samples { get; }

    /// <summary>The characters from the first of some words to the last.</summary>
    public TextSpan SpanOf(int first, int count) => TextSpan.FromBounds(_places[first].Start, _places[first + count - 1].End);

    internal static int Hash(ushort word) => word >> 1;

    internal static bool IsQuoted(ushort word) => (word & 1) != 0;

    public static CopyWords Scan(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var most = Math.Min(MaxWords, (text.Length / 2) + 1);
        var words = ArrayPool<ushort>.Shared.Rent(most);
        var places = ArrayPool<(int, int)>.Shared.Rent(most);
        var count = 0;
        var openQuote = -1;
        var position = 0;
        while (position < text.Length && count < most)
        {
            var c = text[position];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                var start = position;
                var hash = 2166136261u;
                while (position < text.Length && (char.IsLetterOrDigit(text[position]) || LetterFolding.IsMark(text[position]) || char.IsSurrogate(text[position])))
                {
                    if (!LetterFolding.IsMark(text[position]))
                        hash = (hash ^ LetterFolding.Fold(text[position])) * 16777619u;
                    position++;
                }

                var quoted = openQuote >= 0 && start - openQuote <= MaxQuotedCharacters;
                words[count] = (ushort)((((hash ^ (hash >> 16)) * 0x9e3779b1u) >> 16 & 0xfffe) | (quoted ? 1u : 0u));
                places[count++] = (start, position);
                continue;
            }

            openQuote = c switch
            {
                '“' or '«' or '„' => position,
                '”' or '»' => -1,
                '"' => openQuote >= 0 ? -1 : position,
                _ => openQuote,
            };
            position++;
        }

        var scanned = new CopyWords(words.AsSpan(0, count).ToArray(), places.AsSpan(0, count).ToArray());
        ArrayPool<ushort>.Shared.Return(words);
        ArrayPool<(int, int)>.Shared.Return(places);
        return scanned;
    }

    /// <summary>The hash of <paramref name="length"/> words from <paramref name="first"/> on.</summary>
    internal static uint Shingle(ReadOnlySpan<ushort> words, int first, int length)
    {
        var hash = 0x9e3779b97f4a7c15ul;
        for (var i = first; i < first + length; i++)
            hash = (hash ^ (uint)Hash(words[i])) * 0x9fb21c651e98df25ul;
        hash ^= hash >> 29;
        return (uint)(hash * 0xbf58476d1ce4e5b9ul >> 32);
    }

    /// <summary>How many shingles a text of some words has.</summary>
    internal static int ShinglesOf(int words) => Math.Max(0, words - ShingleWords + 1);

    /// <summary>Writes the shingle that begins with each word.</summary>
    internal static void FillShingles(ReadOnlySpan<ushort> words, Span<uint> shingles)
    {
        for (var i = 0; i < shingles.Length; i++)
            shingles[i] = Shingle(words, i, ShingleWords);
    }

    private static uint[] Sample(ReadOnlySpan<uint> shingles)
    {
        Span<uint> first = stackalloc uint[LeadWords];
        var samples = new ArrayBufferWriter<uint>(LeadWords);
        var used = 0;
        for (var i = 0; i < shingles.Length; i++)
        {
            var key = shingles[i];
            if ((key & (i < LeadWords ? 1u : 7u)) != 0)
                continue;
            if (used == first.Length)
            {
                samples.Write(first);
                used = 0;
            }

            first[used++] = key;
        }

        samples.Write(first[..used]);
        return samples.WrittenSpan.ToArray();
    }
}
