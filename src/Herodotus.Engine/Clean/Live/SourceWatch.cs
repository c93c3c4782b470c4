using System.Threading.Channels;
using Herodotus.Ingest.Sources;
using Herodotus.Reports;

namespace Herodotus.Clean.Live;

/// <summary>Asks many sources, each when it is due, several at once; one broken or slow source holds no other up.</summary>
public sealed class SourceWatch(SourcePoller poller, TimeProvider clock, Func<Report, bool>? isKnown = null, int parallel = SourceWatch.UsualParallel)
{
    /// <summary>Sources asked at once: waiting is all they do.</summary>
    public const int UsualParallel = 16;

    /// <summary>How long to sleep at most, so that a changed clock is noticed.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    /// <summary>Runs until cancelled, or until every source was asked once.</summary>
    /// <param name="sources">What to ask.</param>
    /// <param name="states">What is known of them, by address.</param>
    /// <param name="keep">Keeps the reports, then the state: called for one outcome at a time; returns the state with what was news.</param>
    /// <param name="once">True to end when all that were due have answered.</param>
    public async Task RunAsync(
        ImmutableArray<NewsSource> sources,
        ImmutableSortedDictionary<string, SourceState> states,
        Func<PollOutcome, SourceState> keep,
        bool once,
        CancellationToken cancel)
    {
        var due = new PriorityQueue<NewsSource, (DateTimeOffset, string)>();
        var known = states.ToBuilder();
        foreach (var source in sources)
            due.Enqueue(source, (known.GetValueOrDefault(source.Address.AbsoluteUri)?.Due ?? DateTimeOffset.MinValue, source.Name));
        var outcomes = Channel.CreateUnbounded<PollOutcome>();
        var running = 0;
        while (!cancel.IsCancellationRequested && (due.Count > 0 || running > 0))
        {
            while (running < parallel && due.TryPeek(out var next, out var when) && when.Item1 <= clock.GetUtcNow())
            {
                due.Dequeue();
                running++;
                _ = AskAsync(next, known.GetValueOrDefault(next.Address.AbsoluteUri) ?? new(), outcomes.Writer, cancel);
            }

            if (running == 0 && once)
                return;
            if (!await ReadyAsync(outcomes.Reader, Sleep(due, running, clock.GetUtcNow()), cancel).ConfigureAwait(false))
                continue;
            while (outcomes.Reader.TryRead(out var outcome))
            {
                running--;
                var state = keep(outcome);
                known[outcome.Source.Address.AbsoluteUri] = state;
                if (!once)
                    due.Enqueue(outcome.Source, (state.Due ?? clock.GetUtcNow() + outcome.Source.Every, outcome.Source.Name));
            }
        }
    }

    private async Task AskAsync(NewsSource source, SourceState state, ChannelWriter<PollOutcome> outcomes, CancellationToken cancel)
    {
        try
        {
            await outcomes.WriteAsync(await poller.PollAsync(source, state, isKnown, cancel).ConfigureAwait(false), CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The watch ends; what was under way is asked again at the next start.
        }
        catch (Exception failure)
        {
            // A bug of ours in one source's data must not end the watch of the others: it is told as that source's state.
            var now = clock.GetUtcNow();
            var broken = state with { Checked = now, BrokenSince = state.BrokenSince ?? now, ErrorCode = "HDT0999", Error = $"a failure of ours: {failure.Message}", Failures = state.Failures + 1, Due = now + source.Every };
            await outcomes.WriteAsync(new(source, broken, [], []), CancellationToken.None).ConfigureAwait(false);
        }
    }

    private TimeSpan Sleep(PriorityQueue<NewsSource, (DateTimeOffset, string)> due, int running, DateTimeOffset now)
    {
        if (running >= parallel || !due.TryPeek(out _, out var when))
            return LongestSleep;
        var wait = when.Item1 - now;
        return wait <= TimeSpan.Zero ? TimeSpan.FromMilliseconds(1) : wait < LongestSleep ? wait : LongestSleep;
    }

    /// <summary>Waits for an outcome; false when the time is up first.</summary>
    private async Task<bool> ReadyAsync(ChannelReader<PollOutcome> outcomes, TimeSpan wait, CancellationToken cancel)
    {
        using var limited = new CancellationTokenSource(wait, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limited.Token);
        try
        {
            return await outcomes.WaitToReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
