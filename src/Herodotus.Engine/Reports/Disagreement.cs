namespace Herodotus.Reports;

public enum DisagreementKind
{
    Value,
    Role,
    Date,
    Denial,
    Status,
}

/// <summary>Why two assertions differ.</summary>
public enum DisagreementReason
{
    Conflict,
    Update,
    Scope,
    Precision,
}

/// <summary>One side of a disagreement.</summary>
public sealed record DisagreementSide(string Says, ImmutableArray<Assertion> Assertions);

/// <summary>Assertions that cannot both be the last word, with the reason.</summary>
public sealed record Disagreement(
    DisagreementKind Kind, DisagreementReason Because, ImmutableArray<string> Claims, ImmutableArray<DisagreementSide> Sides);
