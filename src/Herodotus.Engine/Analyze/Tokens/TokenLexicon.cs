using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Tokens;

/// <summary>What a language's words look like where rules alone cannot know: <c>data/&lt;language&gt;/tokens.tsv</c>.</summary>
/// <remarks>
/// Lines of kind and value: <c>abbreviation</c> (keeps its stop, may end a sentence), <c>title</c> (keeps its stop, something
/// follows), <c>number</c> (keeps its stop before a number), <c>clitic</c> (split off a word's end), <c>split</c> (a word in parts, <c>|</c> between), <c>before</c> (the same, but only
/// before one of the words that follow it), <c>predicate</c> (what a word of <c>before</c> is two before as well, where a word of <c>after</c> or a mark follows),
/// <c>prefix</c> (stays with what its hyphen joins), <c>unit</c> (split off a number), <c>extension</c> (ends a file name),
/// <c>last</c> (an abbreviation that ends a list, and may end a sentence), <c>starter</c> (begins a sentence when
/// capitalized), <c>rule</c>.
/// </remarks>
public sealed class TokenLexicon
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _abbreviations;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _titles;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _numbers;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _splits;
    private readonly FrozenDictionary<string, (int At, FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Next)>.AlternateLookup<ReadOnlySpan<char>> _before;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _prefixes;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _units;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _starters;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _extensions;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _last;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _predicates;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _after;
    private readonly int _longest;

    /// <summary>No word that decides a split is longer.</summary>
    public const int MaxNextWord = 16;

    /// <summary>Words that are two only before certain others are no longer than this.</summary>
    private const int MaxDoubtful = 6;

    /// <summary>No ending of a file's name is longer.</summary>
    private const int MaxExtension = 4;

    private TokenLexicon(ILookup<string, string> lines)
    {
        FrozenSet<string> Set(string kind) => lines[kind].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _abbreviations = Set("abbreviation").GetAlternateLookup<ReadOnlySpan<char>>();
        _titles = Set("title").GetAlternateLookup<ReadOnlySpan<char>>();
        _numbers = Set("number").GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixes = Set("prefix").GetAlternateLookup<ReadOnlySpan<char>>();
        _units = Set("unit").GetAlternateLookup<ReadOnlySpan<char>>();
        _starters = Set("starter").GetAlternateLookup<ReadOnlySpan<char>>();
        _extensions = Set("extension").GetAlternateLookup<ReadOnlySpan<char>>();
        _last = Set("last").GetAlternateLookup<ReadOnlySpan<char>>();
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(string kind) =>
            lines[kind].SelectMany(line => line.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        (_predicates, _after) = (Words("predicate"), Words("after"));
        _splits = lines["split"].ToFrozenDictionary(
            line => line.Replace("|", "", StringComparison.Ordinal), line => line.IndexOf('|', StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _before = lines["before"].Select(line => line.Split(' ')).ToFrozenDictionary(
            parts => parts[0].Replace("|", "", StringComparison.Ordinal),
            parts => (parts[0].IndexOf('|', StringComparison.Ordinal), parts[1..].ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>()),
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = lines["split"].Select(line => line.Length - 1).DefaultIfEmpty(0).Max();
        Clitics = [.. lines["clitic"].OrderByDescending(clitic => clitic.Length).ThenBy(clitic => clitic, StringComparer.Ordinal)];
        SplitsHyphens = lines["rule"].Contains("hyphen split");
        JoinsSlashes = lines["rule"].Contains("slash joined");
        JoinsPercent = lines["rule"].Contains("percent joined");
        FreesLastStop = lines["rule"].Contains("last stop free");
    }

    /// <summary>Nothing known: for languages without a file.</summary>
    public static TokenLexicon Empty { get; } = new(Array.Empty<string>().ToLookup(line => line, line => line));

    /// <summary>Endings split off a word, longest first, with a straight apostrophe.</summary>
    public ImmutableArray<string> Clitics { get; }

    /// <summary>Compounds with a hyphen are several tokens, the hyphen one of them.</summary>
    public bool SplitsHyphens { get; }

    /// <summary>Words with a slash between them are one token.</summary>
    public bool JoinsSlashes { get; }

    /// <summary><c>60%</c> is one token.</summary>
    public bool JoinsPercent { get; }

    /// <summary>The stop of an abbreviation that ends a paragraph is a token of its own.</summary>
    public bool FreesLastStop { get; }

    public static TokenLexicon Load(DataFolder data, string language)
    {
        ArgumentNullException.ThrowIfNull(data);
        var lines = data.Lines(language, "tokens.tsv")
            .Select(line => line.Split('\t', 2))
            .Where(parts => parts.Length == 2)
            .ToLookup(parts => parts[0], parts => parts[1].Trim());
        return new TokenLexicon(lines);
    }

    /// <summary>True for a word that keeps the stop after it; the word is given without that stop.</summary>
    public bool IsAbbreviation(ReadOnlySpan<char> word) => _abbreviations.Contains(word) || _titles.Contains(word);

    /// <summary>True for an abbreviation that something always follows (<c>Dr</c>), so that it ends no sentence.</summary>
    public bool IsTitle(ReadOnlySpan<char> word) => _titles.Contains(word);

    /// <summary>True for an abbreviation only before a number (<c>No. 5</c>).</summary>
    public bool IsNumberSign(ReadOnlySpan<char> word) => _numbers.Contains(word);

    public bool IsPrefix(ReadOnlySpan<char> word) => _prefixes.Contains(word);

    public bool IsUnit(ReadOnlySpan<char> word) => _units.Contains(word);

    /// <summary>True for an abbreviation that ends a list (<c>etc</c>): before a capital its stop ends the sentence.</summary>
    public bool EndsList(ReadOnlySpan<char> word) => _last.Contains(word);

    /// <summary>The end of the ending of a file's name (<c>doc</c>) that begins at a place, or zero.</summary>
    public int ExtensionAt(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start <= MaxExtension && TextUnits.IsWord(text, end))
            end++;
        return end - start is > 1 and <= MaxExtension && _extensions.Contains(text.AsSpan(start, end - start)) ? end : 0;
    }

    public bool IsStarter(ReadOnlySpan<char> word) => _starters.Contains(word);

    /// <summary>Where the second part of a word of two begins (<c>can|not</c>); zero when it is one.</summary>
    public int SplitAt(ReadOnlySpan<char> word) =>
        word.Length <= _longest && _splits.TryGetValue(word, out var at) ? at : 0;

    /// <summary>True for a word that is two before certain other words.</summary>
    public bool MaySplit(ReadOnlySpan<char> word) => word.Length <= MaxDoubtful && _before.ContainsKey(word);

    /// <summary>True for what is said of something (<c>necessary</c>, <c>stolen</c>), and may also stand before a noun.</summary>
    public bool IsPredicate(ReadOnlySpan<char> word) => _predicates.Contains(word);

    /// <summary>True for a word before which no noun is missing.</summary>
    public bool EndsPredicate(ReadOnlySpan<char> word) => _after.Contains(word);

    /// <summary>Where the second part of a word begins that is two before <paramref name="next"/> (<c>its|not</c>: <c>it|s not</c>); zero when it is one.</summary>
    /// <param name="always">Whether it is two whatever word comes next.</param>
    public int SplitAt(ReadOnlySpan<char> word, ReadOnlySpan<char> next, bool always) =>
        _before.TryGetValue(word, out var split) && (always || split.Next.Contains(next)) ? split.At : 0;
}
