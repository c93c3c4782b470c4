using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Clean.Extraction;

public sealed class PageReaderTests
{
    private const string First = "The river rose two meters overnight, and the mayor of Testville asked people in the lower town to leave their houses before noon.";
    private const string Second = "Engineers said the old dam would hold, but they opened a second gate at dawn to be sure, according to the water board.";
    private const string Third = "By evening the rain had stopped; schools will stay closed until Thursday, the council said in a short statement.";

    private static readonly string Article = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    private static string Page(string body, string head = "") =>
        $"<!doctype html><html lang=en-GB><head><title>River rises | Daily Example</title>{head}</head><body>{body}</body></html>";

    private static string Text(string body, string head = "") => PageReader.Read(Page(body, head), null).Text;

    [Fact]
    public void The_text_is_the_report_and_nothing_else() => Text($"""
        <nav><ul><li><a href=/a>Home</a><li><a href=/b>World</a></ul></nav>
        <div class=layout-with-sidebar><main><article><h1>River rises</h1>
        <div class=byline>By Ann Writer</div><figure><img src=x><figcaption>The river on Monday, seen from the bridge.</figcaption></figure>
        <div class=article-body><p>{First}</p><div class=ad-slot>Advertisement</div><p>Read more: <a href=/c>How the dam was built long ago</a></p>
        <p>{Second}</p><aside class=newsletter-signup><p>Get the news every morning in your inbox, free of charge.</p></aside><p>{Third}</p></div>
        <div class=social-share><a href=/s>Share this</a></div></article></main>
        <div class=sidebar><h3>Most read</h3><ul><li><a href=/d>A cat, a tree and a ladder: what happened next</a></ul></div></div>
        <section id=comments><p>I live there and I can say that nobody asked us, which is a shame and says everything.</p></section>
        <footer>© 2024 Daily Example. All rights reserved.</footer>
        """).ShouldBe($"{First}\n\n{Second}\n\n{Third}");

    [Fact]
    public void A_standfirst_above_the_body_belongs_to_the_text() => Text($"""
        <header><h1>River rises</h1><p class=standfirst>Lower town asked to leave as the dam is watched by engineers</p></header>
        <div class=meta>3 May 2024</div><div class=article-body>{Article}</div>
        """).ShouldStartWith("Lower town asked to leave");

    [Fact]
    public void An_endless_page_gives_its_first_article()
    {
        const string other = "A quite different report about a football match that ended without goals, which nobody in the stadium had expected at all.";
        var text = Text($"<main><article><h1>River rises</h1>{Article}{Article.Replace("p>", "p >", StringComparison.Ordinal)}</article>"
            + $"<article><h1>No goals</h1><p>{other}</p><p>{other} Again.</p><p>{other} And again.</p></article></main>");
        text.ShouldContain(First);
        text.ShouldNotContain("football");
    }

    [Fact]
    public void Scripts_without_spaces_are_read() => PageReader.Read(
        "<html lang=ja><body><nav><a href=/>ホーム</a></nav><article><h1>川の水位が上昇</h1><p>市長は正午までに低地の住民に避難を求めた。</p>"
        + "<p>技術者は古いダムは持ちこたえると述べたが、夜明けに二つ目の水門を開けた。</p></article><footer>無断転載を禁じます</footer></body></html>", null)
        .Text.ShouldBe("市長は正午までに低地の住民に避難を求めた。\n\n技術者は古いダムは持ちこたえると述べたが、夜明けに二つ目の水門を開けた。");

    [Fact]
    public void Structured_data_give_the_facts()
    {
        var page = PageReader.Read(
            Page(
                $"<article><h1>River rises</h1>{Article}</article>",
                """
                <meta property="og:site_name" content="Daily Example"><link rel=canonical href="https://news.example/river">
                <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
                {"@type":"NewsArticle","headline":"River rises","datePublished":"2024-05-03T10:30:00+02:00",
                 "author":[{"@type":"Person","name":"Ann Writer"},{"@type":"Person","name":"Bo Scribe"}],}]}</script>
                """), null);
        page.Title.ShouldBe("River rises");
        page.Author.ShouldBe("Ann Writer; Bo Scribe");
        page.Published!.Value.ToString().ShouldBe("2024-05-03T10:30:00+02:00");
        page.Source.ShouldBe("Daily Example");
        page.Language.ShouldBe("en-GB");
        page.Url.ShouldBe("https://news.example/river");
        page.Evidence.ShouldContain(e => e.Kind == "published" && e.Value == "json-ld:datePublished");
    }

    [Fact]
    public void The_date_is_never_a_sidebars_or_a_copyrights()
    {
        var page = PageReader.Read(
            Page($"<article><h1>River rises</h1>{Article}</article><div class=related-articles><time datetime=2020-01-02>2 January 2020</time></div><footer>© 2 March 2021 Example</footer>"),
            null);
        page.Published.ShouldBeNull();
        PageReader.Read(Page($"<div class=related-articles><time datetime=2020-01-02></time></div><article><h1>River rises</h1><span>3 May 2024</span>{Article}</article>"), null)
            .Published!.Value.ToString().ShouldBe("2024-05-03");
    }

    [Fact]
    public void A_time_in_UTC_yields_to_the_day_in_the_address() => PageReader.Read(
        Page($"<h1>River rises</h1>{Article}", "<meta property=article:published_time content=2024-05-04T01:30:00Z>"), new Uri("https://news.example/2024/05/03/river"))
        .Published!.Value.ToString().ShouldBe("2024-05-03");

    [Fact]
    public void An_outlet_in_the_authors_place_yields_to_a_person() => PageReader.Read(
        Page(
            $"<article><h1>River rises</h1><div class=byline>By Ann Writer</div>{Article}</article>",
            """<meta property="og:site_name" content="Daily Example"><meta name=author content="Daily Example">"""), null)
        .Author.ShouldBe("Ann Writer");

    [Theory]
    [InlineData("HDT0321", "<h1>River rises</h1><p>The river rose two meters overnight.</p><div><h2>Subscribe to continue reading</h2></div>")]
    [InlineData("HDT0322", "<div><h2>We value your privacy</h2><p>We and our partners store information on a device.</p></div>")]
    [InlineData("HDT0323", "<h1>news.example</h1><p>Checking your browser before you go on.</p>")]
    [InlineData("HDT0324", "<h1>Page not found</h1><p>Try the home page.</p>")]
    [InlineData("HDT0325", "<div id=root></div><p>You need to enable JavaScript to run this app.</p>")]
    [InlineData("HDT0326", "")]
    public void A_wall_is_stated(string code, string body) =>
        PageReader.Read($"<html><head><title>Example</title></head><body>{body}</body></html>", null).Notes.ShouldContain(n => n.Code == code);

    [Fact]
    public void A_report_about_captchas_is_no_wall() =>
        PageReader.Read(Page($"<article><h1>Why every captcha looks like a bus</h1>{Article}{Article}<p>{First} {Second} {Third} {First} {Second}</p></article>"), null).Notes.ShouldBeEmpty();

    [Fact]
    public void A_page_beyond_the_limit_is_refused_by_name() =>
        PageReader.Read(new string(' ', PageLimits.Characters + 1), null).Notes.ShouldContain(n => n.Code == "HDT0320");

    [Theory]
    [InlineData("<div>", 100_000)]
    [InlineData("<b class=x{0}>", 100_000)]
    [InlineData("<table><tr><td>", 50_000)]
    [InlineData("<p><font color=c{0}>x</p>", 10_000)]
    [InlineData("<a href=/{0}>x<li>", 10_000)]
    public void Endless_nesting_is_read_in_linear_time(string tag, int count)
    {
        var html = new StringBuilder("<body>");
        for (var i = 0; i < count; i++)
            html.Append(tag.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        html.Append($"<article>{Article}</article>");
        var watch = Stopwatch.StartNew();
        PageReader.Read(html.ToString(), null).ShouldNotBeNull();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Any_text_is_read_without_an_exception()
    {
        string[] pieces =
        [
            "<p>", "</p>", "<div class=\"article-body\">", "</div>", "<h1>", "</h1>", "<script type=\"application/ld+json\">", "</script>", "{\"@type\":\"NewsArticle\"", "\uD800",
            "\0", "&#x110000;", "<table>", "<svg>", "<math>", "<template>", "<br><br>", "<meta name=date content=2024-13-45>", "<time datetime=x>", "12.13.2024", "<!--", "]]>", "<a href=#>",
            "text, with a comma and more words.", "\u202E", "<select>", "<frameset>", "<base href=\"ht!tp://\">", "<li>", "</body>", "<html lang=\"x y\">", "]", "}", "\"", "\\u12",
        ];
        Prop.ForAll(
            Gen.Elements(pieces).ArrayOf().ToArbitrary(),
            parts => PageReader.Read(string.Concat(parts), new Uri("https://news.example/2024/05/03/x")) is not null).QuickCheckThrowOnFailure();
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => PageReader.Read(text ?? "", null) is not null).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_same_page_gives_the_same_report()
    {
        var html = Page($"<article><h1>River rises</h1>{Article}</article>");
        PageReader.Read(html, null).Text.ShouldBe(PageReader.Read(html, null).Text);
    }
}
