namespace Herodotus.Ingest;

/// <summary>The bounds on one piece of input. Hostile input is normal: each limit is far above what real reports need.</summary>
public static class InputLimits
{
    /// <summary>How much of an item is looked at to tell what it is: enough to reach past long licence comments at the head of a page.</summary>
    public const int SniffBytes = 64 * 1024;

    /// <summary>
    /// The largest page, feed, letter or text that is held in memory whole: the largest real pages are near 20 MB, and a text is held
    /// about five times over while it is read. Files of many reports (JSON Lines, CSV, archives) are streamed and have no limit.
    /// </summary>
    public const int MaxItemBytes = 64 * 1024 * 1024;

    /// <summary>The largest single line of a streamed file: one report with its markup.</summary>
    public const int MaxLineBytes = 32 * 1024 * 1024;

    /// <summary>How far one compressed member may expand in all: past it the member is refused as a bomb.</summary>
    public const long MaxExpandedBytes = 8L * 1024 * 1024 * 1024;

    /// <summary>How many times its compressed size a member may expand, once past <see cref="FreeExpansionBytes"/>. Text reaches 20, bombs 1,000.</summary>
    public const int MaxExpansion = 250;

    /// <summary>Below this size an expansion is harmless whatever its rate.</summary>
    public const long FreeExpansionBytes = 16 * 1024 * 1024;

    /// <summary>Archives inside archives.</summary>
    public const int MaxArchiveDepth = 4;

    /// <summary>Members of one archive.</summary>
    public const int MaxArchiveMembers = 1_000_000;

    /// <summary>Folders inside folders.</summary>
    public const int MaxFolderDepth = 64;
}
