using System.Collections.Concurrent;

namespace Herodotus.Ingest.Web;

/// <summary>One request a host at a time, with a gap between them.</summary>
internal sealed class HostTurns(TimeProvider clock, FetchLimits limits)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn; disposing it lets the next one go.</summary>
    public async Task<IDisposable> TakeAsync(Uri address, CancellationToken cancel)
    {
        var host = Of(address);
        await host.Turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var wait = host.Next - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel).ConfigureAwait(false);
        }
        catch
        {
            host.Turn.Release();
            throw;
        }

        return new Taken(host, clock);
    }

    /// <summary>The host asked for a wider gap.</summary>
    public void Widen(Uri address, TimeSpan gap)
    {
        var host = Of(address);
        host.Gap = gap > limits.MaxHostGap ? limits.MaxHostGap : gap > host.Gap ? gap : host.Gap;
    }

    private Host Of(Uri address) => _hosts.GetOrAdd(address.Authority, _ => new Host { Gap = limits.HostGap });

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public TimeSpan Gap { get; set; }

        public DateTimeOffset Next { get; set; } = DateTimeOffset.MinValue;
    }

    private sealed class Taken(Host host, TimeProvider clock) : IDisposable
    {
        public void Dispose()
        {
            host.Next = clock.GetUtcNow() + host.Gap;
            host.Turn.Release();
        }
    }
}
