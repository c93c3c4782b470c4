using Herodotus.Text;

namespace Herodotus.Reports;

public enum StatementKind
{
    Direct,
    Indirect,
    Mixed,
}

public enum Hedge
{
    None,
    Alleged,
    Possible,
    Conditional,
    Denied,
}

/// <summary>What sort of speech act the cue is.</summary>
public enum CueClass
{
    Say,
    Claim,
    Deny,
    Demand,
    Accuse,
    Promise,
    Warn,
    Reveal,
    Believe,

    /// <summary>A deed or an attitude that the lexicon does not know as speech ("is bearish on").</summary>
    Other,
}

/// <summary>One link of the chain a statement came through.</summary>
/// <param name="Name">The outlet, document or office, as written.</param>
/// <param name="Span">Where it is written.</param>
public readonly record struct Via(string Name, TextSpan Span);

/// <summary>Somebody says, writes, denies, claims or believes something. Each part may be discontinuous.</summary>
public sealed record Statement
{
    public ImmutableArray<TextSpan> Source { get; init; } = [];

    public ImmutableArray<TextSpan> Cue { get; init; } = [];

    public required ImmutableArray<TextSpan> Content { get; init; }

    public StatementKind Kind { get; init; }

    /// <summary>The id of the <see cref="ReportActor"/> who speaks; null when unknown or unnamed.</summary>
    public string? Speaker { get; init; }

    /// <summary>All who speak, where several do ("Rubio and Johnson said"), the first as in <see cref="Speaker"/>; empty for one or none.</summary>
    public ImmutableArray<string> Speakers { get; init; } = [];

    /// <summary>True when the source is a named party.</summary>
    public bool Named { get; init; }

    /// <summary>For an unnamed source: how the report describes it, the anonymity clause included.</summary>
    public string? Description { get; init; }

    /// <summary>For an unnamed source: <c>official</c>, <c>aide</c>, <c>lawyer</c>, <c>witness</c>, <c>document</c>, <c>media</c>, <c>people</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>For an unnamed source: the id of the actor it belongs to, when said.</summary>
    public string? SourceBody { get; init; }

    public CueClass CueClass { get; init; }

    public Hedge Hedge { get; init; }

    public bool Negated { get; init; }

    /// <summary>The chain the report gives, outermost last.</summary>
    public ImmutableArray<Via> Via { get; init; } = [];

    /// <summary>Where it was said ("a Thursday interview with EWTN"), when the report says.</summary>
    public TextSpan? Occasion { get; init; }
}
