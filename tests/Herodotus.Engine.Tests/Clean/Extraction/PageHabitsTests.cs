using Shouldly;
using Xunit;

namespace Herodotus.Clean.Extraction;

/// <summary>Habits of pages that once led reading astray, each on a page of our own.</summary>
public sealed class PageHabitsTests
{
    private const string First = "The river rose two meters overnight, and the mayor of Testville asked people in the lower town to leave their houses before noon.";
    private const string Second = "Engineers said the old dam would hold, but they opened a second gate at dawn to be sure, according to the water board.";
    private const string Third = "By evening the rain had stopped; schools will stay closed until Thursday, the council said in a short statement.";

    private static readonly string Article = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";
    private static readonly string Whole = $"{First}\n\n{Second}\n\n{Third}";

    private static PageParts Read(string body, string head = "", string attributes = "", string? address = null) => PageReader.Read(
        $"<!doctype html><html lang=en><head><title>River rises in Testville | Daily Example</title>{head}</head><body {attributes}>{body}</body></html>",
        address is null ? null : new Uri(address));

    [Fact]
    public void A_list_of_teasers_without_a_telling_name_is_no_text()
    {
        var teasers = string.Concat(Enumerable.Range(1, 4).Select(n =>
            $"<div class=m{n}><h4><a href=/x{n}>The town of Otherville votes again, part {n}</a></h4><p>Polls opened at eight in the morning, and people stood in line for hours in part {n}.</p></div>"));
        Read($"<main><h1>River rises in Testville</h1><div class=c1>{Article}</div><div class=c2>{teasers}</div></main>").Text.ShouldBe(Whole);
    }

    [Fact]
    public void A_text_made_of_titled_parts_is_kept()
    {
        var parts = string.Concat(Enumerable.Range(1, 5).Select(n => $"<div><h3><a href=#p{n}>Stop {n} of the walk along the river</a></h3><p>{First} That was part {n}.</p></div>"));
        Read($"<main><h1>River rises in Testville</h1>{parts}</main>").Text.ShouldContain("part 5");
    }

    [Fact]
    public void A_layer_that_asks_for_consent_is_no_text_however_long()
    {
        var layer = $"<div id=onetrust-pc-sdk><h2>Your privacy</h2>{string.Concat(Enumerable.Repeat("<div>We store small files on your device to learn which pages people read, and share what we learn with others, unless you object here.</div>", 12))}</div>";
        Read($"<article><h1>River rises in Testville</h1>{Article}</article>{layer}").Text.ShouldBe(Whole);
    }

    [Theory]
    [InlineData("<h1>River rises in Testville</h1><p class=article__teaser>LEAD</p><div class=article-body>BODY</div>")]
    [InlineData("<nav class=breadcrumb><h1>River rises in Testville</h1></nav><h2>Dam watched: River rises in Testville</h2><p class=excerpt>LEAD</p><div class=article-body>BODY</div>")]
    [InlineData("<h1>River rises in Testville</h1><div>LEAD</div><div class=photo>Photo: A. Nobody</div><div class=article-body>BODY</div>")]
    [InlineData("<div class='head has-caption'><h1>River rises in Testville</h1><h2 class=subtitle>LEAD</h2></div><div class=article-body>BODY</div>")]
    public void A_standfirst_is_found_wherever_it_stands(string body)
    {
        const string lead = "People in the lower town were asked to leave while the old dam was watched by engineers day and night.";
        Read(body.Replace("LEAD", lead, StringComparison.Ordinal).Replace("BODY", Article, StringComparison.Ordinal)).Text.ShouldBe($"{lead}\n\n{Whole}");
    }

    [Fact]
    public void What_only_screen_readers_say_is_left_out() => Read($"""
        <article><h1>River rises in Testville</h1><p>The board <a href=https://board.example/>published<span style="border:0;clip:rect(0 0 0 0);position:absolute">, opens new tab</span></a> its figures on Monday.</p>{Article}</article>
        """).Text.ShouldStartWith("The board published its figures on Monday.");

    [Fact]
    public void Marks_of_word_processors_do_not_part_a_sentence() => Read(
        $"<table><tr><td><font face=Arial><p>The mayor of <st1:place>Testville</st1:place> spoke<o:p></o:p> at noon.</p>{Article}</font></td></tr></table>").Text.ShouldStartWith("The mayor of Testville spoke at noon.");

    [Fact]
    public void A_layout_made_of_tables_is_read() => Read($"""
        <table width=100%><tr><td width=150><a href=/a>News</a><br><a href=/b>Sport</a><br><a href=/c>Weather</a></td>
        <td><table><tr><td><b>River rises in Testville</b></td></tr><tr><td>{First}<br><br>{Second}<br><br>{Third}</td></tr></table></td>
        <td width=150>Today in town: market, museum, music</td></tr></table>
        """).Text.ShouldBe(Whole);

    [Fact]
    public void The_first_post_of_a_forum_is_the_text()
    {
        var posts = string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=comment><div>reader{n} 0{n}.09.1912:44</div><div>{(n == 1 ? First : Second)} Post {n}.</div></div>"));
        var page = Read($"<main><h2>River rises in Testville</h2>{posts}</main><aside><span>13.10.19</span> Other news of the day</aside>", attributes: "class='forum thread'");
        page.Text.ShouldStartWith(First);
        page.Text.ShouldNotContain("Post 2");
        page.Published.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2019, 9, 1));
    }

    [Theory]
    [InlineData("<div class=top><time datetime=2023-11-01>Wednesday</time></div>FILL<p>31 October 2023. The council met.</p>", "2023-10-31")]
    [InlineData("<meta name=date content=2022-01-21><h1>River rises in Testville</h1><time itemprop=datePublished datetime=2022-01-27>27 January 2022</time>", "2022-01-27")]
    [InlineData("<meta name=date content=2022-01-21><h1>River rises in Testville</h1><time itemprop=datePublished datetime=2022-01-20></time>", "2022-01-21")]
    [InlineData("<h1>River rises in Testville</h1><p>The next meeting is on 5 February 2020.</p><ul><li id=footer-info-lastmod>This page was last edited on 29 January 2020, at 13:22.</li></ul>", "2020-01-29")]
    [InlineData("<h1>River rises in Testville</h1><abbr class=published title=2010-08-13T16:08:00-05:00>a long time ago</abbr>", "2010-08-13")]
    public void The_day_of_the_report_is_told_from_other_days(string head, string day)
    {
        var fill = string.Concat(Enumerable.Repeat("<i></i>", 150));
        Read($"{head.Replace("FILL", fill, StringComparison.Ordinal)}{Article}").Published.ShouldNotBeNull().Date.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Lines_over_the_text_that_name_writer_and_day_are_no_text() => Read(
        $"<main><h1>River rises in Testville</h1><div class=x><p>By: Ann Writer, Staff</p><p>Monday, 3 May 2021 10:30</p>{Article}</div></main>").Text.ShouldBe(Whole);

    [Theory]
    [InlineData("<p>From R. R. on 7 August 2013, filed under Rivers</p>", "")]
    [InlineData("", "<p>More on the dam is found here:</p>")]
    [InlineData("<p>* * *</p>", "<p>.</p>")]
    [InlineData("<ul><li>25 November 2021 16:11</li></ul>", "<p>Hier finden Sie mehr:</p><p>Zum Nachlesen:</p>")]
    public void Lines_around_the_text_are_left_out(string before, string after) =>
        Read($"<main><h1>River rises in Testville</h1><div class=x>{before}{Article}{after}</div></main>").Text.ShouldBe(Whole);

    [Fact]
    public void A_series_of_pictures_whose_captions_are_the_text_is_read()
    {
        var slides = string.Concat(Enumerable.Range(1, 5).Select(n => $"<section class=slide><h3>Gate {n}</h3><p class=caption-text>{First} It was gate {n}.</p></section>"));
        Read($"<main><h1>River rises in Testville</h1>{slides}</main>").Text.ShouldContain("It was gate 5.");
    }

    [Theory]
    [InlineData("{\"story\":{\"headline\":\"River rises\",\"contentHtml\":\"\\u003cdiv class=\\\"caption\\\"\\u003eThe river on Monday.\\u003c/div\\u003eBODY\"}}")]
    [InlineData("{\"related\":[{\"summary\":\"A quite different report about a football match that ended without any goals at all.\"}],\"elements\":[{\"type\":\"text\",\"content\":\"ONE\"},{\"type\":\"text\",\"content\":\"TWO\"},{\"type\":\"text\",\"content\":\"THREE\"}]}")]
    public void A_page_that_scripts_draw_gives_what_they_would_show(string state)
    {
        var script = state.Replace("BODY", Article.Replace("<", "\\u003c", StringComparison.Ordinal), StringComparison.Ordinal).Replace("ONE", First, StringComparison.Ordinal)
            .Replace("TWO", $"{Second} {Second}", StringComparison.Ordinal).Replace("THREE", Third, StringComparison.Ordinal);
        var text = Read($"<div id=root></div><script>window.state = {script};</script>").Text;
        text.ShouldStartWith(First);
        text.ShouldEndWith(Third);
        Read($"<div id=root></div><script>window.state = {script};</script>", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}</script>").Text.ShouldBeEmpty("what is kept from readers is not taken from scripts");
    }

    [Fact]
    public void An_old_page_in_a_script_without_spaces_is_read()
    {
        var page = PageReader.Read(
            """
            <html><head><title>测试城水位上涨 市长要求居民撤离 - 新闻中心 - 某某网</title></head><body>
            <table><tr><td><a href=/>首页</a> | <a href=/n>新闻</a> | <a href=/s>体育</a></td></tr></table>
            <table><tr><td><table><tr><td><font size=5><b>测试城水位上涨 市长要求居民撤离</b></font></td></tr><tr><td>2011年08月12日 09:30 某某日报 我要评论</td></tr>
            <tr><td>　　测试城的河水一夜之间上涨了两米，市长要求低地居民在中午之前离开住所。<br>　　工程师说，老水坝可以支撑，但他们在黎明时打开了第二道闸门。<br>　　(责任编辑：某某)</td></tr>
            <tr><td>相关新闻</td></tr><tr><td><ul><li><a href=/1>另一个城市的水位也上涨了不少</a></li></ul></td></tr></table></td><td><a href=/3>热门新闻一 今天的市场价格又上涨了</a></td></tr></table>
            <table><tr><td>关于我们 | 版权所有 Copyright © 2011 某某网</td></tr></table></body></html>
            """,
            null);
        page.Text.ShouldBe("测试城的河水一夜之间上涨了两米，市长要求低地居民在中午之前离开住所。\n\n工程师说，老水坝可以支撑，但他们在黎明时打开了第二道闸门。");
        (page.Title, page.Published.ToString()).ShouldBe(("测试城水位上涨 市长要求居民撤离", "2011-08-12T09:30:00"));
    }

    [Theory]
    [InlineData("River rises in Testville | Daily Example", "River rises in Testville")]
    [InlineData("River rises in Testville :: News :: Daily Example", "River rises in Testville")]
    [InlineData("River rises - again", "River rises - again")]
    [InlineData("Daily | The long story of a river that rises every year", "Daily | The long story of a river that rises every year")]
    public void Behind_strokes_a_window_names_its_site(string window, string title) =>
        PageReader.Read($"<html><head><title>{window}</title></head><body>{Article}</body></html>", null).Title.ShouldBe(title);

    [Fact]
    public void A_phrase_is_no_author() => Read($"<div class=author>The paper's new look explained</div><article><h1>River rises in Testville</h1>{Article}</article>").Author.ShouldBeNull();

    [Fact]
    public void Links_are_those_of_the_text_made_absolute()
    {
        var page = Read(
            $"<nav><a href=/home>Home</a></nav><article><h1>River rises in Testville</h1>{Article}<p>The board published <a href='../figures?y=1#t2'>its figures</a>, as <a href=https://other.example/report>another paper</a> "
            + $"wrote <a href=#note>earlier</a>, and <a href='mailto:a@b.example'>answers letters</a>; <a href=https://other.example/report>see there</a> for the rest of what was said that day.</p></article>",
            address: "https://daily.example/news/river");
        page.Links.ShouldBe(["https://daily.example/figures?y=1#t2", "https://other.example/report"]);
        Read($"<article><h1>River rises in Testville</h1>{Article}<p>The board published <a href='/figures'>its figures</a> on the same day, as it had promised to.</p></article>").Links.ShouldBeEmpty();
        Read($"<article><h1>River rises in Testville</h1>{Article}<p>The board published <a href='figures'>its figures</a> on the same day, as it had promised to.</p></article>", "<base href=https://b.example/x/>")
            .Links.ShouldBe(["https://b.example/x/figures"]);
    }
}
