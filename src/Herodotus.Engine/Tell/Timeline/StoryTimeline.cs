using Herodotus.Reports;
using Herodotus.Tell.Brief;
using Herodotus.Text;

namespace Herodotus.Tell.Timeline;

/// <summary>
/// Dated events in order of date: one line for what happened on one date in one claim, in the report's own sentence where it is no measure; then what
/// reports begin with, where that tells of a day and no measure has told it.
/// </summary>
internal static class StoryTimeline
{
    /// <summary>A sentence longer than this tells more than what happened.</summary>
    private const int MaxSentence = 240;

    /// <summary>A lead may be longer: it is the news.</summary>
    private const int MaxLead = 320;

    /// <summary>Share of a sentence's words that another of the same day has, from which on it says the same.</summary>
    private const double SaysTheSame = 0.5;

    /// <summary>What more reports of a day begin with is compared with no more than these, and not told: the day has been told.</summary>
    private const int MostOfDay = 12;

    public static ImmutableArray<TimelineEntry> Of(Story story, StandaloneSentence teller, ImmutableArray<Lead> leads)
    {
        var entries = story.Claims
            .Where(claim => claim.Event?.Date is { Length: >= 4 } date && char.IsAsciiDigit(date[0]))
            .Select(claim => (Claim: claim, Text: claim.Event!.Mode is null ? Sentence(claim, teller) : claim.Text))
            .Where(pair => pair.Text is not null)
            .GroupBy(pair => (Date: Trimmed(pair.Claim.Event!.Date!), Text: pair.Text!), pair => pair.Claim)
            .Select(group => new TimelineEntry(group.Key.Date, Precision(group.Key.Date), group.Key.Text, [.. group.Select(claim => claim.Id)], []))
            .ToList();
        var told = story.Claims.Where(claim => claim.Event?.Date is { Length: >= 10 }).SelectMany(claim => claim.Assertions.Select(assertion => (assertion.Report, claim.Event!.Date![..10], assertion.Span)))
            .ToLookup(item => (item.Report, item.Item2), item => item.Span);
        foreach (var day in leads.Where(lead => lead.Date is not null && lead.Text.Length <= MaxLead).GroupBy(lead => lead.Date))
        {
            var ofDay = day.Where(lead => IsTold(lead)).Take(MostOfDay).ToList();
            foreach (var lead in day.Where(lead => !IsTold(lead)))
            {
                if (ofDay.Count >= MostOfDay)
                    break;
                if (ofDay.Exists(other => Leads.TellTheSame(other, lead) || SayTheSame(other, lead)))
                    continue;
                ofDay.Add(lead);
                entries.Add(new TimelineEntry(IsoDay.Of(lead.Date!.Value), DatePrecision.Day, lead.Text, [], [lead.Citation]));
            }
        }

        return [.. entries.OrderBy(entry => entry.Date, StringComparer.Ordinal).ThenBy(entry => entry.Claims.IsEmpty).ThenBy(entry => entry.Text, StringComparer.Ordinal)];

        bool IsTold(Lead lead) => told[(lead.Report.Report.Id, IsoDay.Of(lead.Date!.Value))].Any(lead.Span.Overlaps);
    }


    private static bool SayTheSame(Lead one, Lead other)
    {
        var (words, others) = (one.Words, other.Words);
        return words.Count(others.Contains) >= SaysTheSame * Math.Min(words.Count, others.Count);
    }

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
