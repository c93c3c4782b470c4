using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Clean;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Learning;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus watch</c>: asks the sources, each when it is due, and keeps what is new in the workspace.</summary>
public static class WatchCommand
{
    public static Command Create()
    {
        var options = new SourceOptions();
        var workspace = SharedOptions.Workspace();
        var once = new Option<bool>("--once") { Description = "Ask what is due, then end." };
        var time = new Option<string?>("--for") { Description = "End after this long: 10m, 2h." };
        time.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && SourceList.ParseInterval(value) is null)
                result.AddError("--for: write 10m or 2h");
        });
        var command = new Command("watch", "Asks the sources for news, again and again, and keeps it.") { options.File, workspace, once, time, options.AllowPrivate };
        command.SetAction(async (parsed, cancel) =>
        {
            var (sources, wrong) = options.Load(parsed);
            if (sources.IsEmpty)
            {
                Console.Error.WriteLine($"{SourceList.BadFile}: no sources in {parsed.GetValue(options.File)}; add some with 'herodotus sources add ADDRESS'");
                return ExitCode.SomeRefused;
            }

            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            if (parsed.GetValue(time) is { } span)
                limited.CancelAfter(SourceList.ParseInterval(span)!.Value);
            using var store = Workspace.Open(parsed.GetValue(workspace)!, TimeProvider.System);
            using var fetcher = options.Fetcher(parsed);
            var keeper = new WatchKeeper(store, options.States(parsed), Console.Out);
            var poller = new SourcePoller(fetcher, ReportReader.Load(DataFolder.Find()), TimeProvider.System);
            await new SourceWatch(poller, TimeProvider.System, keeper.IsKnown).RunAsync(sources, keeper.States, keeper.Keep, parsed.GetValue(once), limited.Token).ConfigureAwait(false);
            return wrong || keeper.AnyBroken ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}

/// <summary>Keeps what a watch brings: the reports first, then the state, so that a kill between the two loses and doubles nothing.</summary>
internal sealed class WatchKeeper(Workspace store, StateFile file, TextWriter output)
{
    private readonly Lock _lock = new();

    public ImmutableSortedDictionary<string, SourceState> States { get; private set; } = file.Load();

    /// <summary>True when a source was broken when last asked.</summary>
    public bool AnyBroken => States.Values.Any(state => state.BrokenSince is not null);

    public bool IsKnown(Reports.Report report)
    {
        lock (_lock)
            return store.Find(report.Id) is not null;
    }

    public SourceState Keep(PollOutcome outcome)
    {
        lock (_lock)
        {
            var accepted = outcome.Reports.IsEmpty ? 0 : store.Accept(outcome.Reports);
            foreach (var refusal in outcome.Refusals)
                store.Refuse(refusal.File ?? outcome.Source.Name, refusal.Code, refusal.Message);
            var state = accepted > 0 ? outcome.State with { News = outcome.State.Checked } : outcome.State;
            States = States.SetItem(outcome.Source.Name, state);
            file.Save(States);
            var time = state.Checked?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            output.WriteLine(state.Error is { } error ? $"{time} {outcome.Source.Name}: {state.ErrorCode}: {error}" : $"{time} {outcome.Source.Name}: {accepted} new");
            output.Flush();
            return state;
        }
    }
}
