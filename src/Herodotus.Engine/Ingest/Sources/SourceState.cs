namespace Herodotus.Ingest.Sources;

/// <summary>What is known of a source's health, so that silence is explained: no news differs from broken.</summary>
public sealed record SourceState
{
    /// <summary>When it was last asked.</summary>
    public DateTimeOffset? Checked { get; init; }

    /// <summary>When it last answered as it should, with news or without.</summary>
    public DateTimeOffset? Good { get; init; }

    /// <summary>When it last brought a report that was not there yet.</summary>
    public DateTimeOffset? News { get; init; }

    /// <summary>Since when it fails; null while it does not.</summary>
    public DateTimeOffset? BrokenSince { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Failures in a row.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be asked next.</summary>
    public DateTimeOffset? Due { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>Where it has moved to for good.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>True once it was read as a feed: a page in its place is then an error.</summary>
    public bool IsFeed { get; init; }

    /// <summary>One line for people: a source that has nothing new is told from one that is broken.</summary>
    public string Describe() => this switch
    {
        { Checked: null } => "not asked yet",
        { BrokenSince: { } since } => $"broken since {Time(since)}, {(Good is { } good ? $"good until {Time(good)}" : "never good")} ({ErrorCode}: {Error}){Next}",
        { News: { } news, Checked: { } asked } when news >= asked => $"good; new items {Time(news)}{Next}",
        { News: { } news } => $"good; no new items since {Time(news)}, asked {Time(Checked)}{Next}",
        _ => $"good; no items yet, asked {Time(Checked)}{Next}",
    };

    private string Next => Due is { } due ? $"; next {Time(due)}" : "";

    private static string Time(DateTimeOffset? time) => time!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
