using Dapper;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Store;

/// <content>What was read in each report, so that it is read once.</content>
public sealed partial class Workspace
{
    /// <summary>Readings that another build of the program, or other models, made.</summary>
    internal int OthersReadings() => Guard(() => _connection.ExecuteScalar<int>("select count(*) from readings where maker <> @Maker", new { Maker }));

    /// <summary>Reports of which there is no reading of this maker, in order.</summary>
    internal ImmutableArray<long> Unread() => Guard<ImmutableArray<long>>(() =>
        [.. _connection.Query<long>("select r.sequence from reports r where not exists (select 1 from readings g where g.sequence = r.sequence and g.maker = @Maker) order by r.sequence", new { Maker })]);

    /// <summary>Those reports that are still there, in order.</summary>
    internal ImmutableArray<StoredReport> Load(IEnumerable<long> sequences) => Guard<ImmutableArray<StoredReport>>(() =>
        [.. _connection.Query<(long Sequence, string Json)>("select sequence, json from reports where sequence in @sequences order by sequence", new { sequences })
            .Select(row => new StoredReport(row.Sequence, Parse(row.Sequence, row.Json)))]);

    /// <summary>Keeps readings, all or none; not of a report that was forgotten meanwhile.</summary>
    internal void Keep(IEnumerable<StoredReading> readings) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        foreach (var (sequence, who, layers) in readings)
        {
            _connection.Execute(
                "insert or replace into readings (sequence, maker, who, layers) select @sequence, @Maker, @who, @layers where exists (select 1 from reports where sequence = @sequence)",
                new { sequence, Maker, who, layers },
                transaction);
        }

        transaction.Commit();
        return 0;
    });

    /// <summary>Who is in each report through one, in order; null for one whose reading is damaged.</summary>
    internal IEnumerable<(long Sequence, string Id, ReportCast? Cast)> Casts(long through, Func<string, string> same) => Guard(() =>
        _connection.Query<(long Sequence, string Id, byte[] Who)>(
            "select r.sequence, r.id, g.who from reports r join readings g on g.sequence = r.sequence and g.maker = @Maker where r.sequence <= @through order by r.sequence",
            new { Maker, through },
            buffered: false).Select(row => (row.Sequence, row.Id, ReadingPack.Cast(row.Who, row.Id, same))));

    /// <summary>Those reports that are still there, in order, each with its layers; null for one that was not read, or whose reading is damaged.</summary>
    internal ImmutableArray<(StoredReport Stored, AnalyzedReport? Read)> Readings(IEnumerable<long> sequences) => Guard<ImmutableArray<(StoredReport, AnalyzedReport?)>>(() =>
    [
        .. _connection.Query<(long Sequence, string Json, byte[]? Who, byte[]? Layers)>(
            "select r.sequence, r.json, g.who, g.layers from reports r left join readings g on g.sequence = r.sequence and g.maker = @Maker where r.sequence in @sequences order by r.sequence",
            new { Maker, sequences }).Select(row =>
            {
                var report = Parse(row.Sequence, row.Json);
                return (new StoredReport(row.Sequence, report), row.Who is null || row.Layers is null ? null : ReadingPack.Open(report, row.Who, row.Layers));
            }),
    ]);
}
