using Shouldly;
using Xunit;

namespace Herodotus.Clean.Metadata;

public sealed class TitleReaderTests
{
    [Theory]
    [InlineData("Rain stops play | The Daily Example", "The Daily Example", "Rain stops play")]
    [InlineData("Rain stops play - Sport - The Daily Example", "The Daily Example", "Rain stops play - Sport")]
    [InlineData("The Daily Example: rain - the cost", "Other", "The Daily Example: rain - the cost")]
    [InlineData("The Daily Example | Rain stops play", "The Daily Example", "Rain stops play")]
    public void The_sites_name_is_dropped(string title, string site, string expected) =>
        TitleReader.WithoutSite(title, site).ShouldBe(expected);

    [Theory]
    [InlineData("Rain stops play", "Rain stops play", "Rain stops play - Example", "Rain stops play - Example", "Rain stops play")]
    [InlineData("Kicker: Rain stops play", "Kicker: Rain stops play", "Rain stops play", "Kicker: Rain stops play", "Rain stops play")]
    [InlineData("Rain stops play", "Cricket rain delay latest news", "Rain stops play", "Cricket rain delay latest news", "Rain stops play")]
    [InlineData(null, null, null, "Rain stops play", "Rain stops play")]
    public void People_write_headlines_and_search_engines_do_not(string? heading, string? structure, string? sharing, string? window, string expected) =>
        TitleReader.Choose(heading, structure, sharing, window)!.Value.Value.ShouldBe(expected);
}
