using System.Collections.Concurrent;
using System.Globalization;
using Herodotus.Analyze.Numbers;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Quantities;

/// <summary>What one language knows of quantities, read from <c>data/&lt;language&gt;/quantities*.txt</c> and <c>data/quantities</c>.</summary>
internal sealed class QuantityLexicon
{
    private const string Neutral = "quantities";

    /// <summary>No sign of a currency is longer.</summary>
    private const int MaxSign = 6;

    private static readonly ConcurrentDictionary<string, QuantityLexicon> Lexicons = new(StringComparer.Ordinal);

    private readonly Dictionary<string, MeasureUnit> symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureUnit> signs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MeasureUnit>.AlternateLookup<ReadOnlySpan<char>> symbol;
    private readonly Dictionary<string, MeasureUnit>.AlternateLookup<ReadOnlySpan<char>> sign;
    /// <summary>For the first (or last) character, bit n is set when a sign of n characters begins (or ends) with it; all beyond ASCII share one place.</summary>
    private readonly uint[] signStarts = new uint[129];
    private readonly uint[] signEnds = new uint[129];
    private readonly Dictionary<string, MeasureUnit> byCode = new(StringComparer.Ordinal);

    private QuantityLexicon(DataFolder data, string language)
    {
        Numbers = NumberReader.For(language);
        symbol = symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        sign = signs.GetAlternateLookup<ReadOnlySpan<char>>();
        ReadCues(data.Lines(language, "quantities.txt"));
        ReadUnits(data.Lines(Neutral, "units.tsv"));
        ReadSigns(data.Lines(Neutral, "currencies.tsv"));
        ReadNames(data.Lines(language, "quantities-units.txt"), money: false);
        ReadNames(data.Lines(language, "quantities-currencies.txt"), money: true);
        Countries = CountryCurrencies.Read(data.Lines(Neutral, "country-currencies.tsv"));
        IsEmpty = !data.Lines(language, "quantities.txt").Any();
    }

    /// <summary>No data for the language: no quantities are found in it.</summary>
    public bool IsEmpty { get; }

    public NumberReader Numbers { get; }

    public Phrases<Cue> Cues { get; } = new();

    /// <summary>The few cues that a clause begins behind.</summary>
    public Phrases<Cue> Clauses { get; } = new();

    public Phrases<MeasureUnit> Units { get; } = new();

    public CountryCurrencies Countries { get; }

    /// <summary>The counted noun begins its phrase (Spanish), else ends it (English).</summary>
    public bool HeadFirst { get; private set; }

    /// <summary>How words end that tell of the past: a verb behind the subject of a clause.</summary>
    public List<string> PastEndings { get; } = [];

    public static QuantityLexicon For(string language) => Lexicons.GetOrAdd(language, static key => new QuantityLexicon(DataFolder.Find(), key));

    public MeasureUnit? Unit(string code) => byCode.GetValueOrDefault(code);

    public MeasureUnit? Symbol(ReadOnlySpan<char> written) => symbol.TryGetValue(written, out var unit) ? unit : null;

    /// <summary>The longest sign of a currency, that ends at <paramref name="end"/>.</summary>
    public MeasureUnit? SignBefore(ReadOnlySpan<char> text, int end, out int start)
    {
        var lengths = signEnds[Math.Min(text[end - 1], (char)(signEnds.Length - 1))];
        for (var length = Math.Min(MaxSign, end); length > 0; length--)
        {
            start = end - length;
            if ((lengths >> length & 1) != 0 && sign.TryGetValue(text.Slice(start, length), out var unit)
                && (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetter(text[start])))
            {
                return unit;
            }
        }

        start = end;
        return null;
    }

    /// <summary>The longest sign of a currency that begins at <paramref name="at"/>.</summary>
    public MeasureUnit? SignAfter(ReadOnlySpan<char> text, int at, out int end)
    {
        var lengths = signStarts[Math.Min(text[at], (char)(signStarts.Length - 1))];
        for (var length = Math.Min(MaxSign, text.Length - at); length > 0; length--)
        {
            end = at + length;
            if ((lengths >> length & 1) != 0 && sign.TryGetValue(text.Slice(at, length), out var unit) && (end == text.Length || !char.IsLetter(text[end]) || !char.IsLetter(text[end - 1])))
                return unit;
        }

        end = at;
        return null;
    }

    private void ReadCues(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var kind = line[..colon];
            if (kind == "head")
            {
                HeadFirst = line.EndsWith("first", StringComparison.Ordinal);
                continue;
            }

            if (kind == "past")
            {
                PastEndings.AddRange(line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                continue;
            }

            if (!Enum.TryParse<CueKinds>(kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kinds))
                throw new InvalidDataException($"HDT0411: quantities.txt has the unknown kind '{kind}'");
            foreach (var phrase in line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Cues.Add(phrase, static () => new Cue()).Kinds |= kinds;
                if (kinds is CueKinds.Clause or CueKinds.And or CueKinds.But or CueKinds.Whom)
                    Clauses.Add(phrase, static () => new Cue()).Kinds |= kinds;
            }
        }
    }

    private void ReadUnits(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var fields = line.Split('\t');
            var unit = new MeasureUnit(fields[0], fields[1], Number(fields[2]), Number(fields[3]));
            byCode[unit.Code!] = unit;
            foreach (var written in fields.Length > 4 ? fields[4].Split(' ', StringSplitOptions.RemoveEmptyEntries) : [])
                symbols.TryAdd(written, unit);
        }
    }

    private void ReadSigns(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var fields = line.Split('\t');
            var unit = Currency(fields[0]);
            foreach (var written in fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                signs.TryAdd(written, unit);
                signStarts[Math.Min(written[0], (char)(signStarts.Length - 1))] |= 1u << written.Length;
                signEnds[Math.Min(written[^1], (char)(signEnds.Length - 1))] |= 1u << written.Length;
            }
        }
    }

    private void ReadNames(IEnumerable<string> lines, bool money)
    {
        foreach (var line in lines)
        {
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);
            var code = line[..equals];
            var unit = money ? Currency(code) : code == "-" ? new MeasureUnit(null, "") : byCode[code];
            foreach (var name in line[(equals + 3)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Units.Add(name, () => unit);
        }
    }

    private MeasureUnit Currency(string code)
    {
        if (byCode.TryGetValue(code, out var known))
            return known;
        return byCode[code] = code == "-" ? new MeasureUnit(null, "money", Family: "-")
            : code[0] == '?' ? new MeasureUnit(null, "money", Family: code[1..]) : new MeasureUnit(code, "money");
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
