using System.Globalization;
using System.Text;
using Dapper;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Microsoft.Data.Sqlite;

namespace Herodotus.Store;

/// <summary>
/// A SQLite file that holds what was read: reports are the truth, stories can be told again from them. Accepting is durable: a report
/// that <see cref="Accept"/> has answered for survives the program being killed at any moment.
/// </summary>
public sealed partial class Workspace : IDisposable
{
    /// <summary>How long to wait for another program's write, in seconds: longer than any batch of ours takes.</summary>
    private const int BusySeconds = 30;

    private const int MaxLogBytes = 16 << 20;

    private readonly SqliteConnection _connection;
    private readonly TimeProvider _clock;

    private Workspace(string path, SqliteConnection connection, TimeProvider clock, string maker)
    {
        (Path, _connection, _clock, Maker) = (path, connection, clock, maker);
    }

    public string Path { get; }

    /// <summary>The program and the models whose readings, placements and stories count: those of another are as if they were not there.</summary>
    public string Maker { get; }

    /// <summary>Opens the file, creating or migrating it.</summary>
    /// <param name="maker">Who reads and tells here (<see cref="ReadingMaker"/>); what needs neither may leave it out.</param>
    /// <exception cref="WorkspaceException">HDT0301 to HDT0308.</exception>
    public static Workspace Open(string path, TimeProvider clock, string? maker = null)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException($"HDT0306: the folder of the workspace {full} cannot be created ({exception.Message})", exception);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = full, DefaultTimeout = BusySeconds, Pooling = false }.ToString());
        try
        {
            connection.Open();
            // WAL: readers never wait for the writer. FULL: a commit is on the disk before it is answered. What is deleted is overwritten. A large
            // snapshot makes a large log, which need not stay so.
            connection.Execute($"pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma secure_delete = on; pragma journal_size_limit = {MaxLogBytes};");
            Schema.Migrate(connection, full);
            return new Workspace(full, connection, clock, maker ?? "");
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw WorkspaceException.From(error, full);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Where the workspace lies unless told otherwise: <c>herodotus/workspace.db</c> in the user's data folder.</summary>
    public static string DefaultPath() => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } folder ? folder : ".",
        "herodotus",
        "workspace.db");

    /// <summary>Keeps the reports, all or none; one whose id is already there is left as it is.</summary>
    /// <returns>How many were new.</returns>
    public int Accept(IEnumerable<Report> reports) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var accepted = Insert(reports, transaction);
        transaction.Commit();
        return accepted;
    });

    private int Insert(IEnumerable<Report> reports, SqliteTransaction transaction)
    {
        var accepted = 0;
        foreach (var report in reports)
        {
            var json = Encoding.UTF8.GetString(ReportJson.Line(writer => ReportJson.Write(writer, report)));
            var sequence = _connection.QuerySingleOrDefault<long?>(
                "insert into reports (id, accepted, json) values (@Id, @Now, @json) on conflict (id) do nothing returning sequence",
                new { report.Id, Now = Now(), json },
                transaction);
            if (sequence is null)
                continue;
            _connection.Execute(
                "insert into report_words (rowid, title, text) values (@sequence, @Title, @Text)",
                new { sequence, Title = report.Title ?? "", report.Text },
                transaction);
            accepted++;
        }

        return accepted;
    }

    /// <summary>Keeps what was set aside, with its reason.</summary>
    public void Refuse(string place, string code, string message) => Guard(() => Refuse(place, code, message, null));

    private int Refuse(string place, string code, string message, SqliteTransaction? transaction) => _connection.Execute(
        "insert into refusals (place, code, message, refused) values (@place, @code, @message, @Now)", new { place, code, message, Now = Now() }, transaction);

    public ImmutableArray<StoredRefusal> Refusals() => Guard<ImmutableArray<StoredRefusal>>(() =>
        [.. _connection.Query<StoredRefusal>("select place, code, message, refused from refusals order by sequence")]);

    /// <summary>Every report, in the order accepted.</summary>
    public ImmutableArray<Report> Reports() => Guard<ImmutableArray<Report>>(() =>
        [.. _connection.Query<(long Sequence, string Json)>("select sequence, json from reports order by sequence").Select(row => Parse(row.Sequence, row.Json))]);

    /// <summary>The report with this id, or null.</summary>
    public Report? Find(string id) => Guard(() =>
        _connection.QuerySingleOrDefault<(long Sequence, string? Json)>("select sequence, json from reports where id = @id", new { id }) is { Json: { } json } row ? Parse(row.Sequence, json) : null);

    public int Count() => Guard(() => _connection.ExecuteScalar<int>("select count(*) from reports"));

    /// <summary>Removes a report and every word of it, from the disk too.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Forget(string id) => Guard(() =>
    {
        if (!Remove(id))
            return false;
        // The log still has the pages as they were.
        _connection.Execute("pragma wal_checkpoint(truncate)");
        return true;
    });

    private bool Remove(string id)
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var found = _connection.Execute("delete from unreadable where id = @id", new { id }, transaction) > 0;
        if (_connection.QuerySingleOrDefault<long?>("select sequence from reports where id = @id", new { id }, transaction) is { } sequence)
        {
            Remove(sequence, transaction);
            found = true;
        }

        transaction.Commit();
        return found;
    }

    private void Remove(long sequence, SqliteTransaction transaction) =>
        // Answers before it did not know of it; the stream, the stories and the actors hold words of it.
        _connection.Execute(
            """
            delete from reports where sequence = @sequence;
            delete from report_words where rowid = @sequence;
            delete from readings where sequence = @sequence;
            delete from placements where sequence >= @sequence;
            delete from stream; delete from stories; delete from actors; delete from told;
            """,
            new { sequence },
            transaction);

    /// <summary>Reports that hold all the words (or "a phrase" in quotation marks), best first.</summary>
    public ImmutableArray<SearchHit> Search(string query, int limit) => Guard<ImmutableArray<SearchHit>>(() =>
    {
        var match = SearchQuery.ToMatch(query);
        return match.Length == 0
            ? []
            : [.. _connection.Query<(string Json, string Snippet)>(
                """
                select r.json, snippet(report_words, 1, char(2), char(3), ' … ', 24)
                from report_words join reports r on r.sequence = report_words.rowid
                where report_words match @match order by bm25(report_words, 4.0, 1.0), r.sequence limit @limit
                """,
                new { match, limit }).Select(row => (Report: TryParse(row.Json), row.Snippet)).Where(row => row.Report is not null).Select(row => new SearchHit(row.Report!, row.Snippet))];
    });

    /// <summary>Remembers a decision of the user.</summary>
    public void Decide(string kind, string json, string who, string why) => Guard(() =>
        _connection.Execute("insert into decisions (kind, json, who, why, decided) values (@kind, @json, @who, @why, @Now)", new { kind, json, who, why, Now = Now() }));

    /// <summary>The decisions of one kind, oldest first.</summary>
    public ImmutableArray<Decision> Decisions(string kind) => Guard<ImmutableArray<Decision>>(() =>
        [.. _connection.Query<Decision>("select kind, json, who, why, decided from decisions where kind = @kind order by sequence", new { kind })]);

    public void Dispose() => _connection.Dispose();

    private string Now() => _clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException error)
        {
            throw WorkspaceException.From(error, Path);
        }
    }
}
