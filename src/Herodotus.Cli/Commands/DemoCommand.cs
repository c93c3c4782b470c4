using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Cli.Terminal;
using Herodotus.Learning.Files;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus demo</c>: the sample story in a workspace of its own, its brief, and its pages.</summary>
public static class DemoCommand
{
    public static Command Create()
    {
        var address = ServeCommand.Address();
        var quiet = new Option<bool>("--no-serve") { Description = "Only prints the brief." };
        var lists = WatchlistFiles.Option();
        var threads = SharedOptions.Threads();
        var command = new Command("demo", "Loads the sample story, prints its brief and serves its pages.") { address, quiet, lists, threads };
        command.SetAction(async (parsed, cancel) =>
        {
            var configured = WatchlistFiles.Configure(parsed.GetValue(lists));
            var data = DataFolder.Find();
            var samples = Path.Combine(Path.GetDirectoryName(data.Path)!, "samples");
            var path = Path.Combine(Path.GetDirectoryName(Workspace.DefaultPath())!, "demo.db");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // The demo always shows the samples as they are now.
            foreach (var file in new[] { path, $"{path}-wal", $"{path}-shm" })
                File.Delete(file);
            var library = SharedOptions.OpenLibrary(path);
            using (var store = library.Open())
                store.Accept(new ReportInput(ReportReader.Load(data)).Read([samples]));
            using (var progress = new ProgressLine())
                StoryOutput.Write(library.Stories(parsed.GetValue(threads), progress), BriefFormat.Markdown);
            return parsed.GetValue(quiet) ? ExitCode.Done : await ServeCommand.RunAsync(library, parsed.GetValue(address)!, configured, cancel).ConfigureAwait(false);
        });
        return command;
    }
}
