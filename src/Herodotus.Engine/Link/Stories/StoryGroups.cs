using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>The reports of one story, in the order of arrival, with why each is in it.</summary>
/// <param name="Corrections">Merges and splits of which it came.</param>
public sealed record StoryGroup(
    string Id, string? Thread, ImmutableArray<Evidence> ThreadEvidence, ImmutableArray<AnalyzedReport> Reports, ImmutableArray<Membership> Memberships,
    ImmutableArray<StoryCorrection> Corrections);

/// <summary>Collects a stream's answers into stories, its later merges and splits applied.</summary>
public sealed class StoryGroups
{
    private readonly List<(AnalyzedReport Report, Membership Membership)> _reports = [];
    private readonly List<StoryCorrection> _corrections = [];
    private readonly Dictionary<string, string> _mergedInto = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _movedTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Thread, ImmutableArray<Evidence> Evidence)> _threads = new(StringComparer.Ordinal);

    public void Add(AnalyzedReport report, Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        _reports.Add((report, membership));
        if (membership.Thread is { } thread && (!_threads.ContainsKey(membership.Story) || !membership.ThreadEvidence.IsEmpty))
            _threads[membership.Story] = (thread, membership.ThreadEvidence);
        foreach (var correction in membership.Corrections)
        {
            _corrections.Add(correction);
            if (correction.MergedInto is { } target)
                _mergedInto[correction.Story] = target;
            foreach (var moved in correction.Reports)
                _movedTo[moved] = correction.Story;
        }
    }

    /// <summary>The stories, in the order in which they opened.</summary>
    public ImmutableArray<StoryGroup> Build() =>
    [
        .. _reports.GroupBy(item => Home(_movedTo.GetValueOrDefault(item.Membership.Report, item.Membership.Story)), StringComparer.Ordinal).Select(group => new StoryGroup(
            group.Key,
            Thread(group.Key),
            _threads.TryGetValue(group.Key, out var thread) ? thread.Evidence : [],
            [.. group.Select(item => item.Report)],
            [.. group.Select(item => item.Membership)],
            [.. _corrections.Where(correction => Concerns(correction, group.Key))])),
    ];

    /// <summary>Where a story's reports are now. Each merge leads to a story that goes on; a chain is as long as merges followed one another.</summary>
    private string Home(string story)
    {
        for (var steps = 0; steps <= _mergedInto.Count && _mergedInto.TryGetValue(story, out var target); steps++)
            story = target;
        return story;
    }

    /// <summary>The thread of a story. One that bears the number of a story that went into another is that other's thread.</summary>
    private string? Thread(string story)
    {
        if (!_threads.TryGetValue(story, out var found))
            return null;
        var thread = found.Thread;
        for (var steps = 0; steps <= _mergedInto.Count && Home("s" + thread[1..]) is var home && home[1..] != thread[1..] && _threads.TryGetValue(home, out found); steps++)
            thread = found.Thread;
        return thread;
    }

    private bool Concerns(StoryCorrection correction, string story) =>
        (correction.MergedInto is { } target && Home(target) == story) || (correction.SplitFrom is { } whole && (correction.Story == story || whole == story));
}
