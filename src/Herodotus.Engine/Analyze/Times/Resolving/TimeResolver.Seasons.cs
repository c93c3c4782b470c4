using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Resolving;

/// <content>Holidays, seasons, quarters, and the first or last part of a longer unit.</content>
internal ref partial struct TimeResolver
{
    private CalendarPoint? ResolveHoliday(in TimeSlots slots, int? year)
    {
        var holiday = slots.Get(Slot.Holiday);
        if (Holidays.IsSingle(holiday))
            year = 2000;
        DateOnly? found = null;
        if (year is { } known)
        {
            found = Holidays.Day(holiday, known);
        }
        else if (narrative ? Reference is { IsKnown: true, Year: > 0 } : Now is not null)
        {
            var now = narrative ? Reference!.Value.FirstDay ?? default : Now!.Value;
            var thisYear = Holidays.Day(holiday, now.Year);
            var rel = slots.Has(Slot.Rel) ? slots.Get(Slot.Rel) : (int?)null;
            var of = now.Year;
            if (thisYear is { } day)
            {
                var near = Math.Abs(day.DayNumber - now.DayNumber) < 45;
                var ahead = rel is > 0 || (rel is null && (narrative || TenseHere == Tense.Future));
                if (rel is < 0 || (rel is null && !ahead && !near))
                    of = day >= now ? now.Year - 1 : now.Year;
                else if (rel is not 0 && ahead && !narrative)
                    of = day < now ? now.Year + 1 : now.Year;
            }

            found = Holidays.Day(holiday, of);
        }
        else if (Holidays.Day(holiday, 2001) is { } fixedDay && Holidays.Day(holiday, 2002) is { } other && fixedDay.Month == other.Month && fixedDay.Day == other.Day)
        {
            return new(TimeUnit.Day, CalendarPoint.UnknownYear, fixedDay.Month, fixedDay.Day);
        }

        if (found is not { } feast)
            return null;
        return Holidays.IsWeek(holiday) ? CalendarPoint.OfWeek(feast.AddDays(1)) : CalendarPoint.OfDay(feast);
    }

    private CalendarPoint? ResolveSeason(in TimeSlots slots, int? year)
    {
        var season = slots.Get(Slot.Season);
        if (year is { } known)
            return new(TimeUnit.Season, known, Part: season);
        if (narrative)
            return hasMentioned && mentioned.IsKnown ? new(TimeUnit.Season, mentioned.Year, Part: season) : new(TimeUnit.Season, CalendarPoint.UnknownYear, Part: season);
        if (Now is not { } now)
            return new(TimeUnit.Season, CalendarPoint.UnknownYear, Part: season);
        var starts = season == 4 ? 12 : season * 3;
        var started = now.Month >= starts || (now.Month == starts - 1 && now.Day > 20);
        var current = CalendarPoint.Containing(now, TimeUnit.Season);
        if (slots.Has(Slot.Rel))
        {
            return slots.Get(Slot.Rel) switch
            {
                < 0 => new(TimeUnit.Season, started && current.Part != season ? now.Year : current.Part == season ? current.Year - 1 : now.Year - 1, Part: season),
                > 0 => new(TimeUnit.Season, started ? now.Year + 1 : now.Year, Part: season),
                _ => new(TimeUnit.Season, current.Part == season ? current.Year : now.Year, Part: season),
            };
        }

        if (current.Part == season)
            return current;
        return new(TimeUnit.Season, TenseHere == Tense.Past && !started ? now.Year - 1 : TenseHere == Tense.Future && started ? now.Year + 1 : now.Year, Part: season);
    }

    /// <summary>A quarter or half of a year.</summary>
    private readonly CalendarPoint? PartOfYear(TimeUnit unit, int part, int months, in TimeSlots slots, int? year)
    {
        if (part < 0)
            part = 12 / months;
        if (part is < 1 || part > 12 / months)
            return null;
        if (year is { } known)
            return new(unit, known, Part: part);
        if (narrative)
            return hasMentioned && mentioned.IsKnown ? new(unit, mentioned.Year, Part: part) : new(unit, CalendarPoint.UnknownYear, Part: part);
        if (Now is not { } now)
            return new(unit, CalendarPoint.UnknownYear, Part: part);
        if (CarriedYear() is { } carried)
            return new(unit, carried, Part: part);
        var current = (now.Month - 1) / months + 1;
        var tense = TenseHere;
        if (tense == Tense.Future)
            return new(unit, part >= current ? now.Year : now.Year + 1, Part: part);
        return new(unit, part <= current || (tense == Tense.Unknown && part == current + 1) ? now.Year : now.Year - 1, Part: part);
    }

    /// <summary>"the first week of March", "the last day of the year", "the third quarter".</summary>
    private CalendarPoint? ResolveOrdinalUnit(in TimeSlots slots, int? year)
    {
        var unit = (TimeUnit)slots.Get(Slot.Unit);
        var nth = slots.Get(Slot.Ordinal);
        switch (unit)
        {
            case TimeUnit.Quarter:
                return PartOfYear(unit, nth, 3, slots, year);
            case TimeUnit.Half:
                return PartOfYear(unit, nth, 6, slots, year);
            case TimeUnit.Century:
                return nth is < 1 or > 30 ? null : new(TimeUnit.Century, slots.Get(Slot.Era) == 1 ? -1 : 1, Part: nth - 1);
        }

        CalendarPoint? whole = slots.Has(Slot.Month) ? ResolveMonth(slots, year)
            : slots.Has(Slot.Season) ? ResolveSeason(slots, year)
            : year is { } of ? CalendarPoint.OfYear(of) : null;
        if (whole is not { IsKnown: true, Year: > 0 and < 9999 } outer || outer.FirstDay is not { } from)
            return null;
        var to = outer.Grain == TimeUnit.Month ? from.AddMonths(1) : outer.Grain == TimeUnit.Season ? from.AddMonths(3) : from.AddYears(1);
        switch (unit)
        {
            case TimeUnit.Day:
                var day = nth > 0 ? from.AddDays(nth - 1) : to.AddDays(-1);
                return day < to ? CalendarPoint.OfDay(day) : null;
            case TimeUnit.Week:
                return CalendarPoint.OfWeek(nth > 0 ? from.AddDays(7 * (nth - 1) + 3) : to.AddDays(-4));
            case TimeUnit.Weekend:
                var saturday = from.AddDays(((int)DayOfWeek.Saturday - (int)from.DayOfWeek + 7) % 7);
                if (nth < 0)
                {
                    saturday = to.AddDays(-1);
                    saturday = saturday.AddDays(-(((int)saturday.DayOfWeek + 1) % 7));
                }

                return CalendarPoint.OfWeek(nth > 0 ? saturday.AddDays(7 * (nth - 1)) : saturday, true);
            case TimeUnit.Month:
                var month = nth > 0 ? from.AddMonths(nth - 1) : to.AddMonths(-1);
                return month < to ? CalendarPoint.OfMonth(month.Year, month.Month) : null;
            default:
                return null;
        }
    }
}
