using Herodotus.Reports;
using Herodotus.Tell.Brief;

namespace Herodotus.Tell.Timeline;

/// <summary>Dated events in order of date; one line for what happened on one date in one claim, in the report's own sentence where it is no measure.</summary>
internal static class StoryTimeline
{
    /// <summary>A sentence longer than this tells more than what happened.</summary>
    private const int MaxSentence = 240;

    public static ImmutableArray<TimelineEntry> Of(Story story, StandaloneSentence teller) =>
    [
        .. story.Claims
            .Where(claim => claim.Event?.Date is { Length: >= 4 } date && char.IsAsciiDigit(date[0]))
            .Select(claim => (Claim: claim, Text: claim.Event!.Mode is null ? Sentence(claim, teller) : claim.Text))
            .Where(pair => pair.Text is not null)
            .GroupBy(pair => (Date: Trimmed(pair.Claim.Event!.Date!), Text: pair.Text!), pair => pair.Claim)
            .Select(group => new TimelineEntry(group.Key.Date, Precision(group.Key.Date), group.Key.Text, [.. group.Select(claim => claim.Id)]))
            .OrderBy(entry => entry.Date, StringComparer.Ordinal)
            .ThenBy(entry => entry.Text, StringComparer.Ordinal),
    ];

    private static string? Sentence(Claim claim, StandaloneSentence teller) => claim.Assertions
        .Where(assertion => assertion.Quote.Length <= MaxSentence).Select(assertion => teller.Of(assertion.Report, assertion.Span)).OfType<string>()
        .OrderBy(text => text.Length).FirstOrDefault();

    private static string Trimmed(string date) => date.Length > 10 ? date[..10] : date;

    private static DatePrecision Precision(string date) => date.Length switch
    {
        >= 10 => DatePrecision.Day,
        >= 7 => DatePrecision.Month,
        _ => DatePrecision.Year,
    };
}
