using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>What kind of party an actor is.</summary>
public enum ActorType
{
    Person,
    Organization,
    Government,
    ArmedGroup,
    Place,
    Other,
}

/// <summary>A role that the words of a report give an actor.</summary>
/// <param name="Title">As written, without the body ("Secretary of State").</param>
/// <param name="Body">The office, country or organization it belongs to, when said.</param>
/// <param name="Status"><c>former</c>, <c>acting</c>, <c>elect</c>, <c>then</c>, or null for a present holder.</param>
/// <param name="Span">Where it is said.</param>
public readonly record struct RoleMention(string Title, string? Body, string? Status, TextSpan Span);

/// <summary>The mentions of one actor within one report, joined.</summary>
public sealed record ReportActor
{
    /// <summary>Unique within the report: <c>a1</c>, <c>a2</c>, in order of first mention.</summary>
    public required string Id { get; init; }

    public required ActorType Type { get; init; }

    /// <summary>The fullest name used in the report.</summary>
    public required string Name { get; init; }

    /// <summary>All names used, the fullest first, no doubles.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Every mention by name, in order.</summary>
    public ImmutableArray<TextSpan> Mentions { get; init; } = [];

    /// <summary>Mentions by pronoun or description ("the president", "she"), in order.</summary>
    public ImmutableArray<TextSpan> Descriptions { get; init; } = [];

    public ImmutableArray<RoleMention> Roles { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-3.</summary>
    public string? Country { get; init; }

    /// <summary>Identifiers elsewhere: <c>wikidata</c>, <c>geonames</c>, <c>herodotus</c> (the entry in <c>data/knowledge</c>).</summary>
    public ImmutableSortedDictionary<string, string> Links { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Why its names were joined.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];
}
