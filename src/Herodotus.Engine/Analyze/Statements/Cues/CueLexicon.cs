using System.Collections.Frozen;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Cues;

/// <summary>What may stand with a cue: the shapes its content takes.</summary>
[Flags]
public enum CueFrames
{
    None = 0,
    Clause = 1,
    Quote = 2,
    Noun = 4,
    Infinitive = 8,
    Person = 16,
    As = 32,
    Of = 64,
    Preposition = 128,
    Nominal = 256,
    Source = 512,
}

/// <summary>The form of a verb that a cue is written in.</summary>
public enum CueForm
{
    Finite,
    Gerund,
    Participle,
    Either,

    /// <summary>"creo": whoever speaks there says it.</summary>
    First,

    /// <summary>A cue only at the start of a sentence ("Para la ministra, …").</summary>
    Initial,
}

/// <summary>One way to write a cue: its further words, what sort of act it is and what it takes.</summary>
public sealed record CueEntry(ImmutableArray<string> Words, string Lemma, CueClass Class, CueFrames Frames, CueForm Form);

/// <summary>The words that attribute in one language, read from <c>statements-cues.tsv</c>.</summary>
public sealed class CueLexicon
{
    public const string FileName = "statements-cues.tsv";

    private readonly FrozenDictionary<string, CueEntry[]> _byFirst;
    private readonly FrozenDictionary<string, CueEntry[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    private CueLexicon(FrozenDictionary<string, CueEntry[]> byFirst)
    {
        _byFirst = byFirst;
        _lookup = _byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads a language's lexicon; empty when the language has none.</summary>
    public static CueLexicon Load(DataFolder data, string language)
    {
        var entries = new List<CueEntry>();
        foreach (var line in data.Lines(language, FileName))
        {
            var fields = line.Split('\t');
            if (fields.Length < 4 || !Enum.TryParse<CueClass>(fields[1], ignoreCase: true, out var sort))
                throw new InvalidDataException($"HDT0401: {language}/{FileName}: expected 'lemma, class, frames, forms' in '{line}'");
            var frames = CueFrames.None;
            foreach (var frame in fields[2].Split(','))
                frames |= ParseFrame(frame, language, line);
            foreach (var written in fields[3].Split(", "))
            {
                var slash = written.IndexOf('/', StringComparison.Ordinal);
                var form = slash < 0 ? CueForm.Finite : written[slash + 1] switch
                {
                    'g' => CueForm.Gerund,
                    'p' => CueForm.Participle,
                    '1' => CueForm.First,
                    'i' => CueForm.Initial,
                    _ => CueForm.Either,
                };
                entries.Add(new([.. (slash < 0 ? written : written[..slash]).Split(' ')], fields[0], sort, frames, form));
            }
        }

        return new(entries
            .GroupBy(e => e.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(e => e.Words.Length).ToArray(), StringComparer.Ordinal));
    }

    /// <summary>True when the lexicon has no words.</summary>
    public bool IsEmpty => _byFirst.Count == 0;

    /// <summary>The entries that begin with a word in small letters, the longest first.</summary>
    internal ReadOnlySpan<CueEntry> Starting(ReadOnlySpan<char> word) => _lookup.TryGetValue(word, out var entries) ? entries : [];

    private static CueFrames ParseFrame(string name, string language, string line) => name switch
    {
        "clause" => CueFrames.Clause,
        "quote" => CueFrames.Quote,
        "noun" => CueFrames.Noun,
        "inf" or "prepinf" => CueFrames.Infinitive,
        "person" => CueFrames.Person,
        "as" => CueFrames.As,
        "of" => CueFrames.Of,
        "prep" => CueFrames.Preposition,
        "nominal" => CueFrames.Nominal,
        "source" => CueFrames.Source,
        _ => throw new InvalidDataException($"HDT0401: {language}/{FileName}: unknown frame '{name}' in '{line}'"),
    };
}
