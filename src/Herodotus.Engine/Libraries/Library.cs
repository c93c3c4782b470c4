using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Store;
using Herodotus.Tell.Changes;

namespace Herodotus.Libraries;

/// <summary>
/// The stories of a workspace. Each report is read and placed once, whichever program does it; of the stories those are told again that
/// changed, and one is told in full when it is looked at. One library serves any number of threads; each call opens the workspace for
/// itself, so that a reader never waits for another.
/// </summary>
public sealed class Library
{
    /// <summary>How often it is tried again when another program changes the workspace meanwhile: each time only what that left.</summary>
    private const int Tries = 20;

    private readonly Lock _updating = new();
    private readonly TimeProvider _clock;
    private readonly Lazy<StoryPipeline> _pipeline;
    private readonly Lazy<string> _maker;
    private readonly Lazy<TellingWords> _words;
    private readonly WorkspaceReading _reading;
    private readonly WorkspacePlacing _placing;
    private readonly WorkspaceTelling _telling;
    private readonly Action<string> _note;
    private readonly RecentStories _recent = new();

    /// <param name="path">The workspace file.</param>
    /// <param name="load">Loads the pipeline, when something is to be read or told.</param>
    /// <param name="note">Takes what a person should know: that readings of another build, or damaged ones, are made anew. A code stands before it.</param>
    public Library(string path, DataFolder data, Func<StoryPipeline> load, TimeProvider clock, Action<string>? note = null)
        : this(path, data, load, clock, note, WorkspacePlacing.UsualSnapshotEvery)
    {
    }

    internal Library(string path, DataFolder data, Func<StoryPipeline> load, TimeProvider clock, Action<string>? note, int snapshotEvery)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(load);
        (Path, _clock, _note) = (path, clock, note ?? (_ => { }));
        _pipeline = new Lazy<StoryPipeline>(load);
        _maker = new Lazy<string>(() => ReadingMaker.Of(data));
        _words = new Lazy<TellingWords>(() => TellingWords.Load(data));
        _reading = new WorkspaceReading(_pipeline, _note);
        _placing = new WorkspacePlacing(_pipeline, _reading, _note) { SnapshotEvery = snapshotEvery };
        _telling = new WorkspaceTelling(_pipeline, _reading, _note);
    }

    public string Path { get; }

    /// <summary>Words by which the statements of its stories are told.</summary>
    public TellingWords Telling => _words.Value;

    /// <summary>Opens the workspace; the caller disposes it.</summary>
    /// <exception cref="WorkspaceException">It cannot be opened.</exception>
    public Workspace Open() => Workspace.Open(Path, _clock, _maker.Value);

    /// <summary>Reads and places the reports that came since, so that telling has less to do.</summary>
    public void Read(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        lock (_updating)
            Try(workspace, () => Place(workspace, workspace.State(), threads, progress));
    }

    /// <summary>The list of stories, in the order told.</summary>
    public ImmutableArray<StorySummary> List(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        Update(workspace, threads, progress);
        return workspace.Stories();
    }

    /// <summary>A story told in full; null when there is none of this id.</summary>
    public StoryBrief? Find(string id, int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        Update(workspace, threads, progress);
        return Find(workspace, id, threads, progress);
    }

    /// <summary>The story in which a report is told; null when there is no such report.</summary>
    public StoryBrief? FindByReport(string report, int threads)
    {
        using var workspace = Open();
        Update(workspace, threads, null);
        return workspace.StoryOf(report) is { } story ? Find(workspace, story, threads, null) : null;
    }

    /// <summary>Every story told in full, one after another: memory need not hold them all.</summary>
    public IEnumerable<StoryBrief> Each(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        Update(workspace, threads, progress);
        foreach (var story in workspace.Stories())
        {
            if (Find(workspace, story.Id, threads, progress) is { } brief)
                yield return brief;
        }
    }

    /// <summary>All stories told in full.</summary>
    public ImmutableArray<StoryBrief> Stories(int threads, IProgress<PipelineProgress>? progress = null) => [.. Each(threads, progress)];

    /// <summary>The actors of all stories, in the order of their first mention.</summary>
    public ImmutableArray<Actor> Actors(int threads)
    {
        using var workspace = Open();
        for (var tries = 0; ; tries++)
        {
            Update(workspace, threads, null);
            ImmutableArray<Actor?> actors = [.. workspace.Actors()];
            if (!actors.Contains(null) || tries == 1)
                return [.. actors.OfType<Actor>()];
            TellAnew(workspace, "the actors are");
        }
    }

    /// <summary>An actor with the stories it is in, in the order told; null when there is none of this id.</summary>
    public (Actor Actor, ImmutableArray<StoryBrief> Stories)? FindActor(string id, int threads)
    {
        using var workspace = Open();
        Update(workspace, threads, null);
        if (workspace.FindActor(id) is not { } actor)
            return null;
        var homes = actor.Members.Select(member => member.Report).Distinct(StringComparer.Ordinal).Select(workspace.StoryOf).ToHashSet(StringComparer.Ordinal);
        return (actor, [.. workspace.Stories().Where(story => homes.Contains(story.Id)).Select(story => Find(workspace, story.Id, threads, null)).OfType<StoryBrief>()]);
    }

    /// <summary>Makes everything again from the reports, whatever is kept.</summary>
    /// <returns>The stories.</returns>
    public ImmutableArray<StorySummary> Rebuild(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using (var workspace = Open())
            workspace.Clear();
        return List(threads, progress);
    }

    /// <summary>What changed in the stories since the workspace held only its first reports.</summary>
    /// <param name="seen">How many reports it held then, as <see cref="Workspace.CountThrough(long)"/> or <see cref="Workspace.CountBefore"/> say.</param>
    public ImmutableArray<StoryChanges> Changes(Workspace workspace, int seen, int threads, IProgress<PipelineProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        GatheredReports? gathered = null;
        lock (_updating)
        {
            Try(workspace, () =>
            {
                var state = workspace.State();
                gathered = Place(workspace, state, threads, progress) ? _telling.Gather(workspace, state.Sequence) : null;
                return gathered is not null;
            });
        }

        if (gathered is null || seen >= gathered.Count)
            return [];
        var decisions = WorkspaceTelling.Decisions(workspace);
        var (first, groups) = gathered.First(seen);
        var before = _pipeline.Value.Cast(first, groups, decisions).Stories.ToDictionary(story => story.Group.Id, StringComparer.Ordinal);
        var now = _pipeline.Value.Cast(gathered.Reports, gathered.Groups, decisions).Stories;

        // A story that would be told the same has no changes; its corrections it had before.
        var changed = now.Where(story => !before.TryGetValue(story.Group.Id, out var was) || !was.Basis(gathered.SequenceOf).AsSpan().SequenceEqual(story.Basis(gathered.SequenceOf))).ToList();
        var earlier = changed.SelectMany(story => story.Group.Corrections.SelectMany(correction => new[] { correction.Story, correction.SplitFrom }).Prepend(story.Group.Id))
            .OfType<string>().Distinct(StringComparer.Ordinal).Select(id => before.GetValueOrDefault(id)).OfType<CastStory>().ToList();
        return ChangeFinder.Between(
            [.. _telling.TellAll(workspace, earlier, gathered.SequenceOf, threads)], [.. _telling.TellAll(workspace, changed, gathered.SequenceOf, threads)]);
    }

    private StoryBrief? Find(Workspace workspace, string id, int threads, IProgress<PipelineProgress>? progress)
    {
        for (var (tries, damaged) = (0, false); tries < Tries; tries++)
        {
            if (workspace.Told() is not { } told)
            {
                Update(workspace, threads, progress);
                continue;
            }

            if (_recent.Find(told, id) is { } recent)
                return recent;
            StoryBrief? brief;
            bool whole;
            try
            {
                (brief, whole) = _telling.Open(workspace, id);
            }
            catch (WorkspaceException error) when (error.Unreadable is { } sequence)
            {
                SetAside(workspace, sequence);
                continue;
            }

            if (workspace.Told() != told)
                continue; // told again by another meanwhile: what was read may be of both
            if (whole || damaged)
            {
                _recent.Add(told, brief);
                return brief;
            }

            damaged = true;
            TellAnew(workspace, $"story {id} is");
        }

        throw Busy();
    }

    private void TellAnew(Workspace workspace, string what)
    {
        _note($"HDT0343: what is kept of how {what} told is damaged in the workspace; the stories are told anew");
        workspace.Untell();
    }

    private void Update(Workspace workspace, int threads, IProgress<PipelineProgress>? progress)
    {
        if (workspace.IsTold())
            return;
        lock (_updating)
        {
            Try(workspace, () =>
            {
                var state = workspace.State();
                return workspace.Told() == state || (Place(workspace, state, threads, progress) && _telling.TellNew(workspace, state, threads, progress));
            });
        }
    }

    private bool Place(Workspace workspace, WorkspaceState state, int threads, IProgress<PipelineProgress>? progress)
    {
        _reading.ReadNew(workspace, threads, progress);
        return _placing.PlaceNew(workspace, state, threads, progress);
    }

    /// <summary>Does what must be begun again when reports come or go meanwhile. One that cannot be read goes.</summary>
    /// <exception cref="WorkspaceException">HDT0344: it never ends.</exception>
    private void Try(Workspace workspace, Func<bool> work)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            try
            {
                if (work())
                    return;
            }
            catch (WorkspaceException error) when (error.Unreadable is { } sequence)
            {
                SetAside(workspace, sequence);
                tries = 0;
            }
        }

        throw Busy();
    }

    private void SetAside(Workspace workspace, long sequence)
    {
        if (workspace.SetAside(sequence) is { } id)
            _note($"HDT0309: report {id} cannot be read in the workspace; it is set aside, its bytes are kept, the stories go on without it");
    }

    private WorkspaceException Busy() => new($"HDT0344: other programs change the workspace {Path} faster than it can be told; try again when they are done");
}
