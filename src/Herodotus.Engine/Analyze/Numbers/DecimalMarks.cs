namespace Herodotus.Analyze.Numbers;

/// <summary>Which decimal mark a text uses, from the figures that leave no doubt; reports in one language follow two conventions.</summary>
public static class DecimalMarks
{
    /// <summary>
    /// The mark that most figures show; where none does, what figures that end in a nought behind three digits show ("4.300" is hardly ever a fraction), else
    /// <paramref name="usual"/>.
    /// </summary>
    public static DecimalMark Of(ReadOnlySpan<char> text, DecimalMark usual)
    {
        var dot = 0;
        var comma = 0;
        var grouped = (Dot: 0, Comma: 0);
        for (var at = 1; at + 1 < text.Length; at++)
        {
            var next = text[at..].IndexOfAny('.', ',');
            if (next < 0 || (at += next) + 1 >= text.Length)
                break;
            if (!char.IsAsciiDigit(text[at - 1]) || !char.IsAsciiDigit(text[at + 1]))
                continue;
            var end = at + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            var start = at;
            while (start > 0 && at - start < 4 && char.IsAsciiDigit(text[start - 1]))
                start--;
            var isDot = text[at] == '.';
            var digits = end - at - 1;
            var more = end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1]);
            if (digits is 1 or 2 && !more)
                _ = isDot ? dot++ : comma++;
            else if (digits == 3 && more && at - start <= 3)
                _ = text[end] == text[at] ? isDot ? comma++ : dot++ : isDot ? comma++ : dot++;
            else if (digits == 3 && text[end - 1] == '0' && at - start <= 3 && text[start] != '0')
                grouped = isDot ? (grouped.Dot + 1, grouped.Comma) : (grouped.Dot, grouped.Comma + 1);
            at = end - 1;
        }

        if (dot == comma && grouped.Dot != grouped.Comma)
            return grouped.Dot > grouped.Comma ? DecimalMark.Comma : DecimalMark.Dot;
        return dot == comma ? usual : dot > comma ? DecimalMark.Dot : DecimalMark.Comma;
    }
}
