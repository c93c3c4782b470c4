using System.Globalization;
using Herodotus.Text;

namespace Herodotus.Link.Watchlists;

/// <summary>Dates as lists write them, to ISO 8601 with the precision given.</summary>
internal static class ListDates
{
    public static string Iso(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.StartsWith("circa ", StringComparison.OrdinalIgnoreCase))
            trimmed = trimmed[6..];
        return DateOnly.TryParseExact(trimmed, ["d MMM yyyy", "yyyy-MM-dd", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? IsoDay.Of(day)
            : DateOnly.TryParseExact("1 " + trimmed, "d MMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
                ? month.ToString("yyyy-MM", CultureInfo.InvariantCulture) : trimmed;
    }

    /// <summary>True when one is a beginning of the other: a year agrees with a day in it.</summary>
    public static bool Agree(string a, string b) => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal);
}
