using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Resolving;

/// <content>Days of the month and of the week.</content>
internal ref partial struct TimeResolver
{
    private CalendarPoint? ResolveMonthDay(in TimeSlots slots, int? year)
    {
        int month = slots.Get(Slot.Month), day = slots.Get(Slot.Day);
        if (day > DateTime.DaysInMonth(2000, Math.Clamp(month, 1, 12)) || month is < 1 or > 12)
            return new(TimeUnit.Day, 2000, month, 32);
        if (year is { } known)
            return new(TimeUnit.Day, known, month, day);
        if (narrative)
            return StoryYear(month, day) is { } told ? new(TimeUnit.Day, told, month, day) : new(TimeUnit.Day, CalendarPoint.UnknownYear, month, day);
        if (Now is not { } now)
            return new(TimeUnit.Day, CalendarPoint.UnknownYear, month, day);
        if (slots.Has(Slot.Rel))
        {
            var later = month > now.Month || (month == now.Month && day > now.Day);
            var moved = slots.Get(Slot.Rel) < 0 ? later ? now.Year - 1 : now.Year : later ? now.Year : now.Year + 1;
            return new(TimeUnit.Day, slots.Get(Slot.Rel) == 0 ? now.Year : moved, month, day);
        }

        if (CarriedYear() is { } carried && !IsJustPast(now, month, day))
            return new(TimeUnit.Day, carried, month, day);
        if (slots.Has(Slot.Weekday) && YearOfWeekday(now, month, day, slots.Get(Slot.Weekday)) is { } matching)
            return new(TimeUnit.Day, matching, month, day);
        return new(TimeUnit.Day, NearestYear(now, month, day), month, day);
    }

    /// <summary>The one year beside this in which the day falls on the weekday that is written with it.</summary>
    private static int? YearOfWeekday(DateOnly now, int month, int day, int weekday)
    {
        foreach (var year in (ReadOnlySpan<int>)[now.Year, now.Year - 1, now.Year + 1])
        {
            if (year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) && IsoWeekday(new DateOnly(year, month, day)) == weekday)
                return year;
        }

        return null;
    }

    /// <summary>The nearest such day; where both are far, the tense of the sentence says which.</summary>
    private readonly int NearestYear(DateOnly now, int month, int day)
    {
        var ahead = (month - now.Month) * 30.4 + day - now.Day;
        if (ahead is > -140 and < 140)
            return now.Year;
        var (past, future) = ahead < 0 ? (now.Year, now.Year + 1) : (now.Year - 1, now.Year);
        var distance = ahead < 0 ? (-ahead, ahead + 365) : (365 - ahead, ahead);
        if (distance.Item1 < 60)
            return past;
        if (distance.Item2 < 60)
            return future;
        return TenseHere switch { Tense.Future => future, Tense.Past => past, _ => distance.Item1 <= distance.Item2 ? past : future };
    }

    private readonly CalendarPoint? ResolveDayOfMonth(in TimeSlots slots)
    {
        var day = slots.Get(Slot.Day);
        var around = (narrative || Now is null) && Reference is { IsKnown: true, Month: > 0 } told ? told : Now is { } now ? CalendarPoint.OfDay(now) : (CalendarPoint?)null;
        if (around is not { } month)
            return new(TimeUnit.Day, CalendarPoint.UnknownYear, 0, day);
        if (!narrative && hasMentioned && mentioned.Month > 0 && tenses.SameSentence(mentionedAt, first))
            month = mentioned;
        else if (!narrative && Now is { } here && slots.Has(Slot.Weekday) && MonthOfWeekday(here, day, slots.Get(Slot.Weekday)) is { } matching)
        {
            return new(TimeUnit.Day, matching.Year, matching.Month, day);
        }
        else if (!narrative && Now is { } today)
        {
            var tense = TenseHere;
            var shift = slots.Has(Slot.Rel)
                ? slots.Get(Slot.Rel) < 0 && day >= today.Day ? -1 : slots.Get(Slot.Rel) > 0 && day <= today.Day ? 1 : 0
                : tense == Tense.Future && day < today.Day ? 1 : tense != Tense.Future && day > today.Day ? -1 : 0;
            if (CalendarPoint.OfMonth(today.Year, today.Month).Shift(shift, TimeUnit.Month) is { } moved)
                month = moved;
        }

        return new(TimeUnit.Day, month.Year, month.Month, day);
    }

    /// <summary>"Friday the 13th": the nearest month in which the two agree, on the side that the tense allows.</summary>
    private readonly CalendarPoint? MonthOfWeekday(DateOnly now, int day, int weekday)
    {
        var tense = TenseHere;
        for (var away = 0; away <= 14; away++)
        {
            if (tense != Tense.Future && Agreeing(now, -away, day, weekday) is { } before)
                return before;
            if (tense != Tense.Past && Agreeing(now, away, day, weekday) is { } after)
                return after;
        }

        return null;
    }

    private static CalendarPoint? Agreeing(DateOnly now, int away, int day, int weekday) =>
        CalendarPoint.OfMonth(now.Year, now.Month).Shift(away, TimeUnit.Month) is { } month && day <= DateTime.DaysInMonth(month.Year, month.Month)
            && IsoWeekday(new DateOnly(month.Year, month.Month, day)) == weekday
            ? month
            : null;

    private readonly CalendarPoint? ResolveWeekday(in TimeSlots slots)
    {
        var weekday = slots.Get(Slot.Weekday);
        DateOnly? anchor = Now;
        if ((narrative || anchor is null || slots.Get(Slot.Anchor) == 2) && hasMentioned && mentioned is { Grain: TimeUnit.Day, Year: > 0, Month: > 0, Day: > 0 })
        {
            anchor = mentioned.FirstDay;
            if (anchor is { } told)
            {
                var back = slots.Get(Slot.Rel) < 0;
                var step = ((weekday - IsoWeekday(told)) % 7 + 7) % 7;
                return Moved(told, back ? (step == 0 ? -7 : step - 7) : slots.Get(Slot.Rel) > 0 && step == 0 ? 7 : step);
            }
        }

        // A history that has named no day yet may still be told by a reporter: "said Tuesday".
        if (anchor is not { } now)
            return new(TimeUnit.Day, CalendarPoint.UnknownYear, Part: weekday);
        var ahead = ((weekday - IsoWeekday(now)) % 7 + 7) % 7;
        if (slots.Has(Slot.Rel))
        {
            return slots.Get(Slot.Rel) switch
            {
                // Where yesterday and tomorrow have names of their own, "last Wednesday" said on a Thursday is the one before.
                < 0 => Moved(now, ahead == 0 ? -7 : ahead == 6 && slots.Has(Slot.Apart) ? -8 : ahead - 7),
                > 0 => Moved(now, ahead == 0 ? 7 : ahead == 1 && slots.Has(Slot.Apart) ? 8 : ahead),
                _ => Moved(now, TenseHere == Tense.Past && ahead != 0 ? ahead - 7 : ahead),
            };
        }

        if (ahead == 0)
            return CalendarPoint.OfDay(now);
        return Moved(now, TenseHere == Tense.Future ? ahead : ahead - 7);
    }

    private static int IsoWeekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static CalendarPoint? Moved(DateOnly day, int days)
    {
        var number = day.DayNumber + days;
        return number < 0 || number > DateOnly.MaxValue.DayNumber ? null : CalendarPoint.OfDay(DateOnly.FromDayNumber(number));
    }

    private CalendarPoint? ResolveNthWeekday(in TimeSlots slots, int? year)
    {
        if (!slots.Has(Slot.Month) || ResolveMonth(slots, year) is not { IsKnown: true, Year: > 0 and < 9999 } month)
            return new(TimeUnit.Day, CalendarPoint.UnknownYear, Part: slots.Get(Slot.Weekday));
        return NthWeekday(month, slots);
    }

    private static CalendarPoint NthWeekday(CalendarPoint month, in TimeSlots slots)
    {
        var weekday = (DayOfWeek)(slots.Get(Slot.Weekday) % 7);
        var nth = slots.Get(Slot.Ordinal);
        var day = nth > 0 ? Holidays.Nth(month.Year, month.Month, weekday, nth) : Holidays.Nth(month.Year, month.Month, weekday, 5);
        if (nth < 0 && day.Month != month.Month)
            day = day.AddDays(-7);
        return CalendarPoint.OfDay(day);
    }
}
