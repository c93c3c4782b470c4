using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Statements;

/// <summary>A language's closed word classes, unnamed-source nouns and anonymity phrases.</summary>
public sealed class StatementWords
{
    public const string FileName = "statements-words.tsv";
    public const string SourcesFileName = "statements-sources.tsv";
    public const string EndingsFileName = "statements-endings.tsv";
    public const string ParticlesFileName = "statements-particles.tsv";

    private readonly ImmutableArray<ImmutableArray<string>> _endings;
    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _classes;
    private readonly FrozenDictionary<string, Particle>.AlternateLookup<ReadOnlySpan<char>> _particles;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _sourceTypes;

    private StatementWords(
        FrozenDictionary<string, WordClass> classes, FrozenDictionary<string, Particle> particles, FrozenDictionary<string, string> sourceTypes,
        ImmutableArray<ImmutableArray<string>> anonymity, ImmutableArray<ImmutableArray<string>> introductions, ILookup<WordEnding, string> endings)
    {
        _endings = [.. Enum.GetValues<WordEnding>().Select(kind => endings[kind].ToImmutableArray())];
        _classes = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        _sourceTypes = sourceTypes.GetAlternateLookup<ReadOnlySpan<char>>();
        _particles = particles.GetAlternateLookup<ReadOnlySpan<char>>();
        IsHeadFirst = particles.Values.Any(sort => sort.HasFlag(Particle.Whose));
        (Anonymity, Introductions) = (anonymity, introductions);
    }

    /// <summary>Phrases that say a source is not to be named, word by word.</summary>
    public ImmutableArray<ImmutableArray<string>> Anonymity { get; }

    /// <summary>Phrases before the name of whoever says them ("my name is"), word by word.</summary>
    public ImmutableArray<ImmutableArray<string>> Introductions { get; }

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
        var (anonymity, introductions) = (ImmutableArray.CreateBuilder<ImmutableArray<string>>(), ImmutableArray.CreateBuilder<ImmutableArray<string>>());
        foreach (var line in data.Lines(language, SourcesFileName))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0)
                throw new InvalidDataException($"HDT0402: {language}/{SourcesFileName}: expected 'type, words' in '{line}'");
            foreach (var word in line[(tab + 1)..].Split(", ", StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.StartsWith("anonymous", StringComparison.Ordinal))
                    anonymity.Add([.. word.Split(' ')]);
                else if (line.StartsWith("introduction", StringComparison.Ordinal))
                    introductions.Add([.. word.Split(' ')]);
                else
                    types.TryAdd(word, line[..tab]);
            }
        }

        return new(
            classes.ToFrozenDictionary(StringComparer.Ordinal), Particles(data, language), types.ToFrozenDictionary(StringComparer.Ordinal), anonymity.ToImmutable(),
            introductions.ToImmutable(), Endings(data, language));
    }

    /// <summary>
    /// True where a clause that is said must begin with its "que" and a noun stands before what describes it, as in Spanish; in English "said the
    /// road is open" needs no "that", and the head of "police source" comes last.
    /// </summary>
    internal bool IsHeadFirst { get; }

    internal WordClass Of(ReadOnlySpan<char> lower) => _classes.TryGetValue(lower, out var sort) ? sort
        // "exalcaldesa": who held an office is called by it.
        : IsHeadFirst && Held(lower) is { Length: > 3 } office && _classes.TryGetValue(office, out var held) ? held & WordClass.Office : WordClass.None;

    /// <summary>What a word is among those that rules ask for one by one.</summary>
    internal Particle ParticleOf(ReadOnlySpan<char> lower) => _particles.TryGetValue(lower, out var sort) ? sort : Particle.None;

    private ReadOnlySpan<char> Held(ReadOnlySpan<char> lower)
    {
        foreach (var beginning in _endings[(int)WordEnding.Former])
        {
            if (lower.StartsWith(beginning))
                return lower[beginning.Length..];
        }

        return default;
    }

    /// <summary>"charge", "petición": by which what was said is named again.</summary>
    internal bool IsCharge(ReadOnlySpan<char> lower) => Is(lower, WordEnding.Charge);

    /// <summary>"lawyer", "portavoz": who speaks for somebody else.</summary>
    internal bool IsAgent(string title)
    {
        foreach (var word in title.Split(' '))
        {
            if (Is(word.ToLowerInvariant(), WordEnding.Agent))
                return true;
        }

        return false;
    }

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
    internal bool IsNear(ReadOnlySpan<char> lower) => Begins(lower, WordEnding.Near);

    /// <summary>True for a word with one of the beginnings of a kind.</summary>
    internal bool Begins(ReadOnlySpan<char> lower, WordEnding kind)
    {
        foreach (var beginning in _endings[(int)kind])
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

    private static FrozenDictionary<string, Particle> Particles(DataFolder data, string language)
    {
        var particles = new Dictionary<string, Particle>(StringComparer.Ordinal);
        foreach (var line in data.Lines(language, ParticlesFileName))
        {
            if (line.Split('\t') is not [var kind, var words] || !Enum.TryParse<Particle>(kind, ignoreCase: true, out var sort))
                throw new InvalidDataException($"HDT0402: {language}/{ParticlesFileName}: expected 'kind, words' in '{line}'");
            foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                particles[word] = particles.GetValueOrDefault(word) | sort;
        }

        return particles.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static ILookup<WordEnding, string> Endings(DataFolder data, string language) => data.Lines(language, EndingsFileName)
        .SelectMany(line => line.Split('\t') is [var kind, var ends] && Enum.TryParse<WordEnding>(kind, ignoreCase: true, out var sort)
            ? ends.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(end => (sort, end))
            : throw new InvalidDataException($"HDT0402: {language}/{EndingsFileName}: expected 'kind, ends' in '{line}'"))
        .ToLookup(pair => pair.sort, pair => pair.end);

    /// <summary>The type of unnamed source a noun means (<c>official</c>, <c>aide</c> …), or null.</summary>
    internal string? SourceType(ReadOnlySpan<char> lower) => _sourceTypes.TryGetValue(lower, out var type) ? type : null;
}
