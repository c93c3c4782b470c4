using System.Globalization;

namespace Herodotus.Analyze.Numbers;

/// <summary>
/// A number in figures, read from its first digit (or from a mark before it): <c>1,234.5</c>, <c>1.234,5</c>, <c>40 000</c>, <c>3/4</c>, <c>2½</c>, <c>1e10</c>.
/// </summary>
/// <param name="End">After the last character; equal to the start when this is no number (a version, a date in figures).</param>
/// <param name="Value">Its worth, 0 on overflow.</param>
/// <param name="Step">The worth of the last significant digit.</param>
/// <param name="IsFraction">It holds a fraction bar or a fraction character.</param>
/// <param name="Overflow">It does not fit a <see cref="decimal"/>.</param>
internal readonly record struct DigitFigure(int End, decimal Value, decimal Step, bool IsFraction, bool Overflow)
{
    /// <summary>More digits than this before the decimal mark do not fit a <see cref="decimal"/>.</summary>
    private const int MaxDigits = 28;

    /// <param name="mark">The decimal mark where both readings are open; never <see cref="DecimalMark.ByLanguage"/>.</param>
    /// <param name="at">A digit, a fraction character, or a decimal mark with a digit after it.</param>
    public static DigitFigure Read(ReadOnlySpan<char> text, int at, DecimalMark mark, bool spacedGroups)
    {
        if (VulgarFraction(text[at]) is var alone && alone > 0)
            return new DigitFigure(at + 1, alone, alone, true, false);
        var whole = Marked(text, at, mark, spacedGroups, out var wholeStep, out var end, out var overflow);
        if (end == at)
            return new DigitFigure(SkipRun(text, at), 0, 0, false, false) with { End = at };
        if (overflow)
            return new DigitFigure(end, 0, 0, false, true);
        if (end < text.Length && VulgarFraction(text[end]) is var part && part > 0)
            return new DigitFigure(end + 1, whole + part, part, true, false);
        if (Bar(text, at, end) is { } fraction)
            return fraction;
        var next = end;
        while (next < text.Length && next - end < 2 && text[next] == ' ')
            next++;
        if (next > end && next < text.Length && char.IsAsciiDigit(text[next]) && Bar(text, next, Digits(text, next)) is { } mixed
            && mixed.Value < 1 && whole == decimal.Truncate(whole))
        {
            return mixed with { Value = whole + mixed.Value };
        }

        return Power(text, end, whole, wholeStep) ?? new DigitFigure(end, whole, wholeStep, false, false);
    }

    /// <summary>The end of a run of digits and of marks between digits: where reading goes on after what is no number.</summary>
    public static int SkipRun(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at])
            || (text[at] is '.' or ',' or '/' or ':' or '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static decimal Marked(
        ReadOnlySpan<char> text, int at, DecimalMark mark, bool spacedGroups, out decimal step, out int end, out bool overflow)
    {
        step = 1;
        overflow = false;
        end = at;
        var first = Digits(text, at);
        var length = first - at;
        var groupMark = '\0';
        var integerEnd = first;
        var decimals = 0..0;
        if (length == 0)
        {
            decimals = (at + 1)..Digits(text, at + 1);
            end = decimals.End.Value;
        }
        else
        {
            end = first;
            if (mark == DecimalMark.Dot && length <= 2 && IndianGroups(text, first) is var indian && indian > first)
            {
                end = integerEnd = indian;
                groupMark = ',';
            }

            while (end < text.Length - 1 && IsMark(text[end]) && char.IsAsciiDigit(text[end + 1]))
            {
                var sign = text[end];
                var run = Digits(text, end + 1);
                var size = run - end - 1;
                var spaced = sign is not ('.' or ',');
                var more = run < text.Length - 1 && text[run] == sign && char.IsAsciiDigit(text[run + 1]);
                var grouping = size == 3 && length <= 3 && text[at] != '0' && (groupMark == '\0' || groupMark == sign);
                if (spaced)
                {
                    if (!grouping || (sign == ' ' && !spacedGroups) || (run < text.Length && char.IsLetter(text[run])))
                        break;
                }
                else if (!(grouping && (groupMark == sign || more || IsOtherMark(text, run, sign) || sign != (mark == DecimalMark.Dot ? '.' : ','))))
                {
                    // Decimals, or something that is no number: 1.2.3 is a version or a date; 22,24,26 is a list.
                    if (more || groupMark == sign)
                    {
                        if (sign == '.')
                            end = at;
                        break;
                    }

                    decimals = (end + 1)..run;
                    end = run;
                    break;
                }

                groupMark = sign;
                end = integerEnd = run;
            }

            if (end == at)
                return 0;
        }

        return Worth(text, at, length == 0 ? at : integerEnd, decimals, out step, out overflow);
    }

    /// <summary>The end of groups as India writes them (12,34,567): two digits each, three in the last; <paramref name="at"/> when there are none.</summary>
    private static int IndianGroups(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length - 2 && text[end] == ',' && Digits(text, end + 1) == end + 3)
            end += 3;
        return end > at && end < text.Length - 3 && text[end] == ',' && Digits(text, end + 1) == end + 4 && !(end < text.Length - 5 && text[end + 4] == ',' && char.IsAsciiDigit(text[end + 5]))
            ? end + 4
            : at;
    }

    private static decimal Worth(ReadOnlySpan<char> text, int from, int to, Range decimals, out decimal step, out bool overflow)
    {
        decimal value = 0;
        var digits = 0;
        var zeros = 0;
        for (var i = from; i < to; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            digits += digits > 0 || text[i] != '0' ? 1 : 0;
            if (digits > MaxDigits)
            {
                step = 0;
                overflow = true;
                return 0;
            }

            zeros = text[i] == '0' ? zeros + 1 : 0;
            value = (value * 10) + (text[i] - '0');
        }

        overflow = false;
        step = value == 0 ? 1 : PowerOfTen(zeros);
        var place = 1m;
        for (var i = decimals.Start.Value; i < decimals.End.Value && digits < MaxDigits - 1; i++, digits++)
        {
            place /= 10;
            value += (text[i] - '0') * place;
            step = place;
        }

        return value;
    }

    public static decimal PowerOfTen(int power)
    {
        var result = 1m;
        for (var i = 0; i < Math.Abs(power); i++)
            result = power > 0 ? result * 10 : result / 10;
        return result;
    }

    /// <summary>3/4, never a date (3/4/2020), a slogan (24/7) or a day (9/11).</summary>
    private static DigitFigure? Bar(ReadOnlySpan<char> text, int at, int end)
    {
        if (end - at > 3 || end >= text.Length - 1 || text[end] is not ('/' or '\u2044') || !char.IsAsciiDigit(text[end + 1]))
            return null;
        var last = Digits(text, end + 1);
        if (last - end > 5 || (last < text.Length && (text[last] == '/' || char.IsAsciiLetter(text[last]))) || (at > 0 && text[at - 1] == '/')
            || !int.TryParse(text[at..end], NumberStyles.None, CultureInfo.InvariantCulture, out var upper)
            || !int.TryParse(text[(end + 1)..last], NumberStyles.None, CultureInfo.InvariantCulture, out var lower)
            || upper >= lower || upper == 0 || lower is not (<= 10 or 12 or 16 or 20 or 32 or 64 or 100 or 1000))
        {
            return null;
        }

        return new DigitFigure(last, (decimal)upper / lower, 1m / lower, true, false);
    }

    /// <summary>1e10, 6.2x10^-4.</summary>
    private static DigitFigure? Power(ReadOnlySpan<char> text, int end, decimal value, decimal step)
    {
        var at = end;
        if (at < text.Length && text[at] is 'e' or 'E')
            at++;
        else if (text.Length - at > 1 && text[at] == '^')
            return Raised(text, end + 1, value);
        else if (text.Length - at > 4 && text[at] is 'x' or 'X' or '\u00D7' && text.Slice(at + 1, 3) is "10^")
            at += 4;
        else
            return null;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '-' or '+')
            at++;
        var last = Digits(text, at);
        if (last == at || (last < text.Length && char.IsLetter(text[last])))
            return null;
        if (last - at > 2 || !int.TryParse(text[at..last], NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power > MaxDigits)
            return new DigitFigure(last, 0, 0, false, !negative);
        var factor = PowerOfTen(power);
        if (negative)
            return new DigitFigure(last, value / factor, step / factor, false, false);
        return Numbers.Product.TryMultiply(value, factor, out var product)
            ? new DigitFigure(last, product, step * factor, false, false)
            : new DigitFigure(last, 0, 0, false, true);
    }

    /// <summary>1.1^23, 2500^-1: at most three digits of exponent.</summary>
    private static DigitFigure? Raised(ReadOnlySpan<char> text, int at, decimal value)
    {
        var negative = false;
        var signs = at;
        while (at < text.Length && at - signs < 2 && text[at] is '-' or '+')
            negative ^= text[at++] == '-';
        var last = Digits(text, at);
        if (last == at || last - at > 3 || !int.TryParse(text[at..last], NumberStyles.None, CultureInfo.InvariantCulture, out var power))
            return null;
        var result = Math.Pow((double)value, negative ? -power : power);
        return double.IsFinite(result) && Math.Abs(result) < 7.9e28
            ? new DigitFigure(last, (decimal)result, 1, false, false)
            : new DigitFigure(last, 0, 0, false, true);
    }

    private static bool IsMark(char c) => c is '.' or ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '\u2019';

    private static bool IsOtherMark(ReadOnlySpan<char> text, int at, char sign) =>
        at < text.Length - 1 && text[at] is '.' or ',' && text[at] != sign && char.IsAsciiDigit(text[at + 1]);

    public static decimal VulgarFraction(char c) => c switch
    {
        '\u00BD' => 1m / 2,
        '\u00BC' => 1m / 4,
        '\u00BE' => 3m / 4,
        '\u2153' => 1m / 3,
        '\u2154' => 2m / 3,
        '\u2155' => 1m / 5,
        '\u2156' => 2m / 5,
        '\u2157' => 3m / 5,
        '\u2158' => 4m / 5,
        '\u2150' => 1m / 7,
        '\u2151' => 1m / 9,
        '\u2152' => 1m / 10,
        '\u2159' => 1m / 6,
        '\u215A' => 5m / 6,
        '\u215B' => 1m / 8,
        '\u215C' => 3m / 8,
        '\u215D' => 5m / 8,
        '\u215E' => 7m / 8,
        _ => 0,
    };
}
