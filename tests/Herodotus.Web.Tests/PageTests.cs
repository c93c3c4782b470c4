using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Herodotus.Ingest.Sources;
using Herodotus.Web.Layout;
using Shouldly;
using Xunit;

namespace Herodotus.Web;

public sealed partial class PageTests(SampleServer server) : IClassFixture<SampleServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_story_report_and_actor_has_a_page_that_no_script_can_enter()
    {
        var addresses = server.Library.Stories(1).SelectMany(story => new[] { Addresses.Story(story.Story.Id) }
            .Concat(story.Story.Reports.Select(report => Addresses.Report(report.Report.Id)))
            .Concat(story.Story.Actors.Take(3).Select(actor => Addresses.Actor(actor.Id))))
            .Concat(["/", "/changes", "/actors", "/sources", "/search?q=alert"]);
        foreach (var address in addresses)
        {
            var answer = await server.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe([SecurityHeaders.ContentSecurityPolicy]);
            (await answer.Content.ReadAsStringAsync(Cancel)).ShouldNotContain("<script", Case.Insensitive, address);
        }
    }

    [Fact]
    public async Task A_citation_opens_its_report_at_the_words()
    {
        var claims = server.Library.Stories(1).SelectMany(story => story.Story.Claims).SelectMany(claim => claim.Assertions).Where(assertion => !assertion.Quote.Contains('\n', StringComparison.Ordinal)).Take(10).ToList();
        claims.ShouldNotBeEmpty();
        foreach (var assertion in claims)
        {
            var page = await server.Client.GetStringAsync(new Uri(Addresses.Words(new(assertion.Report, assertion.Span)), UriKind.Relative), Cancel);
            var marked = MarkedWords().Matches(page).Select(match => Tag().Replace(match.Groups[1].Value, ""));
            WebUtility.HtmlDecode(string.Concat(marked)).ShouldBe(assertion.Quote);
        }
    }

    [Fact]
    public async Task What_was_seen_is_no_change_any_more_and_only_the_own_pages_can_say_so()
    {
        var page = await server.Client.GetStringAsync(new Uri("/changes", UriKind.Relative), Cancel);
        page.ShouldContain("You have not looked before");
        var action = FormAction().Match(page).Groups[1].Value;
        using var foreign = new HttpRequestMessage(HttpMethod.Post, action);
        foreign.Headers.Add("Origin", "https://elsewhere.example");
        (await server.Client.SendAsync(foreign, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var own = new HttpRequestMessage(HttpMethod.Post, action);
        own.Headers.Add("Sec-Fetch-Site", "same-origin");
        (await (await server.Client.SendAsync(own, Cancel)).Content.ReadAsStringAsync(Cancel)).ShouldContain("Nothing changed.");
    }

    [Fact]
    public async Task Silence_of_a_source_is_explained()
    {
        var asked = new DateTimeOffset(2025, 8, 11, 9, 30, 0, TimeSpan.Zero);
        NewsSource quiet = new("Quiet <Paper>", new Uri("https://quiet.example/rss"), NewsSource.UsualInterval), broken = new("Broken Paper", new Uri("https://broken.example/rss"), NewsSource.UsualInterval);
        using (var workspace = server.Library.Open())
        {
            workspace.SetSources([quiet, broken, new("New Paper", new Uri("https://new.example/rss"), NewsSource.UsualInterval)]);
            workspace.AcceptFrom(quiet, new() { Checked = asked, Good = asked, News = asked.AddDays(-3) }, [], []);
            workspace.AcceptFrom(broken, new() { Checked = asked, Good = asked.AddDays(-1), BrokenSince = asked, ErrorCode = "HDT0212", Error = "it is gone for good" }, [], []);
        }

        var page = await server.Client.GetStringAsync(new Uri("/sources", UriKind.Relative), Cancel);
        page.ShouldContain("Quiet &lt;Paper&gt;");
        page.ShouldContain("good; no new items since 2025-08-08 09:30Z");
        page.ShouldContain("broken since 2025-08-11 09:30Z, good until 2025-08-10 09:30Z (HDT0212: it is gone for good)");
        page.ShouldContain("not asked yet");
    }

    [Theory]
    [InlineData("/stories/none")]
    [InlineData("/reports/none")]
    [InlineData("/actors/none")]
    [InlineData("/nothing/here")]
    public async Task What_is_not_there_is_not_found(string address) =>
        (await server.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Theory]
    [InlineData("?start=-1&length=5")]
    [InlineData("?start=999999&length=5")]
    [InlineData("?start=1&length=2147483647")]
    public async Task A_span_outside_the_text_shows_the_report_unmarked(string query)
    {
        var report = server.Library.Stories(1)[0].Story.Reports[0].Report;
        var page = await server.Client.GetStringAsync(new Uri(Addresses.Report(report.Id) + query, UriKind.Relative), Cancel);
        page.ShouldNotContain("id=\"words\"");
    }

    [Fact]
    public async Task Search_finds_and_marks_words()
    {
        var page = await server.Client.GetStringAsync(new Uri("/search?q=wheat", UriKind.Relative), Cancel);
        page.ShouldContain("<mark>wheat</mark>", Case.Insensitive);
    }

    [Fact]
    public async Task The_api_speaks_the_contract()
    {
        using var json = JsonDocument.Parse(await server.Client.GetStringAsync(new Uri("/api/stories", UriKind.Relative), Cancel));
        json.RootElement.GetProperty("stories").GetArrayLength().ShouldBe(server.Library.Stories(1).Length);
    }

    [GeneratedRegex("<form action=\"(/looked[^\"]*)\"")]
    private static partial Regex FormAction();

    [GeneratedRegex("<mark[^>]* class=\"words\"[^>]*>(.*?)</mark>", RegexOptions.Singleline)]
    private static partial Regex MarkedWords();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
