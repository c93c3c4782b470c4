using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Clean.Feeds;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Learning.Files;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus sources</c>: the list of places that <c>watch</c> asks for news.</summary>
public static class SourcesCommand
{
    public static Command Create() => new("sources", "The places that 'watch' asks for news.")
    {
        SourcesAddCommand.Create(), List(), Check(), Remove(), Export(),
    };

    internal static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.SomeRefused;
    }

    private static Command List()
    {
        var options = new SourceOptions();
        var command = new Command("list", "Lists the sources with their health.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using var workspace = options.Open(parsed);
            var (sources, wrong) = options.Load(parsed, workspace);
            var health = workspace.SourceHealth();
            foreach (var source in sources)
            {
                var state = health.GetValueOrDefault(source.Address.AbsoluteUri)?.State ?? new();
                Console.Out.WriteLine($"{source.Name}\t{source.Address}\tevery {SourceList.WriteInterval(source.Every)}\t{state.Describe()}");
            }

            return wrong ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var options = new SourceOptions();
        var names = new Argument<string[]>("name") { Description = "Which ones; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Asks sources now and says what they answer; keeps nothing.") { names, options.AllowPrivate };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            using var workspace = options.Open(parsed);
            var (sources, wrong) = options.Load(parsed, workspace);
            var wanted = parsed.GetValue(names)!;
            var unknown = wanted.Where(name => sources.All(source => source.Name != name)).ToArray();
            foreach (var name in unknown)
                Console.Error.WriteLine($"{SourceList.BadFile}: there is no source '{name}'");
            using var fetcher = options.Fetcher(parsed);
            var poller = new SourcePoller(fetcher, ReportReader.Load(DataFolder.Find()), TimeProvider.System);
            var broken = wrong || unknown.Length > 0;
            foreach (var source in sources.Where(source => wanted.Length == 0 || wanted.Contains(source.Name)))
            {
                var outcome = await poller.PollAsync(source with { FullText = false }, new(), cancel: cancel).ConfigureAwait(false);
                broken |= outcome.State.Error is not null;
                Console.Out.WriteLine(outcome.State.Error is { } error
                    ? $"{source.Name}\t{outcome.State.ErrorCode}: {error}"
                    : $"{source.Name}\tgood: {outcome.Reports.Length} reports, the newest of {Newest(outcome)}");
            }

            return broken ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var options = new SourceOptions();
        var name = new Argument<string>("name") { Description = "The source's name or address." };
        var command = new Command("remove", "Removes a source; its reports stay.") { name };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(name)!;
            using var workspace = options.Open(parsed);
            var (sources, _) = options.Load(parsed, workspace);
            var gone = sources.Where(source => source.Name == given || source.Address.AbsoluteUri == given).ToArray();
            if (gone.Length == 0)
                return Refuse($"{SourceList.BadFile}: there is no source '{given}'");
            if (!options.Save(parsed, workspace, sources.Except(gone)))
                return ExitCode.SomeRefused;
            foreach (var source in gone)
                workspace.ForgetHealth(source.Address);
            Console.Out.WriteLine($"removed: {given}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var options = new SourceOptions();
        var command = new Command("export", "Writes the sources as OPML.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            using var workspace = options.Open(parsed);
            var (sources, wrong) = options.Load(parsed, workspace);
            Console.Out.Write(Opml.Write(sources.Select(source => new OfferedFeed(source.Address, source.Name))));
            return wrong ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }

    private static string Newest(PollOutcome outcome) =>
        outcome.Reports.Select(report => report.Published).Where(published => published is not null).Max()?.ToString() ?? "unknown date";
}
