using System.Globalization;
using System.Text;

namespace Herodotus.Analyze.Tokens;

/// <summary>Finds where an emoji ends, with its skin tone, its joined parts, or the other half of its flag.</summary>
internal static class EmojiSpan
{
    /// <summary>A family of four joined signs with tones is shorter than this.</summary>
    private const int MaxLength = 32;

    /// <summary>The end of the emoji that begins at <paramref name="start"/>; <paramref name="start"/> itself when none does.</summary>
    public static int EndOf(string text, int start)
    {
        if (text[start] < 0x2000 || !Rune.TryGetRuneAt(text, start, out var rune))
            return start;
        var end = start + rune.Utf16SequenceLength;
        if (IsRegional(rune))
            return Rune.TryGetRuneAt(text, Math.Min(end, text.Length - 1), out var second) && end < text.Length && IsRegional(second) ? end + 2 : end;
        if (!IsPicture(rune))
            return start;
        while (end < text.Length && end - start < MaxLength && Rune.TryGetRuneAt(text, end, out var next))
        {
            if (next.Value == 0x200D && end + 1 < text.Length && Rune.TryGetRuneAt(text, end + 1, out var joined) && IsPicture(joined))
                end += 1 + joined.Utf16SequenceLength;
            else if (next.Value is 0xFE0F or 0x20E3 or (>= 0x1F3FB and <= 0x1F3FF) or (>= 0xE0020 and <= 0xE007F))
                end += next.Utf16SequenceLength;
            else
                break;
        }

        return end;
    }

    private static bool IsRegional(Rune rune) => rune.Value is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsPicture(Rune rune) =>
        rune.Value >= 0x2190 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol
        && !(rune.Value is >= 0x2500 and <= 0x257F);
}
