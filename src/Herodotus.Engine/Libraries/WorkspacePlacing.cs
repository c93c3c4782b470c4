using Herodotus.Link.Stories;
using Herodotus.Link.Streams;
using Herodotus.Reports;
using Herodotus.Store;

namespace Herodotus.Libraries;

/// <summary>
/// Puts each report of a workspace into its story once, in the order accepted. The stream goes on where a snapshot or this very process left
/// it: its answers are those of one run over all reports.
/// </summary>
/// <param name="note">Takes what a person should know, a code before it.</param>
internal sealed class WorkspacePlacing(Lazy<StoryPipeline> pipeline, WorkspaceReading reading, Action<string> note)
{
    /// <summary>Answers kept at once.</summary>
    private const int Batch = 500;

    /// <summary>Reports after which a snapshot is taken at the earliest: placing so many again takes a third of a second.</summary>
    public const int UsualSnapshotEvery = 1000;

    /// <summary>A snapshot grows with the reports the stream compares with: taken after a quarter as many, it costs each report four times what the stream keeps of one.</summary>
    private const int LiveBySnapshot = 4;

    private StoryStream? _stream;
    private long _through;
    private int _reports;
    private int _since;

    public int SnapshotEvery { get; init; } = UsualSnapshotEvery;

    /// <summary>Places the reports of a state, and those that are read of later ones.</summary>
    /// <returns>False when a report was forgotten meanwhile, or one could not be read back: then it is to be begun again.</returns>
    public bool PlaceNew(Workspace workspace, WorkspaceState state, int threads, IProgress<PipelineProgress>? progress)
    {
        var (last, count) = workspace.Placed(long.MaxValue);
        if (last >= state.Sequence && count >= state.Reports)
            return true;
        var stream = Continue(workspace);
        var total = (int)state.Reports - _reports;
        var done = 0;
        while (workspace.NextRead(_through, Batch) is { IsEmpty: false } next)
        {
            var answers = new List<StoredPlacement>(next.Length);
            ReadAhead.Run(
                next.Length,
                threads,
                i => stream.Prepare(new AnalyzedReport(next[i].Stored.Report, new Annotations { Language = next[i].Language })),
                prepared =>
                {
                    answers.Add(new StoredPlacement(next[answers.Count].Stored.Sequence, stream.Add(prepared)));
                    progress?.Report(new PipelineProgress("Placing", ++done, Math.Max(done, total)));
                });
            (_through, _reports, _since) = (next[^1].Stored.Sequence, _reports + next.Length, _since + next.Length);
            var isDue = _since >= Math.Max(SnapshotEvery, stream.Live / LiveBySnapshot);
            if (!workspace.Keep(answers.Where(answer => answer.Sequence > last), _through, _reports, isDue ? stream : null))
            {
                _stream = null;
                return false;
            }

            _since = isDue ? 0 : _since;
        }

        if (workspace.Placed(state.Sequence).Count == state.Reports)
            return true;
        Mend(workspace, last);
        return false;
    }

    /// <summary>The stream stops before a report whose reading is damaged: it is read anew.</summary>
    private void Mend(Workspace workspace, long last)
    {
        // An answer that is missing between others: no stream goes back for it.
        if (_through <= last)
            workspace.Unplace();
        _stream = null;
        foreach (var (sequence, _, cast) in workspace.Casts(long.MaxValue, text => text).Where(row => row.Cast is null).ToList())
            reading.Load(workspace, [sequence]);
    }

    private StoryStream Continue(Workspace workspace)
    {
        if (_stream is not null && workspace.Holds(_through, _reports))
            return _stream;
        (_stream, _through, _reports, _since) = (pipeline.Value.LoadStream(), 0, 0, 0);
        try
        {
            if (workspace.Restore(_stream) is var (through, reports) && workspace.Holds(through, reports))
            {
                (_through, _reports) = (through, reports);
                return _stream;
            }
        }
        catch (SnapshotException exception)
        {
            note($"{exception.Message}; all reports are placed anew, with the same answers");
        }

        _stream = pipeline.Value.LoadStream();
        return _stream;
    }
}
