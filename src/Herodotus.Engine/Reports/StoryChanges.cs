namespace Herodotus.Reports;

/// <summary>In what way a story is other than it was.</summary>
public enum ChangeKind
{
    /// <summary>A report came in.</summary>
    Report,

    /// <summary>A measure is in the ledger that was not.</summary>
    Measure,

    /// <summary>A claim's status is another: corroborated, disputed, denied, superseded.</summary>
    Status,

    /// <summary>More independent origins stand behind a claim.</summary>
    Support,

    /// <summary>Reports differ where they did not.</summary>
    Disagreement,

    /// <summary>An actor takes a stand, or another than before.</summary>
    Position,

    /// <summary>Somebody says something new.</summary>
    Statement,

    /// <summary>A figure that was not given.</summary>
    Figure,

    /// <summary>An actor is called by a role it was not.</summary>
    Role,
}

/// <summary>One thing that is other than before.</summary>
/// <param name="Text">In a line.</param>
/// <param name="Citations">The words it rests on; for a report, its beginning.</param>
public sealed record StoryChange(ChangeKind Kind, string Text, ImmutableArray<Citation> Citations);

/// <summary>What is new in a story since an earlier telling of it.</summary>
/// <param name="Story">As it is told now.</param>
/// <param name="IsNew">True when there was no such story.</param>
/// <param name="Changes">By kind, in the order of <see cref="ChangeKind"/>; none for a story as it was.</param>
public sealed record StoryChanges(StoryBrief Story, bool IsNew, ImmutableArray<StoryChange> Changes);
