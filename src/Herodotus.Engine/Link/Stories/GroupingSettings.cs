namespace Herodotus.Link.Stories;

/// <summary>What can be set of grouping. The numbers were checked on the title stream and full-text sets: see <c>docs/evaluation/groups.md</c>.</summary>
public sealed record GroupingSettings
{
    /// <summary>Days after which a story without new reports is closed.</summary>
    public double WindowDays { get; init; } = 14;

    /// <summary>Reports after which a story without new ones is closed, whatever their dates say.</summary>
    public int WindowReports { get; init; } = 300_000;

    /// <summary>Added to the decision's score: above zero joins more, below zero opens more.</summary>
    public double JoinBias { get; init; }
}
