using System.Globalization;
using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>
/// When a report was published, as precisely as it says and no more: a day, a day with a clock time, or an instant with its offset.
/// </summary>
public readonly record struct PublicationTime(DateOnly Date, TimeOnly? Time = null, TimeSpan? Offset = null) : IComparable<PublicationTime>
{
    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
    ];

    /// <summary>The instant in UTC; a missing clock time is midnight, a missing offset is zero.</summary>
    public DateTimeOffset Instant
    {
        get
        {
            var local = Date.ToDateTime(Time ?? TimeOnly.MinValue);
            var ticks = local.Ticks - (Offset ?? TimeSpan.Zero).Ticks;
            return new DateTimeOffset(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
        }
    }

    /// <summary>Reads ISO 8601: a date, or a date and time with or without an offset. Anything else is null.</summary>
    public static PublicationTime? Parse(string? text)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (IsoDay.Read(text) is { } day)
            return new(day);
        TimeSpan? offset = null;
        var local = text;
        if (text.Length > 11)
        {
            if (text[^1] is 'Z' or 'z')
            {
                (offset, local) = (TimeSpan.Zero, text[..^1]);
            }
            else
            {
                var sign = text.LastIndexOfAny(['+', '-']);
                if (sign > 10 && ParseOffset(text.AsSpan(sign)) is { } parsed)
                    (offset, local) = (parsed, text[..sign]);
            }
        }

        return DateTime.TryParseExact(local.TrimEnd(), TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), offset)
            : null;
    }

    public int CompareTo(PublicationTime other) => Instant.CompareTo(other.Instant);

    public static bool operator <(PublicationTime left, PublicationTime right) => left.CompareTo(right) < 0;

    public static bool operator >(PublicationTime left, PublicationTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(PublicationTime left, PublicationTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PublicationTime left, PublicationTime right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601, with exactly the precision that is known.</summary>
    public override string ToString()
    {
        var day = IsoDay.Of(Date);
        if (Time is not { } time)
            return day;
        var clock = time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return Offset switch
        {
            null => $"{day}T{clock}",
            { Ticks: 0 } => $"{day}T{clock}Z",
            { } offset => $"{day}T{clock}{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}",
        };
    }

    private static TimeSpan? ParseOffset(ReadOnlySpan<char> text)
    {
        var digits = text[1..];
        var colon = digits.IndexOf(':');
        var hourText = colon >= 0 ? digits[..colon] : digits.Length > 2 ? digits[..2] : digits;
        var minuteText = colon >= 0 ? digits[(colon + 1)..] : digits.Length > 2 ? digits[2..] : "0";
        if (!int.TryParse(hourText, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 14
            || !int.TryParse(minuteText, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) || minutes > 59)
            return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }
}
