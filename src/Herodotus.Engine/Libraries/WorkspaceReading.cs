using Herodotus.Reports;
using Herodotus.Store;

namespace Herodotus.Libraries;

/// <summary>Reads each report of a workspace once: what was read is kept beside it, and read anew only when another build or damage has spoilt it.</summary>
/// <param name="note">Takes what a person should know, a code before it.</param>
internal sealed class WorkspaceReading(Lazy<StoryPipeline> pipeline, Action<string> note)
{
    /// <summary>Readings kept at once: a kill costs at most so many, and a commit costs little against them.</summary>
    private const int Batch = 200;

    /// <summary>Reads what is not read yet.</summary>
    public void ReadNew(Workspace workspace, int threads, IProgress<PipelineProgress>? progress)
    {
        var unread = workspace.Unread();
        if (unread.IsEmpty)
            return;
        if (workspace.OthersReadings() is > 0 and var others)
            note($"HDT0340: {others} reports were read by another build of Herodotus or with other models; they are read anew");
        var done = 0;
        foreach (var batch in unread.Chunk(Batch))
        {
            var reports = workspace.Load(batch);
            var read = new List<StoredReading>(reports.Length);
            ReadAhead.Run(reports.Length, threads, i => Read(reports[i]), reading =>
            {
                read.Add(reading);
                progress?.Report(new PipelineProgress("Reading", ++done, unread.Length));
            });
            workspace.Keep(read);
        }
    }

    /// <summary>Those reports that are still there with their layers, in order. One whose reading is damaged is read anew.</summary>
    public List<AnalyzedReport> Load(Workspace workspace, IReadOnlyCollection<long> sequences)
    {
        var loaded = new List<AnalyzedReport>(sequences.Count);
        foreach (var batch in sequences.Chunk(Batch))
        {
            var kept = workspace.Readings(batch);
            if (kept.Count(row => row.Read is null) is > 0 and var damaged)
                note($"HDT0341: what was read in report {kept.First(row => row.Read is null).Stored.Report.Id}{(damaged > 1 ? $" and {damaged - 1} more" : "")} is damaged or missing in the workspace; it is read anew");
            loaded.AddRange(kept.Select(row => row.Read ?? ReadAgain(workspace, row.Stored)));
        }

        return loaded;
    }

    private AnalyzedReport ReadAgain(Workspace workspace, StoredReport stored)
    {
        var read = pipeline.Value.AnalyzeOrSetAside(stored.Report);
        workspace.Keep([ReadingPack.Close(stored.Sequence, stored.Report, read)]);
        return read;
    }

    private StoredReading Read(StoredReport stored) => ReadingPack.Close(stored.Sequence, stored.Report, pipeline.Value.AnalyzeOrSetAside(stored.Report));
}
