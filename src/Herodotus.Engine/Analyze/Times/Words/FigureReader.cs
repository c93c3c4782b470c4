namespace Herodotus.Analyze.Times.Words;

/// <summary>A figure with what its shape allows it to be.</summary>
internal readonly record struct Figure(int End, ClassSet Classes, double Value);

/// <summary>Reads figures by shape: whole and decimal numbers, written dates, clock times, decades, ordinals. Looks ahead a bounded way.</summary>
internal static class FigureReader
{
    private const int FirstLateYear = 1700;
    private const int LastLateYear = 2100;

    public static readonly ClassSet NumberOnly = ClassSet.Of(TimeClass.Number) | ClassSet.Of(TimeClass.Figure);

    public static Figure Read(TimeLanguage language, ReadOnlySpan<char> text, int start, bool afterClockWord)
    {
        var end = Digits(text, start, out var value);
        var length = end - start;
        var before = start > 0 ? text[start - 1] : ' ';
        if (before is '$' or '€' or '£' or '¥' or '#' || (before == ' ' && start > 1 && text[start - 2] is '$' or '€' or '£'))
            return new(Grouped(text, end, length, ref value), ClassSet.Of(TimeClass.Amount), value);
        if (length == 4 && (Iso(text, start, end) ?? DateTail(text, start, end, (int)value)) is { } iso)
            return iso;
        if (length == 8 && value is >= 19000101 and < 21000000 && (int)value / 100 % 100 is >= 1 and <= 12 && (int)value % 100 is >= 1 and <= 31)
            return new(end, ClassSet.Of(TimeClass.IsoDate), Pack((int)value / 10000, (int)value / 100 % 100, (int)value % 100));
        if (length <= 2)
        {
            if ((Written(text, start, end, (int)value) ?? ClockTime(text, end, (int)value, afterClockWord)) is { } shaped)
                return shaped;
        }

        if (Decade(text, start, end, (int)Math.Min(value, 9999)) is { } decade)
            return decade;
        if (length == 2 && Letters.IsTick(before) && (start < 2 || !char.IsLetterOrDigit(text[start - 2])))
            return new(end, ClassSet.Of(TimeClass.Tick), value);
        foreach (var suffix in language.OrdinalSuffixes)
        {
            if (text[end..].StartsWith(suffix, StringComparison.Ordinal)
                && (end + suffix.Length == text.Length || !char.IsLetter(text[end + suffix.Length])))
            {
                return new(end + suffix.Length, ClassSet.Of(TimeClass.Ordinal) | (value is >= 1 and <= 31 ? ClassSet.Of(TimeClass.DayOrdinal) : default), value);
            }
        }

        if (length <= 2 && end + 3 < text.Length && text[end] == ' ' && Part(text, end + 1) is { Value: > 0 } part)
            return new(part.End, NumberOnly, value + part.Value);
        var whole = Grouped(text, end, length, ref value);
        if (whole < text.Length && text[whole] == '%')
            return new(whole, ClassSet.Of(TimeClass.Amount), value);
        return whole > end
            ? new(whole, NumberOnly, value)
            : new(end, Plain(text, start, length, value), value);
    }

    /// <summary>Unpacks what <see cref="Written"/> and <see cref="Iso"/> packed: three fields of up to four digits.</summary>
    public static (int First, int Second, int Third) Unpack(double packed)
    {
        var all = (long)packed;
        return ((int)(all / 100_000_000), (int)(all / 10_000 % 10_000), (int)(all % 10_000));
    }

    private static double Pack(int first, int second, int third) => first * 100_000_000.0 + second * 10_000.0 + third;

    private static ClassSet Plain(ReadOnlySpan<char> text, int start, int length, double value)
    {
        var classes = NumberOnly;
        if (length > 5)
            return classes;
        classes |= ClassSet.Of(TimeClass.AnyYear);
        if (length <= 2)
        {
            classes |= (value is >= 1 and <= 31 ? ClassSet.Of(TimeClass.Day) : default) | (value <= 24 ? ClassSet.Of(TimeClass.Hour) : default);
            if (length == 2)
                classes |= ClassSet.Of(TimeClass.ShortYear) | (value < 60 ? ClassSet.Of(TimeClass.Minute) : default);
        }
        else if (length == 4)
        {
            if (value is >= 1000 and < 2200)
                classes |= ClassSet.Of(TimeClass.Year) | (value is >= FirstLateYear and <= LastLateYear ? ClassSet.Of(TimeClass.LateYear) : default)
                    | (value % 100 == 0 ? ClassSet.Of(TimeClass.RoundYear) : default);
            if (value < 2400 && value % 100 < 60)
                classes |= ClassSet.Of(TimeClass.Military);
        }

        return classes;
    }

    /// <summary>The fraction of a mixed number: 2 1/2.</summary>
    private static (int End, double Value) Part(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is < '1' or > '9' || text[at + 1] != '/' || text[at + 2] is < '2' or > '9' || text[at + 2] <= text[at]
            || (at + 3 < text.Length && (char.IsLetterOrDigit(text[at + 3]) || text[at + 3] is '/')))
        {
            return default;
        }

        return (at + 3, (text[at] - '0') / (double)(text[at + 2] - '0'));
    }

    private static int Digits(ReadOnlySpan<char> text, int from, out double value)
    {
        value = 0;
        while (from < text.Length && Letters.IsDigit(text[from]))
            value = Math.Min(value * 10 + (text[from++] - '0'), 1e15);
        return from;
    }

    /// <summary>Groups of three and decimals in either convention: 1,234.5 and 1.234,5.</summary>
    private static int Grouped(ReadOnlySpan<char> text, int end, int length, ref double value)
    {
        var grouped = length <= 3;
        while (end + 1 < text.Length && text[end] is ',' or '.' && Letters.IsDigit(text[end + 1]))
        {
            var next = Digits(text, end + 1, out var part);
            var digits = next - end - 1;
            if (digits == 3 && grouped)
            {
                value = Math.Min(value * 1000 + part, 1e15);
                end = next;
                continue;
            }

            if (digits > 9)
                return end;
            value += part / Math.Pow(10, digits);
            return next;
        }

        return end;
    }

    private static bool TwoDigits(ReadOnlySpan<char> text, int at, out int value)
    {
        value = 0;
        if (at + 1 >= text.Length || !Letters.IsDigit(text[at]) || !Letters.IsDigit(text[at + 1]) || (at + 2 < text.Length && Letters.IsDigit(text[at + 2])))
            return false;
        value = (text[at] - '0') * 10 + text[at + 1] - '0';
        return true;
    }

    private static Figure? Iso(ReadOnlySpan<char> text, int start, int end)
    {
        if (end + 5 >= text.Length || text[end] is not ('-' or '/') || !TwoDigits(text, end + 1, out var month) || month is < 1 or > 12
            || text[end + 3] != text[end] || !TwoDigits(text, end + 4, out var day))
            return null;
        Digits(text, start, out var year);
        return new(end + 6, ClassSet.Of(TimeClass.IsoDate), Pack((int)year, month, day));
    }

    private static Figure? DateTail(ReadOnlySpan<char> text, int start, int end, int value)
    {
        // "2025-08" alone is a month; "1998-99" is two years and left to the rules.
        if (start > 0 && text[start - 1] == '-')
            return null;
        return end < text.Length && text[end] == '-' && TwoDigits(text, end + 1, out var month) && month is >= 1 and <= 12
            && value is >= 1900 and < 2100 && month <= value % 100 - 2000 % 100 && value % 100 + 1 != month
            && (end + 3 >= text.Length || !(char.IsLetterOrDigit(text[end + 3]) || text[end + 3] == '-'))
            ? new(end + 3, ClassSet.Of(TimeClass.YearMonth), Pack(value, month, 0))
            : null;
    }

    private static Figure? Written(ReadOnlySpan<char> text, int start, int end, int first)
    {
        if (end + 1 >= text.Length || text[end] is not ('/' or '-' or '.') || !Letters.IsDigit(text[end + 1]) || (start > 0 && text[start - 1] is '/' or '.' or '-'))
            return null;
        var mark = text[end];
        var next = Digits(text, end + 1, out var second);
        if (next - end - 1 > 2 || first is < 1 or > 31 || second is < 1 or > 31)
            return null;
        if (next + 1 < text.Length && text[next] == mark && Letters.IsDigit(text[next + 1]))
        {
            var last = Digits(text, next + 1, out var third);
            var digits = last - next - 1;
            var closed = last >= text.Length || !(text[last] == mark && last + 1 < text.Length && Letters.IsDigit(text[last + 1]));
            if (closed && (digits == 4 || (digits == 2 && mark != '.')))
                return new(last, ClassSet.Of(TimeClass.NumDate), Pack(first, (int)second, digits == 2 ? (int)third : (int)third));
            return null;
        }

        return mark == '/' ? new(next, ClassSet.Of(TimeClass.NumDay), Pack(first, (int)second, 0)) : null;
    }

    private static Figure? ClockTime(ReadOnlySpan<char> text, int end, int hour, bool afterClockWord)
    {
        if (hour > 24 || end + 2 >= text.Length || text[end] is not (':' or '.' or 'h' or 'H') || !TwoDigits(text, end + 1, out var minute) || minute > 59)
            return null;
        var next = end + 3;
        if (text[end] == '.' && !afterClockWord && !MeridiemFollows(text, next))
            return null;
        var second = 9999;
        if (text[end] == ':' && next < text.Length && text[next] == ':' && TwoDigits(text, next + 1, out var read) && read < 60)
            (second, next) = (read, next + 3);
        return new(next, ClassSet.Of(TimeClass.Clock), Pack(hour, minute, second));
    }

    private static bool MeridiemFollows(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\u00A0')
            at++;
        if (at >= text.Length)
            return false;
        var c = Letters.Fold(text[at]);
        var next = at + 1 < text.Length ? Letters.Fold(text[at + 1]) : ' ';
        return (c is 'a' or 'p' && (next == 'm' || next == '.')) || (c == 'h' && (!char.IsLetter(next) || next is 'o' or 'r' or 's'));
    }

    private static Figure? Decade(ReadOnlySpan<char> text, int start, int end, int value)
    {
        var length = end - start;
        if (value % 10 != 0 || length is not (2 or 4) || end >= text.Length)
            return null;
        var s = Letters.IsTick(text[end]) ? end + 1 : end;
        if (s >= text.Length || text[s] != 's' || (s + 1 < text.Length && char.IsLetterOrDigit(text[s + 1])))
            return null;
        if (length == 4 && value is < 1000 or > 2990)
            return null;
        return new(s + 1, ClassSet.Of(TimeClass.Decade), value / 10);
    }
}
