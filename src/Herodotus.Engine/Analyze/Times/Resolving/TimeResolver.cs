using Herodotus.Analyze.Times.Calendar;
using Herodotus.Analyze.Times.Rules;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Times.Resolving;

/// <summary>
/// Turns what the words say into calendar values, whatever the language: by the day of publication, the last date mentioned, the tense of
/// the sentence and the genre of the text. What cannot be known stays open (<c>XXXX-WXX-5</c>); nothing is guessed.
/// </summary>
internal ref partial struct TimeResolver
{
    /// <summary>Years that a history may move at once; set on the training half of WikiWars.</summary>
    private const int StoryStep = 10;

    /// <summary>Days before the report that a day without a year is taken for one of.</summary>
    private const int JustPast = 60;

    private readonly TenseCues tenses;
    private readonly bool narrative;
    private readonly Span<(int Token, CalendarPoint Day)> dated;
    private int datedCount;
    private int searches;
    private bool strayYear;
    private DateOnly? published;
    private readonly TimeOnly? publishedTime;

    /// <summary>The last date the text has named, or nothing.</summary>
    private CalendarPoint mentioned;
    private bool hasMentioned;
    private CalendarPoint mentionedDay;
    private bool hasMentionedDay;
    private int mentionedDayAt;
    private int mentionedAt;
    private bool mentionedYearWritten;
    private int first;
    private int last;

    /// <param name="dated">Room for the days that the text names.</param>
    public TimeResolver(TenseCues tenses, bool narrative, PublicationTime? publication, Span<(int Token, CalendarPoint Day)> dated)
    {
        this.dated = dated;
        this.tenses = tenses;
        this.narrative = narrative;
        published = publication?.Date;
        publishedTime = publication?.Time;
        mentioned = default;
        mentionedAt = int.MinValue / 2;
    }

    private readonly DateOnly? Now => published;

    /// <summary>The date that "later" and "the same day" hang on.</summary>
    private readonly CalendarPoint? Reference => hasMentioned ? mentioned : published is { } day ? CalendarPoint.OfDay(day) : null;

    private readonly Tense TenseHere => tenses.Around(first, last);

    /// <summary>The class of words that are read with an expression but are no part of it.</summary>
    public int Trim => tenses.Language.Trim;

    public TimeMention Resolve(RuleKind kind, in TimeSlots slots, TextSpan span, int firstToken, int lastToken)
    {
        (first, last) = (firstToken, lastToken);
        switch (kind)
        {
            case RuleKind.Ref:
                return new(span, TimeType.Date, SlotNames.Refs[slots.Get(Slot.Ref)], Mod: ModOf(slots));
            case RuleKind.Duration:
                return ResolveDuration(slots, span);
            case RuleKind.Set:
                return new(span, TimeType.Set, SetValue(slots), Mod: ModOf(slots));
        }

        var point = kind switch
        {
            RuleKind.Unit => ResolveUnit(slots),
            RuleKind.Shift => ResolveShift(slots),
            RuleKind.Same => ResolveSame(slots),
            _ => ResolveDate(slots),
        };
        if (point is null)
            return VagueMention(slots, span);
        var found = point.Value;
        var type = found.Hour >= 0 || found.DayPart != 0 ? TimeType.Time : TimeType.Date;
        var value = found.Format();
        if (value is null)
            return new(span, type, null);
        var zone = Zone(slots);
        if (found.Hour >= 0 && zone == "Z")
            value += "Z";
        if (slots.Has(Slot.Fiscal) && found.Grain == TimeUnit.Year)
            return new(span, type, "FY" + value, Mod: ModOf(slots));
        var (from, to) = found.Bounds(zone);
        if (found.IsKnown && found.Year != 0)
            Remember(found, slots.Has(Slot.Year));
        return new(span, type, value, from, to, ModOf(slots));
    }

    /// <summary>Takes a date that stands alone above the text as the day of publication.</summary>
    public void Publish(TimeMention dateline)
    {
        if (published is null && !narrative && IsoDay.Read(dateline.Value) is { } day)
            published = day;
    }

    private TimeMention ResolveDuration(in TimeSlots slots, TextSpan span)
    {
        var value = Durations.Format(slots);
        if (FromEvent(slots) is not { } day)
            return new(span, TimeType.Duration, value, Mod: ModOf(slots));
        var (from, to) = day.Bounds("");

        // News guidelines value the words ("two days"), histories the date; the bounds say the date in both.
        return narrative ? new(span, TimeType.Date, day.Format(), from, to, ModOf(slots)) : new(span, TimeType.Duration, value, from, to, ModOf(slots));
    }

    private void Remember(CalendarPoint point, bool yearWritten)
    {
        if (narrative && hasMentioned && point.Grain >= TimeUnit.Year && Math.Abs(point.Year - mentioned.Year) > StoryStep && !strayYear)
        {
            // One far year in passing ("a 2004 study") does not move a history; a second one does.
            strayYear = true;
            return;
        }

        strayYear = false;
        mentioned = point;
        hasMentioned = true;
        mentionedAt = first;
        mentionedYearWritten = yearWritten;
        if (point.Grain <= TimeUnit.Day && point is { Year: > 0, Month: > 0, Day: > 0 })
        {
            mentionedDay = point with { Grain = TimeUnit.Day, DayPart = 0, Hour = -1, Minute = -1, Second = -1 };
            hasMentionedDay = true;
            mentionedDayAt = first;
            NoteDated(point);
        }
    }

    private static string? ModOf(in TimeSlots slots) => slots.Get(Slot.Mod) is > 0 and var mod ? SlotNames.Mods[mod] : null;

    private static string Zone(in TimeSlots slots)
    {
        if (!slots.Has(Slot.Zone))
            return "";
        var minutes = slots.Get(Slot.Zone);
        if (minutes == 0)
            return "Z";
        var size = Math.Abs(minutes);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{size / 60:00}:{size % 60:00}");
    }

    private static TimeMention VagueMention(in TimeSlots slots, TextSpan span) =>
        slots.Get(Slot.Rel) switch
        {
            < 0 => new(span, TimeType.Date, "PAST_REF", Mod: ModOf(slots)),
            > 0 => new(span, TimeType.Date, "FUTURE_REF", Mod: ModOf(slots)),
            _ => new(span, TimeType.Date, null),
        };

    private static string? SetValue(in TimeSlots slots)
    {
        if (slots.Has(Slot.Weekday))
        {
            var day = "XXXX-WXX-" + (char)('0' + slots.Get(Slot.Weekday));
            return slots.Has(Slot.DayPart) ? day + "T" + SlotNames.DayParts[slots.Get(Slot.DayPart)] : day;
        }

        if (slots.Has(Slot.Month))
        {
            return new CalendarPoint(slots.Has(Slot.Day) ? TimeUnit.Day : TimeUnit.Month, CalendarPoint.UnknownYear, slots.Get(Slot.Month), slots.Get(Slot.Day)).Format();
        }

        if (slots.Has(Slot.Season))
            return "XXXX-" + SlotNames.Seasons[slots.Get(Slot.Season)];
        if (slots.Has(Slot.DayPart))
            return "XXXX-XX-XXT" + SlotNames.DayParts[slots.Get(Slot.DayPart)];
        if (slots.Has(Slot.Hour))
            return new CalendarPoint(TimeUnit.Minute, CalendarPoint.UnknownYear, Hour: HourOf(slots), Minute: slots.Get(Slot.Minute)).Format();
        if (slots.Has(Slot.Holiday) && Holidays.Day(slots.Get(Slot.Holiday), 2001) is { } feast)
            return new CalendarPoint(TimeUnit.Day, CalendarPoint.UnknownYear, feast.Month, feast.Day).Format();
        return slots.Get(Slot.Unit) == (int)TimeUnit.Weekend && slots.Number(Slot.Number) is 0 or 1 ? "XXXX-WXX-WE" : Durations.Format(slots);
    }

    private static int HourOf(in TimeSlots slots)
    {
        var hour = slots.Get(Slot.Hour);
        return slots.Get(Slot.Meridiem) switch
        {
            1 when hour == 12 => 0,
            2 when hour < 12 => hour + 12,
            _ when slots.Get(Slot.DayPart) is 3 or 4 && hour < 12 && !slots.Has(Slot.Meridiem) => hour + 12,
            _ when slots.Get(Slot.DayPart) is 5 && hour is > 5 and < 12 && !slots.Has(Slot.Meridiem) => hour + 12,
            _ when slots.Get(Slot.DayPart) is 5 && hour == 12 && !slots.Has(Slot.Meridiem) => 24,
            _ => hour,
        };
    }
}
