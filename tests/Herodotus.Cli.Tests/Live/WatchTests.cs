using System.Diagnostics;
using Herodotus.Clean;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Learning.Files;
using Herodotus.Store;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class WatchTests : IDisposable
{
    /// <summary>Every way of being broken that the server knows.</summary>
    private static readonly string[] Broken =
        ["/circle", "/inside", "/gone", "/missing", "/login", "/busy", "/trouble", "/empty", "/picture", "/bomb", "/endless", "/cut", "/damaged", "/closed/feed", "/consent", "/captcha", "/lost", "/zstd", "/huge", "/to-inside"];

    private readonly string _folder = Directory.CreateTempSubdirectory("herodotus-watch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_source_tells_no_news_from_broken()
    {
        await using var server = await NewsServer.StartAsync();
        var (poller, fetcher) = Poller();
        using var _ = fetcher;
        var source = new NewsSource("a", server.At("/news/a"), TimeSpan.FromMinutes(15));
        var first = await poller.PollAsync(source, new(), cancel: TestContext.Current.CancellationToken);
        first.Reports.Length.ShouldBe(3);
        var second = await poller.PollAsync(source, first.State, cancel: TestContext.Current.CancellationToken);
        second.Reports.ShouldBeEmpty();
        (second.State.BrokenSince, second.State.Good).ShouldBe((null, second.State.Checked));
        var page = await poller.PollAsync(source with { Address = server.At("/error-page") }, second.State with { MovedTo = null }, cancel: TestContext.Current.CancellationToken);
        page.State.ErrorCode.ShouldBe(FetchCodes.NotAFeed);
        page.State.BrokenSince.ShouldNotBeNull();
        page.State.Due!.Value.ShouldBeGreaterThan(page.State.Checked!.Value + TimeSpan.FromMinutes(14));
    }

    [Theory]
    [InlineData("/consent", "HDT0322")]
    [InlineData("/captcha", "HDT0323")]
    [InlineData("/lost", "HDT0324")]
    [InlineData("/picture", "HDT0104")]
    public async Task What_stands_before_the_news_is_said(string path, string code)
    {
        await using var server = await NewsServer.StartAsync();
        var (poller, fetcher) = Poller();
        using var _ = fetcher;
        var source = new NewsSource("a", server.At(path), TimeSpan.FromMinutes(15));
        var outcome = await poller.PollAsync(source, new(), cancel: TestContext.Current.CancellationToken);
        (outcome.Reports.IsEmpty, outcome.State.ErrorCode).ShouldBe((true, code));
        // Where a feed was before, it is that what is wrong.
        (await poller.PollAsync(source, new() { IsFeed = true }, cancel: TestContext.Current.CancellationToken)).State.ErrorCode.ShouldBe(FetchCodes.NotAFeed);
    }

    [Fact]
    public async Task A_clock_that_is_off_by_years_is_stated_and_the_day_left_as_it_came()
    {
        await using var server = await NewsServer.StartAsync();
        var (poller, fetcher) = Poller();
        using var _ = fetcher;
        var report = (await poller.PollAsync(new("a", server.At("/future"), TimeSpan.FromMinutes(15)), new(), cancel: TestContext.Current.CancellationToken)).Reports.Single();
        (report.Published!.Value.Date.Year, report.Notes.Single().Code).ShouldBe((2199, "HDT0134"));
    }

    [Fact]
    public async Task An_entry_that_moves_down_its_feed_stays_one_report()
    {
        await using var server = await NewsServer.StartAsync();
        var (poller, fetcher) = Poller();
        using var _ = fetcher;
        var source = new NewsSource("a", server.At("/news/a"), TimeSpan.FromMinutes(15));
        var before = await poller.PollAsync(source, new(), cancel: TestContext.Current.CancellationToken);
        server.Entries++;
        var after = await poller.PollAsync(source, before.State, cancel: TestContext.Current.CancellationToken);
        after.Reports.Select(report => report.Id).Except(before.Reports.Select(report => report.Id)).Count().ShouldBe(1);
    }

    [Fact]
    public async Task Short_entries_are_completed_from_their_pages()
    {
        await using var server = await NewsServer.StartAsync();
        var (poller, fetcher) = Poller();
        using var _ = fetcher;
        var outcome = await poller.PollAsync(new NewsSource("a", server.At("/news/a"), TimeSpan.FromMinutes(15), FullText: true, Outlet: "The Harbor"), new(), cancel: TestContext.Current.CancellationToken);
        outcome.Reports[0].Text.Length.ShouldBeGreaterThan(500);
        (outcome.Reports[0].Summary, outcome.Reports[0].Source).ShouldBe(("Short word 3 from a.", "The Harbor"));
    }

    /// <summary>Two hundred sources, one in ten broken, each in its own way; the program is killed in the middle and started again.</summary>
    [Fact]
    public Task Nothing_is_lost_or_doubled_across_a_kill() => RunAsync([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12)], growth: TimeSpan.FromSeconds(60), askAnew: true);

    /// <summary>The same for ten minutes, with news every minute and two kills: run it by name.</summary>
    [Fact(Explicit = true)]
    public Task Nothing_is_lost_or_doubled_in_ten_minutes() =>
        RunAsync([TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(4)], growth: TimeSpan.FromMinutes(1), askAnew: false);

    private async Task RunAsync(TimeSpan[] runs, TimeSpan growth, bool askAnew)
    {
        // Several servers, as a host is asked one question at a time; one of its own for "too many requests", which holds for a whole host.
        var servers = new List<NewsServer>();
        for (var i = 0; i < 21; i++)
            servers.Add(await NewsServer.StartAsync());
        var sources = Enumerable.Range(0, 200).Select(i => (Name: $"s{i:000}", Path: i % 10 == 9 ? Broken[i / 10 % Broken.Length] : $"/news/s{i:000}", Server: i % 20))
            .Select(one => new NewsSource(one.Name, servers[one.Path == "/busy" ? 20 : one.Server].At(one.Path), NewsSource.LeastInterval)).ToArray();
        var list = Path.Combine(_folder, "sources.toml");
        var workspace = Path.Combine(_folder, "workspace.db");
        await File.WriteAllTextAsync(list, SourceList.Write(sources, list), TestContext.Current.CancellationToken);
        for (var run = 0; run < runs.Length; run++)
        {
            if (run > 0)
                Grow(servers, 2);
            // Where the run before was due again only later, the new entries are due now.
            if (askAnew)
                Forget(workspace, sources);
            var isLast = run == runs.Length - 1;
            using var process = Start(list, workspace);
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < runs[run])
            {
                var left = runs[run] - watch.Elapsed;
                await Task.Delay(left < growth ? left + TimeSpan.FromMilliseconds(50) : growth, TestContext.Current.CancellationToken);
                // The last news comes early enough to be asked for.
                if (left > growth && watch.Elapsed < runs[run] - (isLast ? growth * 2 : TimeSpan.Zero))
                    Grow(servers, 1);
            }

            while (isLast && Count(workspace) < 180 * servers[0].Entries && watch.Elapsed < runs[run] + TimeSpan.FromSeconds(90))
                await Task.Delay(500, TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var kept = Workspace.Open(workspace, TimeProvider.System);
        var reports = kept.Reports();
        var health = kept.SourceHealth().Values.ToList();
        var (asked, unchanged) = (servers.Sum(server => server.Total.All), servers.Sum(server => server.Total.NotModified));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"reports {reports.Length} of {180 * servers[0].Entries}; requests {asked}, not modified {unchanged}; good {health.Count(one => one.State.BrokenSince is null)}, "
            + $"broken {string.Join(' ', health.Where(one => one.State.BrokenSince is not null).GroupBy(one => one.State.ErrorCode).Select(group => $"{group.Key}x{group.Count()}").Order(StringComparer.Ordinal))}");
        reports.Select(report => report.Guid).Distinct().Count().ShouldBe(180 * servers[0].Entries);
        reports.Length.ShouldBe(180 * servers[0].Entries);
        health.Count(one => one.State.BrokenSince is null && one.State.Good is not null).ShouldBe(180);
        foreach (var server in servers)
            await server.DisposeAsync();
    }

    private static void Grow(List<NewsServer> servers, int entries)
    {
        foreach (var server in servers)
            server.Entries += entries;
    }

    private static void Forget(string workspace, NewsSource[] sources)
    {
        using var store = Workspace.Open(workspace, TimeProvider.System);
        foreach (var source in sources)
            store.ForgetHealth(source.Address);
    }

    private static int Count(string workspace)
    {
        using var store = Workspace.Open(workspace, TimeProvider.System);
        return store.Count();
    }

    private static Process Start(string list, string workspace)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "herodotus.dll"), "watch", "--sources", list, "--workspace", workspace, "--allow-private" },
        };
        var process = Process.Start(start)!;
        // Read, so that a full pipe never stops it.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        return process;
    }

    private static (SourcePoller Poller, Fetcher Fetcher) Poller()
    {
        var fetcher = new Fetcher(TimeProvider.System, new FetchLimits { HostGap = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(10), Retries = 1 }, guard: AddressGuard.Anywhere);
        return (new(fetcher, ReportReader.Load(DataFolder.Find()), TimeProvider.System), fetcher);
    }
}
