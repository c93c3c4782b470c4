using Herodotus.Learning.Files;

namespace Herodotus.Tell.Brief;

/// <summary>First words by which a sentence leans on the one before it ("His", "This", "Ello"): <c>openers.txt</c> of each language.</summary>
public sealed class OpenerLexicon
{
    private readonly ImmutableDictionary<string, PronounKind> _words;

    private OpenerLexicon(ImmutableDictionary<string, PronounKind> words) => _words = words;

    /// <exception cref="InvalidDataException">HDT0901: a line is not a word, with or without the kind of a pronoun.</exception>
    public static OpenerLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(DataFolder.Languages.SelectMany(language => data.Lines(language, "openers.txt"))
            .Select(line => line.Split('\t') switch
            {
                [var word] => (Word: word, Kind: PronounKind.None),
                [var word, var name] when Enum.TryParse<PronounKind>(name, ignoreCase: true, out var kind) => (Word: word, Kind: kind),
                _ => throw new InvalidDataException($"HDT0901: openers.txt: not a word and its kind: {line}"),
            })
            .ToImmutableDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>True when the sentence can be understood without the one before it.</summary>
    public bool StandsAlone(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]))
            start++;
        var end = start;
        while (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
            end++;
        return !_words.ContainsKey(sentence[start..end]);
    }

    /// <summary>What kind of pronoun a word is that opens a sentence.</summary>
    public PronounKind Pronoun(string word) => _words.GetValueOrDefault(word);
}

/// <summary>What a pronoun stands for in its sentence.</summary>
public enum PronounKind
{
    /// <summary>No pronoun.</summary>
    None,

    /// <summary>"He": a name can stand in its place.</summary>
    Subject,

    /// <summary>"His": a name in the genitive can.</summary>
    Possessive,
}
