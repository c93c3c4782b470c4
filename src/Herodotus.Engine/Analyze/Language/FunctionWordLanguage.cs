using System.Collections.Frozen;
using Herodotus.Reports;

namespace Herodotus.Analyze.Language;

/// <summary>English, Spanish or Portuguese by their commonest words, until the trained identifier is there; <c>und</c> where none stands.</summary>
public static class FunctionWordLanguage
{
    /// <summary>Words looked at: a language shows itself in the first few sentences.</summary>
    private const int MaxWords = 200;

    private static readonly FrozenDictionary<string, int> Words = Table(
        "the of and to in that for is on with as was by it he from at his an are has be will said this which",
        "de la el que en los del las por con una para su al es se lo como más le sus un ante y a",
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas foi ao");

    private static readonly string[] Codes = ["en", "es", "pt"];

    public static LanguageGuess Identify(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[Codes.Length];
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[8];
        var (start, seen) = (-1, 0);
        for (var i = 0; i <= text.Length && seen < MaxWords; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                if (start < 0)
                    start = i;
                continue;
            }

            if (start >= 0 && i - start <= word.Length)
            {
                var length = text[start..i].ToLowerInvariant(word);
                if (lookup.TryGetValue(word[..length], out var languages))
                {
                    seen++;
                    for (var language = 0; language < counts.Length; language++)
                        counts[language] += (languages >> language) & 1;
                }
            }

            start = -1;
        }

        var best = 0;
        for (var language = 1; language < counts.Length; language++)
        {
            if (counts[language] > counts[best])
                best = language;
        }

        return counts[best] == 0 ? new LanguageGuess("und", 0) : new LanguageGuess(Codes[best], (counts[best] + 0.5) / (seen + 1.0));
    }

    private static FrozenDictionary<string, int> Table(params string[] languages)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var language = 0; language < languages.Length; language++)
        {
            foreach (var word in languages[language].Split(' '))
                table[word] = table.GetValueOrDefault(word) | (1 << language);
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
