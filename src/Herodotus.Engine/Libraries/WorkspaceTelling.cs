using System.Security.Cryptography;
using Herodotus.Reports;
using Herodotus.Reports.Packed;
using Herodotus.Store;
using Herodotus.Tell;

namespace Herodotus.Libraries;

/// <summary>
/// Tells the stories of a workspace whose reports are read and placed: who is who is settled over all of them, and those stories are told that
/// are not as they were.
/// </summary>
/// <param name="note">Takes what a person should know, a code before it.</param>
internal sealed class WorkspaceTelling(Lazy<StoryPipeline> pipeline, WorkspaceReading reading, Action<string> note)
{
    /// <summary>Stories whose reports are in memory at once.</summary>
    private const int Batch = 32;

    private const int DigestLength = 16;

    /// <summary>Tells what changed, from the reports and decisions of a state.</summary>
    /// <returns>False when something else changed meanwhile: then it is to be begun again.</returns>
    public bool TellNew(Workspace workspace, WorkspaceState state, int threads, IProgress<PipelineProgress>? progress)
    {
        if (Gather(workspace, state.Sequence) is not { } gathered || gathered.Count != state.Reports)
            return false;
        var (actors, stories) = pipeline.Value.Cast(gathered.Reports, gathered.Groups, Decisions(workspace));
        var before = workspace.StoredStories();
        var kept = new Dictionary<string, StoredStory>(StringComparer.Ordinal);
        var changed = new List<CastStory>();
        for (var place = 0; place < stories.Length; place++)
        {
            var (id, basis) = (stories[place].Group.Id, stories[place].Basis(gathered.SequenceOf));
            kept[id] = new StoredStory(null, place, basis, Frame(stories[place], gathered).Close(id), null);
            if (!before.TryGetValue(id, out var was) || !was.Basis.AsSpan().SequenceEqual(basis))
                changed.Add(stories[place]);
        }

        var done = 0;
        foreach (var batch in changed.Chunk(Batch))
        {
            foreach (var brief in TellAll(workspace, batch, gathered.SequenceOf, threads))
            {
                kept[brief.Story.Id] = kept[brief.Story.Id] with { Summary = Summary(brief), Told = Close(brief) };
                progress?.Report(new PipelineProgress("Telling", ++done, changed.Count));
            }
        }

        var digests = workspace.ActorDigests();
        return workspace.Keep(state, kept, [.. actors.Select((actor, place) => Store(actor, place, digests))], gathered.Moved(stories));
    }

    /// <summary>Tells stories of which only the places of their reports are in memory.</summary>
    public StoryBrief[] TellAll(Workspace workspace, IReadOnlyCollection<CastStory> stories, Func<string, long> sequence, int threads)
    {
        var ready = stories.Select(story => With(story, reading.Load(workspace, [.. story.Group.Reports.Select(report => sequence(report.Report.Id))]))).ToArray();
        var briefs = new StoryBrief[ready.Length];
        Parallel.For(0, ready.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) }, i => briefs[i] = pipeline.Value.Tell(ready[i]));
        return briefs;
    }

    /// <summary>A story as it was told, put together from what is kept of it.</summary>
    /// <returns>False in <c>Whole</c> when that is damaged; no brief when there is no such story.</returns>
    public (StoryBrief? Brief, bool Whole) Open(Workspace workspace, string id)
    {
        if (workspace.StoredStory(id) is not var (frameBytes, told))
            return (null, true);
        if (StoryFrame.Open(frameBytes, id) is not { } frame)
            return (null, false);
        var reports = reading.Load(workspace, frame.Reports);
        var answers = frame.Reports.Chunk(Batch).SelectMany(batch => workspace.Placements(batch)).ToList();
        var actors = frame.Actors.Select(workspace.FindActor).ToList();
        if (reports.Count != frame.Reports.Length || answers.Count != reports.Count || answers.Contains(null) || actors.Contains(null))
            return (null, false);
        var story = new Story
        {
            Id = id,
            Title = "",
            Thread = frame.Thread,
            ThreadEvidence = frame.ThreadEvidence,
            Corrections = frame.Corrections,
            Reports = [.. reports.Zip(answers, (report, answer) => new StoryReport(report, answer!.CopyOf, answer.Overlap, [], answer.Evidence))],
            Actors = Own([.. actors.Select(actor => actor!)], reports),
        };
        var brief = ReadingPack.Try(told, id, null, pack => BriefPack.Read(pack, story));
        return (brief, brief is not null);
    }

    /// <summary>The reports through one as they are read and placed; null when they are not all.</summary>
    public GatheredReports? Gather(Workspace workspace, long through)
    {
        var gathered = new GatheredReports();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        List<long> damaged = [];
        foreach (var (sequence, id, cast) in workspace.Casts(through, Same))
        {
            if (cast is null)
                damaged.Add(sequence);
            else
                gathered.Add(sequence, id, cast);
        }

        if (damaged.Count > 0)
        {
            reading.Load(workspace, damaged);
            return Gather(workspace, through);
        }

        foreach (var (sequence, id, answer, story) in workspace.Placements(through))
        {
            if (answer is null)
            {
                note($"HDT0342: where report {id} was placed is damaged in the workspace; all reports are placed anew, with the same answers");
                workspace.Unplace();
                return null;
            }

            if (!gathered.Place(sequence, answer, story))
                return null;
        }

        return gathered.IsPlaced ? gathered : null;

        string Same(string text)
        {
            if (texts.TryGetValue(text, out var same))
                return same;
            texts.Add(text, text);
            return text;
        }
    }

    public static ImmutableArray<string> Decisions(Workspace workspace) => [.. workspace.Decisions("actor").Select(decision => decision.Json)];

    private static CastStory With(CastStory story, List<AnalyzedReport> reports) => story with { Group = story.Group with { Reports = [.. reports] } };

    private static ImmutableArray<Actor> Own(ImmutableArray<Actor> actors, List<AnalyzedReport> reports)
    {
        var own = new StoryActors(actors, [reports.Select(report => report.Report.Id)]);
        return [.. Enumerable.Range(0, actors.Length).Select(actor => own.Shown(0, actor))];
    }

    private static StoryFrame Frame(CastStory story, GatheredReports gathered) => new(
        [.. story.Group.Reports.Select(report => gathered.SequenceOf(report.Report.Id))],
        [.. story.Actors.Select(actor => actor.Id)],
        story.Group.Thread,
        story.Group.ThreadEvidence,
        story.Group.Corrections);

    private static StorySummary Summary(StoryBrief brief)
    {
        var story = brief.Story;
        return new StorySummary(
            story.Id, story.Title, brief.From, brief.To, story.Thread, story.Reports.Length, StoryCounts.Outlets(story), StoryCounts.Origins(story),
            StoryCounts.Line(brief), brief.Brief.IsEmpty ? null : brief.Brief[0].Text);
    }

    private static byte[] Close(StoryBrief brief)
    {
        var pack = new PackWriter();
        BriefPack.Write(pack, brief);
        return PackSeal.Close(pack.Written, brief.Story.Id);
    }

    private static StoredActor Store(Actor actor, int place, Dictionary<string, (long Place, byte[] Digest)> before)
    {
        var pack = new PackWriter();
        ActorPack.Write(pack, actor);
        var digest = SHA256.HashData(pack.Written)[..DigestLength];
        var known = before.TryGetValue(actor.Id, out var was) && was.Digest.AsSpan().SequenceEqual(digest);
        return new StoredActor(actor.Id, place, digest, known ? null : PackSeal.Close(pack.Written, actor.Id));
    }
}
