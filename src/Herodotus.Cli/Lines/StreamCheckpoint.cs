using Herodotus.Link.Stories;
using Herodotus.Link.Streams;
using Herodotus.Reports;

namespace Herodotus.Cli.Lines;

/// <summary>
/// A stream that may be stopped at any moment: every report is in the journal before it is answered, and a snapshot now and then spares
/// the next run the reading of what came before it. The snapshot lies beside the journal.
/// </summary>
internal sealed class StreamCheckpoint : IDisposable
{
    /// <summary>Reports after which a snapshot is taken at the earliest.</summary>
    public const int DefaultEvery = 5_000;

    private readonly StreamJournal _journal;
    private readonly string _snapshot;
    private readonly int _every;
    private int _since;

    private StreamCheckpoint(StreamJournal journal, string snapshot, StoryStream stream, int every)
    {
        _journal = journal;
        _snapshot = snapshot;
        _every = every;
        Stream = stream;
    }

    public StoryStream Stream { get; }

    /// <summary>Brings the stream to where it was: from the snapshot and what the journal has since; from the whole journal where the snapshot is of no use.</summary>
    /// <param name="note">Takes what a person should know: why a snapshot was not used.</param>
    /// <exception cref="SnapshotException">HDT0331: the snapshot is of a newer program, which this one must not overwrite.</exception>
    public static StreamCheckpoint Open(string path, Func<StoryStream> load, int every, Action<string> note)
    {
        var journal = StreamJournal.Open(path);
        try
        {
            var snapshot = path + ".snapshot";
            var (stream, mark) = Restore(journal, snapshot, load, note);
            var checkpoint = new StreamCheckpoint(journal, snapshot, stream, every);
            checkpoint._since = journal.Replay(mark, report => stream.Add(Plain(report)));
            return checkpoint;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

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
        Stream.Save(_snapshot, _journal.Mark());
        _since = 0;
    }

    private static (StoryStream Stream, byte[] Mark) Restore(StreamJournal journal, string snapshot, Func<StoryStream> load, Action<string> note)
    {
        var stream = load();
        if (!File.Exists(snapshot))
            return (stream, []);
        try
        {
            var mark = stream.Restore(snapshot);
            if (journal.Knows(mark))
                return (stream, mark);
            note($"HDT0333: the snapshot {snapshot} is not of this journal; the journal is read from its start");
        }
        catch (SnapshotException exception) when (!exception.Message.StartsWith("HDT0331", StringComparison.Ordinal))
        {
            note($"{exception.Message}; the journal is read from its start");
        }

        return (load(), []);
    }
}
