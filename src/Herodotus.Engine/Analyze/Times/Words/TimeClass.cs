using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Words;

/// <summary>Token classes that the scanner itself assigns; lexicons add more by name, up to 128 in all.</summary>
internal static class TimeClass
{
    public const int Any = 0;
    public const int Capital = 1;
    public const int Lower = 2;
    public const int Plural = 3;
    public const int Number = 4;
    public const int Day = 5;
    public const int Year = 6;
    public const int ShortYear = 7;
    public const int AnyYear = 8;
    public const int Hour = 9;
    public const int Minute = 10;
    public const int Ordinal = 11;
    public const int DayOrdinal = 12;
    public const int DayWord = 13;
    public const int YearWord = 14;
    public const int Clock = 15;
    public const int IsoDate = 16;
    public const int NumDate = 17;
    public const int NumDay = 18;
    public const int Decade = 19;
    public const int Roman = 20;
    public const int Figure = 21;
    public const int Amount = 22;
    public const int Tick = 23;
    public const int Military = 24;
    public const int YearMonth = 25;

    /// <summary>A figure that is a year without a word saying so; "1200" and "1500" count more often than they date.</summary>
    public const int LateYear = 26;

    /// <summary>A year that is a round hundred, and so a number as often.</summary>
    public const int RoundYear = 27;

    /// <summary>Class names as data files write them, with the slot that each fills unless the rule says otherwise.</summary>
    public static readonly (string Name, Slot Slot)[] BuiltIn =
    [
        ("any", Slot.None), ("cap", Slot.None), ("lower", Slot.None), ("plural", Slot.None),
        ("num", Slot.Number), ("day", Slot.Day), ("year", Slot.Year), ("yy", Slot.Year), ("anyyear", Slot.Year),
        ("hour", Slot.Hour), ("min", Slot.Minute), ("ord", Slot.Ordinal), ("dayord", Slot.Day), ("dayword", Slot.Day),
        ("yearword", Slot.Year), ("clock", Slot.Packed), ("isodate", Slot.Packed), ("numdate", Slot.Packed),
        ("numday", Slot.Packed), ("decade", Slot.Decade), ("roman", Slot.Ordinal), ("figure", Slot.Number), ("amount", Slot.None),
        ("tickyear", Slot.Year), ("military", Slot.Packed), ("yearmonth", Slot.Packed),
        ("lateyear", Slot.Year), ("roundyear", Slot.Year),
    ];
}
