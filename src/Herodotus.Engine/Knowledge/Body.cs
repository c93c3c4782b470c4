namespace Herodotus.Knowledge;

/// <summary>What kind of body a name of the list names.</summary>
public enum BodyKind
{
    Seat,
    Ministry,
    Agency,
    Army,
    Police,
    Court,
    Parliament,
    Bank,
    Party,
    Armed,
    International,
    Company,
    Union,
    Church,
    Ngo,
}

/// <summary>A ministry, agency, party, armed group, international body: whatever acts under a name of its own and is no country.</summary>
/// <param name="Name">The name that is shown.</param>
/// <param name="Country">ISO 3166-1 alpha-3; null when it belongs to several or none.</param>
/// <param name="Parent">The name of the body it is part of.</param>
public sealed record Body(string Name, BodyKind Kind, string? Country, string? Parent, ImmutableArray<string> Names)
{
    /// <summary>Cities whose names stand for it where they stand for who governs: "Brussels" for the European Union.</summary>
    public ImmutableArray<string> Seats { get; init; } = [];

    /// <summary>The entry's id in links: <c>body:department of state</c>.</summary>
    public string Id => "body:" + NameKey.Of(Name);
}
