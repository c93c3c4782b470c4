using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>The reports of one story, in the order of arrival, with why each is in it.</summary>
public sealed record StoryGroup(
    string Id, string? Thread, ImmutableArray<Evidence> ThreadEvidence, ImmutableArray<AnalyzedReport> Reports, ImmutableArray<Membership> Memberships);

/// <summary>Collects a stream's answers into stories, its later merges and splits applied.</summary>
public sealed class StoryGroups
{
    private readonly List<(AnalyzedReport Report, Membership Membership)> _reports = [];
    private readonly Dictionary<string, string> _mergedInto = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _movedTo = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Thread, ImmutableArray<Evidence> Evidence)> _threads = new(StringComparer.Ordinal);

    public void Add(AnalyzedReport report, Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        _reports.Add((report, membership));
        if (membership.Thread is { } thread && (!_threads.ContainsKey(membership.Story) || !membership.ThreadEvidence.IsEmpty))
            _threads[membership.Story] = (thread, membership.ThreadEvidence);
        foreach (var change in membership.Changes)
        {
            if (change.MergedInto is { } target)
                _mergedInto[change.Story] = target;
            foreach (var moved in change.Reports)
                _movedTo[moved] = change.Story;
        }
    }

    /// <summary>The stories, in the order in which they opened.</summary>
    public ImmutableArray<StoryGroup> Build() =>
    [
        .. _reports.GroupBy(item => Home(item.Membership), StringComparer.Ordinal).Select(group => new StoryGroup(
            group.Key,
            _threads.TryGetValue(group.Key, out var thread) ? thread.Thread : null,
            thread.Evidence.IsDefault ? [] : thread.Evidence,
            [.. group.Select(item => item.Report)],
            [.. group.Select(item => item.Membership)])),
    ];

    private string Home(Membership membership)
    {
        var story = _movedTo.GetValueOrDefault(membership.Report, membership.Story);
        // Each merge points to a story that goes on; a chain is as long as merges followed one another.
        for (var steps = 0; steps <= _mergedInto.Count && _mergedInto.TryGetValue(story, out var target); steps++)
            story = target;
        return story;
    }
}
