using System.Diagnostics;
using Herodotus.Clean;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Learning;
using Herodotus.Store;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class WatchTests : IDisposable
{
    /// <summary>Every way of being broken that the server knows.</summary>
    private static readonly string[] Broken =
        ["/circle", "/inside", "/gone", "/missing", "/login", "/busy", "/trouble", "/empty", "/picture", "/bomb", "/endless", "/cut", "/damaged", "/closed/feed"];

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

    /// <summary>Two hundred sources, some broken in each way; the program is killed in the middle and started again.</summary>
    [Fact]
    public Task Nothing_is_lost_or_doubled_across_a_kill() => RunAsync(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));

    /// <summary>The same for ten minutes: run it by name.</summary>
    [Fact(Explicit = true)]
    public Task Nothing_is_lost_or_doubled_in_ten_minutes() => RunAsync(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));

    private async Task RunAsync(TimeSpan untilKill, TimeSpan afterwards)
    {
        // Several servers, as a host is asked one question at a time.
        var servers = new List<NewsServer>();
        for (var i = 0; i < 20; i++)
            servers.Add(await NewsServer.StartAsync());
        var sources = Enumerable.Range(0, 200).Select(i => new NewsSource(
            $"s{i:000}", servers[i % servers.Count].At(i % 10 == 9 ? Broken[i / 10 % Broken.Length] : $"/news/s{i:000}"), NewsSource.LeastInterval)).ToArray();
        var list = Path.Combine(_folder, "sources.toml");
        var workspace = Path.Combine(_folder, "workspace.db");
        await File.WriteAllTextAsync(list, SourceList.Write(sources, list), TestContext.Current.CancellationToken);

        using (var first = Start(list, workspace))
        {
            await Task.Delay(untilKill, TestContext.Current.CancellationToken);
            first.Kill();
            await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        foreach (var server in servers)
            server.Entries = 5;
        // Where the first run was due again only later, the new entries are due now.
        using (var store = Workspace.Open(workspace, TimeProvider.System))
        {
            foreach (var source in sources)
                store.ForgetHealth(source.Address);
        }

        using (var second = Start(list, workspace))
        {
            await Task.Delay(afterwards, TestContext.Current.CancellationToken);
            var patience = Stopwatch.StartNew();
            while (Count(workspace) < 180 * 5 && patience.Elapsed < TimeSpan.FromSeconds(60))
                await Task.Delay(500, TestContext.Current.CancellationToken);
            second.Kill();
            await second.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var kept = Workspace.Open(workspace, TimeProvider.System);
        var reports = kept.Reports();
        reports.Select(report => report.Guid).Distinct().Count().ShouldBe(180 * 5);
        reports.Length.ShouldBe(180 * 5);
        foreach (var server in servers)
            await server.DisposeAsync();
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
