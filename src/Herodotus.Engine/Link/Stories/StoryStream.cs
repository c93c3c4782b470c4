using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// Which reports belong together, as they arrive: copies, stories and threads behind one face. The same reports in the same order give
/// the same answers, in one run or in several.
/// </summary>
public sealed class StoryStream
{
    /// <summary>Answers kept for reports that come again: an hour of a very large stream.</summary>
    private const int MaxAnswers = 50_000;

    private readonly CopyDetector _copies;
    private readonly StoryGrouper _grouper;
    private readonly Dictionary<string, Membership> _answers = new(StringComparer.Ordinal);
    private readonly Queue<string> _answered = new();

    private StoryStream(CopyDetector copies, StoryGrouper grouper)
    {
        _copies = copies;
        _grouper = grouper;
    }

    public static StoryStream Load(DataFolder folder, KnowledgeBase? knowledge = null, GroupingSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new StoryStream(CopyDetector.Load(folder), StoryGrouper.Load(folder, knowledge ?? KnowledgeBase.Load(folder), settings));
    }

    /// <summary>Adds a report and says where it belongs. An id that was added before gets the answer it got then.</summary>
    public Membership Add(AnalyzedReport analyzed)
    {
        ArgumentNullException.ThrowIfNull(analyzed);
        if (_answers.TryGetValue(analyzed.Report.Id, out var known))
            return known;
        var membership = _grouper.Add(analyzed, _copies.Add(analyzed.Report));
        _answers[analyzed.Report.Id] = membership;
        _answered.Enqueue(analyzed.Report.Id);
        if (_answered.Count > MaxAnswers)
            _answers.Remove(_answered.Dequeue());
        return membership;
    }

    /// <summary>True when the report was added and its answer is still kept.</summary>
    public bool Knows(string report) => _answers.ContainsKey(report);
}
