using System.Buffers.Binary;
using Dapper;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Packed;

namespace Herodotus.Store;

/// <content>Where the stream of stories put each report, and a snapshot of the stream, by which it goes on.</content>
public sealed partial class Workspace
{
    private const int MarkLength = 12;

    /// <summary>The last report of those through one that is placed, and how many are; none of another maker's count.</summary>
    internal (long Last, int Count) Placed(long through) => Guard(() => _connection.QuerySingle<(long, int)>(
        "select coalesce(max(sequence), 0), count(*) from placements where sequence <= @through and exists (select 1 from placed where maker = @Maker)", new { Maker, through }));

    /// <summary>True when so many reports came through this one: then none of them was forgotten, for a place in the order is never given twice.</summary>
    internal bool Holds(long through, int reports) => CountThrough(through) == reports;

    /// <summary>The next reports after one, in order, with the language each was read in; at most so many, ending before one that is not read.</summary>
    internal ImmutableArray<(StoredReport Stored, LanguageGuess Language)> NextRead(long after, int most) => Guard<ImmutableArray<(StoredReport, LanguageGuess)>>(() =>
    [
        .. _connection.Query<(long Sequence, string Json, byte[]? Who)>(
            "select r.sequence, r.json, g.who from reports r left join readings g on g.sequence = r.sequence and g.maker = @Maker where r.sequence > @after order by r.sequence limit @most",
            new { Maker, after, most })
            .Select(row => (Stored: new StoredReport(row.Sequence, Parse(row.Sequence, row.Json)), row.Who))
            .Select(row => (row.Stored, Cast: row.Who is null ? null : ReadingPack.Cast(row.Who, row.Stored.Report.Id)))
            .TakeWhile(row => row.Cast is not null)
            .Select(row => (row.Stored, row.Cast!.Language)),
    ]);

    /// <summary>Keeps answers, and the stream as it is after the last of them when it is given, all or none.</summary>
    /// <param name="through">The report the stream is at.</param>
    /// <param name="reports">How many came through it.</param>
    /// <returns>False, and nothing is kept, when one of them was forgotten meanwhile.</returns>
    internal bool Keep(IEnumerable<StoredPlacement> placements, long through, int reports, StoryStream? stream) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        if (!Holds(through, reports))
            return false;
        if (_connection.ExecuteScalar<int>("select count(*) from placed where maker = @Maker", new { Maker }, transaction) == 0)
            _connection.Execute("delete from placements; delete from stream; insert or replace into placed (only, maker) values (1, @Maker)", new { Maker }, transaction);
        var pack = new PackWriter();
        foreach (var (sequence, answer) in placements)
        {
            pack.Clear();
            MembershipPack.Write(pack, answer);
            _connection.Execute(
                "insert or ignore into placements (sequence, answer) values (@sequence, @answer)",
                new { sequence, answer = PackSeal.Close(pack.Written, answer.Report) },
                transaction);
        }

        if (stream is not null)
        {
            _connection.Execute("delete from stream", transaction: transaction);
            using var parts = new PartWriter((part, bytes) => _connection.Execute("insert into stream (part, bytes) values (@part, @bytes)", new { part, bytes }, transaction));
            var mark = new byte[MarkLength];
            BinaryPrimitives.WriteInt64LittleEndian(mark, through);
            BinaryPrimitives.WriteInt32LittleEndian(mark.AsSpan(8), reports);
            stream.Save(parts, mark);
            parts.End();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Brings a new stream to where the snapshot has it; null when there is none, or one of another maker.</summary>
    /// <exception cref="Link.Streams.SnapshotException">It is of no use; neither is the stream.</exception>
    internal (long Through, int Reports)? Restore(StoryStream stream) => Guard<(long, int)?>(() =>
    {
        // One view of the parts, whoever replaces them meanwhile.
        using var transaction = _connection.BeginTransaction(deferred: true);
        var length = _connection.ExecuteScalar<long>("select coalesce(sum(length(bytes)), 0) from stream where exists (select 1 from placed where maker = @Maker)", new { Maker }, transaction);
        if (length == 0)
            return null;
        using var parts = new PartReader(length, part => _connection.QuerySingleOrDefault<byte[]>("select bytes from stream where part = @part", new { part }, transaction));
        var mark = stream.Restore(parts, Path);
        return mark.Length == MarkLength ? (BinaryPrimitives.ReadInt64LittleEndian(mark), BinaryPrimitives.ReadInt32LittleEndian(mark.AsSpan(8))) : null;
    });

    /// <summary>The answers of the reports through one, in order, and the story each was last told in; a damaged one is null.</summary>
    internal IEnumerable<(long Sequence, string Id, Membership? Answer, string? Story)> Placements(long through) => Guard(() =>
        _connection.Query<(long Sequence, string Id, byte[] Answer, string? Story)>(
            "select r.sequence, r.id, p.answer, p.story from placements p join reports r on r.sequence = p.sequence where p.sequence <= @through order by p.sequence",
            new { through },
            buffered: false).Select(row => (row.Sequence, row.Id, Answer(row.Id, row.Answer), row.Story)));

    /// <summary>The answers of some reports, in order.</summary>
    internal ImmutableArray<Membership?> Placements(IEnumerable<long> sequences) => Guard<ImmutableArray<Membership?>>(() =>
    [
        .. _connection.Query<(string Id, byte[] Answer)>(
            "select r.id, p.answer from placements p join reports r on r.sequence = p.sequence where p.sequence in @sequences order by p.sequence", new { sequences })
            .Select(row => Answer(row.Id, row.Answer)),
    ]);

    /// <summary>Places all reports anew: what is kept of the stream is damaged, or not wanted.</summary>
    internal void Unplace() => Guard(() => _connection.Execute("delete from placements; delete from stream; delete from stories; delete from actors; delete from told"));

    private static Membership? Answer(string id, byte[] answer)
    {
        if (PackSeal.Open(answer, id) is not { } packed)
            return null;
        try
        {
            return MembershipPack.Read(new PackReader(packed), id);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
