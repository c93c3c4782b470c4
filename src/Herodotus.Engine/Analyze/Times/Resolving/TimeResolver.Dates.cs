using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Resolving;

internal ref partial struct TimeResolver
{
    private CalendarPoint? ResolveDate(in TimeSlots slots)
    {
        var year = ExplicitYear(slots);
        if (slots.Has(Slot.Century))
        {
            var century = slots.Get(Slot.Century);
            return century is < 1 or > 30 ? null : new(TimeUnit.Century, slots.Get(Slot.Era) == 1 ? -1 : 1, Part: century - 1);
        }

        if (slots.Has(Slot.Decade))
            return ResolveDecade(slots);
        CalendarPoint? day = null;
        if (slots.Has(Slot.Holiday))
            day = ResolveHoliday(slots, year);
        else if (slots.Has(Slot.Weekday) && slots.Has(Slot.Ordinal))
            day = ResolveNthWeekday(slots, year);
        else if (slots.Has(Slot.Number) && !slots.Has(Slot.Rel) && !slots.Has(Slot.Month) && slots.Get(Slot.Unit) == (int)TimeUnit.Week)
            day = slots.Get(Slot.Number) is >= 1 and <= 53 && (year ?? Now?.Year) is { } of ? new(TimeUnit.Week, of, Part: slots.Get(Slot.Number)) : null;
        else if (slots.Has(Slot.Ordinal) && slots.Has(Slot.Unit))
            day = ResolveOrdinalUnit(slots, year);
        else if (slots.Has(Slot.Quarter))
            day = PartOfYear(TimeUnit.Quarter, slots.Get(Slot.Quarter), 3, slots, year);
        else if (slots.Has(Slot.Half))
            day = PartOfYear(TimeUnit.Half, slots.Get(Slot.Half), 6, slots, year);
        else if (slots.Has(Slot.Season))
            day = ResolveSeason(slots, year);
        else if (slots.Has(Slot.Month))
            day = slots.Has(Slot.Day) ? ResolveMonthDay(slots, year) : ResolveMonth(slots, year);
        else if (slots.Has(Slot.Day))
            day = ResolveDayOfMonth(slots);
        else if (slots.Has(Slot.Weekday))
            day = ResolveWeekday(slots);
        else if (year is { } alone)
            return alone == 0 ? null : CalendarPoint.OfYear(alone);
        if (!slots.Has(Slot.Hour) && !slots.Has(Slot.DayPart))
            return day;
        return WithClock(day ?? DayForClock(slots), slots);
    }

    private readonly int? ExplicitYear(in TimeSlots slots)
    {
        if (slots.Has(Slot.Year))
        {
            var year = slots.Get(Slot.Year);
            return slots.Get(Slot.Era) == 1 ? -year : year;
        }

        if (!slots.Has(Slot.YearRel))
            return null;
        var rel = slots.Get(Slot.YearRel);
        if (slots.Get(Slot.Anchor) == 2 || Now is null || (narrative && slots.Get(Slot.Anchor) != 1))
            return Reference is { IsKnown: true } reference ? reference.Year + rel : null;
        return Now.Value.Year + rel;
    }

    private readonly CalendarPoint? ResolveDecade(in TimeSlots slots)
    {
        var decade = slots.Get(Slot.Decade);
        if (slots.Get(Slot.Era) == 1)
            return new(TimeUnit.Decade, -1, Part: decade);
        if (decade >= 1000 || (decade is >= 10 and < 100 && decade % 10 == 0))
            decade /= 10;
        if (decade >= 100)
            return new(TimeUnit.Decade, decade * 10, Part: decade);

        // "the eighties": the last decade of that name that had begun.
        var now = Now?.Year ?? (Reference is { IsKnown: true } reference ? reference.Year : 2000);
        if (narrative && Reference is { IsKnown: true, Year: > 0 } told)
            now = Math.Min(now, told.Year + 99);
        var part = now / 100 * 10 + decade;
        if (part * 10 > now)
            part -= 10;
        return new(TimeUnit.Decade, part * 10, Part: part);
    }

    /// <summary>In news, the written year of the clause before carries over to a date of the same sentence that has none.</summary>
    private readonly int? CarriedYear() =>
        !narrative && hasMentioned && mentionedYearWritten && mentioned.IsKnown && Now is { } now && mentioned.Year < now.Year && first - mentionedAt < 12 && SameSentence() && TenseHere == Tense.Past
            ? mentioned.Year
            : null;

    /// <summary>A day of the last weeks before the report is that day, whatever year was written before: "escaped in January 2024 and was caught on June 25".</summary>
    private static bool IsJustPast(DateOnly now, int month, int day) =>
        day <= DateTime.DaysInMonth(now.Year, month) && now.DayNumber - new DateOnly(now.Year, month, day).DayNumber is >= 0 and <= JustPast;

    private readonly bool SameSentence() => tenses.SameSentence(mentionedAt, first);

    private CalendarPoint? ResolveMonth(in TimeSlots slots, int? year)
    {
        var month = slots.Get(Slot.Month);
        if (year is { } known)
            return CalendarPoint.OfMonth(known, month);
        if (slots.Has(Slot.Rel) && Now is { } now)
        {
            var rel = slots.Get(Slot.Rel);
            var of = rel < 0
                ? month < now.Month ? now.Year : now.Year - 1
                : rel > 0 ? month > now.Month ? now.Year : now.Year + 1 : now.Year;
            return CalendarPoint.OfMonth(of, month);
        }

        return YearForMonth(month) is { } found ? CalendarPoint.OfMonth(found, month) : CalendarPoint.OfMonth(CalendarPoint.UnknownYear, month);
    }

    private readonly int? YearForMonth(int month)
    {
        if (narrative || Now is null)
            return narrative ? StoryYear(month, 0) : null;
        var now = Now.Value;
        if (CarriedYear() is { } carried)
            return carried;
        return TenseHere switch
        {
            Tense.Future => month >= now.Month ? now.Year : now.Year + 1,
            Tense.Past => month <= now.Month ? now.Year : now.Year - 1,
            _ => month > now.Month + 2 ? now.Year - 1 : now.Year,
        };
    }

    /// <summary>In history the next such month or day after the last date, unless that is just behind it.</summary>
    private readonly int? StoryYear(int month, int day)
    {
        if (!hasMentioned || !mentioned.IsKnown)
            return null;
        if (mentioned.Month == 0 || mentioned.Year < 1)
            return mentioned.Year;
        var ahead = month - mentioned.Month;
        return ahead <= -7 ? mentioned.Year + 1 : mentioned.Year;
    }
}
