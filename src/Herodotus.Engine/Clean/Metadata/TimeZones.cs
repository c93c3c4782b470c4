using System.Globalization;

namespace Herodotus.Clean.Metadata;

/// <summary>Offsets from UTC as dates write them: <c>-0300</c>, <c>+05:30</c>, <c>Z</c>, <c>EDT</c>.</summary>
internal static class TimeZones
{
    /// <summary>Abbreviations that mean one offset wherever news is written in them, in hours.</summary>
    private static readonly (string Name, double Hours)[] Names =
    [
        ("Z", 0), ("GMT", 0), ("UTC", 0), ("UT", 0), ("WET", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7),
        ("AST", -4), ("ADT", -3), ("NST", -3.5), ("NDT", -2.5), ("AKST", -9), ("AKDT", -8), ("HST", -10), ("BST", 1), ("WEST", 1), ("CET", 1), ("MET", 1), ("CEST", 2), ("MEST", 2),
        ("EET", 2), ("EEST", 3), ("MSK", 3), ("SAST", 2), ("IST", 5.5), ("PKT", 5), ("WIB", 7), ("ICT", 7), ("SGT", 8), ("HKT", 8), ("AWST", 8), ("JST", 9), ("KST", 9),
        ("ACST", 9.5), ("AEST", 10), ("AEDT", 11), ("NZST", 12), ("NZDT", 13), ("BRT", -3), ("ART", -3), ("CLT", -4), ("COT", -5), ("PET", -5), ("VET", -4), ("UYT", -3),
        ("ET", -5), ("PT", -8),
    ];

    /// <summary>Null when none is written.</summary>
    public static TimeSpan? Offset(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty)
            return null;
        var word = text;
        var end = word.IndexOfAnyExceptInRange('A', 'z');
        if (end >= 0)
            word = word[..end];
        var after = text[word.Length..].TrimStart();
        // "GMT+02:00" gives its offset in figures.
        if (!after.IsEmpty && after[0] is '+' or '-')
            return Signed(after);
        if (text[0] is '+' or '-')
            return Signed(text);
        foreach (var (name, hours) in Names)
        {
            if (word.Equals(name, StringComparison.OrdinalIgnoreCase))
                return TimeSpan.FromHours(hours);
        }

        return null;
    }

    private static TimeSpan? Signed(ReadOnlySpan<char> text)
    {
        var digits = text[1..];
        var colon = digits.IndexOf(':');
        ReadOnlySpan<char> hourText, minuteText = "0";
        if (colon is 1 or 2)
        {
            hourText = digits[..colon];
            minuteText = digits.Length >= colon + 3 ? digits.Slice(colon + 1, 2) : "0";
        }
        else
        {
            var run = digits.IndexOfAnyExceptInRange('0', '9');
            run = run < 0 ? digits.Length : run;
            hourText = run >= 3 ? digits[..(run - 2)] : digits[..run];
            if (run >= 3)
                minuteText = digits.Slice(run - 2, 2);
        }

        if (!int.TryParse(hourText, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 14
            || !int.TryParse(minuteText, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59)
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
