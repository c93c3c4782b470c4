using Herodotus.Text;

namespace Herodotus.Reports;

public enum ClaimKind
{
    Event,
    Statement,
    Figure,
    Role,
}

public enum ClaimStatus
{
    Single,
    Corroborated,
    Disputed,
    Denied,
    Superseded,
}

/// <summary>Who an assertion is put down to.</summary>
/// <param name="Actor">Id of the story's <see cref="Actor"/>, when known.</param>
/// <param name="Name">As people read it: a name, or an unnamed source's description.</param>
/// <param name="Named">False for an unnamed source.</param>
public sealed record Speaker(string? Actor, string Name, bool Named);

/// <summary>One place in one report where a claim is made.</summary>
/// <param name="Report">Report id.</param>
/// <param name="Span">The words.</param>
/// <param name="Quote">Those words: <c>text.Substring(start, length)</c>.</param>
/// <param name="Speaker">Who says so; null when the report says it in its own voice.</param>
/// <param name="Origin">Id of the <see cref="Origin"/> it goes back to.</param>
/// <param name="Via">The chain, outermost last.</param>
public sealed record Assertion(
    string Report, TextSpan Span, string Quote, Speaker? Speaker, Hedge Hedge, string? Origin, ImmutableArray<string> Via)
{
    /// <summary>The chain as it is told beside the speaker: without a link that the speaker's name says already ("a Reuters report", via Reuters).</summary>
    public ImmutableArray<string> ToldVia => Speaker is { } speaker ? Via.RemoveAll(link => speaker.Name.Contains(link, StringComparison.OrdinalIgnoreCase)) : Via;
}

/// <summary>One proposition about the world, with every place it is made.</summary>
public sealed record Claim
{
    public required string Id { get; init; }

    public required ClaimKind Kind { get; init; }

    public required string Text { get; init; }

    public ClaimStatus Status { get; init; }

    /// <summary>How many reports, outlets and independent origins stand behind it.</summary>
    public int ReportCount { get; init; }

    public int OutletCount { get; init; }

    public int OriginCount { get; init; }

    public ImmutableArray<Assertion> Assertions { get; init; } = [];

    /// <summary>For a claim of kind event: what happened.</summary>
    public EventClaim? Event { get; init; }

    /// <summary>For a claim of kind figure.</summary>
    public FigureClaim? Figure { get; init; }

    /// <summary>For a claim of kind statement: the story actor who speaks, and the act.</summary>
    public StatementClaim? Statement { get; init; }
}

/// <summary>The event a claim tells, its parties as story actor ids.</summary>
public sealed record EventClaim(
    EventType Type, MeasureMode? Mode, ImmutableArray<string> Actors, ImmutableArray<string> Targets, string? Date, EventStatus Status,
    string? ActorText, string? TargetText, FigureClaim? Amount, string? Basis = null);

/// <summary>What befell the people a figure counts.</summary>
public enum Toll
{
    Killed,
    Injured,
    Missing,
    Detained,
    Displaced,
    Abducted,
    Rescued,
    Freed,
    Infected,
    Dismissed,
}

/// <summary>The figure a claim gives.</summary>
/// <param name="Toll">For a count of people: what befell them, when said.</param>
public sealed record FigureClaim(
    decimal? Value, decimal? From, decimal? To, string? Unit, string? UnitText, string? Of, QuantityChange Change, string? AsOf,
    ImmutableArray<UnitCheck> Checks, Toll? Toll = null)
{
    /// <summary>Where the figure itself is written, a place for each report that gives it.</summary>
    public ImmutableArray<Citation> Written { get; init; } = [];
}

/// <summary>The speech act a claim records.</summary>
/// <param name="Speaker">Story actor id.</param>
/// <param name="Telling">The report's own sentence from the speaker's name to the end of the content, when it can stand alone.</param>
/// <param name="Words">The report's own words from cue to content, where they read as a sentence after the speaker's name.</param>
public sealed record StatementClaim(string? Speaker, CueClass Cue, StatementKind Kind, Citation? Telling, string? Words = null);
