using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Link.Streams;
using Herodotus.Link.Terms;
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

    /// <summary>As <see cref="Load(DataFolder, KnowledgeBase?, GroupingSettings?)"/>, with what reads terms, which several streams may share.</summary>
    internal static StoryStream Load(DataFolder folder, TermReader reader) => new(CopyDetector.Load(folder), StoryGrouper.Load(folder, reader));

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

    /// <summary>Reports the stream compares with at present: what a snapshot of it costs grows with them.</summary>
    public int Live => _copies.Count;

    /// <summary>The number of the last story opened.</summary>
    public int Opened => _grouper.Opened;

    /// <summary>Makes the first story of a stream that nothing was added to bear the number after one.</summary>
    public void OpenAfter(int stories) => _grouper.Opened = stories;

    /// <summary>True when a file holds a snapshot whose digest is right.</summary>
    public static bool IsWhole(string path) => SnapshotFile.IsWhole(path);

    /// <summary>Writes all that the stream keeps, so that it goes on from here as if it had never stopped.</summary>
    /// <param name="path">The file; it is replaced at once or not at all.</param>
    /// <param name="mark">What its keeper wants to know again when it is restored.</param>
    public void Save(string path, ReadOnlySpan<byte> mark)
    {
        var kept = mark.ToArray();
        SnapshotFile.Write(path, snapshot => Write(snapshot, kept));
    }

    /// <summary>As <see cref="Save(string, ReadOnlySpan{byte})"/>, to wherever its keeper keeps it.</summary>
    public void Save(Stream output, ReadOnlySpan<byte> mark)
    {
        var kept = mark.ToArray();
        SnapshotFile.Write(output, snapshot => Write(snapshot, kept));
    }

    /// <summary>Makes a stream that nothing was added to what it was when it was saved; returns the keeper's mark.</summary>
    /// <exception cref="SnapshotException">HDT0330 to HDT0332; the stream is then of no use.</exception>
    public byte[] Restore(string path)
    {
        byte[] mark = [];
        SnapshotFile.Read(path, snapshot => mark = Read(snapshot));
        return mark;
    }

    /// <summary>As <see cref="Restore(string)"/>, from a stream of known length that can be read twice.</summary>
    /// <param name="name">What it is called in messages.</param>
    public byte[] Restore(Stream input, string name)
    {
        byte[] mark = [];
        SnapshotFile.Read(input, name, snapshot => mark = Read(snapshot));
        return mark;
    }

    private void Write(SnapshotWriter snapshot, byte[] mark)
    {
        snapshot.Array<byte>(mark);
        _copies.Write(snapshot);
        _grouper.Write(snapshot);
        _answers.Write(snapshot);
    }

    private byte[] Read(SnapshotReader snapshot)
    {
        var mark = snapshot.Array<byte>(0, out _);
        _copies.Read(snapshot);
        _grouper.Read(snapshot);
        _answers.Read(snapshot);
        return mark;
    }

    private Membership Place(PreparedReport prepared)
    {
        var membership = _grouper.Add(prepared.Analyzed, prepared.Terms, _copies.Add(prepared.Analyzed.Report, prepared.Words));
        _answers.Add(membership);
        return membership;
    }
}
