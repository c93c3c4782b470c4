using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell;

/// <summary>What one speaker says in a story.</summary>
/// <param name="Speaker">The name shown.</param>
/// <param name="Actor">Story actor id; null for an unnamed source.</param>
public sealed record SpeakerStatements(string Speaker, string? Actor, ImmutableArray<StatementLine> Lines)
{
    /// <summary>Every speaker of the story with its statements, in the order in which they first speak.</summary>
    public static ImmutableArray<SpeakerStatements> Of(Story story, TellingWords words)
    {
        ArgumentNullException.ThrowIfNull(story);
        ArgumentNullException.ThrowIfNull(words);
        var reports = story.Reports.ToDictionary(report => report.Report.Id, report => report.Analyzed, StringComparer.Ordinal);
        return
        [
            .. story.Claims.Where(claim => claim.Kind == ClaimKind.Statement && claim.Assertions[0].Speaker is not null)
                .GroupBy(claim => claim.Assertions[0].Speaker!.Name, StringComparer.OrdinalIgnoreCase)
                .Select(said => new SpeakerStatements(said.Key, IsPair(said.Key, said.First(), story, words) ? null : said.First().Statement?.Speaker, Once(said.Select(claim => Line(claim, reports, words)).OfType<StatementLine>())))
                .Where(speaker => !speaker.Lines.IsEmpty),
        ];
    }

    /// <summary>Two who say one thing together have no office of one of them.</summary>
    private static bool IsPair(string name, Claim claim, Story story, TellingWords words) => claim.Statement?.Speaker is { } id && story.Actors.FirstOrDefault(actor => actor.Id == id) is { } actor
        && name.Length > actor.Name.Length && name.StartsWith(actor.Name, StringComparison.Ordinal) && words.JoinsTwo(name);

    /// <summary>The report's words from cue to content; else the content after the name of its act; else, where that cannot be read alone, its sentence; null where none can be read.</summary>
    private static StatementLine? Line(Claim claim, Dictionary<string, AnalyzedReport> reports, TellingWords words)
    {
        var assertion = claim.Assertions[0];
        var citations = claim.Assertions.Select(item => new Citation(item.Report, item.Span)).ToImmutableArray();
        if (claim.Statement!.Words is { } said)
            return new StatementLine(claim, null, said, citations);
        var stands = Proposition.Stands(reports[assertion.Report], assertion.Span, words);
        if (!stands && reports[assertion.Report].Annotations.Statements.FirstOrDefault(statement => !statement.Content.IsEmpty && StatementClaims.Passage(statement) == assertion.Span) is { } own
            && OwnWords.Beside(reports[assertion.Report].Report.Text, own, words) is { } beside)
            return new StatementLine(claim, null, beside, citations);
        if (claim.Statement.Telling is { } telling && !stands && !IsShared(reports[telling.Report].Annotations.Statements, assertion, telling))
            return new StatementLine(claim, null, WithoutDateline(telling.Span.Of(reports[telling.Report].Report.Text)), [telling, .. citations.Where(citation => citation.Report != telling.Report)]);
        if (!stands && claim.Statement.Kind == StatementKind.Indirect && claim.Statement.Cue is not (CueClass.Deny or CueClass.Accuse))
            return null;
        return new StatementLine(claim, StatementText.Verb(claim.Statement.Cue, assertion.Speaker!.Name, words), assertion.Quote, citations);
    }

    /// <summary>“…”, dijo el alcalde, después de que la ministra ordenara …: a sentence in which somebody else speaks too is not only the speaker's.</summary>
    private static bool IsShared(ImmutableArray<Statement> statements, Assertion assertion, Citation telling)
    {
        var own = statements.FirstOrDefault(statement => statement.Content.Any(content => content.Overlaps(assertion.Span)) && !statement.Cue.IsEmpty && telling.Span.Contains(statement.Cue[0]));
        return own is not null && statements.Any(other => other != own && !other.Cue.IsEmpty && other.CueClass != CueClass.Other && telling.Span.Contains(other.Cue[0])
            && (other.Speaker ?? other.Description) is { } speaker && speaker != (own.Speaker ?? own.Description)
            && !own.Content.Any(content => content.Contains(other.Cue[0])) && !other.Content.Any(content => content.Contains(own.Cue[0])));
    }

    /// <summary>Lines without those whose words another holds: what other reports say too is kept by itself, else the line that says more.</summary>
    private static ImmutableArray<StatementLine> Once(IEnumerable<StatementLine> lines)
    {
        var kept = new List<StatementLine>();
        // Lines that cite no report in common cannot hold one another.
        var citing = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var at = line.Citations.SelectMany(citation => citing.GetValueOrDefault(citation.Report) ?? []).Distinct().Order()
                .FirstOrDefault(place => Holds(kept[place], line) || Holds(line, kept[place]), kept.Count);
            if (at == kept.Count)
                kept.Add(line);
            else if (Holds(line, kept[at]) && kept[at].Citations.Select(citation => citation.Report).Distinct(StringComparer.Ordinal).Count() == 1)
                kept[at] = line;
            else
                continue;
            foreach (var citation in line.Citations)
            {
                if (!citing.TryGetValue(citation.Report, out var places))
                    citing.Add(citation.Report, places = []);
                places.Add(at);
            }
        }

        return [.. kept];
    }

    /// <summary>True when one line's words stand in the other's, in the same place of a report.</summary>
    private static bool Holds(StatementLine line, StatementLine other) => line.Words.Length >= other.Words.Length && line.Words.Contains(other.Words.TrimEnd('.', ','), StringComparison.Ordinal)
        && line.Citations.Any(citation => other.Citations.Any(held => held.Report == citation.Report && held.Span.Overlaps(citation.Span)));

    private static string WithoutDateline(string sentence) => sentence[Dateline.Length(sentence)..];
}

/// <summary>One statement as it is listed under its speaker.</summary>
/// <param name="Claim">The claim it tells.</param>
/// <param name="Act">The name of the act, to be set before the words; null where they hold their own verb.</param>
/// <param name="Words">Words of a report.</param>
public sealed record StatementLine(Claim Claim, string? Act, string Words, ImmutableArray<Citation> Citations)
{
    /// <summary>How the claim is hedged; none for a denial, whose verb is told: "has denied the charges (denied)" would deny the denial.</summary>
    public Hedge Hedge => Claim.Assertions[0].Hedge is var hedge && hedge == Hedge.Denied && Claim.Statement!.Cue == CueClass.Deny ? Hedge.None : hedge;

    /// <summary>The chain the words came through, outermost last, without what the words name themselves ("said in an interview with EWTN").</summary>
    public ImmutableArray<string> Via => Claim.Assertions[0].ToldVia.RemoveAll(link => Words.Contains(link, StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a direct quotation whose marks are not among the words.</summary>
    public bool NeedsMarks => Act is not null && Claim.Statement!.Kind == StatementKind.Direct && Words.IndexOfAny(['“', '"', '«', '”', '»']) < 0;
}
