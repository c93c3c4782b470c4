using System.Globalization;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Calendar;

/// <summary>A place in the calendar at one granularity; unknown parts are zero (the year: <see cref="UnknownYear"/>).</summary>
internal readonly record struct CalendarPoint(TimeUnit Grain, int Year, int Month = 0, int Day = 0, int Part = 0, int DayPart = 0, int Hour = -1, int Minute = -1, int Second = -1)
{
    public const int UnknownYear = int.MinValue;

    public bool IsKnown => Year != UnknownYear;

    /// <summary>The first day it may mean, where the .NET calendar holds it.</summary>
    public DateOnly? FirstDay
    {
        get
        {
            if (!IsKnown || Year is < 1 or > 9999)
                return Grain is TimeUnit.Decade or TimeUnit.Century && IsKnown && Part is > 0 ? StartOfYears() : null;
            return Grain switch
            {
                TimeUnit.Week or TimeUnit.Weekend => WeekStart(Year, Part),
                TimeUnit.Quarter => At(Part * 3 - 2, 1),
                TimeUnit.Half => At(Part * 6 - 5, 1),
                TimeUnit.Season => At(Part == 4 ? 12 : Part * 3, 1),
                TimeUnit.Year => At(1, 1),
                TimeUnit.Decade or TimeUnit.Century => StartOfYears(),
                TimeUnit.Month => At(Month, 1),
                _ => At(Math.Max(1, Month), Math.Max(1, Day)),
            };
        }
    }

    public static CalendarPoint OfDay(DateOnly day) => new(TimeUnit.Day, day.Year, day.Month, day.Day);

    public static CalendarPoint OfYear(int year) => new(TimeUnit.Year, year);

    public static CalendarPoint OfMonth(int year, int month) => new(TimeUnit.Month, year, month);

    public static CalendarPoint OfWeek(DateOnly day, bool weekend = false) =>
        new(weekend ? TimeUnit.Weekend : TimeUnit.Week, ISOWeek.GetYear(day.ToDateTime(default)), Part: ISOWeek.GetWeekOfYear(day.ToDateTime(default)));

    /// <summary>The unit of the given size that holds a day.</summary>
    public static CalendarPoint Containing(DateOnly day, TimeUnit unit) => unit switch
    {
        TimeUnit.Week or TimeUnit.Fortnight => OfWeek(day),
        TimeUnit.Weekend => OfWeek(day, true),
        TimeUnit.Month or TimeUnit.Bimester => OfMonth(day.Year, day.Month),
        TimeUnit.Quarter => new(TimeUnit.Quarter, day.Year, Part: (day.Month + 2) / 3),
        TimeUnit.Half => new(TimeUnit.Half, day.Year, Part: day.Month > 6 ? 2 : 1),
        TimeUnit.Season => new(TimeUnit.Season, day.Month < 3 ? day.Year - 1 : day.Year, Part: day.Month is < 3 or 12 ? 4 : day.Month / 3),
        TimeUnit.Year => OfYear(day.Year),
        TimeUnit.Decade => new(TimeUnit.Decade, day.Year, Part: day.Year / 10),
        TimeUnit.Century => new(TimeUnit.Century, day.Year, Part: day.Year / 100),
        _ => OfDay(day),
    };

    /// <summary>A calendar has it: no year 0, no years of five digits, no 31 February.</summary>
    private bool IsHeld =>
        !(IsKnown && (Year == 0 || Year is > 9999 or < -9999) && Grain is not (TimeUnit.Decade or TimeUnit.Century))
        && Month <= 12 && !(Day > 0 && Month > 0 && Day > (IsKnown && Year > 0 ? DateTime.DaysInMonth(Year, Month) : DateTime.DaysInMonth(2000, Month)));

    /// <summary>The TIMEX3 value, or null where the calendar has none (year 0, years of five digits, 31 February).</summary>
    public string? Format()
    {
        if (!IsHeld)
            return null;
        if (Grain == TimeUnit.Day && IsKnown && Year > 0 && Part == 0 && DayPart == 0 && Hour < 0)
            return Written(Year, Month, Day);
        var year = !IsKnown ? "XXXX" : Year < 0 ? string.Create(CultureInfo.InvariantCulture, $"BC{-Year:0000}") : Year.ToString("0000", CultureInfo.InvariantCulture);
        return Grain switch
        {
            TimeUnit.Century => (Year < 0 ? "BC" : "") + Part.ToString("00", CultureInfo.InvariantCulture),
            TimeUnit.Decade => (Year < 0 ? "BC" : "") + Part.ToString("000", CultureInfo.InvariantCulture),
            TimeUnit.Year => year,
            TimeUnit.Half => $"{year}-H{Part}",
            TimeUnit.Quarter => $"{year}-Q{Part}",
            TimeUnit.Season => $"{year}-{SlotNames.Seasons[Part]}",
            TimeUnit.Month => Month == 0 ? year + "-XX" : string.Create(CultureInfo.InvariantCulture, $"{year}-{Month:00}"),
            TimeUnit.Week => Part == 0 ? year + "-WXX" : string.Create(CultureInfo.InvariantCulture, $"{year}-W{Part:00}"),
            TimeUnit.Weekend => Part == 0 ? year + "-WXX-WE" : string.Create(CultureInfo.InvariantCulture, $"{year}-W{Part:00}-WE"),
            _ => Date(year) + Clock(),
        };
    }

    /// <summary>The half-open interval it means, ISO 8601; nulls where it has none.</summary>
    public (string? From, string? To) Bounds(string zone)
    {
        if (!IsKnown || (Part > 0 && Grain is not (TimeUnit.Decade or TimeUnit.Century or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Quarter or TimeUnit.Half)))
            return default;
        if (!IsHeld || FirstDay is not { } first)
            return default;
        if (Grain is TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second)
            return ClockBounds(first, zone);
        if (DayPart != 0 || (Grain == TimeUnit.Day && (Day == 0 || Month == 0)) || (Grain == TimeUnit.Month && Month == 0))
            return default;
        var (from, days) = Grain == TimeUnit.Weekend ? (first.AddDays(5), 2) : (first, Grain == TimeUnit.Week ? 7 : 1);
        var to = Grain switch
        {
            TimeUnit.Month => AddMonths(from, 1),
            TimeUnit.Quarter => AddMonths(from, 3),
            TimeUnit.Half => AddMonths(from, 6),
            TimeUnit.Year => AddMonths(from, 12),
            TimeUnit.Decade => AddMonths(from, 120),
            TimeUnit.Century => AddMonths(from, 1200),
            _ => from.DayNumber + days <= DateOnly.MaxValue.DayNumber ? from.AddDays(days) : null,
        };
        return (Iso(from), to is { } end ? Iso(end) : null);
    }

    private static DateOnly? AddMonths(DateOnly day, int months) =>
        day.Year + (day.Month - 1 + months) / 12 <= 9999 ? day.AddMonths(months) : null;

    /// <summary>The same place at another size: days, weeks, months … before or after. Null outside the calendar.</summary>
    public CalendarPoint? Shift(double amount, TimeUnit unit)
    {
        if (!IsKnown || Math.Abs(amount) > 1_000_000)
            return null;
        var whole = (int)Math.Floor(Math.Abs(amount)) * Math.Sign(amount);
        var exact = Math.Abs(amount - whole) < 0.001;
        switch (unit)
        {
            case TimeUnit.Year when exact:
                return WithYears(whole);
            case TimeUnit.Decade when exact:
                return WithYears(whole * 10);
            case TimeUnit.Century when exact:
                return WithYears(whole * 100);
            case TimeUnit.Millennium when exact:
                return WithYears(whole * 1000);
        }

        if (Year < 1)
            return unit >= TimeUnit.Year ? null : this with { Grain = TimeUnit.Year };
        if (FirstDay is not { } day)
            return null;
        var months = unit switch
        {
            TimeUnit.Month => amount,
            TimeUnit.Bimester => amount * 2,
            TimeUnit.Quarter => amount * 3,
            TimeUnit.Half => amount * 6,
            TimeUnit.Season => amount * 3,
            TimeUnit.Year => amount * 12,
            TimeUnit.Decade => amount * 120,
            TimeUnit.Century => amount * 1200,
            _ => 0,
        };
        if (months != 0)
        {
            var total = day.Year * 12.0 + day.Month - 1 + Math.Round(months);
            if (total is < 12 or >= 120_000)
                return null;
            var moved = new DateOnly((int)total / 12, (int)total % 12 + 1, 1);
            return unit is TimeUnit.Quarter or TimeUnit.Half or TimeUnit.Season ? Containing(moved, unit) : OfMonth(moved.Year, moved.Month);
        }

        var days = unit switch { TimeUnit.Week or TimeUnit.Weekend => amount * 7, TimeUnit.Fortnight => amount * 14, _ => amount };
        var number = day.DayNumber + Math.Round(days);
        if (number < 0 || number > DateOnly.MaxValue.DayNumber)
            return null;
        return Containing(DateOnly.FromDayNumber((int)number), unit switch { TimeUnit.Fortnight => TimeUnit.Week, TimeUnit.Night => TimeUnit.Day, _ => unit });
    }

    private CalendarPoint? WithYears(int years)
    {
        var year = Year + years;
        if ((Year < 0) != (year < 0) || year == 0)
            year += Math.Sign(years);
        return year is > 9999 or < -9999 ? null : new(TimeUnit.Year, year);
    }

    public static DateOnly? WeekStart(int year, int week)
    {
        if (year is < 1 or > 9998 || week is < 1 or > 53)
            return null;
        return DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
    }

    public static string Iso(DateOnly day) => Written(day.Year, day.Month, day.Day);

    /// <summary>A written day, digit by digit: the most frequent value by far; zero is unknown.</summary>
    private static string Written(int year, int month, int day) => string.Create(10, (year, month, day), static (span, date) =>
    {
        Digits(span[..4], date.year);
        span[4] = span[7] = '-';
        Digits(span.Slice(5, 2), date.month);
        Digits(span[8..], date.day);
    });

    private static void Digits(Span<char> span, int value)
    {
        if (value == 0)
        {
            span.Fill('X');
            return;
        }

        for (var i = span.Length - 1; i >= 0; i--, value /= 10)
            span[i] = (char)('0' + value % 10);
    }

    private DateOnly? At(int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Year, month) ? new DateOnly(Year, month, day) : null;

    private DateOnly? StartOfYears()
    {
        var year = Part * (Grain == TimeUnit.Decade ? 10 : 100);
        return Year > 0 && year is > 0 and <= 9999 ? new DateOnly(year, 1, 1) : null;
    }

    private string Date(string year)
    {
        if (Part > 0 && Day == 0)
            return $"{year}-WXX-{Part}";
        return string.Create(CultureInfo.InvariantCulture, $"{year}-{Pair(Month)}-{Pair(Day)}");
    }

    private static string Pair(int value) => value == 0 ? "XX" : value.ToString("00", CultureInfo.InvariantCulture);

    private string Clock()
    {
        if (DayPart != 0 && Hour < 0)
            return "T" + SlotNames.DayParts[DayPart];
        if (Hour < 0)
            return "";
        if (Minute < 0)
            return string.Create(CultureInfo.InvariantCulture, $"T{Hour:00}");
        return Second < 0
            ? string.Create(CultureInfo.InvariantCulture, $"T{Hour:00}:{Minute:00}")
            : string.Create(CultureInfo.InvariantCulture, $"T{Hour:00}:{Minute:00}:{Second:00}");
    }

    private (string? From, string? To) ClockBounds(DateOnly day, string zone)
    {
        if (Hour is < 0 or > 24 || day.Year == 9999 || Month == 0 || Day == 0)
            return default;
        var from = day.ToDateTime(default).AddHours(Hour).AddMinutes(Math.Max(0, Minute)).AddSeconds(Math.Max(0, Second));
        var to = Second >= 0 ? from.AddSeconds(1) : Minute >= 0 ? from.AddMinutes(1) : from.AddHours(1);
        const string Form = "yyyy-MM-dd'T'HH:mm:ss";
        return (from.ToString(Form, CultureInfo.InvariantCulture) + zone, to.ToString(Form, CultureInfo.InvariantCulture) + zone);
    }
}
