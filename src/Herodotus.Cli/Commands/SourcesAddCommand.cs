using System.Collections.Immutable;
using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Feeds;
using Herodotus.Clean.Live;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Learning.Files;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus sources add</c>: a feed, a page that offers feeds, or all of a list in a file.</summary>
internal static class SourcesAddCommand
{
    public static Command Create()
    {
        var options = new SourceOptions();
        var address = new Argument<string>("address") { Description = "A feed, a page that offers feeds, or a list in a file (OPML, TOML, YAML)." };
        var name = new Option<string?>("--name") { Description = "What to call it; otherwise its own title." };
        var every = new Option<string?>("--every") { Description = $"How often to ask: 10m, 2h, 1d ({SourceList.WriteInterval(NewsSource.UsualInterval)} unless the list says)." };
        var fullText = new Option<bool>("--full-text") { Description = "Complete short entries from their pages." };
        var outlet = new Option<string?>("--outlet") { Description = "The outlet its reports are put down to." };
        every.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && SourceList.ParseInterval(value) is null)
                result.AddError("--every: write 10m, 2h or 1d");
        });
        var command = new Command("add", "Adds a source, or all of a list.") { address, name, every, fullText, outlet, options.AllowPrivate };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var given = parsed.GetValue(address)!;
            using var workspace = options.Open(parsed);
            var list = options.Load(parsed, workspace).Sources.ToList();
            ImmutableArray<NewsSource> found;
            var wrong = false;
            if (File.Exists(given))
            {
                (found, wrong) = SourceOptions.Read(given);
                if (found.IsEmpty)
                    return wrong ? ExitCode.SomeRefused : SourcesCommand.Refuse($"{SourceList.BadFile}: {given} lists no sources");
            }
            else
            {
                if (!Uri.TryCreate(given.Contains("://", StringComparison.Ordinal) ? given : "https://" + given, UriKind.Absolute, out var uri))
                    return SourcesCommand.Refuse($"{FetchCodes.BadAddress}: {given} is not a web address");
                using var fetcher = options.Fetcher(parsed);
                var (feeds, error) = await FindAsync(fetcher, uri, cancel).ConfigureAwait(false);
                if (error is not null)
                    return SourcesCommand.Refuse(error);
                foreach (var other in feeds.Skip(1))
                    Console.Error.WriteLine($"also offered: {other.Address} {other.Title}");
                found = [new(parsed.GetValue(name) ?? feeds[0].Title ?? feeds[0].Address.Host, feeds[0].Address, NewsSource.UsualInterval)];
            }

            foreach (var source in found)
            {
                if (list.Any(other => other.Address == source.Address))
                {
                    Console.Out.WriteLine($"already there: {source.Address}");
                    continue;
                }

                list.Add(source with
                {
                    Name = SourceFile.FreeName(source.Name, list),
                    Every = Interval(parsed.GetValue(every)) ?? source.Every,
                    FullText = parsed.GetValue(fullText) || source.FullText,
                    Outlet = parsed.GetValue(outlet) ?? source.Outlet,
                });
                Console.Out.WriteLine($"added: {list[^1].Name} {source.Address}");
            }

            return options.Save(parsed, workspace, list) && !wrong ? ExitCode.Done : ExitCode.SomeRefused;
        });
        return command;
    }

    private static TimeSpan? Interval(string? text)
    {
        if (text is null || SourceList.ParseInterval(text) is not { } interval)
            return null;
        return interval < NewsSource.LeastInterval ? NewsSource.LeastInterval : interval;
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
}
