using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus;

/// <summary>Reports read and placed so far, in memory.</summary>
public sealed class GroupedReports
{
    private readonly List<AnalyzedReport> _reports = [];
    private readonly StoryGroups _groups = new();
    private StoryStream? _stream;

    /// <summary>How many reports are placed.</summary>
    public int Count => _reports.Count;

    internal IReadOnlyList<AnalyzedReport> Reports => _reports;

    internal void Add(AnalyzedReport report, Func<StoryStream> load)
    {
        _stream ??= load();
        _groups.Add(report, _stream.Add(report));
        _reports.Add(report);
    }

    internal ImmutableArray<StoryGroup> Build() => _groups.Build();
}
