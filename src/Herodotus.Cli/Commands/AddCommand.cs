using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Cli.Terminal;
using Herodotus.Learning.Files;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus add</c>: keeps reports in the workspace, batch by batch; what was said to be accepted survives a kill.</summary>
public static class AddCommand
{
    /// <summary>Reports a transaction: large enough that waiting for the disk is rare, small enough that a kill costs little work.</summary>
    private const int Batch = 200;

    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var later = new Option<bool>("--later") { Description = "Only keep them: they are read when the stories are next looked at." };
        var command = new Command("add", "Keeps reports in the workspace, reads them and brings its stories up to date.") { paths, later, workspace, threads };
        command.SetAction(parsed =>
        {
            var library = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!);
            using var store = library.Open();
            var input = new ReportInput(ReportReader.Load(DataFolder.Find()));
            using var progress = new ProgressLine();
            var (accepted, known) = (0, 0);
            foreach (var batch in input.Read(parsed.GetValue(paths)!, progress, refusal => store.Refuse(refusal.File ?? "-", refusal.Code, refusal.Message)).Chunk(Batch))
            {
                var added = store.Accept(batch);
                (accepted, known) = (accepted + added, known + batch.Length - added);
                Console.Out.WriteLine(string.Create(null, $"accepted {accepted}{(known > 0 ? $", already there {known}" : "")}"));
                Console.Out.Flush();
            }

            // What was accepted is safe: a stop from here on costs nothing but the reading.
            if (!parsed.GetValue(later))
                library.List(parsed.GetValue(threads), progress);
            return input.AnyRefused ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}
