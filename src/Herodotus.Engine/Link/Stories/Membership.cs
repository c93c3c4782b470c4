using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>Where a report belongs, as decided when it arrived.</summary>
public sealed record Membership
{
    public required string Report { get; init; }

    /// <summary><c>s1</c>, <c>s2</c> … in the order in which stories open.</summary>
    public required string Story { get; init; }

    /// <summary>True when the report opened its story.</summary>
    public bool Opens { get; init; }

    /// <summary>Probability that the report belongs there; for a report that opens a story, that it belongs to no other.</summary>
    public double Score { get; init; }

    /// <summary>The report its text was taken from.</summary>
    public string? CopyOf { get; init; }

    /// <summary>The report it is an edited version of: the same address.</summary>
    public string? RevisionOf { get; init; }

    public double Overlap { get; init; }

    /// <summary>Stories that continue one another share a thread; null for a story that stands alone so far.</summary>
    public string? Thread { get; init; }

    /// <summary>Why the report is in this story.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>The story that came second, and why the report is not in it; null when there was none.</summary>
    public string? RunnerUp { get; init; }

    public ImmutableArray<Evidence> WhyNot { get; init; } = [];

    /// <summary>Why its story continues others, when this report opened it.</summary>
    public ImmutableArray<Evidence> ThreadEvidence { get; init; } = [];

    /// <summary>Merges and splits that this report brought about.</summary>
    public ImmutableArray<StoryCorrection> Corrections { get; init; } = [];
}
