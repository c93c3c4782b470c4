namespace Herodotus.Knowledge;

public enum OutletKind
{
    Agency,
    Newspaper,
    Magazine,
    Television,
    Radio,
    Web,
}

/// <summary>A news outlet or agency.</summary>
/// <param name="Name">The name that is shown.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Family">Who owns it: outlets of one family are not independent of each other.</param>
/// <param name="Site">The host of its site, without <c>www.</c></param>
public sealed record Outlet(string Name, OutletKind Kind, string Country, string Family, string? Site, ImmutableArray<string> Names)
{
    /// <summary>The entry's id in links: <c>outlet:reuters</c>.</summary>
    public string Id => "outlet:" + NameKey.Of(Name);
}
