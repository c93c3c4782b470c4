using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Libraries;

/// <summary>The reports of a workspace as linking sees them: who is in each, and its place in the stream; their texts stay on the disk.</summary>
internal sealed class GatheredReports
{
    private readonly List<AnalyzedReport> _reports = [];
    private readonly List<(long Sequence, Membership? Answer, string? Story)> _places = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _placed;

    public int Count => _reports.Count;

    /// <summary>True when each has its answer of the stream.</summary>
    public bool IsPlaced => _placed == _reports.Count;

    public IReadOnlyList<AnalyzedReport> Reports => _reports;

    public ImmutableArray<StoryGroup> Groups => First(_reports.Count).Groups;

    /// <summary>A report's place in the order accepted.</summary>
    public long SequenceOf(string report) => _places[_numbers[report]].Sequence;

    public void Add(long sequence, string id, ReportCast cast)
    {
        _numbers.Add(id, _reports.Count);
        _reports.Add(new AnalyzedReport(new Report { Id = id, Text = "", Published = cast.Published }, new Annotations { Language = cast.Language, Actors = cast.Actors }));
        _places.Add((sequence, null, null));
    }

    /// <summary>Takes the answers in the order of the reports.</summary>
    /// <returns>False for one that is not the next report's.</returns>
    public bool Place(long sequence, Membership answer, string? story)
    {
        if (_placed == _places.Count || _places[_placed].Sequence != sequence)
            return false;
        _places[_placed++] = (sequence, answer, story);
        return true;
    }

    /// <summary>The first of them alone, and the stories they are.</summary>
    public (IReadOnlyList<AnalyzedReport> Reports, ImmutableArray<StoryGroup> Groups) First(int count)
    {
        var groups = new StoryGroups();
        for (var i = 0; i < count; i++)
            groups.Add(_reports[i], _places[i].Answer!);
        return (count == _reports.Count ? _reports : _reports.GetRange(0, count), groups.Build());
    }

    /// <summary>Reports that are told in another story than they were.</summary>
    public IEnumerable<(long Sequence, string Story)> Moved(IEnumerable<CastStory> stories) =>
        from story in stories
        from report in story.Group.Reports
        let place = _places[_numbers[report.Report.Id]]
        where place.Story != story.Group.Id
        select (place.Sequence, story.Group.Id);
}
