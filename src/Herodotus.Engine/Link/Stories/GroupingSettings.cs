namespace Herodotus.Link.Stories;

/// <summary>What can be set of grouping. The numbers were checked on the title stream and full-text sets: see <c>docs/evaluation/groups.md</c>.</summary>
public sealed record GroupingSettings
{
    /// <summary>Days after which a story without new reports is closed.</summary>
    public double WindowDays { get; init; } = 14;

    /// <summary>Reports after which a story without new ones is closed, whatever their dates say.</summary>
    public int WindowReports { get; init; } = 300_000;

    /// <summary>Added to the decision's score for whole texts: above zero joins more, below zero opens more. All are thresholds, checked and not learnt.</summary>
    public double JoinBias { get; init; } = 0.15;

    /// <summary>The same for headlines, while a hundred live stories are told in their language.</summary>
    public double ShortBias { get; init; } = -1.9;

    /// <summary>The same for headlines of which one has no date: nobody dates a stream of them by mistake, so there are few.</summary>
    public double UndatedShortBias { get; init; } = 0.8;

    /// <summary>The same for a headline or a post and a story of whole texts, of which one has no date.</summary>
    public double UndatedUnevenBias { get; init; } = 0.4;

    /// <summary>How much higher the bar for headlines is with each e-fold of live stories in their language: among more, one looks alike by chance.</summary>
    public double ShortCrowd { get; init; } = 0.45;

    /// <summary>The same for a whole text and a story of other languages.</summary>
    public double ForeignBias { get; init; } = -1.2;

    /// <summary>The same for a headline and a story of other languages.</summary>
    public double ShortForeignBias { get; init; } = -1.9;

    /// <summary>The same for posts on a story of whole texts, with which they share few words.</summary>
    public double PostBias { get; init; } = 1.2;

    /// <summary>The same for a whole text and a story of which one has no date.</summary>
    public double UndatedBias { get; init; } = 0.5;

    /// <summary>
    /// Of two stories that fit alike a report goes to the larger: they are often two halves of one. What each e-fold of its size is worth on the ranker's scale.
    /// </summary>
    public double LargerFirst { get; init; } = 0.5;

    /// <summary>The same for headlines, of which a large story attracts more than are its own.</summary>
    public double ShortLargerFirst { get; init; } = 0.35;

    /// <summary>
    /// Two stories are one when a few reports of either belong to the other with this probability in the mean; above one, stories are never
    /// merged. Like the biases, the numbers of merging were checked, not learnt.
    /// </summary>
    public double MergeAt { get; init; } = 0.5;

    /// <summary>The mean of both means that is asked of stories with dates.</summary>
    public double MergeMean { get; init; } = 0.8;

    /// <summary>The same where one has no date: sister events are alike, and time cannot tell them apart.</summary>
    public double UndatedMergeMean { get; init; } = 0.9;

    /// <summary>
    /// Two stories told in different languages are one when reports of either belong to the other with probabilities that sum up to this; 0.8 to 1.5 do alike.
    /// </summary>
    public double KinAt { get; init; } = 1;

    /// <summary>A story is two when the reports of its two halves belong to the other half with no more than this probability; below zero, none is split.</summary>
    public double SplitAt { get; init; } = 0.2;

    /// <summary>Stories that a stream is taken to have before its first.</summary>
    private const int FewStories = 20;

    internal double Larger(ComparisonKind kind) => kind is ComparisonKind.Short or ComparisonKind.ForeignShort ? ShortLargerFirst : LargerFirst;

    /// <param name="kind">How the report and the story meet.</param>
    /// <param name="isPost">The report is a post.</param>
    /// <param name="dated">The report and the story have a date.</param>
    /// <param name="told">Live stories told in the report's language.</param>
    internal double Bias(ComparisonKind kind, bool isPost, bool dated, int told) => kind switch
    {
        ComparisonKind.Short => (dated ? ShortBias : UndatedShortBias) - (ShortCrowd * Math.Log((told + FewStories) / 100.0)),
        ComparisonKind.ForeignShort => ShortForeignBias,
        _ when isPost => PostBias,
        ComparisonKind.Foreign => ForeignBias,
        ComparisonKind.Undated => UndatedBias,
        ComparisonKind.Uneven when !dated => UndatedUnevenBias,
        _ => JoinBias,
    };
}
