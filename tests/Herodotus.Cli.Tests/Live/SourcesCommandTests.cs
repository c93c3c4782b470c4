using System.Diagnostics;
using Shouldly;
using Xunit;

namespace Herodotus.Live;

public sealed class SourcesCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herodotus-sources-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_source_is_found_asked_listed_and_removed()
    {
        await using var server = await NewsServer.StartAsync();
        var list = Path.Combine(_folder, "sources.toml");
        var workspace = Path.Combine(_folder, "workspace.db");

        (await RunAsync("sources", "add", server.At("/site").AbsoluteUri, "--sources", list)).Code.ShouldBe(3, "loopback is refused unless allowed");
        var added = await RunAsync("sources", "add", server.At("/site").AbsoluteUri, "--sources", list, "--allow-private", "--every", "10m");
        added.Code.ShouldBe(0, added.Error);
        added.Output.ShouldContain(server.At("/news/site").AbsoluteUri);
        (await RunAsync("sources", "add", server.At("/missing").AbsoluteUri, "--sources", list, "--allow-private")).Error.ShouldContain("HDT0204");
        (await RunAsync("sources", "list", "--sources", list)).Output.ShouldContain("not asked yet");
        (await RunAsync("sources", "check", "--sources", list, "--allow-private")).Output.ShouldContain("3 reports");

        var watched = await RunAsync("watch", "--once", "--sources", list, "--workspace", workspace, "--allow-private");
        watched.Code.ShouldBe(0, watched.Error);
        watched.Output.ShouldContain("3 new");
        (await RunAsync("sources", "list", "--sources", list)).Output.ShouldContain("good; last news");
        (await RunAsync("sources", "export", "--sources", list)).Output.ShouldContain("xmlUrl");
        (await RunAsync("sources", "remove", "News", "--sources", list)).Code.ShouldBe(0);
        (await RunAsync("watch", "--once", "--sources", list, "--workspace", workspace)).Code.ShouldBe(3);
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
