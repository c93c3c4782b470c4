using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Herodotus.Clean;
using Herodotus.Learning.Files;
using Herodotus.Libraries;
using Herodotus.Reports;
using Xunit;

namespace Herodotus.Web;

/// <summary>The pages over the samples, served on a free port of this machine for all tests of a class.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("herodotus-web-");
    private WebApplication? _server;

    public static DataFolder Data { get; } = DataFolder.At(Path.Combine(Root, "data"));

    public Library Library { get; private set; } = null!;

    public HttpClient Client { get; } = new();

    public string Address => _server!.Urls.First();

    public async ValueTask InitializeAsync()
    {
        Library = new Library(Path.Combine(_folder.FullName, "w.db"), Data, () => StoryPipeline.Load(Data), TimeProvider.System);
        using (var workspace = Library.Open())
        {
            workspace.Accept(ReportReader.Load(Data).Read([Path.Combine(Root, "samples")]).Select(result => result.Report).OfType<Report>());
            workspace.Accept([new Report { Id = "evil/<id>", Title = "<script>alert(1)</script>", Text = "<script>alert(2)</script> The mayor of Lima said on Monday: “</p><script>alert(3)</script>”." }]);
        }

        _server = WebServer.Create(Library, "http://127.0.0.1:0");
        await _server.StartAsync();
        Client.BaseAddress = new Uri(Address);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
