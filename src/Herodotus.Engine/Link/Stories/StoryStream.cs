using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>
/// Which reports belong together, as they arrive: copies, stories and threads behind one face. The same reports in the same order give
/// the same answers, in one run or in several, on one thread or on many.
/// </summary>
public sealed class StoryStream
{
    private readonly CopyDetector _copies;
    private readonly StoryGrouper _grouper;
    private readonly AnswerBook _answers = new();

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

    /// <summary>Reads a report's words and terms: half of the work, which may be done on any thread ahead of <see cref="Add(PreparedReport)"/>.</summary>
    public PreparedReport Prepare(AnalyzedReport analyzed)
    {
        ArgumentNullException.ThrowIfNull(analyzed);
        return new PreparedReport(analyzed, CopyWords.Scan(analyzed.Report.Text), _grouper.Read(analyzed));
    }

    /// <summary>Adds a report and says where it belongs. An id that was added before gets the answer it got then.</summary>
    public Membership Add(AnalyzedReport analyzed)
    {
        ArgumentNullException.ThrowIfNull(analyzed);
        return _answers.Find(analyzed.Report.Id) ?? Place(Prepare(analyzed));
    }

    /// <summary>As <see cref="Add(AnalyzedReport)"/>, for a report already read. One prepared report is added once.</summary>
    public Membership Add(PreparedReport prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        if (_answers.Find(prepared.Analyzed.Report.Id) is not { } known)
            return Place(prepared);
        Discard(prepared);
        return known;
    }

    /// <summary>Gives back a prepared report that will not be added.</summary>
    public void Discard(PreparedReport prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        _grouper.Return(prepared.Terms);
    }

    /// <summary>True when the report was added and its answer is still kept.</summary>
    public bool Knows(string report) => _answers.Knows(report);

    private Membership Place(PreparedReport prepared)
    {
        var membership = _grouper.Add(prepared.Analyzed, prepared.Terms, _copies.Add(prepared.Analyzed.Report, prepared.Words));
        _answers.Add(membership);
        return membership;
    }
}
