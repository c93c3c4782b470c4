using System.Collections.Frozen;
using Herodotus.Text;

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

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsFunctionWord = FunctionWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The stems of a text; none for null.</summary>
    public static HashSet<string> Of(string? text) => Of(text.AsSpan());

    /// <summary>The stems of a text. A stem met before makes no new string.</summary>
    public static HashSet<string> Of(ReadOnlySpan<char> text)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var known = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[StemLength];
        for (var start = 0; Next(text, ref start) is { IsEmpty: false } word; start += word.Length)
        {
            var length = word[..Math.Min(word.Length, StemLength)].ToLowerInvariant(stem);
            // No function word is longer than a stem.
            if (word.Length > StemLength || !IsFunctionWord.Contains(stem[..length]))
                known.Add(stem[..length]);
        }

        return stems;
    }

    /// <summary>The next word of content whole, in small letters; null past the last.</summary>
    /// <param name="start">Where to look from; is moved behind the word.</param>
    public static string? NextWhole(ReadOnlySpan<char> text, ref int start)
    {
        while (Next(text, ref start) is { IsEmpty: false } found)
        {
            start += found.Length;
            if (LowerWords.OfThread.Of(found) is var word && !FunctionWords.Contains(word))
                return word;
        }

        return null;
    }

    /// <summary>The next word of at least three letters, and where it begins; empty past the last.</summary>
    private static ReadOnlySpan<char> Next(ReadOnlySpan<char> text, ref int start)
    {
        while (start < text.Length)
        {
            var end = start;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            if (end - start > 2)
                return text[start..end];
            start = end + 1;
        }

        return default;
    }
}
