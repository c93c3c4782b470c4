using Herodotus.Link.Stories;
using Herodotus.Link.Streams;
using Herodotus.Reports;

namespace Herodotus.Cli.Lines;

/// <summary>What was done last of a snapshot and the cut that follows it: between any two the program may be killed.</summary>
internal enum CheckpointStep
{
    SnapshotWritten,
    OldSnapshotKept,
    SnapshotInPlace,
    JournalCopied,
    JournalInPlace,
}

/// <summary>
/// A stream that may be stopped at any moment: every report is in the journal before it is answered, and a snapshot now and then spares
/// the next run the reading of what came before it. The last two snapshots lie beside the journal, which is kept from the earlier of them on.
/// </summary>
internal sealed class StreamCheckpoint : IDisposable
{
    /// <summary>Reports after which a snapshot is taken at the earliest.</summary>
    public const int DefaultEvery = 5_000;

    private readonly StreamJournal _journal;
    private readonly string _snapshot;
    private readonly int _every;
    private readonly Action<string> _note;
    private readonly Action<CheckpointStep> _reached;
    private byte[] _lastMark;
    private int _since;

    private StreamCheckpoint(string path, int every, Func<StoryStream> load, Action<string> note, Action<CheckpointStep> reached)
    {
        (_snapshot, _every, _note, _reached) = (path + ".snapshot", every, note, reached);
        _journal = StreamJournal.Open(path, reached);
        try
        {
            (Stream, _lastMark) = Restore(load);
            _since = _journal.Replay(_lastMark, report => Stream.Add(Plain(report)));
        }
        catch
        {
            _journal.Dispose();
            throw;
        }
    }

    public StoryStream Stream { get; }

    private string Before => _snapshot + ".before";

    /// <summary>Brings the stream to where it was: from a snapshot and what the journal has since; from the whole journal where no snapshot is of use.</summary>
    /// <param name="note">Takes what a person should know: why a snapshot was not used.</param>
    /// <param name="reached">Is told each step of a snapshot, for tests that stop there.</param>
    /// <exception cref="SnapshotException">HDT0331: the snapshot is of a newer program, which this one must not overwrite.</exception>
    public static StreamCheckpoint Open(string path, Func<StoryStream> load, int every, Action<string> note, Action<CheckpointStep>? reached = null) =>
        new(path, every, load, note, reached ?? (_ => { }));

    /// <summary>Adds a report; when it returns, nothing that happens can lose it.</summary>
    public Membership Add(PreparedReport prepared, ReadOnlySpan<byte> json)
    {
        // Noted before it is answered: a stop between the two repeats the answer, never loses the report.
        var isNew = !Stream.Knows(prepared.Analyzed.Report.Id);
        if (isNew)
            _journal.Append(json);
        var membership = Stream.Add(prepared);

        // The larger the stream, the more a snapshot costs and the rarer it is: a report's share stays the same.
        if (isNew && ++_since >= Math.Max(_every, Stream.Live / 2))
            Save();
        return membership;
    }

    public void Dispose() => _journal.Dispose();

    public static AnalyzedReport Plain(Report report) => new(report, new Annotations());

    private void Save()
    {
        _since = 0;
        var (mark, fresh) = (_journal.Mark(), _snapshot + ".fresh");
        Stream.Save(fresh, mark);
        _reached(CheckpointStep.SnapshotWritten);
        if (!StoryStream.IsWhole(fresh))
        {
            _note($"HDT0335: the snapshot just written to {fresh} cannot be read back; the one before stays. Check the disk");
            return;
        }

        if (File.Exists(_snapshot))
            File.Move(_snapshot, Before, overwrite: true);
        _reached(CheckpointStep.OldSnapshotKept);
        File.Move(fresh, _snapshot, overwrite: true);
        _reached(CheckpointStep.SnapshotInPlace);
        if (_lastMark.Length > 0)
            _journal.CutBefore(_lastMark, Stream.Opened);
        _lastMark = mark;
    }

    private (StoryStream Stream, byte[] Mark) Restore(Func<StoryStream> load)
    {
        var reasons = new List<string>();
        foreach (var snapshot in new[] { _snapshot, Before }.Where(File.Exists))
        {
            var stream = load();
            try
            {
                var mark = stream.Restore(snapshot);
                if (_journal.Knows(mark))
                    return Use(snapshot, stream, mark, reasons);
                reasons.Add($"HDT0333: the snapshot {snapshot} is not of this journal");
            }
            catch (SnapshotException exception) when (!exception.Message.StartsWith("HDT0331", StringComparison.Ordinal))
            {
                reasons.Add(exception.Message);
            }
        }

        var anew = load();
        foreach (var reason in reasons)
            _note($"{reason}; the journal is read from its start");
        if (_journal.Head.From > 0)
            BeginAnew(anew);
        return (anew, []);
    }

    private (StoryStream Stream, byte[] Mark) Use(string snapshot, StoryStream stream, byte[] mark, List<string> reasons)
    {
        foreach (var reason in reasons)
            _note($"{reason}; the one before it is used");

        // Else the next snapshot would put the one of no use in the place of this one.
        if (snapshot == Before && File.Exists(_snapshot))
            File.Delete(_snapshot);
        return (stream, mark);
    }

    /// <summary>What was cut off is known to no snapshot: the stream begins with what is left, under numbers that no story had, so that none means two.</summary>
    private void BeginAnew(StoryStream stream)
    {
        if (!_journal.Head.IsAnew)
        {
            // Each report since the cut may have opened a story.
            _note($"HDT0334: the journal was cut before its byte {_journal.Head.From}, and no snapshot of what stood there can be used; earlier reports are no longer known, and stories begin under new numbers");
            _journal.BeginAnew(_journal.Head.Stories + _journal.CountLines());
        }

        stream.OpenAfter(_journal.Head.Stories);
    }
}
