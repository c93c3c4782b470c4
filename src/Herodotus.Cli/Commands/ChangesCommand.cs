using System.CommandLine;
using System.Globalization;
using Herodotus.Cli.Terminal;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus changes</c>: what the stories tell now that they did not tell when the reader last looked.</summary>
public static class ChangesCommand
{
    public static Command Create()
    {
        var since = new Option<string?>("--since") { Description = "Count from this ISO 8601 moment (a date is its midnight, UTC) instead of the last look." };
        var looked = new Option<bool>("--looked") { Description = "Remember that all of it has now been seen." };
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var format = new Option<ChangesFormat>("--format") { Description = "markdown, or json (the contract)." };
        var command = new Command("changes", "Shows what changed in the stories since you last looked.") { since, looked, workspace, format, threads };
        command.SetAction(parsed =>
        {
            DateTimeOffset? moment = null;
            if (parsed.GetValue(since) is { } given)
            {
                if (!DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var read))
                {
                    Console.Error.WriteLine($"HDT0313: '{given}' is no moment; write a date as 2025-08-09, or with a time as 2025-08-09T18:00Z");
                    return ExitCode.WrongUsage;
                }

                moment = read;
            }

            using var progress = new ProgressLine();
            var library = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!);
            using var store = library.Open();
            var through = store.State().Sequence;
            var (seen, from) = Seen(store, moment);
            var changes = library.Changes(store, seen, parsed.GetValue(threads), progress);
            progress.Dispose();
            ChangesOutput.Write(changes, from, parsed.GetValue(format));
            if (parsed.GetValue(looked))
                store.MarkLooked(through);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>How many reports count as seen, and since when.</summary>
    private static (int Count, string? From) Seen(Workspace store, DateTimeOffset? moment) =>
        moment is { } since ? (store.CountBefore(since), since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
        : store.LastLook() is { } look ? (store.CountThrough(look.Sequence), look.Looked)
        : (0, null);
}
