using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class SourcesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herodotus-sources-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Once with the workspace's own list, once with a file of each kind.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("sources.toml")]
    [InlineData("sources.yaml")]
    public async Task A_source_is_found_asked_listed_and_removed(string? file)
    {
        await using var server = await NewsServer.StartAsync();
        string[] list = ["--workspace", Path.Combine(_folder, "workspace.db"), .. file is null ? (string[])[] : ["--sources", Path.Combine(_folder, file)]];

        (await RunAsync(["sources", "add", server.At("/site").AbsoluteUri, .. list])).Code.ShouldBe(3, "loopback is refused unless allowed");
        var added = await RunAsync(["sources", "add", server.At("/site").AbsoluteUri, "--allow-private", "--every", "10m", .. list]);
        added.Code.ShouldBe(0, added.Error);
        added.Output.ShouldContain(server.At("/news/site").AbsoluteUri);
        (await RunAsync(["sources", "add", server.At("/missing").AbsoluteUri, "--allow-private", .. list])).Error.ShouldContain("HDT0204");
        (await RunAsync(["sources", "list", .. list])).Output.ShouldContain("not asked yet");
        (await RunAsync(["sources", "check", "--allow-private", .. list])).Output.ShouldContain("3 reports");

        var watched = await RunAsync(["watch", "--once", "--allow-private", .. list]);
        watched.Code.ShouldBe(0, watched.Error);
        watched.Output.ShouldContain("3 new");
        (await RunAsync(["sources", "list", .. list])).Output.ShouldContain("good; new items");
        (await RunAsync(["sources", "export", .. list])).Output.ShouldContain("xmlUrl");
        (await RunAsync(["sources", "remove", "News", .. list])).Code.ShouldBe(0);
        (await RunAsync(["watch", "--once", .. list])).Code.ShouldBe(3);
    }

    [Fact]
    public async Task Lists_of_every_kind_are_taken_into_the_workspace_once()
    {
        var workspace = Path.Combine(_folder, "workspace.db");
        foreach (var (name, text) in new[]
        {
            ("reader.opml", "<opml version='2.0'><body><outline text='Papers'><outline type='rss' text='Gaceta' xmlUrl='https://a.example/rss'/></outline></body></opml>"),
            ("more.yaml", "sources:\n  - name: Gaceta\n    url: https://b.example/rss\n    every: 2h\n"),
            ("list.toml", "[[source]]\nurl = 'https://b.example/rss'\n[[source]]\nurl = 'https://c.example/rss'\n"),
        })
        {
            var path = Path.Combine(_folder, name);
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            (await RunAsync("sources", "add", path, "--workspace", workspace)).Code.ShouldBe(0);
        }

        var lines = (await RunAsync("sources", "list", "--workspace", workspace)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => string.Join(' ', line.Split('\t')[..3])).ShouldBe(
        [
            "Gaceta https://a.example/rss every 15m", "Gaceta 2 https://b.example/rss every 2h", "c.example https://c.example/rss every 15m",
        ]);
        (await RunAsync("sources", "add", Path.Combine(_folder, "list.toml"), "--workspace", workspace, "--sources", Path.Combine(_folder, "reader.opml"))).Error.ShouldContain("HDT0220");
    }

    [Fact]
    public async Task Silence_is_explained()
    {
        await using var server = await NewsServer.StartAsync();
        var list = Path.Combine(_folder, "s.yaml");
        var workspace = Path.Combine(_folder, "workspace.db");
        await File.WriteAllTextAsync(list, $"- {{name: quiet, url: '{server.At("/news/quiet")}'}}\n- {{name: dead, url: '{server.At("/gone")}'}}\n", TestContext.Current.CancellationToken);
        (await RunAsync("watch", "--once", "--allow-private", "--sources", list, "--workspace", workspace)).Code.ShouldBe(3);
        // Due again at once, and nothing new.
        using (var store = Herodotus.Store.Workspace.Open(workspace, TimeProvider.System))
        {
            var state = store.SourceHealth()[server.At("/news/quiet").AbsoluteUri].State;
            store.AcceptFrom(new("quiet", server.At("/news/quiet"), TimeSpan.FromMinutes(15)), state with { Due = null }, [], []);
        }

        (await RunAsync("watch", "--once", "--allow-private", "--sources", list, "--workspace", workspace)).Output.ShouldContain("quiet: 0 new");
        var lines = (await RunAsync("sources", "list", "--sources", list, "--workspace", workspace)).Output.Split('\n');
        lines.Single(line => line.StartsWith("quiet", StringComparison.Ordinal)).ShouldContain("good; no new items since");
        lines.Single(line => line.StartsWith("dead", StringComparison.Ordinal)).ShouldContain("broken since");
        lines.Single(line => line.StartsWith("dead", StringComparison.Ordinal)).ShouldContain("HDT0212");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "herodotus.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
