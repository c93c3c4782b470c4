using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Feeds;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Learning;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus sources</c>: the list of places that <c>watch</c> asks for news.</summary>
public static class SourcesCommand
{
    public static Command Create() => new("sources", "The places that 'watch' asks for news.")
    {
        Add(), List(), Check(), Remove(), Export(),
    };

    private static Command Add()
    {
        var options = new SourceOptions();
        var address = new Argument<string>("address") { Description = "A feed, a page that offers feeds, or an OPML file." };
        var name = new Option<string?>("--name") { Description = "What to call it; otherwise its own title." };
        var every = new Option<string>("--every") { Description = "How often to ask: 10m, 2h, 1d.", DefaultValueFactory = _ => SourceList.WriteInterval(NewsSource.UsualInterval) };
        var fullText = new Option<bool>("--full-text") { Description = "Complete short entries from their pages." };
        var outlet = new Option<string?>("--outlet") { Description = "The outlet its reports are put down to." };
        every.Validators.Add(result =>
        {
            if (SourceList.ParseInterval(result.GetValueOrDefault<string>() ?? "") is null)
                result.AddError("--every: write 10m, 2h or 1d");
        });
        var command = new Command("add", "Adds a source, or all of an OPML list.") { address, name, every, fullText, outlet, options.File, options.AllowPrivate };
        command.SetAction(async (parsed, cancel) =>
        {
            var given = parsed.GetValue(address)!;
            var (sources, _) = options.Load(parsed);
            var interval = SourceList.ParseInterval(parsed.GetValue(every)!)!.Value;
            ImmutableArray<OfferedFeed> feeds;
            if (File.Exists(given))
            {
                feeds = Opml.Read(TextDecoder.Decode(await File.ReadAllBytesAsync(given, cancel).ConfigureAwait(false)).Text);
                if (feeds.IsEmpty)
                    return Refuse($"{FetchCodes.NotAFeed}: {given} is no OPML list of feeds");
            }
            else
            {
                if (!Uri.TryCreate(given.Contains("://", StringComparison.Ordinal) ? given : "https://" + given, UriKind.Absolute, out var uri))
                    return Refuse($"{FetchCodes.BadAddress}: {given} is not a web address");
                using var fetcher = options.Fetcher(parsed);
                var (found, error) = await FindAsync(fetcher, uri, cancel).ConfigureAwait(false);
                if (error is not null)
                    return Refuse(error);
                foreach (var other in found.Skip(1))
                    Console.Error.WriteLine($"also offered: {other.Address} {other.Title}");
                feeds = [found[0] with { Title = parsed.GetValue(name) ?? found[0].Title }];
            }

            var list = sources.ToList();
            foreach (var feed in feeds)
            {
                if (list.Any(source => source.Address == feed.Address))
                {
                    Console.Out.WriteLine($"already there: {feed.Address}");
                    continue;
                }

                var source = new NewsSource(Unique(feed.Title ?? feed.Address.Host, list), feed.Address, interval, parsed.GetValue(fullText), parsed.GetValue(outlet));
                list.Add(source);
                Console.Out.WriteLine($"added: {source.Name} {source.Address}");
            }

            options.Save(parsed, list);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List()
    {
        var options = new SourceOptions();
        var command = new Command("list", "Lists the sources with their health.") { options.File };
        command.SetAction(parsed =>
        {
            var (sources, wrong) = options.Load(parsed);
            var states = options.States(parsed).Load();
            var now = TimeProvider.System.GetUtcNow();
            foreach (var source in sources)
            {
                Console.Out.WriteLine($"{source.Name}\t{source.Address}\tevery {SourceList.WriteInterval(source.Every)}\t{(states.GetValueOrDefault(source.Name) ?? new()).Describe(now)}");
            }

            return wrong ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var options = new SourceOptions();
        var names = new Argument<string[]>("name") { Description = "Which ones; all when none is named.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("check", "Asks sources now and says what they answer; keeps nothing.") { names, options.File, options.AllowPrivate };
        command.SetAction(async (parsed, cancel) =>
        {
            var (sources, wrong) = options.Load(parsed);
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
        var command = new Command("remove", "Removes a source; its reports stay.") { name, options.File };
        command.SetAction(parsed =>
        {
            var given = parsed.GetValue(name)!;
            var (sources, _) = options.Load(parsed);
            var rest = sources.Where(source => source.Name != given && source.Address.AbsoluteUri != given).ToArray();
            if (rest.Length == sources.Length)
                return Refuse($"{SourceList.BadFile}: there is no source '{given}'");
            options.Save(parsed, rest);
            Console.Out.WriteLine($"removed: {given}");
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export()
    {
        var options = new SourceOptions();
        var command = new Command("export", "Writes the sources as OPML.") { options.File };
        command.SetAction(parsed =>
        {
            var (sources, wrong) = options.Load(parsed);
            Console.Out.Write(Opml.Write(sources.Select(source => new OfferedFeed(source.Address, source.Name))));
            return wrong ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }

    /// <summary>The address itself when it is a feed, else the feeds its page offers.</summary>
    private static async Task<(ImmutableArray<OfferedFeed> Feeds, string? Error)> FindAsync(Fetcher fetcher, Uri address, CancellationToken cancel)
    {
        var answer = await fetcher.FetchAsync(address, cancel: cancel).ConfigureAwait(false);
        if (answer.Refusal is { } refusal)
            return ([], $"{refusal.Code}: {refusal.Message}");
        using var item = answer.ToItem(TimeProvider.System.GetUtcNow());
        if (ReportReader.Load(DataFolder.Find()).Read(item).Select(result => result.Feed).FirstOrDefault(head => head is not null) is { } feed)
            return ([new(answer.MovedForGood ? answer.Address : address, feed.Title)], null);
        var offered = FeedDiscovery.Find(TextDecoder.Decode(answer.Body, answer.Charset).Text, answer.Address);
        return offered.IsEmpty ? ([], $"{FetchCodes.NotAFeed}: {address} is no feed and its page offers none; look for its feed's address on the site") : (offered, null);
    }

    private static string Unique(string name, List<NewsSource> list)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? name : $"{name} {n}";
            if (list.All(source => source.Name != candidate))
                return candidate;
        }
    }

    private static string Newest(PollOutcome outcome) =>
        outcome.Reports.Select(report => report.Published).Where(published => published is not null).Max()?.ToString() ?? "unknown date";

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.SomeRefused;
    }
}
