using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Clean;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Learning.Files;
using Herodotus.Store;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus watch</c>: asks the sources, each when it is due, and keeps what is new in the workspace.</summary>
public static class WatchCommand
{
    public static Command Create()
    {
        var options = new SourceOptions();
        var once = new Option<bool>("--once") { Description = "Ask what is due, then end." };
        var time = new Option<string?>("--for") { Description = "End after this long: 10m, 2h." };
        time.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && SourceList.ParseInterval(value) is null)
                result.AddError("--for: write 10m or 2h");
        });
        var command = new Command("watch", "Asks the sources for news, again and again, and keeps it.") { once, time, options.AllowPrivate };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var store = options.Open(parsed);
            var (sources, wrong) = options.Load(parsed, store);
            if (sources.IsEmpty)
                return SourcesCommand.Refuse($"{SourceList.BadFile}: no sources in {parsed.GetValue(options.File) ?? "the workspace"}; add some with 'herodotus sources add ADDRESS'");

            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            if (parsed.GetValue(time) is { } span)
                limited.CancelAfter(SourceList.ParseInterval(span)!.Value);
            using var fetcher = options.Fetcher(parsed);
            var keeper = new WatchKeeper(store, Console.Out);
            var poller = new SourcePoller(fetcher, ReportReader.Load(DataFolder.Find()), TimeProvider.System);
            await new SourceWatch(poller, TimeProvider.System, keeper.IsKnown).RunAsync(sources, keeper.States, keeper.Keep, parsed.GetValue(once), limited.Token).ConfigureAwait(false);
            return wrong || keeper.AnyBroken ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}

/// <summary>Keeps what a watch brings and says so, line by line.</summary>
internal sealed class WatchKeeper(Workspace store, TextWriter output)
{
    private readonly Lock _lock = new();

    /// <summary>By address.</summary>
    public ImmutableSortedDictionary<string, SourceState> States { get; } = store.SourceHealth().ToImmutableSortedDictionary(health => health.Key, health => health.Value.State, StringComparer.Ordinal);

    /// <summary>True when a source that was asked was broken at its last answer.</summary>
    public bool AnyBroken => _broken.Count > 0;

    private readonly HashSet<string> _broken = new(StringComparer.Ordinal);

    public bool IsKnown(Reports.Report report)
    {
        lock (_lock)
            return store.Find(report.Id) is not null;
    }

    public SourceState Keep(PollOutcome outcome)
    {
        lock (_lock)
        {
            var (accepted, state) = store.AcceptFrom(outcome.Source, outcome.State, outcome.Reports, outcome.Refusals);
            if (state.BrokenSince is null)
                _broken.Remove(outcome.Source.Name);
            else
                _broken.Add(outcome.Source.Name);
            var time = state.Checked?.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
            output.WriteLine(state.Error is { } error ? $"{time} {outcome.Source.Name}: {state.ErrorCode}: {error}" : $"{time} {outcome.Source.Name}: {accepted} new");
            output.Flush();
            return state;
        }
    }
}
