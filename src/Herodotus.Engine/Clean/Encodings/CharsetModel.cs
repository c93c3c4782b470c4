using System.IO.Compression;

namespace Herodotus.Clean.Encodings;

/// <summary>
/// How likely a text is in each of some forty languages, by its characters and pairs of characters: what tells one encoding from
/// another when nothing else does. Costs are bits; text in no language costs most.
/// </summary>
public sealed class CharsetModel
{
    /// <summary>Bits for a control character or one that could not be decoded: never seen in text.</summary>
    private const float BrokenCost = 26;

    /// <summary>Bits for a letter the language does not write.</summary>
    private const float ForeignLetterCost = 17;

    /// <summary>Bits for a mark or sign never seen in the language.</summary>
    private const float ForeignMarkCost = 15;

    /// <summary>Bits for an ASCII letter in a language of another script: neutral, so that markup and names decide nothing.</summary>
    private const float AsciiCost = 5;

    /// <summary>Bits for a blank in a language of another script; about what it costs in a Latin one.</summary>
    private const float BlankCost = 2;

    /// <summary>More bits where a letter of one script follows one of another inside a word.</summary>
    private const float MixedScriptCost = 7;

    /// <summary>Bits for an ideograph or syllable unseen in training that belongs to the everyday part of its standard.</summary>
    private const float EverydayCost = 13.5f;

    /// <summary>More bits for a capital after a small letter, when the language never showed the pair.</summary>
    private const float InnerCapitalCost = 5;

    /// <summary>How much the single-character counts weigh against the pairs seen, in characters.</summary>
    private const float Smoothing = 12;

    private static readonly Lazy<CharsetModel> Shipped = new(() =>
    {
        using var stream = typeof(CharsetModel).Assembly.GetManifestResourceStream("charsets.model")!;
        return Read(stream);
    });

    private readonly ImmutableDictionary<string, Language> _languages;

    private CharsetModel(ImmutableDictionary<string, Language> languages) => _languages = languages;

    /// <summary>The model that is part of the program; read when first needed.</summary>
    public static CharsetModel Default => Shipped.Value;

    /// <summary>Bits for the text in that language.</summary>
    public float Cost(ReadOnlySpan<char> text, string language) => _languages[language].Cost(text);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static CharsetModel Read(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        using var reader = new BinaryReader(unpacked);
        var languages = ImmutableDictionary.CreateBuilder<string, Language>(StringComparer.Ordinal);
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            var code = reader.ReadString();
            var singles = new Dictionary<char, int>();
            var at = 0;
            for (var n = reader.Read7BitEncodedInt(); n > 0; n--)
            {
                at += reader.Read7BitEncodedInt();
                singles[(char)at] = reader.Read7BitEncodedInt();
            }

            var pairs = new Dictionary<uint, int>();
            uint pair = 0;
            for (var n = reader.Read7BitEncodedInt(); n > 0; n--)
            {
                pair += (uint)reader.Read7BitEncodedInt64();
                pairs[pair] = reader.Read7BitEncodedInt();
            }

            languages[code] = new(singles, pairs);
        }

        return new(languages.ToImmutable());
    }

    /// <summary>Writes counts: of characters, and of pairs as <c>first &lt;&lt; 16 | second</c>.</summary>
    public static void Write(
        Stream stream, IEnumerable<(string Code, IReadOnlyDictionary<char, int> Singles, IReadOnlyDictionary<uint, int> Pairs)> languages)
    {
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed);
        var all = languages.OrderBy(language => language.Code, StringComparer.Ordinal).ToArray();
        writer.Write7BitEncodedInt(all.Length);
        foreach (var (code, singles, pairs) in all)
        {
            writer.Write(code);
            writer.Write7BitEncodedInt(singles.Count);
            var at = 0;
            foreach (var (character, count) in singles.OrderBy(single => single.Key))
            {
                writer.Write7BitEncodedInt(character - at);
                writer.Write7BitEncodedInt(count);
                at = character;
            }

            writer.Write7BitEncodedInt(pairs.Count);
            uint last = 0;
            foreach (var (pair, count) in pairs.OrderBy(pair => pair.Key))
            {
                writer.Write7BitEncodedInt64(pair - last);
                writer.Write7BitEncodedInt(count);
                last = pair;
            }
        }
    }

    /// <summary>How characters are told apart: ASCII that is no letter is one blank.</summary>
    public static char Class(char c) => c < 0x80 && !char.IsAsciiLetter(c) ? ' ' : c;

    private sealed class Language
    {
        private readonly Dictionary<char, int> _singles;
        private readonly Dictionary<uint, int> _pairs;
        private readonly float _total;
        private readonly bool _latin;

        public Language(Dictionary<char, int> singles, Dictionary<uint, int> pairs)
        {
            (_singles, _pairs) = (singles, pairs);
            _total = singles.Values.Sum();
            _latin = singles.Where(single => char.IsAsciiLetter(single.Key)).Sum(single => single.Value) > _total / 2;
        }

        public float Cost(ReadOnlySpan<char> text)
        {
            var cost = 0f;
            var before = ' ';
            foreach (var c in text)
            {
                var kind = Class(c);
                if (kind != ' ' || before != ' ')
                    cost += Cost(before, kind);
                before = kind;
            }

            return cost;
        }

        private float Cost(char before, char c)
        {
            // "niсo" with a Cyrillic с is a Spanish word read wrongly: scripts do not mix inside a word.
            var mixed = !_latin && before != ' ' && c != ' ' && (before < 0x80) != (c < 0x80) && char.IsLetter(before) && char.IsLetter(c) ? MixedScriptCost : 0;
            if (!_latin && c < 0x80)
                return (c == ' ' ? BlankCost : AsciiCost) + mixed;
            return mixed + Native(before, c);
        }

        private float Native(char before, char c)
        {
            if (!_singles.TryGetValue(c, out var count))
                return Unseen(c);
            var single = count / _total;
            if (_pairs.Count == 0)
                return -MathF.Log2(single);
            _singles.TryGetValue(before, out var beforeCount);
            _pairs.TryGetValue((uint)before << 16 | c, out var together);
            var cost = -MathF.Log2((together + Smoothing * single) / (beforeCount + Smoothing));
            // A capital inside a word where none was seen is the mark of a wrong reading.
            return together == 0 && char.IsLower(before) && char.IsUpper(c) ? cost + InnerCapitalCost : cost;
        }

        private static float Unseen(char c) => c switch
        {
            '\uFFFD' or < ' ' or (>= '\u007F' and < '\u00A0') or (>= '\uE000' and <= '\uF8FF') => BrokenCost,
            >= '\u3400' and <= '\uD7FF' => EverydayCharacters.Contains(c) ? EverydayCost : ForeignLetterCost + 3,
            _ => char.IsLetter(c) ? ForeignLetterCost : ForeignMarkCost,
        };
    }
}
