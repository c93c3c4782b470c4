using Herodotus.Knowledge;
using Shouldly;
using Xunit;

namespace Herodotus.Engine.Tests.Knowledge;

public sealed class PlaceTests
{
    private static readonly Place Lima = At(-12.0464, -77.0428);

    [Theory]
    [InlineData(-12.0464, -77.0428, 0, 1)]
    [InlineData(-12.0566, -77.1181, 7, 10)] // Callao, beside it
    [InlineData(-33.4569, -70.6483, 2450, 2480)] // Santiago
    [InlineData(35.6895, 139.6917, 15400, 15600)] // Tokyo: across the date line
    public void Distances_are_those_of_the_globe(double latitude, double longitude, double least, double most)
    {
        var other = At(latitude, longitude);
        Lima.DistanceTo(other).ShouldBeInRange(least, most);
        other.DistanceTo(Lima).ShouldBe(Lima.DistanceTo(other), 1e-6);
        Lima.IsWithin(most, other).ShouldBeTrue();
        if (least > 0)
            Lima.IsWithin(least, other).ShouldBeFalse();
    }

    [Fact]
    public void Places_of_one_latitude_are_told_apart_by_their_longitudes()
    {
        Lima.IsWithin(500, At(-12.0464, -87.0428)).ShouldBeFalse();
        At(0, 179.9).IsWithin(30, At(0, -179.9)).ShouldBeTrue();
    }

    [Fact]
    public void Poles_and_antipodes_have_a_distance()
    {
        At(90, 0).DistanceTo(At(90, 120)).ShouldBe(0, 1e-6);
        At(0, 0).DistanceTo(At(0, 180)).ShouldBe(Math.PI * 6371, 1e-6);
    }

    private static Place At(double latitude, double longitude) => new(1, "A place", PlaceKind.Town, "PER", null, latitude, longitude, 1);
}
