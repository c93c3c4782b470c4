using Herodotus.Clean.Feeds;
using Herodotus.Ingest.Sources;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class SourceListTests
{
    [Theory]
    [InlineData("sources.toml")]
    [InlineData("sources.yaml")]
    [InlineData("sources.yml")]
    public void A_list_is_read_as_it_is_written(string file)
    {
        NewsSource[] sources =
        [
            new("El \"Diario\"", new Uri("https://diario.example/rss"), NewsSource.UsualInterval),
            new("Gaceta # 2: 'ñ' \\", new Uri("https://gaceta.example/feed?x=1"), TimeSpan.FromHours(2), FullText: true, Outlet: "La Gaceta"),
        ];
        var (read, refusals) = SourceList.Parse(SourceList.Write(sources, file), file);
        refusals.ShouldBeEmpty();
        read.ShouldBe(sources);
    }

    [Theory]
    [InlineData("sources:\n- url: https://a.example/rss\n  name: A\n  every: 2h\n- https://b.example/rss\n", 2, 0)]
    [InlineData("- {url: 'https://a.example/rss', full_text: true}\n", 1, 0)]
    [InlineData("- url: [https://a.example/rss]\n- url: https://b.example/rss\n", 1, 2)]
    [InlineData("settings: {deep: [1, [2]]}\nsources: [https://a.example/rss]\n", 1, 1)]
    [InlineData("sources: nothing\n", 0, 1)]
    [InlineData("sources:\n", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData("- *a\n- &b https://b.example/rss\n- *b\n", 1, 2)]
    [InlineData("sources: [\"\n", 0, 1)]
    [InlineData("- https://a.example/rss\n- https://a.example/rss\n", 1, 1)]
    public void YAML_is_read_and_what_is_not_understood_is_said(string text, int sources, int mistakes)
    {
        var (read, refusals) = SourceList.Parse(text, "s.yaml");
        (read.Length, refusals.Length).ShouldBe((sources, mistakes), string.Join("; ", refusals.Select(refusal => refusal.Message)));
    }

    [Fact]
    public void Deep_nesting_in_a_list_is_a_mistake_and_no_crash() =>
        SourceList.Parse(new string('[', 100_000), "s.yaml").Refusals.ShouldNotBeEmpty();

    [Fact]
    public void Mistakes_are_told_with_their_line_and_the_rest_is_read()
    {
        var (sources, refusals) = SourceList.Parse("[[source]]\nurl = \"ftp://x\"\n\n[[source]]\nname = \"good\" # ours\nurl = \"https://good.example/\"\nevery = soon\n", "s.toml");
        sources.Single().Name.ShouldBe("good");
        refusals.Select(refusal => refusal.Line).ShouldBe([1, 7], ignoreOrder: true);
    }

    [Fact]
    public void OPML_goes_out_and_comes_in()
    {
        OfferedFeed[] feeds = [new(new Uri("https://a.example/?x=1&y=2"), "A & \"B\"")];
        Opml.Read(Opml.Write(feeds)).ShouldBe(feeds);
    }

    [Fact]
    public void A_page_offers_its_feeds()
    {
        var feeds = FeedDiscovery.Find("<html><head><base href='/sub/'><link rel='alternate' type='application/atom+xml' title='All' href='all.atom'></head></html>", new Uri("https://a.example/x"));
        feeds.ShouldBe([new OfferedFeed(new Uri("https://a.example/sub/all.atom"), "All")]);
    }
}
