namespace Herodotus.Knowledge;

public enum PlaceKind : byte
{
    /// <summary>A town or city.</summary>
    Town,

    /// <summary>The seat of a first-level division.</summary>
    RegionalSeat,

    Capital,

    /// <summary>A first-level division: a state, province, department.</summary>
    Region,

    Country,
}

/// <summary>An entry of the gazetteer.</summary>
/// <param name="Id">The GeoNames number; 0 for a country.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Region">The name of its first-level division; null when unknown.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public readonly record struct Place(
    int Id, string Name, PlaceKind Kind, string Country, string? Region, double Latitude, double Longitude, int Population)
{
    /// <summary>In kilometers.</summary>
    private const double EarthRadius = 6371;

    /// <summary>True for a place nearer than that many kilometers. Most are told apart by their latitudes alone.</summary>
    public bool IsWithin(double kilometers, Place other) =>
        EarthRadius * Math.Abs(double.DegreesToRadians(other.Latitude - Latitude)) < kilometers && DistanceTo(other) < kilometers;

    /// <summary>Kilometers along the great circle.</summary>
    public double DistanceTo(Place other)
    {
        var (a, b) = (double.DegreesToRadians(Latitude), double.DegreesToRadians(other.Latitude));
        var half = Math.Pow(Math.Sin((b - a) / 2), 2)
            + (Math.Cos(a) * Math.Cos(b) * Math.Pow(Math.Sin(double.DegreesToRadians(other.Longitude - Longitude) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
