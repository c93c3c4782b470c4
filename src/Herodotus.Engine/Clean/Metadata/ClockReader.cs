namespace Herodotus.Clean.Metadata;

/// <summary>A clock time with its offset from UTC where the text gives one.</summary>
internal readonly record struct Clock(TimeOnly Time, TimeSpan? Offset);

/// <summary>Reads the clock time that follows a date: <c>T10:30:00+02:00</c>, <c>10:30 AM EDT</c>, <c>um 10.30 Uhr</c>.</summary>
internal static class ClockReader
{
    /// <summary>Letters and marks allowed between a date and its clock ("um", "at", "a las", "|", "klo").</summary>
    private const int WidestGap = 8;

    public static Clock? After(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (start < text.Length && start - at <= WidestGap && !char.IsAsciiDigit(text[start]))
            start++;
        if (start >= text.Length || !char.IsAsciiDigit(text[start]))
            return null;
        var clock = start;
        if (Read(text, ref clock) is not { } found)
            return null;
        at = clock;
        return found;
    }

    public static Clock? Read(ReadOnlySpan<char> text, ref int at)
    {
        var i = at;
        if (!Number(text, ref i, out var hour) || hour > 23 || i >= text.Length || text[i] is not (':' or '.' or 'h' or '時' or '시'))
            return null;
        var mark = text[i++];
        while (mark is '시' && i < text.Length && text[i] == ' ')
            i++;
        if (!Number(text, ref i, out var minute) || minute > 59)
            return null;
        var second = 0;
        if (i < text.Length && text[i] == mark && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            if (!Number(text, ref i, out second) || second > 59)
                return null;
            if (i < text.Length && text[i] is '.' or ',')
            {
                var fraction = i + 1;
                while (fraction < text.Length && char.IsAsciiDigit(text[fraction]))
                    fraction++;
                if (fraction > i + 1)
                    i = fraction;
            }
        }

        while (i < text.Length && text[i] is ' ' or '\u00A0' && i - at < 20)
            i++;
        if (i + 1 < text.Length && text[i] is 'a' or 'A' or 'p' or 'P')
        {
            var late = text[i] is 'p' or 'P';
            var m = text[i + 1] == '.' ? i + 2 : i + 1;
            if (m < text.Length && text[m] is 'm' or 'M')
            {
                hour = late ? hour < 12 ? hour + 12 : hour : hour == 12 ? 0 : hour;
                i = m + 1;
                while (i < text.Length && text[i] is ' ' or '.' or '\u00A0')
                    i++;
            }
        }

        var offset = Offset(text, ref i);
        at = i;
        return new(new TimeOnly(hour, minute, second), offset);
    }

    private static bool Number(ReadOnlySpan<char> text, ref int at, out int value)
    {
        value = 0;
        var digits = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && digits < 3)
        {
            value = value * 10 + (text[at++] - '0');
            digits++;
        }

        return digits is 1 or 2;
    }

    private static TimeSpan? Offset(ReadOnlySpan<char> text, ref int at)
    {
        var rest = text[at..];
        if (rest.IsEmpty)
            return null;
        if (rest[0] is 'Z' or 'z' && (rest.Length == 1 || !char.IsLetter(rest[1])))
        {
            at++;
            return TimeSpan.Zero;
        }

        if (rest[0] is '+' or '-' or '−' && rest.Length > 1 && char.IsAsciiDigit(rest[1]))
        {
            var i = at + 1;
            var digits = 0;
            while (i + digits < text.Length && char.IsAsciiDigit(text[i + digits]))
                digits++;
            int hours, minutes = 0;
            switch (digits)
            {
                case 1 or 2:
                    if (!Number(text, ref i, out hours))
                        return null;
                    if (i + 2 < text.Length && text[i] == ':' && char.IsAsciiDigit(text[i + 1]))
                    {
                        i++;
                        Number(text, ref i, out minutes);
                    }

                    break;
                case 4:
                    hours = (text[i] - '0') * 10 + (text[i + 1] - '0');
                    minutes = (text[i + 2] - '0') * 10 + (text[i + 3] - '0');
                    i += 4;
                    break;
                default:
                    return null;
            }

            if (hours > 14 || minutes > 59)
                return null;
            at = i;
            var offset = new TimeSpan(hours, minutes, 0);
            return rest[0] == '+' ? offset : -offset;
        }

        var end = 0;
        while (end < rest.Length && end < 6 && char.IsAsciiLetterUpper(rest[end]))
            end++;
        TimeSpan? named = rest[..end] switch
        {
            "GMT" or "UTC" or "WET" => TimeSpan.Zero,
            "BST" or "CET" or "WEST" or "MEZ" => TimeSpan.FromHours(1),
            "CEST" or "EET" or "SAST" or "MESZ" => TimeSpan.FromHours(2),
            "EEST" or "MSK" => TimeSpan.FromHours(3),
            "IST" => new TimeSpan(5, 30, 0),
            "JST" or "KST" => TimeSpan.FromHours(9),
            "AEST" => TimeSpan.FromHours(10),
            "AEDT" => TimeSpan.FromHours(11),
            "EDT" or "AST" => TimeSpan.FromHours(-4),
            "EST" or "CDT" or "ET" => TimeSpan.FromHours(-5),
            "CST" or "MDT" => TimeSpan.FromHours(-6),
            "MST" or "PDT" => TimeSpan.FromHours(-7),
            "PST" => TimeSpan.FromHours(-8),
            _ => null,
        };
        if (named is { } zone)
        {
            at += end;
            var next = at;
            // "GMT+0200": the number says it.
            return zone == TimeSpan.Zero && next < text.Length && text[next] is '+' or '-' ? Offset(text, ref at) ?? zone : zone;
        }

        return null;
    }
}
