using System.Net;
using Herodotus.Ingest.Web;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class FetcherTests
{
    private static readonly FetchLimits Quick = new()
    {
        Whole = TimeSpan.FromSeconds(2),
        HostGap = TimeSpan.Zero,
        RetryDelay = TimeSpan.FromMilliseconds(10),
        Retries = 1,
        BodyBytes = 4 * 1024 * 1024,
    };

    [Theory]
    [InlineData("/circle", FetchCodes.TooManyRedirects)]
    [InlineData("/gone", FetchCodes.Gone)]
    [InlineData("/missing", FetchCodes.Status)]
    [InlineData("/login", FetchCodes.NeedsLogin)]
    [InlineData("/trouble", FetchCodes.Status)]
    [InlineData("/empty", FetchCodes.EmptyBody)]
    [InlineData("/endless", FetchCodes.TooSlow)]
    [InlineData("/cut", FetchCodes.Unreachable)]
    [InlineData("/damaged", FetchCodes.Damaged)]
    [InlineData("/zstd", FetchCodes.Coding)]
    [InlineData("/huge", FetchCodes.TooLarge)]
    [InlineData("/to-closed", FetchCodes.Robots)]
    [InlineData("/closed/feed", FetchCodes.Robots)]
    public async Task What_goes_wrong_has_its_code(string path, string code)
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard: AddressGuard.Anywhere);
        var answer = await fetcher.FetchAsync(server.At(path), cancel: TestContext.Current.CancellationToken);
        answer.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
        answer.Refusal!.Message.ShouldContain("/");
    }

    [Fact]
    public async Task A_bomb_stops_at_the_limit()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick with { Whole = TimeSpan.FromSeconds(20) }, guard: AddressGuard.Anywhere);
        (await fetcher.FetchAsync(server.At("/bomb"), cancel: TestContext.Current.CancellationToken)).Refusal!.Code.ShouldBe(FetchCodes.TooLarge);
    }

    [Fact]
    public async Task Loopback_is_refused_unless_allowed_and_after_redirects_too()
    {
        await using var server = await NewsServer.StartAsync();
        using var guarded = new Fetcher(TimeProvider.System, Quick);
        foreach (var address in new[] { server.At("/news/a"), new Uri($"http://localhost:{server.Address.Port}/news/a"), new Uri($"http://[::ffff:127.0.0.1]:{server.Address.Port}/news/a") })
            (await guarded.FetchAsync(address, cancel: TestContext.Current.CancellationToken)).Refusal!.Code.ShouldBe(FetchCodes.PrivateAddress);
        server.Requests("/news/a").ShouldBe(0);
    }

    /// <summary>Public when the name was first asked for, private when it is asked for again: 127.0.0.2 plays the public address.</summary>
    [Fact]
    public async Task A_name_server_that_changes_its_mind_leads_nowhere()
    {
        await using var server = await NewsServer.StartAsync();
        IPAddress outside = IPAddress.Parse("127.0.0.2"), inside = IPAddress.Loopback;
        var (asked, answer) = (0, outside);
        var guard = new AddressGuard(
            (host, _) =>
            {
                asked++;
                return Task.FromResult(host == "paper.example" ? new[] { answer } : []);
            },
            address => address.Equals(outside) || AddressGuard.IsPublic(address));
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard);
        var page = new Uri($"http://paper.example:{server.Address.Port}/news/once");
        (await fetcher.FetchAsync(page, cancel: TestContext.Current.CancellationToken)).Status.ShouldBe(200);
        var (before, connected) = (server.Requests("/news/once"), asked);

        answer = inside;
        var refused = await fetcher.FetchAsync(page, cancel: TestContext.Current.CancellationToken);
        refused.Refusal.ShouldNotBeNull().Code.ShouldBe(FetchCodes.PrivateAddress);
        (before, server.Requests("/news/once"), asked > connected).ShouldBe((1, 1, true));
    }

    /// <summary>Of several addresses only the public ones are tried, and a redirect to a name that lies inside is refused.</summary>
    [Fact]
    public async Task Addresses_are_judged_one_by_one_and_after_each_redirect()
    {
        await using var server = await NewsServer.StartAsync();
        IPAddress outside = IPAddress.Parse("127.0.0.3"), inside = IPAddress.Loopback;
        var guard = new AddressGuard(
            (host, _) => Task.FromResult(host == "paper.example" ? new[] { inside, outside } : [inside]), address => address.Equals(outside) || AddressGuard.IsPublic(address));
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard);
        (await fetcher.FetchAsync(new Uri($"http://paper.example:{server.Address.Port}/news/a"), cancel: TestContext.Current.CancellationToken)).Status.ShouldBe(200);
        server.Callers.Distinct().ShouldBe([outside.ToString()]);
        var led = await fetcher.FetchAsync(new Uri($"http://paper.example:{server.Address.Port}/to-inside"), cancel: TestContext.Current.CancellationToken);
        led.Refusal.ShouldNotBeNull().Code.ShouldBe(FetchCodes.PrivateAddress);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_rest_gets_it_for_all_its_pages()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, AddressGuard.Anywhere);
        (await fetcher.FetchAsync(server.At("/busy"), cancel: TestContext.Current.CancellationToken)).Status.ShouldBe(429);
        var other = await fetcher.FetchAsync(server.At("/news/a"), cancel: TestContext.Current.CancellationToken);
        other.Refusal.ShouldNotBeNull().Code.ShouldBe(FetchCodes.HostRests);
        (other.RetryAfter > TimeSpan.FromSeconds(100), server.Requests("/news/a")).ShouldBe((true, 0));
    }

    [Fact]
    public async Task No_cookie_goes_back_and_the_request_says_who_asks()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, AddressGuard.Anywhere);
        await fetcher.FetchAsync(server.At("/cookie"), cancel: TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(server.At("/cookie"), cancel: TestContext.Current.CancellationToken);
        server.Headers.Count.ShouldBe(2);
        foreach (var headers in server.Headers)
            (headers.ContainsKey("Cookie"), headers.ContainsKey("Referer"), headers["User-Agent"].ToString()).ShouldBe((false, false, Fetcher.UserAgent));
    }

    [Fact]
    public async Task A_copy_that_is_still_good_is_not_sent_again()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard: AddressGuard.Anywhere);
        var first = await fetcher.FetchAsync(server.At("/news/a"), cancel: TestContext.Current.CancellationToken);
        var second = await fetcher.FetchAsync(server.At("/news/a"), first.ETag, first.LastModified, cancel: TestContext.Current.CancellationToken);
        (first.NotModified, second.NotModified, second.Refusal).ShouldBe((false, true, null));
    }

    [Fact]
    public async Task A_permanent_move_is_followed_and_told()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard: AddressGuard.Anywhere);
        var answer = await fetcher.FetchAsync(server.At("/moved"), cancel: TestContext.Current.CancellationToken);
        (answer.Address, answer.MovedForGood).ShouldBe((server.At("/news/moved"), true));
    }

    [Fact]
    public async Task Passing_trouble_is_tried_again_and_lasting_trouble_is_not()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, guard: AddressGuard.Anywhere);
        await fetcher.FetchAsync(server.At("/trouble"), cancel: TestContext.Current.CancellationToken);
        await fetcher.FetchAsync(server.At("/missing"), cancel: TestContext.Current.CancellationToken);
        (server.Requests("/trouble"), server.Requests("/missing"), server.Requests("/robots.txt")).ShouldBe((2, 1, 1));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.20.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:192.168.1.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2a00:1450:4001:82a::200e", true)]
    public void Addresses_inside_are_not_public(string address, bool isPublic) => AddressGuard.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Theory]
    [InlineData("/a", true)]
    [InlineData("/private/x", false)]
    [InlineData("/private/open", true)]
    [InlineData("/x/y.pdf", false)]
    [InlineData("/x/y.pdf?z", true)]
    [InlineData("/se%C3%B1al/x", false)]
    public void Robots_rules_decide_by_the_longest(string path, bool allowed) =>
        RobotsRules.Parse("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\nDisallow: /señal\nCrawl-delay: 2").Allows(path).ShouldBe(allowed);

    [Fact]
    public void A_group_that_names_us_stands_before_the_group_for_all() =>
        RobotsRules.Parse("User-agent: *\nDisallow: /\nUser-agent: Herodotus\nAllow: /").Allows("/a").ShouldBeTrue();
}
