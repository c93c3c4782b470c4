using System.CommandLine;
using System.Net;
using Herodotus.Libraries;
using Herodotus.Web;
using Herodotus.Web.Actors;
using Microsoft.Extensions.Hosting;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus serve</c>: the workspace as web pages and API, on this machine only unless told otherwise.</summary>
public static class ServeCommand
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var workspace = SharedOptions.Workspace();
        var address = Address();
        var lists = WatchlistFiles.Option();
        var command = new Command("serve", "Serves the workspace as web pages.") { workspace, address, lists };
        command.SetAction((parsed, cancel) => RunAsync(
            SharedOptions.OpenLibrary(parsed.GetValue(workspace)!), parsed.GetValue(address)!, WatchlistFiles.Configure(parsed.GetValue(lists)), cancel));
        return command;
    }

    public static Option<string> Address() => new("--address")
    {
        Description = "Where to listen; anything but loopback lets others on the network read the workspace.",
        DefaultValueFactory = _ => DefaultAddress,
    };

    /// <summary>Serves until cancelled.</summary>
    public static async Task<int> RunAsync(Library library, string address, ConfiguredLists lists, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            await Console.Error.WriteLineAsync($"HDT0002: --address '{address}' is not like {DefaultAddress}").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        // Opening now says at once what is wrong with the workspace, not at the first page.
        library.Open().Dispose();
        await using var server = WebServer.Create(library, address, lists);
        await server.StartAsync(cancel).ConfigureAwait(false);
        await Console.Error.WriteLineAsync($"Serving on {string.Join(", ", server.Urls)} (Ctrl+C stops)").ConfigureAwait(false);
        if (!uri.IsLoopback && !(IPAddress.TryParse(uri.Host, out var ip) && IPAddress.IsLoopback(ip)))
            await Console.Error.WriteLineAsync("Anyone who can reach this address can read the workspace.").ConfigureAwait(false);
        await server.WaitForShutdownAsync(cancel).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
