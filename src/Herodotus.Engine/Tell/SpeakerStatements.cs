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
    public static ImmutableArray<SpeakerStatements> Of(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var reports = story.Reports.ToDictionary(report => report.Report.Id, report => report.Analyzed, StringComparer.Ordinal);
        return
        [
            .. story.Claims.Where(claim => claim.Kind == ClaimKind.Statement && claim.Assertions[0].Speaker is not null)
                .GroupBy(claim => claim.Assertions[0].Speaker!.Name, StringComparer.OrdinalIgnoreCase)
                .Select(said => new SpeakerStatements(said.Key, said.First().Statement?.Speaker, [.. said.Select(claim => Line(claim, reports)).OfType<StatementLine>().DistinctBy(line => line.Words)]))
                .Where(speaker => !speaker.Lines.IsEmpty),
        ];
    }

    /// <summary>The report's words from cue to content; else the content after the name of its act; else, where that cannot be read alone, its sentence; null where none can be read.</summary>
    private static StatementLine? Line(Claim claim, Dictionary<string, AnalyzedReport> reports)
    {
        var assertion = claim.Assertions[0];
        var citations = claim.Assertions.Select(item => new Citation(item.Report, item.Span)).ToImmutableArray();
        if (claim.Statement!.Words is { } words)
            return new StatementLine(claim, null, words, citations);
        var stands = Proposition.Stands(reports[assertion.Report], assertion.Span);
        if (claim.Statement.Telling is { } telling && !stands)
            return new StatementLine(claim, null, WithoutDateline(telling.Span.Of(reports[telling.Report].Report.Text)), [telling, .. citations.Where(citation => citation.Report != telling.Report)]);
        if (!stands && claim.Statement.Kind == StatementKind.Indirect && claim.Statement.Cue is not (CueClass.Deny or CueClass.Accuse))
            return null;
        return new StatementLine(claim, StatementText.Verb(claim.Statement.Cue, assertion.Speaker!.Name), assertion.Quote, citations);
    }

    private static string WithoutDateline(string sentence) => sentence[Dateline.Length(sentence)..];
}

/// <summary>One statement as it is listed under its speaker.</summary>
/// <param name="Claim">The claim it tells.</param>
/// <param name="Act">The name of the act, to be set before the words; null where they hold their own verb.</param>
/// <param name="Words">Words of a report.</param>
public sealed record StatementLine(Claim Claim, string? Act, string Words, ImmutableArray<Citation> Citations)
{
    public Hedge Hedge => Claim.Assertions[0].Hedge;

    /// <summary>The chain the words came through, outermost last.</summary>
    public ImmutableArray<string> Via => Claim.Assertions[0].Via;

    /// <summary>True for a direct quotation whose marks are not among the words.</summary>
    public bool NeedsMarks => Act is not null && Claim.Statement!.Kind == StatementKind.Direct && Words.IndexOfAny(['“', '"', '«', '”', '»']) < 0;
}
