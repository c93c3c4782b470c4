using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;
using Herodotus.Text;

namespace Herodotus.Analyze.Times.Resolving;

internal ref partial struct TimeResolver
{
    /// <summary>"last week", "the following year", "yesterday": a unit before or after the one we are in.</summary>
    private readonly CalendarPoint? ResolveUnit(in TimeSlots slots)
    {
        var unit = (TimeUnit)slots.Get(Slot.Unit);
        var rel = slots.Get(Slot.Rel);
        var fromText = slots.Get(Slot.Anchor) == 2 || (narrative && slots.Get(Slot.Anchor) != 1);
        var anchor = fromText ? Reference : Now is { } now ? CalendarPoint.OfDay(now) : null;
        if (fromText && !narrative && unit <= TimeUnit.Day && hasMentionedDay)
            anchor = mentionedDay;
        else if (fromText && !narrative && unit <= TimeUnit.Day && Now is { } current && (mentioned.Grain > TimeUnit.Month || !hasMentioned))
            anchor = CalendarPoint.OfDay(current);
        if (anchor is not { IsKnown: true } known)
            return Open(unit, slots);
        if (unit == TimeUnit.Quarter && slots.Has(Slot.Apart) && !narrative)
        {
            // "the quarter" in a report of earnings: the one told of, else the one that has ended.
            return hasMentioned && mentioned.Grain == TimeUnit.Quarter ? mentioned
                : Now is { } reporting ? CalendarPoint.Containing(reporting, TimeUnit.Quarter).Shift(-1, TimeUnit.Quarter) : null;
        }

        if (unit == TimeUnit.Night)
        {
            var night = known.FirstDay is { } evening ? Moved(evening, rel) : null;
            return night is { } found ? found with { DayPart = 5 } : null;
        }

        if (unit == TimeUnit.Weekend && known.FirstDay is { } today && !fromText)
        {
            // Early in the week "the weekend" is the one just gone, unless the sentence looks ahead.
            if (rel == 0 && IsoWeekday(today) < 5 && TenseHere == Tense.Past)
                rel = -1;
            return CalendarPoint.OfWeek(today, true).Shift(rel, TimeUnit.Weekend) is { } weekend ? weekend : null;
        }

        CalendarPoint? point;
        if (fromText && rel == 0 && known.Grain == unit)
            point = known with { DayPart = 0, Hour = -1, Minute = -1, Second = -1 };
        else if (known.Year < 0 || unit is TimeUnit.Year)
            point = unit == TimeUnit.Year ? known.Shift(rel, TimeUnit.Year) : OpenWithin(known, unit);
        else if (fromText && known.Grain > unit && known.Grain > TimeUnit.Week)
            point = OpenWithin(known, unit);
        else if (known.FirstDay is { } day)
            point = unit <= TimeUnit.Day ? Moved(day, rel)
                : unit is TimeUnit.Decade or TimeUnit.Century ? Years(day.Year + rel * (unit == TimeUnit.Decade ? 10 : 100), unit)
                : CalendarPoint.Containing(day, unit).Shift(rel, unit);
        else
            point = null;
        if (point is not { } whole)
            return null;
        if (slots.Has(Slot.Weekday) && whole.Grain == TimeUnit.Week && whole.FirstDay is { } monday)
            whole = CalendarPoint.OfDay(monday.AddDays(slots.Get(Slot.Weekday) - 1));
        else if (slots.Has(Slot.Weekday) && slots.Has(Slot.Ordinal) && whole is { Grain: TimeUnit.Month, Year: > 0 })
            return NthWeekday(whole, slots);
        else if (slots.Has(Slot.Day) && whole.Grain == TimeUnit.Month)
            whole = new(TimeUnit.Day, whole.Year, whole.Month, slots.Get(Slot.Day));
        else if (slots.Has(Slot.Ordinal) && slots.Has(Slot.Unit2) && whole.FirstDay is { } first)
            return FirstOrLast(whole, first, (TimeUnit)slots.Get(Slot.Unit2), slots.Get(Slot.Ordinal));
        return slots.Has(Slot.Hour) || slots.Has(Slot.DayPart) ? WithClock(whole, slots) : whole;
    }

    private static CalendarPoint? Years(int year, TimeUnit unit) =>
        year is < 1 or > 9999 ? null : CalendarPoint.Containing(new DateOnly(year, 1, 1), unit);

    private static CalendarPoint? FirstOrLast(CalendarPoint whole, DateOnly first, TimeUnit unit, int nth)
    {
        if (IsoDay.Read(whole.Bounds("").To) is not { } to)
            return null;
        return unit switch
        {
            TimeUnit.Day => CalendarPoint.OfDay(nth > 0 ? first.AddDays(nth - 1) : to.AddDays(-1)),
            TimeUnit.Week => CalendarPoint.OfWeek(nth > 0 ? first.AddDays(7 * (nth - 1) + 3) : to.AddDays(-4)),
            TimeUnit.Quarter => new(TimeUnit.Quarter, whole.Year, Part: nth > 0 ? nth : 4),
            TimeUnit.Half => new(TimeUnit.Half, whole.Year, Part: nth > 0 ? nth : 2),
            TimeUnit.Month => CalendarPoint.Containing(nth > 0 ? first.AddMonths(nth - 1) : to.AddDays(-1), TimeUnit.Month),
            TimeUnit.Weekend => CalendarPoint.OfWeek(nth > 0 ? first.AddDays(7 * (nth - 1) + 5) : to.AddDays(-3), true),
            _ => null,
        };
    }

    private static CalendarPoint OpenWithin(CalendarPoint known, TimeUnit unit) => unit switch
    {
        TimeUnit.Month => new(TimeUnit.Month, known.Year),
        TimeUnit.Week => new(TimeUnit.Week, known.Year),
        TimeUnit.Year => CalendarPoint.OfYear(known.Year),
        TimeUnit.Decade or TimeUnit.Century => known,
        _ => new(TimeUnit.Day, known.Year, known.Month),
    };

    private static CalendarPoint? Open(TimeUnit unit, in TimeSlots slots)
    {
        const int Unknown = CalendarPoint.UnknownYear;
        return unit switch
        {
            TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month or TimeUnit.Year => new(unit, Unknown),
            TimeUnit.Day => new(TimeUnit.Day, Unknown, DayPart: slots.Get(Slot.DayPart)),
            TimeUnit.Night => new(TimeUnit.Day, Unknown, DayPart: 5),
            _ => null,
        };
    }

    /// <summary>"three days ago", "a year later", "two weeks after 5 May".</summary>
    private CalendarPoint? ResolveShift(in TimeSlots slots)
    {
        var number = slots.Number(Slot.Number) + slots.Number(Slot.Fraction);
        var unit = (TimeUnit)slots.Get(Slot.Unit);
        if (slots.Number(Slot.Number) == SlotNames.Vague)
            return null;
        CalendarPoint? anchor;
        if (slots.Get(Slot.Anchor) == 3)
            anchor = ResolveDate(slots);
        else if (slots.Get(Slot.Anchor) == 2 || (narrative && slots.Get(Slot.Anchor) != 1))
            anchor = Reference;
        else
            anchor = Now is { } now ? CalendarPoint.OfDay(now) : null;
        if (anchor is not { IsKnown: true } basis)
            return null;
        var sign = slots.Get(Slot.Rel) < 0 ? -1 : 1;
        if (unit <= TimeUnit.Hour)
        {
            if (basis.Hour < 0 && slots.Get(Slot.Anchor) != 2 && publishedTime is { } clock)
                basis = basis with { Grain = TimeUnit.Minute, Hour = clock.Hour, Minute = clock.Minute };
            if (basis.Hour < 0 || basis.FirstDay is not { } date || basis.Year is < 2 or > 9997)
                return basis.Grain == TimeUnit.Day ? basis with { DayPart = 0, Hour = -1 } : null;
            var seconds = number * sign * (unit == TimeUnit.Hour ? 3600 : unit == TimeUnit.Minute ? 60 : 1);
            if (Math.Abs(seconds) > 1e8)
                return null;
            var moment = date.ToDateTime(default).AddHours(basis.Hour).AddMinutes(Math.Max(0, basis.Minute)).AddSeconds(Math.Round(seconds));
            return new(TimeUnit.Minute, moment.Year, moment.Month, moment.Day, Hour: moment.Hour, Minute: moment.Minute);
        }

        // "a year earlier" said of a quarter is a quarter (WSJ style); of a month, that month.
        if (unit == TimeUnit.Year && basis.Grain == TimeUnit.Quarter && number == Math.Floor(number))
            return basis with { Year = basis.Year + (int)number * sign };
        if (slots.Has(Slot.Unit2))
            basis = basis.Shift(slots.Number(Slot.Number2) * sign, (TimeUnit)slots.Get(Slot.Unit2)) ?? basis;
        if (basis.Grain > unit && basis.Grain > TimeUnit.Week && unit < TimeUnit.Month && slots.Get(Slot.Anchor) != 3)
            return OpenWithin(basis, unit);
        // "the week of April 10": the unit that holds the day.
        var moved = number == 0 && basis.FirstDay is { } held ? CalendarPoint.Containing(held, unit) : basis.Shift(number * sign, unit);
        return moved is { Grain: TimeUnit.Day } && slots.Has(Slot.DayPart) && slots.Get(Slot.Anchor) != 3 ? WithClock(moved, slots) : moved;
    }

    /// <summary>"the same period last year": the last date mentioned, in another year.</summary>
    private readonly CalendarPoint? ResolveSame(in TimeSlots slots)
    {
        if (Reference is not { IsKnown: true } reference)
            return null;
        var unit = (TimeUnit)slots.Get(Slot.Unit);
        var same = unit is TimeUnit.None || reference.Grain == unit || reference.FirstDay is not { } day ? reference : CalendarPoint.Containing(day, unit);
        if (unit == TimeUnit.None && same.Grain <= TimeUnit.Day && slots.Has(Slot.YearRel) && same.Year > 0)
            same = CalendarPoint.OfYear(same.Year);
        same = same with { DayPart = 0, Hour = -1, Minute = -1, Second = -1 };
        return same.Grain == TimeUnit.Day && same.Month == 2 && same.Day == 29 ? same with { Grain = TimeUnit.Month, Day = 0, Year = same.Year + slots.Get(Slot.YearRel) }
            : same with { Year = same.Year + slots.Get(Slot.YearRel) };
    }
}
