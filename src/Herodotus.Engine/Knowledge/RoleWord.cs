namespace Herodotus.Knowledge;

public enum RoleWordKind : byte
{
    /// <summary>Names a role alone: "president", "secretary of state".</summary>
    Head,

    /// <summary>Stands before a head: "deputy", "defense".</summary>
    Modifier,

    /// <summary>Stands after a head: "general", "electo".</summary>
    After,

    /// <summary>"former", "acting", "then".</summary>
    Status,

    /// <summary>"Mr", "señora".</summary>
    Honorific,

    /// <summary>"counterpart": the role of somebody else, in another country.</summary>
    Pair,
}

/// <summary>A word or phrase of a role.</summary>
/// <param name="Office">What the phrases of two languages share: <c>president</c>, <c>minister:foreign</c>; for a status, the status.</param>
public sealed record RoleWord(string Text, RoleWordKind Kind, Gender Gender, string? Office);

/// <summary>A common noun that names a body: "foreign ministry", "cartel".</summary>
/// <param name="Kind"><c>government</c>, <c>ministry</c>, <c>embassy</c>, <c>army</c>, <c>group</c> …</param>
/// <param name="Function">Language-neutral: what the phrases of two languages share.</param>
public sealed record BodyWord(string Text, string Kind, string Function);
