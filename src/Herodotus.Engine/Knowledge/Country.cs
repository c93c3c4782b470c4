namespace Herodotus.Knowledge;

/// <summary>A country or a territory with a government of its own.</summary>
/// <param name="Code">ISO 3166-1 alpha-3 (<c>XKX</c> for Kosovo).</param>
/// <param name="Name">The English name that is shown.</param>
/// <param name="Names">All names, English and Spanish.</param>
/// <param name="Demonyms">Adjectives and names of its people, English and Spanish.</param>
/// <param name="Capitals">Capitals and seats whose names stand for the government.</param>
public sealed record Country(
    string Code, string Name, ImmutableArray<string> Names, ImmutableArray<string> Demonyms, ImmutableArray<string> Capitals)
{
    /// <summary>The entry's id in links: <c>country:VEN</c>.</summary>
    public string Id => "country:" + Code;
}
