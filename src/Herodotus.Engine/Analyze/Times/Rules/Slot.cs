using Herodotus.Analyze.Times.Calendar;

namespace Herodotus.Analyze.Times.Rules;

/// <summary>What a rule may say about a time before anything is resolved; every slot holds one number.</summary>
internal enum Slot : byte
{
    None,
    Year,
    Month,
    Day,
    Weekday,
    Quarter,
    Half,
    Season,
    Decade,
    Century,
    Era,
    Holiday,
    DayPart,
    Hour,
    Minute,
    Second,
    Meridiem,
    Zone,
    Number,
    Number2,
    Unit,
    Unit2,
    Ordinal,
    Rel,
    YearRel,
    Anchor,
    Mod,
    Ref,
    Fiscal,
    Packed,
    Apart,
    Fraction,
    Count,
}

/// <summary>TIMEX3 units, smallest first; <see cref="Weekend"/> and <see cref="Fortnight"/> are weeks of a kind.</summary>
internal enum TimeUnit : byte
{
    None,
    Second,
    Minute,
    Hour,
    Night,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Bimester,
    Quarter,
    Half,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// <summary>What a rule makes of its words.</summary>
internal enum RuleKind : byte
{
    None,
    Date,
    Unit,
    Shift,
    Duration,
    Set,
    Ref,
    Same,
    Nested,
}

/// <summary>Names that data files may write instead of numbers.</summary>
internal static class SlotNames
{
    /// <summary>An amount that the words leave open: "several years" is <c>PXY</c>.</summary>
    public const double Vague = -1;

    public static readonly string[] Mods =
        ["", "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER"];

    public static readonly string[] Seasons = ["", "SP", "SU", "FA", "WI"];

    public static readonly string[] DayParts = ["", "MO", "MI", "AF", "EV", "NI", "DT"];

    public static readonly string[] Refs = ["", "PAST_REF", "PRESENT_REF", "FUTURE_REF"];

    private static readonly string[] Anchors = ["", "published", "mentioned", "this"];

    private static readonly string[] Meridiems = ["", "am", "pm"];

    private static readonly string[] Eras = ["", "bc", "ad"];

    /// <summary>The number behind a name in the given slot.</summary>
    /// <exception cref="FormatException">The name is unknown there.</exception>
    public static double Value(Slot slot, string name)
    {
        if (double.TryParse(name, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        if (name == "X")
            return Vague;
        var index = slot switch
        {
            Slot.Mod => Array.IndexOf(Mods, name),
            Slot.Season => Array.IndexOf(Seasons, name),
            Slot.DayPart => Array.IndexOf(DayParts, name),
            Slot.Ref => Array.IndexOf(Refs, name),
            Slot.Anchor => Array.IndexOf(Anchors, name),
            Slot.Meridiem => Array.IndexOf(Meridiems, name),
            Slot.Era => Array.IndexOf(Eras, name),
            Slot.Holiday => Array.IndexOf(Holidays.Names, name),
            Slot.Unit or Slot.Unit2 => Enum.TryParse<TimeUnit>(name, true, out var unit) ? (int)unit : -1,
            _ => -1,
        };
        return index > 0 ? index : throw new FormatException($"HDT0401: '{name}' is no value of {slot}");
    }
}
