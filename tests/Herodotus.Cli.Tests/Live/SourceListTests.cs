using Herodotus.Clean.Feeds;
using Herodotus.Ingest.Sources;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class SourceListTests
{
    [Fact]
    public void A_list_is_read_as_it_is_written()
    {
        NewsSource[] sources =
        [
            new("El \"Diario\"", new Uri("https://diario.example/rss"), NewsSource.UsualInterval),
            new("Gaceta # 2", new Uri("https://gaceta.example/feed?x=1"), TimeSpan.FromHours(2), FullText: true, Outlet: "La Gaceta"),
        ];
        var (read, refusals) = SourceList.Parse(SourceList.Write(sources), "sources.toml");
        refusals.ShouldBeEmpty();
        read.ShouldBe(sources);
    }

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
