namespace Herodotus.Clean.Feeds;

/// <summary>What a feed says of itself. Absent is null.</summary>
public sealed record FeedHead
{
    public string? File { get; init; }

    /// <summary>Plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the site the feed belongs to.</summary>
    public string? Link { get; init; }

    /// <summary>The feed's own address, when it or its deliverer gives one.</summary>
    public string? Url { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    public string? Language { get; init; }

    /// <summary>False when it had to be repaired: the XML or JSON has errors, or its encoding is not what it declares.</summary>
    public bool WellFormed { get; init; } = true;

    /// <summary>IANA name of the encoding it was decoded from.</summary>
    public string? Encoding { get; init; }
}
