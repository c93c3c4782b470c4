using Herodotus.Learning;

namespace Herodotus.Tell.Brief;

/// <summary>First words by which a sentence leans on the one before it ("His", "This", "Ello"): <c>openers.txt</c> of each language.</summary>
public sealed class OpenerLexicon
{
    private readonly ImmutableHashSet<string> _words;

    private OpenerLexicon(ImmutableHashSet<string> words) => _words = words;

    public static OpenerLexicon Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new(new[] { "en", "es" }.SelectMany(language => data.Lines(language, "openers.txt")).ToImmutableHashSet(StringComparer.Ordinal));
    }

    /// <summary>True when the sentence can be understood without the one before it.</summary>
    public bool StandsAlone(string sentence)
    {
        var start = 0;
        while (start < sentence.Length && !char.IsLetterOrDigit(sentence[start]))
            start++;
        var end = start;
        while (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
            end++;
        return !_words.Contains(sentence[start..end].ToLowerInvariant());
    }
}
