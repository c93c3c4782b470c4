using System.Globalization;

namespace Herodotus.Analyze.Tokens;

/// <summary>What a code unit of a text is to the tokenizer: blank, digit, part of a word, a word of its own. Any place may be asked for, also outside the text.</summary>
internal static class TextUnits
{
    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    /// <summary>White space, control characters, and marks that show nothing.</summary>
    public static bool IsBlank(char unit) =>
        unit <= ' ' || (unit >= 0x7F && (char.IsWhiteSpace(unit) || char.IsControl(unit)
            || unit is '\u200B' or '\u200E' or '\u200F' or '\uFEFF' or '\u2060' || unit is >= '\u202A' and <= '\u202E' || unit is >= '\u2066' and <= '\u2069'));

    public static bool IsDigit(string text, int at) => (uint)at < (uint)text.Length && char.IsAsciiDigit(text[at]);

    public static bool IsLetter(string text, int at) => (uint)at < (uint)text.Length && char.IsLetter(text[at]);

    /// <summary>A raised letter, which stands for the end of a word ("Nº", "1ª").</summary>
    public static bool IsOrdinalSign(string text, int at) => (uint)at < (uint)text.Length && text[at] is 'º' or 'ª';

    public static bool IsWord(string text, int at)
    {
        if ((uint)at >= (uint)text.Length)
            return false;
        var unit = text[at];
        if (unit < 128)
            return char.IsAsciiLetterOrDigit(unit) || unit == '_';
        if (char.IsSurrogate(unit))
            return char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) && char.IsLetter(text, at);
        return (char.IsLetterOrDigit(unit) && unit is not ('º' or 'ª')) || IsCombining(unit);
    }

    public static bool IsCombining(char unit) => unit >= 0x300 && char.GetUnicodeCategory(unit)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.EnclosingMark && unit is not ('\uFE0F' or '\u20E3');

    /// <summary>Scripts written without spaces: one sign is one token.</summary>
    public static bool IsAlone(char unit) => unit is >= '\u3041' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
