using System.Globalization;
using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Calendar;

/// <summary>TIMEX3 values of durations: P3D, PT30M, P2.5Y, PXM.</summary>
internal static class Durations
{
    public static string? Format(in TimeSlots slots)
    {
        var unit = (TimeUnit)slots.Get(Slot.Unit);
        var number = slots.Has(Slot.Number) ? slots.Number(Slot.Number) : 1;
        if (number != SlotNames.Vague)
            number += slots.Number(Slot.Fraction);
        var first = One(number, unit);
        if (first is null || !slots.Has(Slot.Unit2))
            return first;
        var second = One(slots.Number(Slot.Number2), (TimeUnit)slots.Get(Slot.Unit2));
        if (second is null)
            return first;
        if (second.StartsWith("PT", StringComparison.Ordinal) && first.StartsWith("PT", StringComparison.Ordinal))
            return first + second[2..];
        return first + second[1..];
    }

    private static string? One(double number, TimeUnit unit)
    {
        var vague = number == SlotNames.Vague;
        if (number > 1e9)
            return null;
        var (factor, prefix, letter) = unit switch
        {
            TimeUnit.Second => (1, "PT", "S"),
            TimeUnit.Minute => (1, "PT", "M"),
            TimeUnit.Hour => (1, "PT", "H"),
            TimeUnit.Night => (1, "P", "D"),
            TimeUnit.Day => (1, "P", "D"),
            TimeUnit.Weekend => (1, "P", "WE"),
            TimeUnit.Week => (1, "P", "W"),
            TimeUnit.Fortnight => (2, "P", "W"),
            TimeUnit.Month => (1, "P", "M"),
            TimeUnit.Bimester => (2, "P", "M"),
            TimeUnit.Quarter => (vague ? 1 : 3, "P", vague ? "Q" : "M"),
            TimeUnit.Half => (6, "P", "M"),
            TimeUnit.Season => (3, "P", "M"),
            TimeUnit.Year => (1, "P", "Y"),
            TimeUnit.Decade => vague ? (1, "P", "DE") : (10, "P", "Y"),
            TimeUnit.Century => vague ? (1, "P", "CE") : (100, "P", "Y"),
            TimeUnit.Millennium => vague ? (1, "P", "ML") : (1000, "P", "Y"),
            _ => (0, "", ""),
        };
        if (factor == 0)
            return null;
        if (vague)
            return prefix + "X" + letter;
        number *= factor;

        // Halves that the calendar can say in whole smaller units are said so.
        if (number == 0.5)
        {
            switch (unit)
            {
                case TimeUnit.Hour: return "PT30M";
                case TimeUnit.Minute: return "PT30S";
                case TimeUnit.Year: return "P6M";
                case TimeUnit.Day: return "PT12H";
            }
        }

        return prefix + number.ToString("0.###", CultureInfo.InvariantCulture) + letter;
    }
}
