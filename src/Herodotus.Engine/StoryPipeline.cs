using Herodotus.Analyze;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Actors;
using Herodotus.Link.Claims;
using Herodotus.Link.Disagreements;
using Herodotus.Link.Origins;
using Herodotus.Link.Stories;
using Herodotus.Link.Terms;
using Herodotus.Reports;
using Herodotus.Tell;
using Herodotus.Tell.Changes;

namespace Herodotus;

/// <summary>How far the work is: a stage by name, and how many of how many.</summary>
public readonly record struct PipelineProgress(string Stage, int Done, int Total);

/// <summary>
/// The whole product on one screen: reports in, stories with their briefs out. Same reports in the same order, same stories,
/// whatever the number of threads.
/// </summary>
public sealed class StoryPipeline
{
    private readonly DataFolder _data;
    private readonly Analyzer _analyzer;
    private readonly OriginFinder _origins;
    private readonly TollReader _tolls;
    private readonly ClaimWords _words;
    private readonly NameTranslator _translator;
    private readonly Storyteller _teller;

    /// <summary>What reads terms takes longer to load than a hundred reports to read: all streams share one.</summary>
    private readonly Lazy<TermReader> _terms;

    private StoryPipeline(DataFolder data)
    {
        _data = data;
        _analyzer = Analyzer.Load(data);
        _translator = NameTranslator.Load(data, _analyzer.Knowledge);
        _origins = new OriginFinder(_analyzer.Knowledge, data);
        _tolls = TollReader.Load(data);
        _words = ClaimWords.Load(data);
        _teller = Storyteller.Load(data, _words);
        _terms = new(() => StoryGrouper.Reader(_data, _analyzer.Knowledge));
    }

    /// <summary>Loads lexicons, models and knowledge once.</summary>
    public static StoryPipeline Load(DataFolder data) => new(data);

    /// <summary>Reads one report.</summary>
    public AnalyzedReport Analyze(Report report, Layers layers = Layers.Usual) => _analyzer.Analyze(report, layers);

    /// <summary>Reads the reports, groups and compares them, and tells each story.</summary>
    /// <param name="reports">In the order of arrival: earlier decisions do not wait for later reports.</param>
    /// <param name="decisions">What the user decided about actors, as JSON, oldest first.</param>
    public ImmutableArray<StoryBrief> Tell(
        IReadOnlyList<Report> reports, int threads, IProgress<PipelineProgress>? progress = null, ImmutableArray<string> decisions = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var grouped = new GroupedReports();
        Read(reports, threads, progress, report => grouped.Add(report, LoadStream));
        return Tell([.. grouped.Reports], grouped.Build(), threads, decisions);
    }

    /// <summary>Tells reports as one story, by whomever they were put together.</summary>
    public StoryBrief TellTogether(IReadOnlyList<Report> reports, int threads, IProgress<PipelineProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var grouped = new GroupedReports();
        Read(reports, threads, progress, report => grouped.Add(report, LoadStream));
        var memberships = grouped.Build().SelectMany(group => group.Memberships).ToDictionary(membership => membership.Report, StringComparer.Ordinal);
        ImmutableArray<AnalyzedReport> together = [.. grouped.Reports];
        return Tell([.. together], [new StoryGroup("s1", null, [], together, [.. together.Select(report => memberships[report.Report.Id] with { Story = "s1" })], [])], threads, [])[0];
    }

    /// <summary>What the reports tell that the first of them did not tell yet.</summary>
    /// <param name="reports">In the order of arrival.</param>
    /// <param name="seen">How many of them were there before.</param>
    /// <param name="decisions">As for <see cref="Tell(IReadOnlyList{Report}, int, IProgress{PipelineProgress}?, ImmutableArray{string})"/>.</param>
    public ImmutableArray<StoryChanges> Changes(
        IReadOnlyList<Report> reports, int seen, int threads, IProgress<PipelineProgress>? progress = null, ImmutableArray<string> decisions = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (seen >= reports.Count)
            return [];
        var (before, all) = (new GroupedReports(), new GroupedReports());
        Read(reports, threads, progress, report =>
        {
            if (before.Count < seen)
                before.Add(report, LoadStream);
            all.Add(report, LoadStream);
        });
        return ChangeFinder.Between(Tell([.. before.Reports], before.Build(), threads, decisions), Tell([.. all.Reports], all.Build(), threads, decisions));
    }

    private ImmutableArray<StoryBrief> Tell(AnalyzedReport[] analyzed, ImmutableArray<StoryGroup> groups, int threads, ImmutableArray<string> decisions)
    {
        var stories = Cast(analyzed, groups, decisions).Stories;
        var briefs = new StoryBrief[stories.Length];
        Parallel.For(0, stories.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, index => briefs[index] = Tell(stories[index]));
        return [.. briefs];
    }

    /// <summary>Who is who across the reports, and each story with its actors.</summary>
    /// <param name="reports">All of them; only who is in them, and when they were published, is asked for.</param>
    internal (ImmutableArray<Actor> Actors, ImmutableArray<CastStory> Stories) Cast(IReadOnlyList<AnalyzedReport> reports, ImmutableArray<StoryGroup> groups, ImmutableArray<string> decisions)
    {
        var actors = ActorLinker.Link(reports, _analyzer.Knowledge, _translator, [.. (decisions.IsDefault ? [] : decisions).Select(ActorDecision.Parse).OfType<ActorDecision>()], StoryOf(groups));
        return (actors, CastStory.Of(groups, actors));
    }

    /// <summary>Compares the reports of one story and tells it.</summary>
    internal StoryBrief Tell(CastStory story)
    {
        var told = _teller.Tell(Compare(story));
        return told with { Story = told.Story with { Actors = story.Actors } };
    }

    private static Dictionary<string, string> StoryOf(ImmutableArray<StoryGroup> groups) =>
        groups.SelectMany(group => group.Reports.Select(report => (report.Report.Id, group.Id))).DistinctBy(pair => pair.Item1, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    /// <summary>Every report through every layer, on as many threads as allowed, and in its order to whoever places it.</summary>
    private void Read(IReadOnlyList<Report> reports, int threads, IProgress<PipelineProgress>? progress, Action<AnalyzedReport> place)
    {
        var done = 0;
        ReadAhead.Run(reports.Count, threads, index => AnalyzeOrSetAside(reports[index]), report =>
        {
            place(report);
            progress?.Report(new PipelineProgress("Reading", ++done, reports.Count));
        });
    }

    /// <summary>A bug met on one report must not cost the reader the others: that report is told without layers, with a note that says why.</summary>
    internal AnalyzedReport AnalyzeOrSetAside(Report report)
    {
        try
        {
            return _analyzer.Analyze(report);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new AnalyzedReport(report with { Notes = report.Notes.Add(new ReportNote("HDT0998", $"not analyzed, a failure of ours: {exception.Message}")) }, new Annotations());
        }
    }

    internal StoryStream LoadStream() => StoryStream.Load(_data, _terms.Value);

    /// <summary>Origins, claims and disagreements of one story.</summary>
    private Story Compare(CastStory story)
    {
        var (group, own, reports) = (story.Group, story.Told, story.Group.Reports);
        var copies = group.Memberships.Where(membership => membership.CopyOf is not null).ToDictionary(membership => membership.Report, membership => membership.CopyOf!, StringComparer.Ordinal);
        var origins = _origins.Find(reports, copies, own);
        var clock = new StoryClock(story.Reference, (report, language, published) => _analyzer.Times.Find(report.Text, language, published));
        var context = new StoryContext(group.Thread ?? group.Id, reports, own, origins.Of, origins.Independent, clock, _tolls, _words);
        var (disagreements, claims) = DisagreementFinder.Find(context, own, ClaimBuilder.Build(context, own), _analyzer.Knowledge);
        return new Story
        {
            Id = group.Id,
            Title = StoryTitle.Of(reports, _words.Content),
            Thread = group.Thread,
            ThreadEvidence = group.ThreadEvidence,
            Corrections = group.Corrections,
            Reports =
            [
                .. reports.Zip(group.Memberships, (report, membership) =>
                    new StoryReport(report, membership.CopyOf, membership.Overlap, origins.OfReport(report.Report.Id), membership.Evidence)),
            ],
            Origins = origins.Origins,
            Actors = own,
            Claims = claims,
            Disagreements = disagreements,
        };
    }
}
