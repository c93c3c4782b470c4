using System.Collections.Frozen;
using Herodotus.Learning;

namespace Herodotus.Analyze.Statements;

/// <summary>A language's closed word classes, unnamed-source nouns and anonymity phrases.</summary>
public sealed class StatementWords
{
    public const string FileName = "statements-words.tsv";
    public const string SourcesFileName = "statements-sources.tsv";
    public const string EndingsFileName = "statements-endings.tsv";

    private readonly ImmutableArray<ImmutableArray<string>> _endings;
    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _classes;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _sourceTypes;

    private StatementWords(
        FrozenDictionary<string, WordClass> classes, FrozenDictionary<string, string> sourceTypes, ImmutableArray<ImmutableArray<string>> anonymity, ILookup<WordEnding, string> endings)
    {
        _endings = [.. Enum.GetValues<WordEnding>().Select(kind => endings[kind].ToImmutableArray())];
        _classes = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        _sourceTypes = sourceTypes.GetAlternateLookup<ReadOnlySpan<char>>();
        IsHeadFirst = Of("que").HasFlag(WordClass.Complementizer);
        Anonymity = anonymity;
    }

    /// <summary>Phrases that say a source is not to be named, word by word.</summary>
    public ImmutableArray<ImmutableArray<string>> Anonymity { get; }

    /// <summary>Reads a language's words; empty when it has none.</summary>
    public static StatementWords Load(DataFolder data, string language)
    {
        var classes = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach (var line in data.Lines(language, FileName))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0 || !Enum.TryParse<WordClass>(line.AsSpan(0, tab), ignoreCase: true, out var sort))
                throw new InvalidDataException($"HDT0402: {language}/{FileName}: expected 'class, words' in '{line}'");
            foreach (var word in line[(tab + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                classes[word] = classes.GetValueOrDefault(word) | sort;
        }

        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        var anonymity = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (var line in data.Lines(language, SourcesFileName))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                throw new InvalidDataException($"HDT0402: {language}/{SourcesFileName}: expected 'type, words' in '{line}'");
            foreach (var word in line[(tab + 1)..].Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("anonymous", StringComparison.Ordinal))
                    anonymity.Add([.. word.Split(' ')]);
                else
                    types.TryAdd(word, line[..tab]);
            }
        }

        return new(
            classes.ToFrozenDictionary(StringComparer.Ordinal), types.ToFrozenDictionary(StringComparer.Ordinal), anonymity.ToImmutable(), Endings(data, language));
    }

    /// <summary>
    /// True where a clause that is said must begin with its "que" and a noun stands before what describes it, as in Spanish; in English "said the
    /// road is open" needs no "that", and the head of "police source" comes last.
    /// </summary>
    internal bool IsHeadFirst { get; }

    internal WordClass Of(ReadOnlySpan<char> lower) => _classes.TryGetValue(lower, out var sort) ? sort
        // "exalcaldesa": who held an office is called by it.
        : IsHeadFirst && lower.Length > 5 && lower.StartsWith("ex") && _classes.TryGetValue(lower[2..], out var held) ? held & WordClass.Office : WordClass.None;

    /// <summary>"charge", "petición": by which what was said is named again.</summary>
    internal bool IsCharge(ReadOnlySpan<char> lower) => Is(lower, WordEnding.Charge);

    /// <summary>"se": before a verb it leaves open who does it.</summary>
    internal bool IsImpersonal(ReadOnlySpan<char> lower) => Is(lower, WordEnding.Impersonal);

    /// <summary>True for a word with one of the ends of a kind.</summary>
    internal bool Ends(ReadOnlySpan<char> lower, WordEnding kind)
    {
        foreach (var end in _endings[(int)kind])
        {
            if (lower.EndsWith(end))
                return true;
        }

        return false;
    }

    /// <summary>"cercana", "familiarizado": a word whose phrase goes on over a preposition.</summary>
    internal bool IsNear(ReadOnlySpan<char> lower)
    {
        foreach (var beginning in _endings[(int)WordEnding.Near])
        {
            if (lower.StartsWith(beginning))
                return true;
        }

        return false;
    }

    /// <summary>True for a word of a kind of whole words.</summary>
    internal bool Is(ReadOnlySpan<char> lower, WordEnding kind)
    {
        foreach (var word in _endings[(int)kind])
        {
            if (lower.SequenceEqual(word))
                return true;
        }

        return false;
    }

    private static ILookup<WordEnding, string> Endings(DataFolder data, string language) => data.Lines(language, EndingsFileName)
        .SelectMany(line => line.Split('\t') is [var kind, var ends] && Enum.TryParse<WordEnding>(kind, ignoreCase: true, out var sort)
            ? ends.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(end => (sort, end))
            : throw new InvalidDataException($"HDT0402: {language}/{EndingsFileName}: expected 'kind, ends' in '{line}'"))
        .ToLookup(pair => pair.sort, pair => pair.end);

    /// <summary>The type of unnamed source a noun means (<c>official</c>, <c>aide</c> …), or null.</summary>
    internal string? SourceType(ReadOnlySpan<char> lower) => _sourceTypes.TryGetValue(lower, out var type) ? type : null;
}

/// <summary>What the end of a word tells where no list has it: <c>statements-endings.tsv</c>.</summary>
public enum WordEnding
{
    /// <summary>Of a verb that makes no clause: participle, gerund, infinitive.</summary>
    Unfinished,

    /// <summary>Of a verb that hangs on another: "accusing", "acusando".</summary>
    Gerund,

    /// <summary>Of a noun for what happens or is done.</summary>
    Thing,

    /// <summary>A whole word: the pronoun of verbs that nobody does.</summary>
    Impersonal,

    /// <summary>A whole word: a noun by which what was said is named again.</summary>
    Charge,

    /// <summary>A whole word: opens a clause or phrase before the main clause.</summary>
    Fronting,

    /// <summary>A whole word: a verb that is finite by itself, whatever stands before it.</summary>
    Finite,

    /// <summary>A beginning: of a word after which a preposition goes on.</summary>
    Near,
}
