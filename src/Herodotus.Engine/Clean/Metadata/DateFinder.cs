using Herodotus.Reports;

namespace Herodotus.Clean.Metadata;

/// <summary>A date found in a text, and where.</summary>
internal readonly record struct FoundDate(PublicationTime Time, int Start, int End);

/// <summary>Reads dates as pages write them: ISO in every habit, RFC 822, numbers with dots or strokes, month names of many languages, Chinese, Japanese and Korean.</summary>
internal sealed class DateFinder(MonthLexicon months)
{
    private const int FirstYear = 1994;

    private const int LastYear = 2060;

    /// <summary>The first date in the text; only the head of a long text is read.</summary>
    public FoundDate? Find(ReadOnlySpan<char> text, bool monthFirst)
    {
        if (text.Length > 4000)
            text = text[..4000];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            // A name and a date in neighboring elements may stand glued: "Jane Doe3.11.2023".
            var starts = i == 0 || !char.IsLetterOrDigit(text[i - 1]) || char.IsAsciiDigit(c) && char.IsLetter(text[i - 1]);
            if (!starts)
                continue;
            if (char.IsAsciiDigit(c))
            {
                if (Numeric(text, i, monthFirst) is { } found)
                    return found;
                while (i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
                    i++;
            }
            else if (char.IsLetter(c) && MonthFirst(text, i) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>A machine-readable value, or any text that is little more than a date.</summary>
    public PublicationTime? Read(string? value, bool monthFirst)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > 300)
            return null;
        value = value.Trim();
        if (value.Length is 10 or 13 && value.All(char.IsAsciiDigit))
            return Epoch(long.Parse(value, System.Globalization.CultureInfo.InvariantCulture), value.Length == 13);
        return Find(value, monthFirst)?.Time;
    }

    private static PublicationTime? Epoch(long number, bool milliseconds)
    {
        var seconds = milliseconds ? number / 1000 : number;
        if (seconds is < 757_382_400 or > 2_840_140_800)
            return null;
        var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return new(DateOnly.FromDateTime(instant.DateTime), TimeOnly.FromDateTime(instant.DateTime), TimeSpan.Zero);
    }

    private static int Number(ReadOnlySpan<char> text, ref int at, int most)
    {
        int value = 0, digits = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && digits < most)
        {
            value = value * 10 + (text[at++] - '0');
            digits++;
        }

        return digits == 0 || at < text.Length && char.IsAsciiDigit(text[at]) ? -1 : value;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        var n = 0;
        while (at + n < text.Length && char.IsAsciiDigit(text[at + n]))
            n++;
        return n;
    }

    private FoundDate? Numeric(ReadOnlySpan<char> text, int start, bool monthFirst)
    {
        var digits = Digits(text, start);
        var at = start;
        if (digits is 8 or 14 && Compact(text, start, digits) is { } compact)
            return compact;
        if (digits == 4)
        {
            var year = Number(text, ref at, 4);
            // 2024-05-03, 2024/5/3, 2024.05.03, 2024. 5. 3., 2024年5月3日, 2024년 5월 3일
            if (!Separator(text, ref at, "-/._年년‐–", out var mark))
                return null;
            var monthAt = at;
            var month = Number(text, ref at, 2);
            if (month < 0)
            {
                month = NamedMonth(text, ref monthAt);
                at = monthAt;
            }

            if (month <= 0 || !Separator(text, ref at, mark is '年' ? "月" : mark is '년' ? "월" : "-/._‐–", out _))
                return null;
            var day = Number(text, ref at, 2);
            if (at < text.Length && text[at] is '日' or '일')
                at++;
            return Made(text, year, month, day, start, at);
        }

        if (digits is not (1 or 2))
            return null;
        var first = Number(text, ref at, 2);
        var afterFirst = at;
        // 03.05.2024, 3/5/2024, 03-05-24
        if (at < text.Length && text[at] is '.' or '/' or '-' or '‐' or '–')
        {
            var mark = text[at];
            var next = at + 1;
            while (next < text.Length && text[next] == ' ' && mark == '.')
                next++;
            if (Digits(text, next) is 1 or 2)
            {
                var second = Number(text, ref next, 2);
                if (next < text.Length && text[next] is '.' or '/' or '-' or '‐' or '–')
                {
                    next++;
                    while (next < text.Length && text[next] == ' ' && mark == '.')
                        next++;
                    var yearDigits = Digits(text, next);
                    if (yearDigits is 4 or 2)
                    {
                        var year = Number(text, ref next, 4);
                        // "28.09.1912:44": a clock in the next element, glued.
                        if (yearDigits == 4 && year < FirstYear && next + 2 < text.Length && text[next] == ':' && char.IsAsciiDigit(text[next + 1]))
                            return Glued(text, 2000 + year / 100, second, first, start, next - 2);
                        if (yearDigits == 2)
                        {
                            // Two-digit years only where the whole is clearly a date.
                            if (mark == '-' && year < 1)
                                return null;
                            year += year < 70 ? 2000 : 1900;
                        }

                        var (day, month) = mark == '/' && monthFirst && first <= 12 || second > 12 ? (second, first) : (first, second);
                        if (Made(text, year, month, day, start, next) is { } found)
                            return found;
                    }
                }
            }
        }

        // 3 May 2024, 3. Mai 2024, 3 de mayo de 2024, 3rd of May, 2024
        at = afterFirst;
        if (first is < 1 or > 31)
            return null;
        SkipOrdinal(text, ref at);
        SkipGap(text, ref at);
        SkipWord(text, ref at, "de", "of", "d'");
        var named = NamedMonth(text, ref at);
        if (named == 0)
            return null;
        SkipGap(text, ref at);
        SkipWord(text, ref at, "de", "of", "del");
        var years = Digits(text, at);
        if (years is not (4 or 2))
            return null;
        var written = Number(text, ref at, 4);
        return Made(text, years == 2 ? 2000 + written : written, named, first, start, at);
    }

    private static FoundDate? Glued(ReadOnlySpan<char> text, int year, int month, int day, int start, int clock) =>
        Day(year, month, day) is { } date && ClockReader.Read(text, ref clock) is { } time ? new FoundDate(new(date, time.Time, time.Offset), start, clock) : null;

    private FoundDate? Compact(ReadOnlySpan<char> text, int start, int digits)
    {
        var (year, month, day) = (Two(text, start) * 100 + Two(text, start + 2), Two(text, start + 4), Two(text, start + 6));
        if (digits == 8)
            return Made(text, year, month, day, start, start + 8);
        return Day(year, month, day) is { } date && Two(text, start + 8) < 24 && Two(text, start + 10) < 60 && Two(text, start + 12) < 60
            ? new FoundDate(new(date, new TimeOnly(Two(text, start + 8), Two(text, start + 10), Two(text, start + 12))), start, start + 14)
            : null;
    }

    private static int Two(ReadOnlySpan<char> text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');

    /// <summary>May 3, 2024; Fri May 03 12:00:00 UTC 2024</summary>
    private FoundDate? MonthFirst(ReadOnlySpan<char> text, int start)
    {
        var at = start;
        var month = NamedMonth(text, ref at);
        if (month == 0)
            return null;
        SkipGap(text, ref at);
        if (Digits(text, at) is not (1 or 2))
            return null;
        var day = Number(text, ref at, 2);
        SkipOrdinal(text, ref at);
        SkipGap(text, ref at);
        if (Digits(text, at) == 4)
        {
            var year = Number(text, ref at, 4);
            return Made(text, year, month, day, start, at);
        }

        // The clock between day and year.
        var clock = at;
        if (ClockReader.Read(text, ref clock) is { } time)
        {
            for (var tries = 0; tries < 2 && clock < text.Length; tries++)
            {
                SkipGap(text, ref clock);
                if (Digits(text, clock) == 4)
                {
                    var year = Number(text, ref clock, 4);
                    return Day(year, month, day) is { } date ? new FoundDate(new(date, time.Time, time.Offset), start, clock) : null;
                }

                while (clock < text.Length && char.IsLetter(text[clock]))
                    clock++;
            }
        }

        return null;
    }

    private int NamedMonth(ReadOnlySpan<char> text, ref int at)
    {
        var end = at;
        while (end < text.Length && end - at < 24 && (char.IsLetter(text[end]) || char.GetUnicodeCategory(text[end]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
            end++;
        var month = months.Of(text[at..end]);
        if (month != 0)
        {
            at = end;
            if (at < text.Length && text[at] == '.')
                at++;
        }

        return month;
    }

    private static bool Separator(ReadOnlySpan<char> text, ref int at, string marks, out char mark)
    {
        mark = '\0';
        while (at < text.Length && text[at] == ' ')
            at++;
        if (at >= text.Length || !marks.Contains(text[at], StringComparison.Ordinal))
            return false;
        mark = text[at++];
        while (at < text.Length && text[at] == ' ')
            at++;
        return true;
    }

    private static void SkipGap(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or ',' or '.' or '\u00A0' or '/' or '-' or '،' or '|')
            at++;
    }

    private static void SkipOrdinal(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && text[at] is 'º' or '°' or 'ª' or '.')
            at++;
        else if (at + 1 < text.Length && text.Slice(at, 2) is "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH")
            at += 2;
    }

    private static void SkipWord(ReadOnlySpan<char> text, ref int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase) && at + word.Length < text.Length && !char.IsLetter(text[at + word.Length]))
            {
                at += word.Length;
                SkipGap(text, ref at);
                return;
            }
        }
    }

    private static FoundDate? Made(ReadOnlySpan<char> text, int year, int month, int day, int start, int end)
    {
        if (Day(year, month, day) is not { } date)
            return null;
        if (end < text.Length && char.IsAsciiDigit(text[end]))
            return null;
        var at = end;
        var clock = ClockReader.After(text, ref at);
        return new FoundDate(new(date, clock?.Time, clock?.Offset), start, at);
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
}
