namespace Herodotus.Analyze.Times;

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

        if (CarriedYear() is { } carried)
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
        else if (!narrative && Now is { } today && !slots.Has(Slot.Rel))
        {
            var tense = TenseHere;
            var shift = tense == Tense.Future && day < today.Day ? 1 : tense != Tense.Future && day > today.Day ? -1 : 0;
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

    /// <summary>The day that a time of day without a date belongs to.</summary>
    private readonly CalendarPoint? DayForClock(in TimeSlots slots)
    {
        if (slots.Has(Slot.Rel) && slots.Get(Slot.Anchor) != 2 && Now is { } now && !narrative)
            return slots.Get(Slot.Rel) == 0 ? CalendarPoint.OfDay(now) : Moved(now, slots.Get(Slot.Rel));
        CalendarPoint? day = hasMentionedDay && (narrative || published is null || first - mentionedDayAt < 120) ? mentionedDay
            : narrative || published is null ? null : CalendarPoint.OfDay(published.Value);
        return slots.Get(Slot.Rel) != 0 ? day?.Shift(slots.Get(Slot.Rel), TimeUnit.Day) : day;
    }

    private static CalendarPoint? WithClock(CalendarPoint? day, in TimeSlots slots)
    {
        var on = day is { Grain: TimeUnit.Day } known ? known : new CalendarPoint(TimeUnit.Day, CalendarPoint.UnknownYear);
        if (day is { } other && other.Grain != TimeUnit.Day && other.IsKnown)
            return on with { Year = other.Year, Month = other.Month, DayPart = slots.Get(Slot.DayPart) };
        if (!slots.Has(Slot.Hour))
            return on with { DayPart = slots.Get(Slot.DayPart) };
        var hour = HourOf(slots);
        if (hour > 24 || slots.Get(Slot.Minute) > 59)
            return null;
        return slots.Has(Slot.Second)
            ? on with { Grain = TimeUnit.Second, Hour = hour, Minute = slots.Get(Slot.Minute), Second = slots.Get(Slot.Second) }
            : on with { Grain = TimeUnit.Minute, Hour = hour, Minute = slots.Get(Slot.Minute) };
    }
}
