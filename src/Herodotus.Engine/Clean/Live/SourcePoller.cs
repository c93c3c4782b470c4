using Herodotus.Clean.Encodings;
using Herodotus.Clean.Extraction;
using Herodotus.Ingest;
using Herodotus.Ingest.Sources;
using Herodotus.Ingest.Web;
using Herodotus.Reports;

namespace Herodotus.Clean.Live;

/// <summary>What came of asking a source once.</summary>
/// <param name="Source">The source asked.</param>
/// <param name="State">Its state from now on, before it is known which reports are new.</param>
/// <param name="Reports">All it offers; those that are there already are left by the store.</param>
/// <param name="Refusals">Entries that could not be read.</param>
public sealed record PollOutcome(NewsSource Source, SourceState State, ImmutableArray<Report> Reports, ImmutableArray<Refusal> Refusals);

/// <summary>Asks one source for news: conditionally, with back-off while it fails, completing short entries where that is wanted.</summary>
public sealed class SourcePoller(Fetcher fetcher, ReportReader reader, TimeProvider clock)
{
    /// <summary>The longest a failing source is left alone.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(24);

    /// <summary>An entry below this, in characters, is a teaser.</summary>
    private const int TeaserLength = 600;

    /// <summary>Pages fetched for one poll: a feed offers 10 to 50 entries.</summary>
    private const int MaxPages = 50;

    private const string TeaserOnly = "HDT0135";

    public async Task<PollOutcome> PollAsync(NewsSource source, SourceState state, Func<Report, bool>? isKnown = null, CancellationToken cancel = default)
    {
        var answer = await fetcher.FetchAsync(state.MovedTo ?? source.Address, state.ETag, state.LastModified, cancel: cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (answer.Refusal is { } refusal)
            return new(source, Failed(source, state, refusal, answer.RetryAfter, now), [], []);
        if (answer.NotModified)
            return new(source, Good(source, state, now), [], []);
        var (reports, refusals, isFeed) = Read(answer, now);
        if (!isFeed && state.IsFeed)
        {
            var page = new Refusal(FetchCodes.NotAFeed, $"{answer.Address} was a feed and now answers with something else: an error page or a wall", answer.Address.AbsoluteUri);
            return new(source, Failed(source, state, page, null, now), [], []);
        }

        if (!isFeed && reports.IsEmpty)
        {
            var nothing = refusals.FirstOrDefault() ?? new Refusal(FetchCodes.NotAFeed, $"{answer.Address} is no feed and no page with a text", answer.Address.AbsoluteUri);
            return new(source, Failed(source, state, nothing, null, now), [], refusals);
        }

        if (source.FullText)
            reports = await CompleteAsync(reports, isKnown, cancel).ConfigureAwait(false);
        var good = Good(source, state, now) with
        {
            ETag = answer.ETag,
            LastModified = answer.LastModified,
            IsFeed = isFeed,
            MovedTo = answer.MovedForGood ? answer.Address : state.MovedTo,
        };
        return new(source, good, [.. reports.Select(report => Placed(report, source, now))], refusals);
    }

    private (ImmutableArray<Report> Reports, ImmutableArray<Refusal> Refusals, bool IsFeed) Read(FetchResult answer, DateTimeOffset now)
    {
        var reports = ImmutableArray.CreateBuilder<Report>();
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var isFeed = false;
        using var item = answer.ToItem(now);
        foreach (var result in reader.Read(item))
        {
            isFeed |= result.Feed is not null;
            if (result.Report is { } report)
                reports.Add(report);
            else if (result.Refusal is { } refusal)
                refusals.Add(refusal);
        }

        return (reports.ToImmutable(), refusals.ToImmutable(), isFeed);
    }

    /// <summary>Texts of teasers from their pages. A page that cannot be had leaves the teaser, with a note.</summary>
    private async Task<ImmutableArray<Report>> CompleteAsync(ImmutableArray<Report> reports, Func<Report, bool>? isKnown, CancellationToken cancel)
    {
        var completed = ImmutableArray.CreateBuilder<Report>(reports.Length);
        var pages = 0;
        foreach (var report in reports)
        {
            if (report.Text.Length >= TeaserLength || isKnown?.Invoke(report) == true || pages >= MaxPages || !Uri.TryCreate(report.Url, UriKind.Absolute, out var address))
            {
                completed.Add(report);
                continue;
            }

            pages++;
            var answer = await fetcher.FetchAsync(address, cancel: cancel).ConfigureAwait(false);
            var page = answer.Refusal is null ? PageReader.Read(TextDecoder.Decode(answer.Body, answer.Charset).Text, answer.Address) : null;
            completed.Add(page is not null && page.Text.Length > report.Text.Length
                ? report with
                {
                    Text = page.Text,
                    Summary = report.Summary ?? report.Text,
                    Author = report.Author ?? page.Author,
                    Language = report.Language ?? page.Language,
                    Published = report.Published ?? page.Published,
                    Links = page.Links,
                    Notes = [.. report.Notes, .. page.Notes],
                }
                : report with { Notes = report.Notes.Add(new(TeaserOnly, answer.Refusal?.Message ?? $"{address} has no longer text than the feed")) });
        }

        return completed.ToImmutable();
    }

    private static Report Placed(Report report, NewsSource source, DateTimeOffset now) =>
        WrongClock.Stated(report with { Source = source.Outlet ?? report.Source, File = null, Part = null }, now);

    private static SourceState Good(NewsSource source, SourceState state, DateTimeOffset now) => state with
    {
        Checked = now,
        Good = now,
        BrokenSince = null,
        ErrorCode = null,
        Error = null,
        Failures = 0,
        Due = now + Spread(source, source.Every),
    };

    private static SourceState Failed(NewsSource source, SourceState state, Refusal refusal, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var failures = state.Failures + 1;
        var wait = source.Every * Math.Pow(2, Math.Min(failures - 1, 10));
        if (refusal.Code == FetchCodes.Gone || wait > LongestWait)
            wait = LongestWait;
        if (retryAfter is { } asked && asked > wait)
            wait = asked > LongestWait ? LongestWait : asked;
        return state with
        {
            Checked = now,
            BrokenSince = state.BrokenSince ?? now,
            ErrorCode = refusal.Code,
            Error = refusal.Message,
            Failures = failures,
            Due = now + Spread(source, wait),
            // What is held may be what breaks it: the next answer is asked for whole.
            ETag = null,
            LastModified = null,
            // So may be where it moved to: the address given is asked again.
            MovedTo = null,
        };
    }

    /// <summary>Up to a tenth more, by the source's name: sources added together are not asked together for ever, and never at random.</summary>
    private static TimeSpan Spread(NewsSource source, TimeSpan wait)
    {
        var hash = 17u;
        foreach (var c in source.Name)
            hash = hash * 31 + c;
        return wait + wait * (hash % 100 / 1000.0);
    }
}
