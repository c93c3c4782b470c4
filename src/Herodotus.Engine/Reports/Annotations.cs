namespace Herodotus.Reports;

/// <summary>The layers of spans over one report. A layer that was not asked for is empty; each is sorted by start.</summary>
public sealed record Annotations
{
    public LanguageGuess Language { get; init; } = new("und", 0);

    public ImmutableArray<Sentence> Sentences { get; init; } = [];

    public ImmutableArray<Token> Tokens { get; init; } = [];

    public ImmutableArray<NameMention> Names { get; init; } = [];

    public ImmutableArray<ReportActor> Actors { get; init; } = [];

    public ImmutableArray<TimeMention> Times { get; init; } = [];

    public ImmutableArray<Quantity> Quantities { get; init; } = [];

    public ImmutableArray<Statement> Statements { get; init; } = [];

    public ImmutableArray<EventMention> Events { get; init; } = [];
}

/// <summary>A report with what was read in it: what linking works on.</summary>
public sealed record AnalyzedReport(Report Report, Annotations Annotations);
