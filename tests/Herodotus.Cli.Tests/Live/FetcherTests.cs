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
    [InlineData("/closed/feed", FetchCodes.Robots)]
    public async Task What_goes_wrong_has_its_code(string path, string code)
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, allowPrivate: true);
        var answer = await fetcher.FetchAsync(server.At(path), cancel: TestContext.Current.CancellationToken);
        answer.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
        answer.Refusal!.Message.ShouldContain("/");
    }

    [Fact]
    public async Task A_bomb_stops_at_the_limit()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick with { Whole = TimeSpan.FromSeconds(20) }, allowPrivate: true);
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

    [Fact]
    public async Task A_copy_that_is_still_good_is_not_sent_again()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, allowPrivate: true);
        var first = await fetcher.FetchAsync(server.At("/news/a"), cancel: TestContext.Current.CancellationToken);
        var second = await fetcher.FetchAsync(server.At("/news/a"), first.ETag, first.LastModified, cancel: TestContext.Current.CancellationToken);
        (first.NotModified, second.NotModified, second.Refusal).ShouldBe((false, true, null));
    }

    [Fact]
    public async Task A_permanent_move_is_followed_and_told()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, allowPrivate: true);
        var answer = await fetcher.FetchAsync(server.At("/moved"), cancel: TestContext.Current.CancellationToken);
        (answer.Address, answer.MovedForGood).ShouldBe((server.At("/news/moved"), true));
    }

    [Fact]
    public async Task Passing_trouble_is_tried_again_and_lasting_trouble_is_not()
    {
        await using var server = await NewsServer.StartAsync();
        using var fetcher = new Fetcher(TimeProvider.System, Quick, allowPrivate: true);
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
    public void Robots_rules_decide_by_the_longest(string path, bool allowed) =>
        RobotsRules.Parse("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\nCrawl-delay: 2").Allows(path).ShouldBe(allowed);

    [Fact]
    public void A_group_that_names_us_stands_before_the_group_for_all() =>
        RobotsRules.Parse("User-agent: *\nDisallow: /\nUser-agent: Herodotus\nAllow: /").Allows("/a").ShouldBeTrue();
}
