using System.Globalization;
using System.Text;

namespace Herodotus.Clean.Posts;

/// <summary>The tags that a post's text carries: a number sign and a word in any script.</summary>
internal static class Hashtags
{
    /// <summary>More than any post has room for.</summary>
    private const int Most = 100;

    /// <summary>Without the sign, as first written, each once whatever its case.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        for (var at = text.IndexOfAny(['#', '＃']); at >= 0 && tags.Count < Most; at = Next(text, at + 1))
        {
            // "page#part" and "&#39;" are no tags.
            if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '&' or '/' or '#'))
                continue;
            var end = at + 1;
            var hasLetter = false;
            while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && (Rune.IsLetterOrDigit(rune) || rune.Value is '_' or 0x200C or 0x200D || IsMark(rune)))
            {
                hasLetter |= Rune.IsLetter(rune);
                end += rune.Utf16SequenceLength;
            }

            var tag = text[(at + 1)..end];
            if (hasLetter && !tags.Contains(tag, StringComparer.OrdinalIgnoreCase))
                tags.Add(tag);
        }

        return tags.ToImmutable();
    }

    private static int Next(string text, int from) => from < text.Length ? text.IndexOfAny(['#', '＃'], from) : -1;

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
