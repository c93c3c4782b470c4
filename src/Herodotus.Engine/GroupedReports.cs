using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus;

/// <summary>
/// Reports read and placed so far, by which <see cref="StoryPipeline"/> reads and places only those that came since. The stream is the same
/// as that of all reports from the first, so the stories are too.
/// </summary>
public sealed class GroupedReports
{
    private readonly List<AnalyzedReport> _reports = [];
    private StoryStream? _stream;
    private StoryGroups _groups = new();

    /// <summary>How many reports are placed.</summary>
    public int Count => _reports.Count;

    internal IReadOnlyList<AnalyzedReport> Reports => _reports;

    /// <summary>Begins anew unless the reports given are those placed and perhaps more: one may have been forgotten since.</summary>
    internal void Fit(IReadOnlyList<Report> reports)
    {
        var fits = _reports.Count <= reports.Count;
        for (var i = 0; fits && i < _reports.Count; i++)
            fits = _reports[i].Report.Id == reports[i].Id && _reports[i].Report.Text == reports[i].Text && _reports[i].Report.Published?.Instant == reports[i].Published?.Instant;
        if (!fits)
            Clear();
    }

    internal void Add(AnalyzedReport report, Func<StoryStream> load)
    {
        _stream ??= load();
        _groups.Add(report, _stream.Add(report));
        _reports.Add(report);
    }

    internal ImmutableArray<StoryGroup> Build() => _groups.Build();

    internal void Clear()
    {
        _reports.Clear();
        (_stream, _groups) = (null, new StoryGroups());
    }
}
