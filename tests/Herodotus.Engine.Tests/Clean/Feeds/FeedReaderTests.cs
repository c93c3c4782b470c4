using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Feeds;

public sealed class FeedReaderTests
{
    private const string Rss = """
        <?xml version="1.0"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
          <title>Gaceta del Puerto</title><link>https://puerto.example/</link><language>es</language>
          <item><title>Cierre &aacute;spero &amp; largo</title><link>https://puerto.example/1</link><pubDate>Tue, 04 Mar 2025 09:30:00 -0500</pubDate>
            <description><![CDATA[<p>El cierre sigue.</p><p>Sin fecha.</p>]]></description><guid isPermaLink="false">n-1</guid></item>
          <item><description>Una nota sin título</description></item>
        </channel></rss>
        """;

    [Fact]
    public void A_feed_gives_its_head_and_a_report_for_each_entry()
    {
        var results = Reading.All(Rss);
        results[0].Feed!.Title.ShouldBe("Gaceta del Puerto");
        results[0].Feed!.WellFormed.ShouldBeTrue();
        var first = results[1].Report!;
        first.Title.ShouldBe("Cierre áspero & largo");
        first.Text.ShouldBe("El cierre sigue.\nSin fecha.");
        first.Published.ToString().ShouldBe("2025-03-04T09:30:00-05:00");
        (first.Source, first.Url, first.Guid, first.Part, first.Language).ShouldBe(("Gaceta del Puerto", "https://puerto.example/1", "n-1", 0, "es"));
        results[2].Report!.Kind.ShouldBe(ReportKind.Post);
    }

    [Fact]
    public void A_feed_that_breaks_off_gives_what_it_has()
    {
        var results = Reading.All(Rss[..Rss.IndexOf("Sin fecha", StringComparison.Ordinal)]);
        results[0].Feed!.WellFormed.ShouldBeFalse();
        results.Single(result => result.Report is not null).Report!.Title.ShouldBe("Cierre áspero & largo");
    }

    [Fact]
    public void Relative_addresses_are_read_against_their_base()
    {
        var results = Reading.All("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/"><title>A</title><entry><title type="html">&lt;b&gt;B&lt;/b&gt;</title><link href="../y"/></entry></feed>""");
        results[1].Report!.Url.ShouldBe("https://a.example/y");
        results[1].Report!.Title.ShouldBe("B");
    }

    [Fact]
    public void Entities_that_grow_are_not_expanded_and_external_ones_not_fetched()
    {
        var bomb = new StringBuilder("<!DOCTYPE rss [<!ENTITY a0 \"aaaaaaaaaa\"><!ENTITY x SYSTEM \"file:///etc/hostname\">");
        for (var i = 1; i < 20; i++)
            bomb.Append("<!ENTITY a").Append(i).Append(" \"").Insert(bomb.Length, $"&a{i - 1};", 10).Append("\">");
        bomb.Append("]><rss><channel><title>&x;&a19;</title></channel></rss>");
        (Reading.All(bomb.ToString())[0].Feed!.Title?.Length ?? 0).ShouldBeLessThan(100);
    }

    [Fact]
    public void JSON_Feed_is_a_feed()
    {
        var results = Reading.All("""{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_html":"<p>Hola</p>","date_published":"2025-03-04T01:02:03Z"}]}""");
        results[0].Feed!.Title.ShouldBe("T");
        results[1].Report!.Text.ShouldBe("Hola");
    }

    [Fact]
    public void Any_damage_to_a_feed_is_survived()
    {
        var damages = Gen.Choose(0, Rss.Length - 1).SelectMany(_ => Gen.Choose(0, 30), (at, length) => (At: at, Length: length)).ListOf().ToArbitrary();
        Check.One(Properties.Config(200), Prop.ForAll(damages, cuts =>
        {
            var text = Rss;
            foreach (var (at, length) in cuts.Take(5))
                text = at < text.Length ? text.Remove(at, Math.Min(length, text.Length - at)) : text;
            _ = Reading.All(text);
        }));
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_read_in_no_time()
    {
        var nested = string.Concat(Enumerable.Repeat("<item>", 100_000));
        Reading.All("<rss><channel><title>Deep</title>" + nested)[0].Feed!.Title.ShouldBe("Deep");
    }
}
