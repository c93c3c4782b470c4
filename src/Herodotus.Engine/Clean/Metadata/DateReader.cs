using System.Globalization;
using Herodotus.Reports;

namespace Herodotus.Clean.Metadata;

/// <summary>
/// Publication dates in the habits of feeds, headers and letters: ISO 8601 in all its cuts, RFC 822 and its misspellings, asctime,
/// a day with the month's name in several languages. What is ambiguous (<c>03/04/2025</c>) or lacks a day is null, never guessed.
/// </summary>
public static class DateReader
{
    /// <summary>A date is short; what is longer is text.</summary>
    private const int MaxLength = 80;

    public static PublicationTime? Read(string? text)
    {
        var span = text.AsSpan().Trim();
        if (span.IsEmpty || span.Length > MaxLength)
            return null;
        var result = Numeric(span) ?? Worded(span);
        return result is { Date.Year: >= 1900 and <= 2200 } ? result : null;
    }

    /// <summary>Year first: <c>2025-08-11T09:30:00-03:00</c>, <c>20250811</c>, <c>2025/08/11 09:30</c>, <c>2025-223</c>.</summary>
    private static PublicationTime? Numeric(ReadOnlySpan<char> span)
    {
        var digits = DigitRun(span);
        int year, month, day;
        ReadOnlySpan<char> rest;
        if (digits is 8 or 14 or 12)
        {
            (year, month, day) = (Number(span[..4]), Number(span[4..6]), Number(span[6..8]));
            rest = span[8..];
        }
        else if (digits == 4 && span.Length > 5 && span[4] is '-' or '/' or '.')
        {
            year = Number(span[..4]);
            var tail = span[5..];
            var first = DigitRun(tail);
            if (first == 3 && (tail.Length == 3 || !char.IsAsciiDigit(tail[3])))
                return Ordinal(year, Number(tail[..3]), tail[3..]);
            if (first == 4)
            {
                (month, day) = (Number(tail[..2]), Number(tail[2..4]));
                rest = tail[4..];
            }
            else if (first is 1 or 2 && tail.Length > first + 1 && tail[first] == span[4] && DigitRun(tail[(first + 1)..]) is 1 or 2)
            {
                var second = DigitRun(tail[(first + 1)..]);
                (month, day) = (Number(tail[..first]), Number(tail.Slice(first + 1, second)));
                rest = tail[(first + 1 + second)..];
            }
            else
            {
                return null;
            }
        }
        else
        {
            return null;
        }

        return Day(year, month, day) is { } date ? WithTime(date, rest) : null;
    }

    private static PublicationTime? Ordinal(int year, int dayOfYear, ReadOnlySpan<char> rest) =>
        year is < 1 or > 9999 || dayOfYear < 1 || dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365)
            ? null
            : WithTime(new DateOnly(year, 1, 1).AddDays(dayOfYear - 1), rest);

    /// <summary>With a month's name, or with a day above twelve that shows which number is which.</summary>
    private static PublicationTime? Worded(ReadOnlySpan<char> span)
    {
        var month = 0;
        var clockAt = ClockStart(span);
        Span<int> numbers = stackalloc int[6];
        Span<int> lengths = stackalloc int[6];
        Span<int> places = stackalloc int[6];
        var count = 0;
        for (var i = 0; i < span.Length;)
        {
            if (i == clockAt)
            {
                while (i < span.Length && (char.IsAsciiDigit(span[i]) || span[i] is ':' or '.'))
                    i++;
            }
            else if (char.IsAsciiDigit(span[i]))
            {
                var run = DigitRun(span[i..]);
                // The digits of an offset are not the day or the year.
                var offset = clockAt >= 0 && i > clockAt && i > 0 && span[i - 1] is '+' or '-' && run == 4 && month != 0 && count >= 2;
                if (!offset && count < 6 && run <= 4)
                    (numbers[count], lengths[count], places[count++]) = (Number(span.Slice(i, run)), run, i);
                i += run;
            }
            else if (char.IsLetter(span[i]))
            {
                var end = i;
                while (end < span.Length && char.IsLetter(span[end]))
                    end++;
                if (month == 0)
                    month = MonthNames.Find(span[i..end]);
                i = end;
            }
            else
            {
                i++;
            }
        }

        int year = 0, day = 0;
        if (month > 0)
        {
            for (var k = 0; k < count; k++)
            {
                if (lengths[k] == 4 && year == 0)
                    year = numbers[k];
                else if (lengths[k] <= 2 && day == 0)
                    day = numbers[k];
                else if (lengths[k] == 2 && year == 0)
                    year = numbers[k] + (numbers[k] < 70 ? 2000 : 1900);
            }
        }
        else if (count >= 3 && lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2 && places[2] < 12)
        {
            year = numbers[2];
            if (numbers[0] > 12)
                (day, month) = (numbers[0], numbers[1]);
            else if (numbers[1] > 12)
                (month, day) = (numbers[0], numbers[1]);
            else if (numbers[0] == numbers[1])
                (month, day) = (numbers[0], numbers[1]);
        }

        if (Day(year, month, day) is not { } date)
            return null;
        return clockAt >= 0 ? WithTime(date, span[clockAt..]) : new(date);
    }

    /// <summary>The clock and the zone in what follows a date; without a readable clock the day alone.</summary>
    private static PublicationTime WithTime(DateOnly date, ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" ,tT");
        var run = DigitRun(rest);
        int hour, minute, second = 0;
        long fraction = 0;
        if (run is 1 or 2 && rest.Length > run + 2 && rest[run] is ':' or '.' or 'h' && DigitRun(rest[(run + 1)..]) >= 2)
        {
            (hour, minute) = (Number(rest[..run]), Number(rest.Slice(run + 1, 2)));
            rest = rest[(run + 3)..];
            if (rest.Length >= 3 && rest[0] is ':' or '.' && DigitRun(rest[1..]) >= 2)
            {
                second = Number(rest.Slice(1, 2));
                rest = rest[3..];
            }
        }
        else if (run is 4 or 6)
        {
            (hour, minute, second) = (Number(rest[..2]), Number(rest[2..4]), run == 6 ? Number(rest[4..6]) : 0);
            rest = rest[run..];
        }
        else
        {
            return new(date);
        }

        if (rest.Length > 1 && rest[0] is '.' or ',' && DigitRun(rest[1..]) is > 0 and var decimals)
        {
            var ticks = TimeSpan.TicksPerSecond;
            for (var i = 1; i <= decimals && ticks >= 10; i++)
            {
                ticks /= 10;
                fraction += (rest[i] - '0') * ticks;
            }

            rest = rest[(decimals + 1)..];
        }

        rest = rest.TrimStart();
        if (rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("p.m", StringComparison.OrdinalIgnoreCase))
        {
            hour = hour % 12 + 12;
            rest = rest[2..].TrimStart("m.M ");
        }
        else if (rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("a.m", StringComparison.OrdinalIgnoreCase))
        {
            hour %= 12;
            rest = rest[2..].TrimStart("m.M ");
        }

        if (hour == 24 && minute == 0 && second == 0)
            (hour, date) = (0, date.AddDays(1));
        if (second == 60)
            second = 59;
        if (hour > 23 || minute > 59 || second > 59)
            return new(date);
        var time = new TimeOnly(hour, minute, second).Add(TimeSpan.FromTicks(fraction));
        return new(date, time, TimeZones.Offset(rest));
    }

    /// <summary>Where <c>9:30</c> or <c>09:30:00</c> begins; -1 without one.</summary>
    private static int ClockStart(ReadOnlySpan<char> span)
    {
        for (var i = 1; i + 2 < span.Length; i++)
        {
            if (span[i] == ':' && char.IsAsciiDigit(span[i - 1]) && char.IsAsciiDigit(span[i + 1]) && char.IsAsciiDigit(span[i + 2]))
            {
                var start = i - 1;
                return start > 0 && char.IsAsciiDigit(span[start - 1]) ? start - 1 : start;
            }
        }

        return -1;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int DigitRun(ReadOnlySpan<char> span)
    {
        var end = span.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? span.Length : end;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
