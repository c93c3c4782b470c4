namespace Herodotus.Ingest.Web;

/// <summary>The bounds on one fetch. Servers may be slow, broken or hostile; none may hold the others up.</summary>
public sealed record FetchLimits
{
    /// <summary>How long a server may take to accept a connection.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one request may take, body included: a feed that never ends ends here at the latest.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The largest body, decompressed: feeds and pages stay far below.</summary>
    public int BodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Redirects followed; browsers allow 20, honest sites need 3.</summary>
    public int Redirects { get; init; } = 8;

    /// <summary>Attempts after the first that failed in a way that may pass.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the first retry; it doubles, and a seeded jitter spreads it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The least time between two requests to one host.</summary>
    public TimeSpan HostGap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most of a server's wish to be left alone (Crawl-delay) that is honored.</summary>
    public TimeSpan MaxHostGap { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest a host that answered "too many requests" is left alone for all its sources.</summary>
    public TimeSpan MaxHostRest { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long such a host is left alone when it does not say.</summary>
    public TimeSpan UsualHostRest { get; init; } = TimeSpan.FromMinutes(2);
}
