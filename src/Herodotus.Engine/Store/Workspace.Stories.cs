using Dapper;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Store;

/// <content>The stories as they were last told: their list, and what each is told again from.</content>
public sealed partial class Workspace
{
    private const string SummaryColumns = "id, title, starts, ends, thread, reports, outlets, origins, counts, lead";

    /// <summary>What a telling of all reports would now be told from.</summary>
    public WorkspaceState State() => Guard(() => _connection.QuerySingle<WorkspaceState>(
        """
        select @Maker as version, coalesce((select max(sequence) from reports), 0) as sequence, (select count(*) from reports) as reports,
               coalesce((select max(sequence) from decisions), 0) as decision
        """,
        new { Maker }));

    /// <summary>True when the stories kept were told by this maker from exactly the reports and decisions that are there now.</summary>
    public bool IsTold() => Told() is { } told && told == State();

    /// <summary>What the stories kept were told from; null when there are none.</summary>
    public WorkspaceState? Told() => Guard(() => _connection.QuerySingleOrDefault<WorkspaceState>("select version, sequence, reports, decision from told"));

    /// <summary>The stories kept, in the order told; stale when reports came since.</summary>
    public ImmutableArray<StorySummary> Stories() => Guard<ImmutableArray<StorySummary>>(() =>
        [.. _connection.Query<StorySummary>($"select {SummaryColumns} from stories order by place")]);

    /// <summary>The story in which a report was last told; null for none.</summary>
    public string? StoryOf(string report) => Guard(() => _connection.QuerySingleOrDefault<string>(
        "select p.story from reports r join placements p on p.sequence = r.sequence where r.id = @report", new { report }));

    /// <summary>The reports as the stories list them, story by story, each with the report it was copied from. One that cannot be read is left out.</summary>
    public IEnumerable<(Report Report, string? CopyOf)> Listed() => Guard(() =>
        _connection.Query<(string Json, byte[] Answer)>(
            "select r.json, p.answer from stories s join placements p on p.story = s.id join reports r on r.sequence = p.sequence order by s.place, p.sequence", buffered: false)
            .Select(row => (Report: TryParse(row.Json), row.Answer))
            .Where(row => row.Report is not null)
            .Select(row => (row.Report!, Answer(row.Report!.Id, row.Answer)?.CopyOf)));

    /// <summary>Every story kept, by its id.</summary>
    internal Dictionary<string, StoredStory> StoredStories() => Guard(() =>
        _connection.Query<(string Id, long Place, byte[] Basis, byte[] Frame)>("select id, place, basis, frame from stories").ToDictionary(
            row => row.Id, row => new StoredStory(null, row.Place, row.Basis, row.Frame, null), StringComparer.Ordinal));

    /// <summary>A story as it is kept; null when there is none of this id.</summary>
    internal (byte[] Frame, byte[] Told)? StoredStory(string id) => Guard(() =>
        _connection.QuerySingleOrDefault<(byte[]? Frame, byte[]? Told)>("select frame, told from stories where id = @id", new { id }) is (Frame: { } frame, Told: { } told)
            ? (frame, told) : ((byte[], byte[])?)null);

    /// <summary>Digests of the actors kept, by their ids.</summary>
    internal Dictionary<string, (long Place, byte[] Digest)> ActorDigests() => Guard(() =>
        _connection.Query<(string Id, long Place, byte[] Digest)>("select id, place, digest from actors").ToDictionary(row => row.Id, row => (row.Place, row.Digest), StringComparer.Ordinal));

    /// <summary>The actors of all stories, in the order of their first mention; null for one that is damaged.</summary>
    internal IEnumerable<Actor?> Actors() => Guard(() =>
        _connection.Query<(string Id, byte[] Packed)>("select id, packed from actors order by place", buffered: false).Select(row => ReadingPack.Try(row.Packed, row.Id, null, ActorPack.Read)));

    /// <summary>An actor; null when there is none, or it is damaged.</summary>
    internal Actor? FindActor(string id) => Guard(() =>
        _connection.QuerySingleOrDefault<byte[]>("select packed from actors where id = @id", new { id }) is { } packed ? ReadingPack.Try(packed, id, null, ActorPack.Read) : null);

    /// <summary>Keeps a telling in place of the one before; of what is as it was nothing is written.</summary>
    /// <param name="state">What it was told from.</param>
    /// <param name="stories">All of them; one without a summary is as it was but for its place and frame.</param>
    /// <param name="homes">Reports that are now told in another story.</param>
    /// <returns>False, and nothing is kept, when a report that it was told from was forgotten meanwhile.</returns>
    internal bool Keep(WorkspaceState state, IReadOnlyCollection<KeyValuePair<string, StoredStory>> stories, IReadOnlyCollection<StoredActor> actors, IEnumerable<(long Sequence, string Story)> homes) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        if (!Holds(state.Sequence, (int)state.Reports) || Placed(state.Sequence).Count != state.Reports)
            return false;
        if (Told() is { } told && told.Version == state.Version && (told.Sequence > state.Sequence || told.Decision > state.Decision))
            return true; // another program told more meanwhile
        var before = StoredStories();
        foreach (var (id, story) in stories)
        {
            if (before.Remove(id, out var was) && was.Place == story.Place && was.Basis.AsSpan().SequenceEqual(story.Basis) && was.Frame.AsSpan().SequenceEqual(story.Frame))
                continue;
            if (story.Summary is { } summary)
            {
                _connection.Execute(
                    $"""
                    insert or replace into stories ({SummaryColumns}, place, basis, frame, told)
                    values (@Id, @Title, @Starts, @Ends, @Thread, @Reports, @Outlets, @Origins, @Counts, @Lead, @Place, @Basis, @Frame, @Told)
                    """,
                    new
                    {
                        summary.Id,
                        summary.Title,
                        summary.Starts,
                        summary.Ends,
                        summary.Thread,
                        summary.Reports,
                        summary.Outlets,
                        summary.Origins,
                        summary.Counts,
                        summary.Lead,
                        story.Place,
                        story.Basis,
                        story.Frame,
                        story.Told,
                    },
                    transaction);
            }
            else if (was is null || !was.Basis.AsSpan().SequenceEqual(story.Basis))
            {
                // Another program kept other stories since they were compared.
                return false;
            }
            else
            {
                _connection.Execute("update stories set place = @Place, frame = @Frame where id = @id", new { story.Place, story.Frame, id }, transaction);
            }
        }

        _connection.Execute("delete from stories where id = @id", before.Keys.Select(id => new { id }), transaction);
        if (!KeepActors(actors, transaction))
            return false;
        _connection.Execute("update placements set story = @Story where sequence = @Sequence", homes.Select(home => new { home.Story, home.Sequence }), transaction);
        _connection.Execute("delete from told; insert into told (only, version, sequence, reports, decision) values (1, @Version, @Sequence, @Reports, @Decision)", state, transaction);
        transaction.Commit();
        return true;
    });

    /// <summary>Forgets how the stories were told: they are told again.</summary>
    internal void Untell() => Guard(() => _connection.Execute("delete from stories; delete from actors; delete from told"));

    /// <summary>Forgets all that is not a report or a person's word.</summary>
    internal void Clear() => Guard(() => _connection.Execute(
        "begin immediate; delete from readings; delete from placements; delete from stream; delete from placed; delete from stories; delete from actors; delete from told; commit"));

    private bool KeepActors(IReadOnlyCollection<StoredActor> actors, Microsoft.Data.Sqlite.SqliteTransaction transaction)
    {
        var before = ActorDigests();
        foreach (var actor in actors)
        {
            var known = before.Remove(actor.Id, out var was) && was.Digest.AsSpan().SequenceEqual(actor.Digest);
            if (known && was.Place == actor.Place)
                continue;
            if (!known && actor.Packed is null)
                return false;
            _connection.Execute(
                known ? "update actors set place = @Place where id = @Id" : "insert or replace into actors (id, place, digest, packed) values (@Id, @Place, @Digest, @Packed)",
                actor,
                transaction);
        }

        _connection.Execute("delete from actors where id = @id", before.Keys.Select(id => new { id }), transaction);
        return true;
    }
}
