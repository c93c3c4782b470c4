using Herodotus.Reports;
using Herodotus.Store;

namespace Herodotus;

/// <summary>
/// The stories of a workspace, told again only when reports or decisions came since. One library serves any number of threads; each
/// call opens the workspace for itself, so that a reader never waits for another.
/// </summary>
public sealed class Library(string path, StoryPipeline pipeline, TimeProvider clock)
{
    private readonly Lock _telling = new();
    private readonly GroupedReports _grouped = new();
    private (WorkspaceState State, ImmutableArray<StoryBrief> Stories)? _told;

    public string Path => path;

    public StoryPipeline Pipeline => pipeline;

    /// <summary>Opens the workspace; the caller disposes it.</summary>
    /// <exception cref="WorkspaceException">It cannot be opened.</exception>
    public Workspace Open() => Workspace.Open(path, clock);

    /// <summary>All stories, newest told order; tells them when what is kept in memory is not of the workspace's present state.</summary>
    public ImmutableArray<StoryBrief> Stories(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        return Stories(workspace, threads, progress);
    }

    /// <summary>As <see cref="Stories(int, IProgress{PipelineProgress})"/>, on a workspace already open.</summary>
    public ImmutableArray<StoryBrief> Stories(Workspace workspace, int threads, IProgress<PipelineProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        lock (_telling)
        {
            var state = workspace.State();
            if (_told is { } told && told.State == state)
                return told.Stories;
            return Tell(workspace, state, keep: !workspace.IsTold(), threads, progress);
        }
    }

    /// <summary>Tells everything again from the reports, whatever is kept.</summary>
    /// <returns>The stories.</returns>
    public ImmutableArray<StoryBrief> Rebuild(int threads, IProgress<PipelineProgress>? progress = null)
    {
        using var workspace = Open();
        lock (_telling)
        {
            _grouped.Clear();
            return Tell(workspace, workspace.State(), keep: true, threads, progress);
        }
    }

    /// <summary>What changed in the stories since the workspace held only its first reports.</summary>
    /// <param name="seen">How many reports it held then, as <see cref="Workspace.CountThrough(long)"/> or <see cref="Workspace.CountBefore"/> say.</param>
    public ImmutableArray<StoryChanges> Changes(Workspace workspace, int seen, int threads, IProgress<PipelineProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return pipeline.Changes(workspace.Reports(), seen, threads, progress, ActorDecisions(workspace));
    }

    private ImmutableArray<StoryBrief> Tell(Workspace workspace, WorkspaceState state, bool keep, int threads, IProgress<PipelineProgress>? progress)
    {
        var stories = pipeline.TellOn(_grouped, workspace.Reports(), threads, progress, ActorDecisions(workspace));
        if (keep)
            workspace.Keep(stories, state);
        _told = (state, stories);
        return stories;
    }

    private static ImmutableArray<string> ActorDecisions(Workspace workspace) =>
        [.. workspace.Decisions("actor").Select(decision => decision.Json)];
}
