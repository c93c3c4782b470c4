namespace Herodotus.Analyze.Times.Calendar;

/// <summary>
/// The day of a holiday in a given year: fixed days, weekdays of a month, days counted from Easter, and days of the lunar calendars
/// (computed by the tabular rules of .NET's calendars, which may differ by a day from the sighting of the moon).
/// </summary>
internal static class Holidays
{
    /// <summary>Names as lexicons write them; the index is the value.</summary>
    public static readonly string[] Names =
    [
        "", "new-year", "epiphany", "valentine", "womens-day", "patrick", "fools", "labor-day-may", "christmas-eve", "christmas", "boxing", "new-year-eve",
        "halloween", "all-saints", "all-souls", "assumption", "immaculate", "independence-us", "bastille", "veterans", "columbus-fixed", "guadalupe",
        "thanksgiving", "labor-day-us", "memorial-day", "mlk", "presidents", "mothers", "fathers", "easter", "easter-monday", "good-friday", "holy-thursday",
        "holy-saturday", "palm-sunday", "ash-wednesday", "mardi-gras", "pentecost", "corpus-christi", "ascension", "holy-week", "ramadan", "eid-fitr", "eid-adha",
        "islamic-new-year", "rosh-hashanah", "yom-kippur", "passover", "hanukkah", "chinese-new-year", "super-tuesday", "election-us", "guy-fawkes",
        "st-john", "st-joseph", "earth-day", "juneteenth", "canada-day", "australia-day", "black-friday", "cyber-monday", "innocents",
        "constitution-es", "columbus-us", "d-day", "pearl-harbor", "nine-eleven", "groundhog", "carnival-monday", "mexican-independence", "flag-day-us",
    ];

    private static readonly (int Month, int Day)[] Fixed =
    [
        default, (1, 1), (1, 6), (2, 14), (3, 8), (3, 17), (4, 1), (5, 1), (12, 24), (12, 25), (12, 26), (12, 31),
        (10, 31), (11, 1), (11, 2), (8, 15), (12, 8), (7, 4), (7, 14), (11, 11), (10, 12), (12, 12),
    ];

    /// <summary>The day, or null where the year has none or lies outside the calendars.</summary>
    public static DateOnly? Day(int holiday, int year)
    {
        if (year is < 1 or > 9998)
            return null;
        if (holiday < Fixed.Length)
            return new DateOnly(year, Fixed[holiday].Month, Fixed[holiday].Day);
        return Names[holiday] switch
        {
            "thanksgiving" => Nth(year, 11, DayOfWeek.Thursday, 4),
            "black-friday" => Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(1),
            "cyber-monday" => Nth(year, 11, DayOfWeek.Thursday, 4).AddDays(4),
            "labor-day-us" => Nth(year, 9, DayOfWeek.Monday, 1),
            "memorial-day" => Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7),
            "mlk" => Nth(year, 1, DayOfWeek.Monday, 3),
            "presidents" => Nth(year, 2, DayOfWeek.Monday, 3),
            "columbus-us" => Nth(year, 10, DayOfWeek.Monday, 2),
            "mothers" => Nth(year, 5, DayOfWeek.Sunday, 2),
            "fathers" => Nth(year, 6, DayOfWeek.Sunday, 3),
            "super-tuesday" => year == 2008 ? new DateOnly(2008, 2, 5) : Nth(year, 3, DayOfWeek.Tuesday, 1),
            "election-us" => Nth(year, 11, DayOfWeek.Monday, 1).AddDays(1),
            "easter" => Easter(year),
            "easter-monday" => Easter(year).AddDays(1),
            "good-friday" => Easter(year).AddDays(-2),
            "holy-thursday" => Easter(year).AddDays(-3),
            "holy-saturday" => Easter(year).AddDays(-1),
            "palm-sunday" or "holy-week" => Easter(year).AddDays(-7),
            "ash-wednesday" => Easter(year).AddDays(-46),
            "mardi-gras" => Easter(year).AddDays(-47),
            "carnival-monday" => Easter(year).AddDays(-48),
            "pentecost" => Easter(year).AddDays(49),
            "corpus-christi" => Easter(year).AddDays(60),
            "ascension" => Easter(year).AddDays(39),
            "ramadan" => Islamic(year, 9, 1),
            "eid-fitr" => Islamic(year, 10, 1),
            "eid-adha" => Islamic(year, 12, 10),
            "islamic-new-year" => Islamic(year, 1, 1),
            "rosh-hashanah" => Hebrew(year, 1, 1),
            "yom-kippur" => Hebrew(year, 1, 10),
            "hanukkah" => Hebrew(year, 3, 25),
            "passover" => Passover(year),
            "chinese-new-year" => ChineseNewYear(year),
            "guy-fawkes" => new DateOnly(year, 11, 5),
            "st-john" => new DateOnly(year, 6, 24),
            "st-joseph" => new DateOnly(year, 3, 19),
            "earth-day" => new DateOnly(year, 4, 22),
            "juneteenth" => new DateOnly(year, 6, 19),
            "canada-day" => new DateOnly(year, 7, 1),
            "australia-day" => new DateOnly(year, 1, 26),
            "innocents" => new DateOnly(year, 12, 28),
            "constitution-es" => new DateOnly(year, 12, 6),
            "groundhog" => new DateOnly(year, 2, 2),
            "mexican-independence" => new DateOnly(year, 9, 16),
            "flag-day-us" => new DateOnly(year, 6, 14),
            "d-day" => new DateOnly(1944, 6, 6),
            "pearl-harbor" => new DateOnly(1941, 12, 7),
            "nine-eleven" => new DateOnly(2001, 9, 11),
            _ => null,
        };
    }

    /// <summary>Days that happened once: the year asked for does not matter.</summary>
    public static bool IsSingle(int holiday) => Names[holiday] is "d-day" or "pearl-harbor" or "nine-eleven";

    /// <summary>Days in a week-long or month-long feast; one for the others.</summary>
    public static bool IsWeek(int holiday) => Names[holiday] is "holy-week";

    public static DateOnly Nth(int year, int month, DayOfWeek weekday, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays(((int)weekday - (int)first.DayOfWeek + 7) % 7 + 7 * (nth - 1));
    }

    /// <summary>The Gregorian computus (Meeus, Jones and Butcher).</summary>
    private static DateOnly Easter(int year)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
        var h = (19 * a + b - d - g + 15) % 30;
        int i = c / 4, k = c % 4;
        var l = (32 + 2 * e + 2 * i - h - k) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var all = h + l - 7 * m + 114;
        return new DateOnly(year, all / 31, all % 31 + 1);
    }

    private static DateOnly? Islamic(int year, int month, int day)
    {
        if (year is < 623 or > 9000)
            return null;
        System.Globalization.Calendar calendar = year is > 1900 and < 2077
            ? new System.Globalization.UmAlQuraCalendar()
            : new System.Globalization.HijriCalendar { HijriAdjustment = 0 };
        var islamicYear = calendar.GetYear(new DateTime(year, 1, 1));
        for (var candidate = islamicYear; candidate <= islamicYear + 1; candidate++)
        {
            var date = DateOnly.FromDateTime(calendar.ToDateTime(candidate, month, day, 0, 0, 0, 0));
            if (date.Year == year)
                return date;
        }

        return null;
    }

    private static DateOnly? Hebrew(int year, int month, int day)
    {
        if (year is < 1600 or > 2200)
            return null;
        var calendar = new System.Globalization.HebrewCalendar();
        return DateOnly.FromDateTime(calendar.ToDateTime(year + 3761, month, day, 0, 0, 0, 0));
    }

    private static DateOnly? Passover(int year)
    {
        if (year is < 1600 or > 2200)
            return null;
        var calendar = new System.Globalization.HebrewCalendar();
        var month = calendar.IsLeapYear(year + 3760) ? 8 : 7;
        return DateOnly.FromDateTime(calendar.ToDateTime(year + 3760, month, 15, 0, 0, 0, 0));
    }

    private static DateOnly? ChineseNewYear(int year)
    {
        if (year is < 1902 or > 2099)
            return null;
        var calendar = new System.Globalization.ChineseLunisolarCalendar();
        return DateOnly.FromDateTime(calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
    }
}
