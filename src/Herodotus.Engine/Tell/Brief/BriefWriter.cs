using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Ledger;

namespace Herodotus.Tell.Brief;

/// <summary>
/// The sentences of a brief: what happened, then who says what, then where reports disagree. Each is the reports' own words, or a frame
/// around them, and carries the spans it rests on.
/// </summary>
internal static class BriefWriter
{
    private const int MaxEvents = 8;
    private const int MaxFacts = 8;

    /// <summary>A story of which less than this is known otherwise is told by how its first report begins.</summary>
    private const int LeadSentences = 3;

    /// <summary>Reports whose beginning is told where nothing else of them is.</summary>
    private const int MaxLeads = 5;

    /// <summary>A sentence of fewer words is never taken for one told before.</summary>
    private const int LeastTokens = 6;

    private const int MaxStatements = 12;

    /// <summary>Share of a sentence's words that one told before has, from which on it says the same.</summary>
    private const double SaysTheSame = 0.6;

    private const int MaxStatementsOfOne = 2;
    private const int MaxDisagreements = 4;

    /// <summary>A sentence in which somebody denies something, and each sentence before one, count as this many code units more when the best telling is chosen.</summary>
    private const int HedgedWeight = 200;

    private const int DepthWeight = 40;

    private const int DeepSentence = 4;

    /// <summary>Origins named behind a sentence.</summary>
    private const int MaxNamed = 3;

    /// <summary>A sentence longer than this is told by its claim instead: nobody reads it in a list.</summary>
    private const int MaxSentence = 420;

    public static ImmutableArray<BriefSentence> Write(Story story, StandaloneSentence teller, ImmutableArray<Lead> leads)
    {
        ArgumentNullException.ThrowIfNull(story);
        var origins = new OriginNames(story);
        var copies = story.Reports.Where(report => report.CopyOf is not null).Select(report => report.Report.Id).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        // What happened: measures and what the reports agree on, the most told first; of two told alike the measure.
        var happened = story.Claims.Where(claim => claim.Event is { Mode: not null } && (claim.ReportCount > 1 || !MeasureLedger.IsToldByName(claim.Event, story, teller.Words.Content))).OrderByDescending(claim => claim.ReportCount).Take(MaxEvents)
            .Select(claim => (Reports: claim.ReportCount, Told: Event(claim, origins, copies, used, teller))).Where(item => item.Told is not null)
            .ToList();
        happened.AddRange(SharedFacts.Find(story, teller, origins, MaxFacts).Where(fact => !fact.Others.Add(fact.Told).All(citation => IsCited(happened, citation)) && used.Add(fact.Text)).Select(fact => (fact.Reports, (Telling?)Fact(fact))));
        if (happened.Count < LeadSentences)
            happened.AddRange(Lead(story, teller).Where(sentence => !IsCited(happened, sentence.Citations[0]) && used.Add(sentence.Text)).Take(LeadSentences - happened.Count).Select(sentence => (1, (Telling?)new Telling(sentence.Text, sentence))));
        happened.AddRange(LaterLeads(story, leads, origins, happened).Where(lead => used.Add(lead.Told.Said)).Select(lead => (lead.Reports, (Telling?)lead.Told)));
        var sentences = ImmutableArray.CreateBuilder<BriefSentence>();
        var toldWords = new List<HashSet<string>>();
        // What one report alone tells stands in the order of the reports, and of each report.
        var places = story.Reports.Select((report, place) => (report.Report.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        var ordered = happened.OrderByDescending(item => item.Reports)
            .ThenBy(item => item.Reports > 1 ? 0 : places[item.Told!.Sentence.Citations[0].Report]).ThenBy(item => item.Reports > 1 ? 0 : item.Told!.Sentence.Citations[0].Span.Start);
        sentences.AddRange(ordered.Select(item => item.Told!).Where(telling => IsNews(telling.Said)).Select(telling => telling.Sentence));
        var told = sentences.SelectMany(sentence => sentence.Citations).ToLookup(citation => citation.Report, citation => citation.Span, StringComparer.Ordinal);
        foreach (var claim in Spoken(story).Where(claim => !claim.Assertions.Any(assertion => told[assertion.Report].Any(span => span.Contains(assertion.Span)))))
        {
            // What an outlet or the police say of what has been told already is no news; what somebody says in their own words is.
            if (Statement(claim, teller) is { } sentence && used.Add(sentence.Text) && (IsNews(claim.Assertions[0].Quote) || claim.Statement!.Kind != StatementKind.Indirect))
                sentences.Add(sentence);
        }

        foreach (var disagreement in story.Disagreements.Take(MaxDisagreements))
            sentences.Add(Disagreement(disagreement));
        return sentences.ToImmutable();

        bool IsNews(string text)
        {
            var words = teller.Words.Content.Of(text);
            // A label of a measure is short and says all it says with words told before.
            if (words.Count >= LeastTokens && toldWords.Any(other => words.Count(other.Contains) >= SaysTheSame * words.Count))
                return false;
            toldWords.Add(words);
            return true;
        }
    }

    /// <summary>True when a sentence told already rests on these words among others.</summary>
    private static bool IsCited(List<(int Reports, Telling? Told)> happened, Citation words) =>
        happened.Exists(item => item.Told!.Sentence.Citations.Any(citation => citation.Report == words.Report && citation.Span.Contains(words.Span)));

    /// <summary>A sentence of the brief, and its words without what stands behind them in brackets.</summary>
    private sealed record Telling(string Said, BriefSentence Sentence);

    private static Telling? Event(Claim claim, OriginNames origins, HashSet<string> copies, HashSet<string> used, StandaloneSentence teller)
    {
        // The shortest telling that is a whole sentence of an original, in its own words, reads best; a sentence is told once.
        var (told, text) = claim.Assertions.Where(assertion => assertion.Quote.Length <= MaxSentence)
            .Select(assertion => (Assertion: assertion, Text: teller.Of(assertion.Report, assertion.Span)))
            .Where(pair => pair.Text is not null)
            .OrderBy(pair => copies.Contains(pair.Assertion.Report)).ThenBy(pair => pair.Text![0] == '[').ThenBy(pair => pair.Assertion.Quote.Length + Aside(claim, pair.Assertion, teller))
            .FirstOrDefault();
        text ??= $"{claim.Text}.";
        if (!used.Add(text))
            return null;
        var cited = told is null ? claim.Assertions : [told, .. claim.Assertions.Where(assertion => assertion != told)];
        return new Telling(text, new BriefSentence(text + Support(claim.ReportCount, claim.OriginCount, origins.Of(claim.Assertions)), Citations(cited)));
    }

    /// <summary>
    /// What speaks against a sentence, as code units of length: somebody denies or alleges something in it, it tells another measure first, or it stands deep
    /// in its report, where what others lead with is mentioned by the way.
    /// </summary>
    private static int Aside(Claim claim, Assertion assertion, StandaloneSentence teller)
    {
        var layers = teller.Report(assertion.Report).Annotations;
        var sentences = layers.Sentences;
        var first = layers.Events.FirstOrDefault(told => told.Mode is not null && told.Sentence == assertion.Span);
        var depth = 0;
        while (depth < DeepSentence && depth < sentences.Length && sentences[depth].Span.End <= assertion.Span.Start)
            depth++;
        return (assertion.Hedge is Hedge.Denied or Hedge.Alleged || (first is not null && first.Mode != claim.Event!.Mode) ? HedgedWeight : 0) + (depth * DepthWeight);
    }

    private static Telling Fact(SharedFact fact) => new(
        fact.Text, new BriefSentence(fact.Text + Support(fact.Reports, Math.Max(1, fact.Origins.Length), fact.Origins), [fact.Told, .. fact.Others]));

    /// <summary>What stands behind a sentence, in brackets: the origins by name, as many as a reader takes in; a report may bring in several.</summary>
    private static string Support(int reports, int origins, ImmutableArray<string> names)
    {
        var named = names.Length <= MaxNamed ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MaxNamed))} and {names.Length - MaxNamed} more";
        if (reports > 1)
            return $" ({StoryCounts.Plural(reports, "report")}, {StoryCounts.Plural(origins, "origin")}{(names.Length > 0 ? $": {named}" : "")})";
        return names.Length == 0 ? " (one report)" : $" (one report; {(names.Length == 1 ? "origin" : "origins")}: {named})";
    }

    /// <summary>
    /// How reports begin of which nothing is told yet, those of the last days first chosen, in order of arrival: a story's later chapters. What reports of two
    /// languages begin with alike is told once.
    /// </summary>
    private static IEnumerable<(int Reports, Telling Told)> LaterLeads(Story story, ImmutableArray<Lead> all, OriginNames origins, List<(int Reports, Telling? Told)> happened)
    {
        var leads = new List<(Lead Lead, ImmutableArray<Lead> Same)>();
        foreach (var lead in all.Where(lead => lead.Report != story.Reports[0]).OrderByDescending(lead => lead.Report.Report.Published?.Date ?? DateOnly.MinValue))
        {
            if (leads.Count >= MaxLeads || IsCited(happened, lead.Citation) || leads.Exists(other => other.Same.Contains(lead)))
                continue;
            ImmutableArray<Lead> same = [.. all.Where(other => Leads.TellTheSame(lead, other))];
            if (!same.Any(other => IsCited(happened, other.Citation)))
                leads.Add((lead, same));
        }

        return all.SelectMany(first => leads.Where(lead => lead.Lead == first)).Select(lead => (1 + lead.Same.Length, new Telling(
            lead.Lead.Text,
            new BriefSentence(
                lead.Lead.Text + Support(1 + lead.Same.Length, 1 + lead.Same.Length, origins.Of([.. lead.Same.Insert(0, lead.Lead).Select(item => (item.Report, item.Span))])),
                [lead.Lead.Citation, .. lead.Same.Select(item => item.Citation)]))));
    }

    /// <summary>How the first report begins, past what has no stop (a title, a dateline): sentences in which something is done.</summary>
    private static IEnumerable<BriefSentence> Lead(Story story, StandaloneSentence teller)
    {
        var report = (story.Reports.FirstOrDefault(report => report.CopyOf is null && report.Report.Kind != ReportKind.Post) ?? story.Reports[0]).Analyzed;
        var sentences = report.Annotations.Sentences;
        var leads = sentences.Take(2 * LeadSentences)
            .Where(sentence => Leads.IsWhole(report, sentence))
            .Select(sentence => (sentence.Span, Text: teller.Of(report.Report.Id, sentence.Span)))
            .Where(pair => pair.Text is not null)
            .Select(pair => new BriefSentence(pair.Text!, [new Citation(report.Report.Id, pair.Span)]))
            .ToList();
        if (leads.Count == 0 && !sentences.IsEmpty)
            leads.Add(new BriefSentence(StandaloneSentence.OneLine(sentences[0].Span.Of(report.Report.Text)), [new Citation(report.Report.Id, sentences[0].Span)]));
        return leads;
    }

    /// <summary>Statements of the actors that most reports quote, direct words first, a few of each.</summary>
    private static IEnumerable<Claim> Spoken(Story story) => story.Claims
        .Where(claim => claim.Kind == ClaimKind.Statement && claim.Assertions[0].Speaker is not null && claim.Assertions[0].Quote.Length is >= 20 and <= MaxSentence
            && (claim.Statement!.Kind != StatementKind.Indirect || claim.Statement.Telling is not null))
        .GroupBy(claim => claim.Assertions[0].Speaker!.Actor ?? claim.Assertions[0].Speaker!.Name, StringComparer.Ordinal)
        .OrderByDescending(group => group.Max(claim => claim.ReportCount)).ThenByDescending(group => group.Any(claim => claim.Assertions[0].Speaker!.Named)).ThenByDescending(group => group.Count())
        .SelectMany(group => group.OrderByDescending(claim => claim.ReportCount).ThenBy(claim => claim.Statement!.Kind == StatementKind.Indirect).Take(MaxStatementsOfOne))
        .Take(MaxStatements);

    /// <summary>The report's own sentence where it can stand alone; else the content, framed by who says it; null where neither can be read.</summary>
    private static BriefSentence? Statement(Claim claim, StandaloneSentence teller)
    {
        if (claim.Statement!.Telling is { } telling && teller.Of(telling.Report, telling.Span) is { } told)
            return new BriefSentence(told, [telling, .. Citations(claim.Assertions).Where(citation => citation.Report != telling.Report || !telling.Span.Contains(citation.Span))]);
        var assertion = claim.Assertions[0];
        if (claim.Statement.Words is null && !Proposition.Stands(teller.Report(assertion.Report), assertion.Span, teller.Words.Telling))
            return null;
        var via = assertion.ToldVia is { IsEmpty: false } links ? $" (via {string.Join(", via ", links)})" : "";
        return new BriefSentence(StatementText.Of(assertion.Speaker!.Name, claim.Statement, Quoted(claim.Statement.Kind, assertion.Quote), teller.Words.Telling) + via, Citations(claim.Assertions));
    }

    private static string Quoted(StatementKind kind, string quote)
    {
        var line = StandaloneSentence.OneLine(quote);
        return kind == StatementKind.Direct && line.IndexOfAny(['“', '"', '«', '”', '»']) < 0 ? $"“{line}”" : line;
    }

    private static BriefSentence Disagreement(Disagreement disagreement)
    {
        var sides = disagreement.Sides.Select(side => StandaloneSentence.OneLine(side.Says)).ToList();
        var because = ContractNames.Name(disagreement.Because);
        var text = disagreement.Kind switch
        {
            DisagreementKind.Denial => $"Denied: {string.Join("; ", sides)}",
            DisagreementKind.Role => $"Reports name different offices ({because}): {string.Join("; ", sides)}",
            _ => $"Reports differ on the {ContractNames.Name(disagreement.Kind)} ({because}): {string.Join("; ", sides)}",
        };
        return new BriefSentence(text, Citations([.. disagreement.Sides.SelectMany(side => side.Assertions)]));
    }

    private static ImmutableArray<Citation> Citations(ImmutableArray<Assertion> assertions) =>
        [.. assertions.Select(assertion => new Citation(assertion.Report, assertion.Span)).Distinct()];
}
