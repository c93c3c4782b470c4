using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Resolving;

/// <content>Clock times and the day that they belong to.</content>
internal ref partial struct TimeResolver
{
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
