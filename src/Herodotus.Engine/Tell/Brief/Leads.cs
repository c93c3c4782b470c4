using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell.Brief;

/// <summary>How a report begins: its first whole sentence that can be read alone. What it is compared by is found once.</summary>
/// <param name="text">Its words, on one line.</param>
/// <param name="date">The day of what it tells; null where it names none.</param>
/// <param name="actors">Ids of the story's actors by report and the report's own id of each.</param>
/// <param name="content">Which of its words are compared.</param>
internal sealed class Lead(StoryReport report, TextSpan span, string text, DateOnly? date, Lazy<ILookup<(string Report, string Actor), string>> actors, ContentWords content)
{
    private HashSet<string>? _words;
    private HashSet<string>? _actors;
    private HashSet<(decimal?, string?)>? _figures;

    public StoryReport Report => report;

    public TextSpan Span => span;

    public string Text => text;

    public DateOnly? Date => date;

    public Citation Citation => new(report.Report.Id, span);

    public string Language => report.Analyzed.Annotations.Language.Code;

    public HashSet<string> Words => _words ??= content.Of(text);

    /// <summary>The story's actors that it names.</summary>
    public HashSet<string> Actors => _actors ??= report.Analyzed.Annotations.Names.Where(name => name.Actor is not null && span.Contains(name.Span))
        .SelectMany(name => actors.Value[(report.Report.Id, name.Actor!)]).ToHashSet(StringComparer.Ordinal);

    public HashSet<(decimal? Value, string? Unit)> Figures => _figures ??=
        [.. report.Analyzed.Annotations.Quantities.Where(quantity => quantity.Value is not null && span.Contains(quantity.Span)).Select(quantity => (quantity.Value, quantity.Unit))];
}

/// <summary>How the reports of a story begin, what day each tells of, and which of them tell the same in two languages.</summary>
internal static class Leads
{
    /// <summary>Sentences of a report among which its lead is looked for.</summary>
    private const int MostSentences = 3;

    /// <summary>Fewer words are a rubric or a dateline.</summary>
    private const int LeastTokens = 6;

    /// <summary>A sentence longer than this is told by its claims: nobody reads it in a list.</summary>
    private const int MaxSentence = 420;

    /// <summary>News tells of the last days; an older date is background.</summary>
    private const int NewsDays = 7;

    /// <summary>Actors that sentences in two languages must both name to tell the same of one day.</summary>
    private const int SharedActors = 2;

    /// <summary>The leads of all reports but copies and posts, in order of arrival.</summary>
    public static ImmutableArray<Lead> Of(Story story, StandaloneSentence teller)
    {
        var actors = new Lazy<ILookup<(string Report, string Actor), string>>(() =>
            story.Actors.SelectMany(actor => actor.Members, (actor, member) => (Member: (member.Report, member.Actor), actor.Id)).ToLookup(pair => pair.Member, pair => pair.Id));
        return [.. story.Reports.Where(report => report.CopyOf is null && report.Report.Kind != ReportKind.Post).Select(report => Of(report, teller, actors)).OfType<Lead>()];
    }

    private static Lead? Of(StoryReport report, StandaloneSentence teller, Lazy<ILookup<(string Report, string Actor), string>> actors)
    {
        var analyzed = report.Analyzed;
        var lead = analyzed.Annotations.Sentences.Take(MostSentences).FirstOrDefault(sentence => IsWhole(analyzed, sentence));
        return lead.TokenCount > 0 && teller.Of(report.Report.Id, lead.Span) is { } text ? new(report, lead.Span, text, Day(analyzed, lead.Span), actors, teller.Words.Content) : null;
    }

    /// <summary>A sentence in which something is done, with its stop, short enough to be read in a list.</summary>
    public static bool IsWhole(AnalyzedReport report, Sentence sentence) =>
        sentence.TokenCount >= LeastTokens && sentence.Span.Length <= MaxSentence
        && Enumerable.Range(sentence.FirstToken, sentence.TokenCount).Any(i => report.Annotations.Tokens[i].Pos is PartOfSpeech.Verb or PartOfSpeech.Aux)
        && report.Report.Text[sentence.Span.End - 1] is '.' or '!' or '?' or '…' or '”' or '"' or '»' or '’';

    /// <summary>
    /// The day a sentence tells of: the last it names up to the report's own, dateline left out. "Rescuers found on Thursday the men buried since Tuesday" is
    /// Thursday's, and a truce "that starts on May 20" is not yet that day's.
    /// </summary>
    private static DateOnly? Day(AnalyzedReport report, TextSpan sentence)
    {
        if (report.Report.Published?.Date is not { } published)
            return null;
        var head = sentence.Start + Dateline.Length(sentence.Of(report.Report.Text.AsSpan()));
        DateOnly? day = null;
        foreach (var time in report.Annotations.Times)
        {
            if (time.Span.Start < head || time.Span.End > sentence.End || time.Type is not (TimeType.Date or TimeType.Time) || IsoDay.At(time.Value) is not { } date)
                continue;
            if (IsOfLaterVerb(report, time.Span.Start))
                continue;
            if (date <= published && date.AddDays(NewsDays) >= published && (day is null || date > day))
                day = date;
        }

        return day;
    }

    /// <summary>"denied that …, as a newspaper | reported on Thursday", "como publicó el jueves": a date behind a verb that a conjunction opens is that clause's.</summary>
    private static bool IsOfLaterVerb(AnalyzedReport report, int date)
    {
        var tokens = report.Annotations.Tokens;
        var at = report.Annotations.TokenAt(date) - 1;
        while (at > 0 && tokens[at].Pos is PartOfSpeech.Adp or PartOfSpeech.Det)
            at--;
        return at > 0 && tokens[at].Pos == PartOfSpeech.Verb && tokens[at - 1].Pos is PartOfSpeech.Sconj or PartOfSpeech.Pron;
    }

    /// <summary>True where sentences of reports in two languages tell the same: one day, actors and a figure in common.</summary>
    public static bool TellTheSame(Lead one, Lead other)
    {
        if (one.Date is null || one.Date != other.Date || one.Language == other.Language)
            return false;
        var shared = one.Actors.Count(other.Actors.Contains);
        return shared > SharedActors || (shared > 0 && one.Figures.Overlaps(other.Figures));
    }
}
