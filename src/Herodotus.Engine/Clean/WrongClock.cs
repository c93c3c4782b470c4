using Herodotus.Reports;

namespace Herodotus.Clean;

/// <summary>States that a report is dated after it was fetched: its publisher's clock is wrong, or its day is of something else.</summary>
internal static class WrongClock
{
    public const string Code = "HDT0134";

    /// <summary>Zones and clocks that run a little fast explain less than this.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(2);

    /// <summary>The report, with a note where it is so. The day is left as it came.</summary>
    /// <param name="fetched">When its bytes were fetched; null when nobody knows.</param>
    public static Report Stated(Report report, DateTimeOffset? fetched) =>
        fetched is { } then && report.Published is { } published && published.Instant > then + Ahead && report.Notes.All(note => note.Code != Code)
            ? report with { Notes = report.Notes.Add(new(Code, $"this is dated {published}, after it was fetched")) }
            : report;
}
