namespace Herodotus.Reports;

/// <summary>A story as people read it: the story and the views told from it.</summary>
public sealed record StoryBrief
{
    public required Story Story { get; init; }

    /// <summary>First and last ISO date the story covers; null when no report is dated.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    public ImmutableArray<Measure> Measures { get; init; } = [];

    public ImmutableArray<Figure> Figures { get; init; } = [];

    public ImmutableArray<Position> Positions { get; init; } = [];

    public ImmutableArray<TimelineEntry> Timeline { get; init; } = [];

    public ImmutableArray<BriefSentence> Brief { get; init; } = [];
}

/// <summary>One entry of the ledger.</summary>
/// <param name="Issuer">Story actor ids, or the words when unresolved.</param>
/// <param name="Target">Story actor ids, or the words when unresolved.</param>
/// <param name="Date">ISO 8601 to the precision known.</param>
/// <param name="Basis">The legal or stated ground, as written.</param>
public sealed record Measure(
    string Id, MeasureMode Mode, ImmutableArray<string> Issuer, ImmutableArray<string> Target, string? Date, FigureClaim? Amount,
    EventStatus Status, string? Basis, ImmutableArray<string> Claims);

/// <summary>A quantity with what it measures and its as-of date.</summary>
public sealed record Figure(string Id, string What, FigureClaim Value, ImmutableArray<string> Claims);

public enum Stance
{
    For,
    Against,
    Mixed,
    Neutral,
}

/// <summary>Where an actor stands on a question, from its statements.</summary>
/// <param name="Actor">Story actor id.</param>
/// <param name="From">ISO date of the earliest statement it rests on; null when undated.</param>
/// <param name="Statements">Claim ids.</param>
public sealed record Position(string Actor, string Question, Stance Stance, string? From, ImmutableArray<string> Statements);

public enum DatePrecision
{
    Day,
    Month,
    Year,
}

/// <summary>One dated entry, in order of date.</summary>
/// <param name="Claims">Claim ids; none where a report's own sentence tells it.</param>
/// <param name="Citations">The words it rests on where no claim tells it.</param>
public sealed record TimelineEntry(string Date, DatePrecision Precision, string Text, ImmutableArray<string> Claims, ImmutableArray<Citation> Citations);

/// <summary>One sentence of the brief with the words it rests on: never without a citation.</summary>
public sealed record BriefSentence(string Text, ImmutableArray<Citation> Citations);
