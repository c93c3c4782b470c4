using System.Globalization;
using Dapper;

namespace Herodotus.Store;

/// <content>How far the reader has looked, so that what changed since can be told.</content>
public sealed partial class Workspace
{
    /// <summary>When the reader last looked, and at the reports through which one; null when never.</summary>
    public Look? LastLook() => Guard(() => _connection.QuerySingleOrDefault<Look>("select sequence, looked from look"));

    /// <summary>Remembers that the reader has now seen the reports through one.</summary>
    /// <param name="sequence">The last report that was there when the reader was shown them (<see cref="State"/>): those that came since are not seen.</param>
    public void MarkLooked(long sequence) => Guard(() => _connection.Execute(
        """
        insert into look (only, sequence, looked) values (1, @sequence, @Now)
        on conflict (only) do update set sequence = excluded.sequence, looked = excluded.looked
        """,
        new { sequence, Now = Now() }));

    /// <summary>How many reports came no later than the one with this sequence number.</summary>
    public int CountThrough(long sequence) => Guard(() => _connection.ExecuteScalar<int>("select count(*) from reports where sequence <= @sequence", new { sequence }));

    /// <summary>How many reports were accepted before a moment, to the second.</summary>
    public int CountBefore(DateTimeOffset moment) => Guard(() => _connection.ExecuteScalar<int>(
        "select count(*) from reports where accepted < @moment",
        new { moment = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) }));
}
