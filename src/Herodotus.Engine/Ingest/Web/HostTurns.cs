using System.Collections.Concurrent;

namespace Herodotus.Ingest.Web;

/// <summary>One request a host at a time, with a gap between them; a host that asks to be left alone is left alone.</summary>
internal sealed class HostTurns(TimeProvider clock, FetchLimits limits)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn; disposing it lets the next one go. Null, with the wait, when the host wants none for longer than anybody should stand in line.</summary>
    public async Task<(IDisposable? Turn, TimeSpan Wait)> TakeAsync(Uri address, CancellationToken cancel)
    {
        var host = Of(address);
        await host.Turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var wait = host.Next - clock.GetUtcNow();
            if (wait > limits.MaxHostGap)
            {
                host.Turn.Release();
                return (null, wait);
            }

            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel).ConfigureAwait(false);
        }
        catch
        {
            host.Turn.Release();
            throw;
        }

        return (new Taken(host, clock), TimeSpan.Zero);
    }

    /// <summary>The host asked for a wider gap.</summary>
    public void Widen(Uri address, TimeSpan gap)
    {
        var host = Of(address);
        host.Gap = gap > limits.MaxHostGap ? limits.MaxHostGap : gap > host.Gap ? gap : host.Gap;
    }

    /// <summary>The host asked for no request for so long. To be called while its turn is taken.</summary>
    public void Rest(Uri address, TimeSpan time) => Of(address).Rest = time > limits.MaxHostRest ? limits.MaxHostRest : time;

    private Host Of(Uri address) => _hosts.GetOrAdd(address.Authority, _ => new Host { Gap = limits.HostGap });

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public TimeSpan Gap { get; set; }

        /// <summary>Added once to the gap.</summary>
        public TimeSpan Rest { get; set; }

        public DateTimeOffset Next { get; set; } = DateTimeOffset.MinValue;
    }

    private sealed class Taken(Host host, TimeProvider clock) : IDisposable
    {
        public void Dispose()
        {
            host.Next = clock.GetUtcNow() + (host.Rest > host.Gap ? host.Rest : host.Gap);
            host.Rest = TimeSpan.Zero;
            host.Turn.Release();
        }
    }
}
