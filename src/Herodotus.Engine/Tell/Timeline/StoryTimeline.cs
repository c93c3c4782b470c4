using Herodotus.Reports;

namespace Herodotus.Tell.Timeline;

/// <summary>Dated events in order of date; one line for what happened on one date in one claim.</summary>
public static class StoryTimeline
{
    public static ImmutableArray<TimelineEntry> Of(Story story) =>
    [
        .. story.Claims
            .Where(claim => claim.Event?.Date is { Length: >= 4 } date && char.IsAsciiDigit(date[0]))
            .GroupBy(claim => (Date: Trimmed(claim.Event!.Date!), claim.Text))
            .Select(group => new TimelineEntry(group.Key.Date, Precision(group.Key.Date), group.Key.Text, [.. group.Select(claim => claim.Id)]))
            .OrderBy(entry => entry.Date, StringComparer.Ordinal)
            .ThenBy(entry => entry.Text, StringComparer.Ordinal),
    ];

    private static string Trimmed(string date) => date.Length > 10 ? date[..10] : date;

    private static DatePrecision Precision(string date) => date.Length switch
    {
        >= 10 => DatePrecision.Day,
        >= 7 => DatePrecision.Month,
        _ => DatePrecision.Year,
    };
}
