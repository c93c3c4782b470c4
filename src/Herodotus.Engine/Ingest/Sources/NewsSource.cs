namespace Herodotus.Ingest.Sources;

/// <summary>One place that is asked for news again and again.</summary>
/// <param name="Name">What people call it; unique in a list.</param>
/// <param name="Address">A feed, or a page.</param>
/// <param name="Every">How often it is asked.</param>
/// <param name="FullText">True when short entries are completed from their pages.</param>
/// <param name="Outlet">The outlet its reports are put down to; null for what the feed says.</param>
public sealed record NewsSource(string Name, Uri Address, TimeSpan Every, bool FullText = false, string? Outlet = null)
{
    /// <summary>How often a source is asked unless it says otherwise.</summary>
    public static readonly TimeSpan UsualInterval = TimeSpan.FromMinutes(15);

    /// <summary>The shortest interval that is kept to: asking more often is rude and brings nothing.</summary>
    public static readonly TimeSpan LeastInterval = TimeSpan.FromMinutes(1);
}
