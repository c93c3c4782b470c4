using System.Globalization;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Numbers;

/// <summary>One language's number words, read from <c>data/&lt;language&gt;/numbers.txt</c> (the kinds are explained there).</summary>
internal sealed class NumberWords
{
    private readonly Dictionary<string, NumberWord> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, NumberWord>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly List<(string Text, decimal Scale, bool Money)> suffixes = [];
    private readonly HashSet<string> dotCountries = new(StringComparer.Ordinal);
    private readonly List<string> ordinalSuffixes = [];
    private readonly List<string> denominatorEndings = [];

    /// <summary>Bit n is set when an ending ends in the n-th letter.</summary>
    private uint denominatorLast;

    /// <summary>For the first two letters a to z, bit n is set when a word of n letters begins with them: most words of a text end here.</summary>
    private readonly uint[] lengths = new uint[26 * 26];

    private NumberWords(string language)
    {
        Language = language;
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Language { get; }

    public bool IsEmpty => words.Count == 0;

    /// <summary>"and" joins tens and units (<c>treinta y uno</c>); else they join directly (<c>thirty-one</c>).</summary>
    public bool AndJoinsTens { get; private set; }

    /// <summary>"and" may stand after a hundred or a scale (<c>two hundred and five</c>).</summary>
    public bool AndJoinsHundreds { get; private set; }

    public DecimalMark Mark { get; private set; } = DecimalMark.Dot;

    public DecimalMark MarkIn(string? country) => country is not null && dotCountries.Contains(country) ? DecimalMark.Dot : Mark;

    public static NumberWords Load(DataFolder data, string language)
    {
        var result = new NumberWords(language);
        foreach (var line in data.Lines(language, "numbers.txt"))
            result.Read(line);
        return result;
    }

    public NumberWord? Find(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 24)
            return null;
        if (Pair(word) is var pair and >= 0 && (lengths[pair] >> word.Length & 1) == 0)
            return Denominator(word);
        return lookup.TryGetValue(word, out var found) ? found : Denominator(word);
    }

    /// <summary>A scale after a figure (<c>bn</c>, <c>k</c>); 0 when it is none. Letter case counts: <c>M</c> is a scale, <c>m</c> only beside money.</summary>
    public decimal Suffix(ReadOnlySpan<char> letters, bool money)
    {
        if (letters.Length > 4)
            return 0;
        foreach (var (text, scale, onlyMoney) in suffixes)
        {
            if ((money || !onlyMoney) && letters.SequenceEqual(text))
                return scale;
        }

        return 0;
    }

    public bool IsOrdinalSuffix(ReadOnlySpan<char> letters)
    {
        foreach (var text in ordinalSuffixes)
        {
            if (letters.Equals(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Words built as number plus ending: <c>veinticincoavos</c>, <c>treintaicincoavos</c>, <c>dosmilésimas</c>.</summary>
    private NumberWord? Denominator(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || (denominatorLast >> (word[^1] & 31) & 1) == 0)
            return null;
        foreach (var ending in denominatorEndings)
        {
            if (word.Length <= ending.Length + 2 || !word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                continue;

            // "treint-avo": the number's last letter and the ending's first may be one.
            var value = Joined(word[..^ending.Length]);
            if (value == 0)
                value = Joined(word[..^(ending.Length - 1)]);
            if (value > 2)
                return new NumberWord { Denominator = value, Plural = ending.EndsWith('s') };
        }

        return null;
    }

    /// <summary>Number words written as one: <c>treintaicinco</c>, <c>dosmil</c>; 0 when the word is none.</summary>
    private decimal Joined(ReadOnlySpan<char> word)
    {
        decimal value = 0;
        for (var pieces = 0; pieces < 6 && !word.IsEmpty; pieces++)
        {
            var length = Math.Min(word.Length, 14);
            NumberWord? piece = null;
            while (length > 1 && (!lookup.TryGetValue(word[..length], out piece) || (piece.Cardinal <= 0 && !piece.Hundred && piece.Scale == 0)))
                length--;
            if (length < 2)
                return 0;
            value = piece!.Scale > 0 ? Math.Max(value, 1) * piece.Scale : piece.Hundred && piece.Cardinal < 0 ? Math.Max(value, 1) * 100 : value + piece.Cardinal;
            word = word[length..];

            // "treinta-i-cinco"
            if (word.Length > 3 && value % 10 == 0 && word[0] is 'i' or 'y')
                word = word[1..];
        }

        return word.IsEmpty ? value : 0;
    }

    private void Read(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts[0] == "join")
        {
            if (parts.Length > 2)
                _ = parts[1] == "tens" ? AndJoinsTens = true : AndJoinsHundreds = true;
            return;
        }

        if (parts[0] == "marks")
        {
            if (parts.Length > 2)
                dotCountries.UnionWith(parts[2..]);
            else
                Mark = parts[1] == "comma" ? DecimalMark.Comma : DecimalMark.Dot;
            return;
        }

        var isWord = parts[0] == "word";
        var value = isWord ? 0 : decimal.Parse(parts[1], CultureInfo.InvariantCulture);
        foreach (var text in parts.AsSpan(2))
        {
            switch (parts[0])
            {
                case "suffix" or "money-suffix":
                    suffixes.Add((text, value, parts[0] != "suffix"));
                    break;
                case "ordinal-suffix":
                    ordinalSuffixes.Add(text);
                    break;
                case "denominator-ending":
                    denominatorEndings.Add(text);
                    denominatorLast |= 1u << (text[^1] & 31);
                    break;
                default:
                    Add(text, parts[0], parts[1], value);
                    if (WithoutAccents(text) is { } plain && plain != text)
                        Add(plain, parts[0], parts[1], value);
                    break;
            }
        }
    }

    private void Add(string text, string kind, string role, decimal value)
    {
        if (!words.TryGetValue(text, out var word))
            words.Add(text, word = new NumberWord());
        if (Pair(text) is var pair and >= 0)
            lengths[pair] |= 1u << text.Length;
        switch (kind)
        {
            case "cardinal":
                word.Cardinal = (int)value;
                break;
            case "hundred":
                word.Hundred = true;
                break;
            case "scale":
                word.Scale = value;
                break;
            case "group":
                word.Group = (int)value;
                break;
            case "ordinal":
                word.Ordinal = value;
                if (value >= 3)
                    word.Denominator = value;
                break;
            case "plural":
                word.Denominator = value;
                word.Plural = true;
                break;
            case "denominator":
                word.Denominator = value;
                word.Alone = true;
                break;
            case "vague":
                word.Vague = value;
                break;
            case "word":
                word.Role = Enum.Parse<NumberRole>(role, ignoreCase: true);
                break;
            default:
                throw new InvalidDataException($"HDT0410: numbers.txt of '{Language}' has the unknown kind '{kind}'");
        }
    }

    /// <summary>The first two letters as one number; -1 when they are not both a to z.</summary>
    private static int Pair(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return -1;
        var first = (uint)((word[0] | 0x20) - 'a');
        var second = (uint)((word[1] | 0x20) - 'a');
        return first < 26 && second < 26 ? (int)((first * 26) + second) : -1;
    }

    private static string WithoutAccents(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', var other => other };
        }
    });
}
