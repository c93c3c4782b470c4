using System.Collections.Frozen;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>
/// What befell the people a figure counts: "killed at least 12 people", "31 injured", "la muerte de 8 personas". Counts of the dead and of the
/// injured are different figures even where both count people. The words are those of <c>tolls.tsv</c>.
/// </summary>
public sealed class TollReader
{
    /// <summary>Tokens after the figure among which the word may stand: "12 people on the bus were killed".</summary>
    private const int ReachAfter = 7;

    /// <summary>Tokens before it: "the death toll from the blast at the refinery rose to 9".</summary>
    private const int ReachBefore = 12;

    /// <summary>Tokens before a figure that something rose or fell to.</summary>
    private const int ReachOfLevel = 26;

    /// <summary>Tokens between "bodies" and whose they are.</summary>
    private const int ReachOfRemains = 4;

    /// <summary>Code units of a word that are looked at: the lexicon has none as long.</summary>
    private const int Longest = 32;

    /// <summary>The kinds of words beside the tolls.</summary>
    private static readonly string[] Kinds = ["anyone", "direction", "qualifier", "partial", "nobody", "counted", "remains", "found", "ruled-out", "source", "of-source", "crowd", "tally", "level", "order", "own", "cause", "number", "reply", "taken-back", "set-right"];

    /// <summary>By their first letter: every word near every figure is asked for.</summary>
    private readonly FrozenDictionary<char, ImmutableArray<(string Pattern, Toll Toll)>> _tolls;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _words;
    private readonly Dictionary<string, string> _counted = new(StringComparer.Ordinal);
    private readonly ContentWords _content;

    private TollReader(ILookup<string, string> words, ContentWords content)
    {
        _content = content;
        _words = words.Select(kind => kind.Key).Union(Kinds).ToFrozenDictionary(kind => kind, kind => words[kind].ToImmutableArray(), StringComparer.Ordinal);
        foreach (var pair in words["counted"])
            _counted[pair[..pair.IndexOf('=', StringComparison.Ordinal)]] = pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..];
        _tolls = Enum.GetValues<Toll>().SelectMany(toll => words[ContractNames.Name(toll)].Select(word => (Pattern: word, Toll: toll)))
            .GroupBy(pair => pair.Pattern[0]).ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray());
    }

    /// <summary>The words of both languages: reports of a story are compared across them.</summary>
    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words.</exception>
    public static TollReader Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(data.WordsByKind("tolls.tsv").Select(pair =>
            (Kinds.Contains(pair.Kind) || Enum.TryParse<Toll>(pair.Kind, ignoreCase: true, out _)) && (pair.Kind != "counted" || pair.Word.Contains('=', StringComparison.Ordinal)) ? pair
            : throw new InvalidDataException($"HDT0901: tolls.tsv: not a toll and its words: {pair.Kind} {pair.Word}")).ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal), ContentWords.Load(data));
    }

    /// <summary>What befell the people this quantity counts; null where the sentence does not say, or it counts nothing alive.</summary>
    public Toll? Of(AnalyzedReport report, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(quantity);
        if (quantity.Unit is not null || (quantity.Value is { } value && value != decimal.Truncate(value)) || (quantity.UnitText is { } unit && IsNobody(unit)))
            return null;
        var tokens = report.Annotations.Tokens;
        var first = report.Annotations.TokenAt(quantity.Span.Start);
        var after = report.Annotations.TokenAt(quantity.Span.End);
        // The thing counted may be the toll itself: "31 injured".
        for (var i = first; i < after; i++)
        {
            if (TollOf(Word(report, i)) is { } toll)
                return toll;
        }

        // "nine more bodies were recovered": rescued they are not.
        if (quantity.UnitText is { } counted && HasOne("remains", counted) && IsFound(report, first, after))
            return Toll.Killed;
        // "the bodies of another four miners were recovered by rescuers".
        for (var i = first - 1; i >= Math.Max(0, first - ReachOfRemains) && !Ends(report, tokens[i]); i--)
        {
            if (IsInAnyCase("remains", Word(report, i)))
                return Toll.Killed;
        }

        for (var i = after; i < Math.Min(tokens.Length, after + ReachAfter) && !Ends(report, tokens[i]) && !IsAnother(report, tokens[i].Span, quantity); i++)
        {
            // "investiga a cuatro policías por la muerte de dos estudiantes": four are not dead.
            if (tokens[i].Pos == PartOfSpeech.Adp && IsInAnyCase("cause", Word(report, i)) && NamesDeath(report, i))
                return null;
            if (TollOf(Word(report, i)) is { } toll)
                return toll;
            // "98 resultaron heridas", "98 were left injured"; but "12 people told police that …".
            if (tokens[i].Pos == PartOfSpeech.Verb)
                return i + 1 < tokens.Length && TollOf(Word(report, i + 1)) is { } outcome ? outcome : Before(report, quantity, first);
        }

        return Before(report, quantity, first);
    }

    /// <summary>"for the murder of", "con la muerte de": whose death it is stands behind.</summary>
    private bool NamesDeath(AnalyzedReport report, int preposition)
    {
        var tokens = report.Annotations.Tokens;
        for (var i = preposition + 1; i < Math.Min(tokens.Length, preposition + ReachOfRemains); i++)
        {
            if (TollOf(Word(report, i)) == Toll.Killed)
                return tokens[i].Pos == PartOfSpeech.Noun;
        }

        return false;
    }

    /// <summary>True where a word near the figure says that what it counts was found.</summary>
    private bool IsFound(AnalyzedReport report, int first, int after)
    {
        var tokens = report.Annotations.Tokens;
        for (var i = Math.Max(0, first - ReachAfter); i < Math.Min(tokens.Length, after + ReachAfter); i++)
        {
            if (IsInAnyCase("found", Word(report, i)))
                return true;
        }

        return false;
    }

    /// <summary>The word before the figure: "killed at least 12", "the death toll … rose to 9".</summary>
    private Toll? Before(AnalyzedReport report, Quantity quantity, int first)
    {
        var tokens = report.Annotations.Tokens;
        // "the number of dead from the slide that buried part of the village rose to 19": the level that a figure reaches is of the clause's subject, however long that is.
        var reach = first > 1 && tokens[first - 2].Pos == PartOfSpeech.Verb && Is("level", Word(report, first - 1)) ? ReachOfLevel : ReachBefore;
        for (var i = first - 1; i >= Math.Max(0, first - reach) && !Ends(report, tokens[i]) && !IsAnother(report, tokens[i].Span, quantity); i--)
        {
            // "police fired tear gas at thousands": nobody lost their work.
            if (TollOf(Word(report, i)) is { } toll && !IsOrdered(report, i) && !(toll == Toll.Dismissed && Word(report, i) is "fired" && i + 1 < first && tokens[i + 1].Pos == PartOfSpeech.Noun))
                return toll;
        }

        return null;
    }

    /// <summary>"arrest warrants for six", "órdenes de captura contra seis": nobody is held yet.</summary>
    private bool IsOrdered(AnalyzedReport report, int token)
    {
        var tokens = report.Annotations.Tokens;
        return (token + 1 < tokens.Length && IsInAnyCase("order", Word(report, token + 1)))
            || (token > 1 && tokens[token - 1].Pos == PartOfSpeech.Adp && IsInAnyCase("order", Word(report, token - 2)));
    }

    /// <summary>True for a word that says no more than that people are counted.</summary>
    public bool IsAnyone(string word) => Is("anyone", word) || Is("remains", word) || TollOf(word) is not null;

    /// <summary>A noun of things counted as English has it, so that "3.412 votos" and "3,412 votes" are one figure; another word as it is.</summary>
    public string Counted(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        return _counted.GetValueOrDefault(noun, noun);
    }

    /// <summary>True where the words that stand right before a value rule it out: "not $42 million", "y no de 3.142".</summary>
    public bool IsRuledOut(ReadOnlySpan<char> before)
    {
        foreach (var words in _words["ruled-out"])
        {
            if (before.EndsWith(words, StringComparison.OrdinalIgnoreCase) && before.Length > words.Length && !char.IsLetter(before[^(words.Length + 1)]))
                return true;
        }

        return false;
    }

    /// <summary>True for a sentence that tells what was wrong: "An earlier version of this story said …".</summary>
    public bool TakesBack(ReadOnlySpan<char> sentence) => Holds("taken-back", sentence);

    /// <summary>True for a sentence that gives the value in place of a wrong one: "The correct figure is …".</summary>
    public bool SetsRight(ReadOnlySpan<char> sentence) => Holds("set-right", sentence);

    private bool Holds(string kind, ReadOnlySpan<char> sentence)
    {
        foreach (var words in _words[kind])
        {
            if (sentence.Contains(words, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for people counted who are those that say so: "two sources", "three people familiar with".</summary>
    /// <param name="counted">The noun counted; null where none is.</param>
    /// <param name="after">The text behind it.</param>
    public bool AreSources(string? counted, ReadOnlySpan<char> after)
    {
        if (counted is not null && counted.Split(' ').Any(word => Is("source", word.ToLowerInvariant())))
            return true;
        foreach (var words in _words["of-source"])
        {
            if (after.StartsWith(" ", StringComparison.Ordinal) && after[1..].StartsWith(words, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>True for a word for people who may be counted as a crowd.</summary>
    public bool IsCrowd(string word) => Is("crowd", word) || Is("anyone", word);

    /// <summary>True for things counted that are not alive.</summary>
    public bool IsNobody(string counted) => HasOne("nobody", counted);

    /// <summary>True for a verb of counting: "police counted 1,200".</summary>
    public bool IsTally(ReadOnlySpan<char> word) => IsInAnyCase("tally", word);

    /// <summary>True for a noun that a count is called by: "put the number at 14".</summary>
    public bool IsNumber(string noun) => Is("number", noun);

    /// <summary>True for a verb by which somebody answers what another said.</summary>
    public bool IsReply(ReadOnlySpan<char> cue) => IsInAnyCase("reply", cue);

    /// <summary>True for a word beside a count by which it counts some of a whole.</summary>
    public bool IsPartial(string word) => Is("partial", word);

    /// <summary>True where a word of the figure or right before it says that it counts some of those counted before: "four others", "otros cuatro".</summary>
    public bool AreSome(AnalyzedReport report, Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(quantity);
        var tokens = report.Annotations.Tokens;
        var at = report.Annotations.TokenAt(quantity.Span.Start);
        // "five bodies were found in a tunnel": those of one place.
        if (quantity.UnitText is { } unit && HasOne("remains", unit))
            return true;
        if (at > 0 && tokens[at - 1].Pos != PartOfSpeech.Adp && IsInAnyCase("partial", Word(report, at - 1)))
            return true;
        for (; at < tokens.Length && tokens[at].Span.Start < quantity.Span.End; at++)
        {
            if (IsInAnyCase("partial", Word(report, at)))
                return true;
        }

        return false;
    }

    /// <summary>True for a word that says from where a distance is measured.</summary>
    public bool IsDirection(string word) => Is("direction", word);

    /// <summary>True for a word by which a count is of all that its subject has: "four of its soldiers".</summary>
    public bool IsOwn(ReadOnlySpan<char> word) => Is("own", word);

    /// <summary>True for a sentence with a word that makes of a figure no figure of what is: an average, a forecast.</summary>
    public bool HasQualifier(string sentence) => HasOne("qualifier", sentence);

    /// <summary>What the first word of a text that tells so befell people; null without one.</summary>
    public Toll? TollIn(string text)
    {
        var start = 0;
        while (_content.NextWhole(text, ref start) is { } word)
        {
            if (TollOf(word) is { } toll)
                return toll;
        }

        return null;
    }

    /// <summary>True for a text with a word of a kind.</summary>
    private bool HasOne(string kind, string text)
    {
        var start = 0;
        while (_content.NextWhole(text, ref start) is { } word)
        {
            if (Is(kind, word))
                return true;
        }

        return false;
    }

    private bool Is(string kind, ReadOnlySpan<char> word)
    {
        foreach (var pattern in _words[kind])
        {
            if (WordPattern.Matches(pattern, word))
                return true;
        }

        return false;
    }

    /// <summary>As <see cref="Is"/> of the word in small letters.</summary>
    private bool IsInAnyCase(string kind, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        return Is(kind, lower[..word[..Math.Min(word.Length, Longest)].ToLowerInvariant(lower)]);
    }

    private static ReadOnlySpan<char> Word(AnalyzedReport report, int token) => report.Annotations.Tokens[token].Span.Of(report.Report.Text.AsSpan());

    private Toll? TollOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        if (word.Length is < 3 or > Longest)
            return null;
        var length = word.ToLowerInvariant(lower);
        if (!_tolls.TryGetValue(lower[0], out var tolls))
            return null;
        foreach (var (pattern, toll) in tolls)
        {
            if (WordPattern.Matches(pattern, lower[..length]))
                return toll;
        }

        return null;
    }

    /// <summary>A clause ends at a mark, or where "and" begins the next.</summary>
    private static bool Ends(AnalyzedReport report, Token token) =>
        token.Pos == PartOfSpeech.Cconj || (token.Span.Length == 1 && report.Report.Text[token.Span.Start] is ',' or '.' or ';' or ':' or '(' or ')' or '—' or '–' or '!' or '?' or '\n');

    private static bool IsAnother(AnalyzedReport report, TextSpan span, Quantity own)
    {
        var quantities = report.Annotations.Quantities;
        for (var i = report.Annotations.QuantityAt(span.Start); i < quantities.Length && quantities[i].Span.Start < span.End; i++)
        {
            if (quantities[i] != own)
                return true;
        }

        return false;
    }
}
