using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Link.Claims;

/// <summary>Words by which statements are told, of all languages together: <c>telling.tsv</c>.</summary>
public sealed class TellingWords
{
    /// <summary>By <see cref="TellingWord"/>.</summary>
    private readonly ImmutableArray<string>[] _words;

    private readonly FrozenDictionary<string, string> _and;

    private TellingWords(ILookup<TellingWord, string> words, FrozenDictionary<string, string> and)
    {
        _words = [.. Enum.GetValues<TellingWord>().Select(kind => words[kind].ToImmutableArray())];
        _and = and;
    }

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words, or there is no such kind.</exception>
    public static TellingWords Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var lines = DataFolder.Languages.SelectMany(language => data.WordsByKind(language, "telling.tsv").Select(pair => (
            Language: language,
            Kind: Enum.TryParse<TellingWord>(pair.Kind.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind
                : throw new InvalidDataException($"HDT0901: telling.tsv: no such kind: {pair.Kind}"),
            pair.Word))).ToList();
        return new(lines.ToLookup(line => line.Kind, line => line.Word),
            lines.Where(line => line.Kind == TellingWord.And).ToFrozenDictionary(line => line.Language, line => line.Word, StringComparer.Ordinal));
    }

    /// <summary>True for a word of a kind, in whatever case.</summary>
    public bool Is(TellingWord kind, ReadOnlySpan<char> word)
    {
        foreach (var known in _words[(int)kind])
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for words that end so.</summary>
    public bool Ends(TellingWord ending, ReadOnlySpan<char> words)
    {
        foreach (var known in _words[(int)ending])
        {
            if (words.EndsWith(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>True for words that begin with one of a kind and go on after it. A single letter counts as it is written: "a" is Spanish, "A" an article.</summary>
    public bool Begins(TellingWord kind, ReadOnlySpan<char> words)
    {
        foreach (var known in _words[(int)kind])
        {
            if (words.Length > known.Length && words[known.Length] == ' ' && words.StartsWith(known, known.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Where the first word of a kind stands with a blank on both sides, the blank before it counted; -1 where none does.</summary>
    /// <param name="length">Of the word with both blanks, in code units.</param>
    public int Find(TellingWord kind, ReadOnlySpan<char> words, out int length)
    {
        length = 0;
        for (var blank = words.IndexOf(' '); blank >= 0; blank = Next(words, blank))
        {
            foreach (var known in _words[(int)kind])
            {
                var after = blank + 1 + known.Length;
                if (after >= words.Length || words[after] != ' ' || !words[(blank + 1)..].StartsWith(known, StringComparison.Ordinal))
                    continue;
                length = known.Length + 2;
                return blank;
            }
        }

        return -1;

        static int Next(ReadOnlySpan<char> words, int blank) => words[(blank + 1)..].IndexOf(' ') is >= 0 and var step ? blank + 1 + step : -1;
    }

    /// <summary>True for the names of two speakers together.</summary>
    public bool JoinsTwo(ReadOnlySpan<char> name) => Find(TellingWord.And, name, out _) >= 0;

    /// <summary>The word behind a verb for what was told, of the first language that has one.</summary>
    public string Object => _words[(int)TellingWord.Object].FirstOrDefault("");

    /// <summary>"and" in a report's language; the first language's where it has none.</summary>
    public string And(string? language) => language is not null && _and.TryGetValue(language, out var word) ? word : _and[DataFolder.Languages[0]];
}
