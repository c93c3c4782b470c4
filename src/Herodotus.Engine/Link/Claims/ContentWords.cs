using System.Collections.Frozen;

namespace Herodotus.Link.Claims;

/// <summary>The words of a text that carry its content: lower case, function words left out, as a set of stems of six letters so that forms of one word meet.</summary>
internal static class ContentWords
{
    /// <summary>Long enough to tell words apart, short enough to join "designated", "designation" and "designaron".</summary>
    private const int StemLength = 6;

    private static readonly FrozenSet<string> FunctionWords = FrozenSet.ToFrozenSet(
        [
            "the", "and", "for", "that", "with", "from", "this", "which", "have", "has", "had", "been", "was", "were", "are", "its", "their", "his", "her", "they", "them", "who", "will", "would",
            "could", "also", "into", "over", "after", "before", "more", "than", "other", "about", "said", "says", "not", "but", "all", "any", "one", "two", "our", "your", "there", "being", "such",
            "los", "las", "del", "que", "con", "por", "para", "una", "uno", "como", "más", "sus", "este", "esta", "entre", "sobre", "pero", "han", "fue", "son", "dijo", "según",
        ],
        StringComparer.Ordinal);

    /// <summary>The stems of a text; none for null.</summary>
    public static HashSet<string> Of(string? text) => text is null ? [] : [.. Words(text).Select(word => word.Length > StemLength ? word[..StemLength] : word)];

    /// <summary>The words whole, lower case, in order.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetter(text[i]);
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            if (i - start > 2 && text[start..i].ToLowerInvariant() is var word && !FunctionWords.Contains(word))
                yield return word;
            start = -1;
        }
    }
}
