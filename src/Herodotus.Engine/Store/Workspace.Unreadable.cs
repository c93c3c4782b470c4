using System.Text.Json;
using Dapper;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Store;

/// <content>Reports whose row is damaged: set aside like bad input, so that one stops nothing.</content>
public sealed partial class Workspace
{
    /// <summary>Takes a report that cannot be read out of the stories; its bytes and the reason are kept.</summary>
    /// <returns>Its id; null when it is there no more, or can be read after all.</returns>
    internal string? SetAside(long sequence) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        if (_connection.QuerySingleOrDefault<(string? Id, string Json)>("select id, json from reports where sequence = @sequence", new { sequence }, transaction) is not ({ } id, var json)
            || TryParse(json) is not null)
        {
            return null;
        }

        _connection.Execute("insert into unreadable (id, json, found) values (@id, @json, @Now)", new { id, json, Now = Now() }, transaction);
        Refuse(id, "HDT0309", "the stored report cannot be read; its bytes are kept (table unreadable), add it again from where it came", transaction);
        Remove(sequence, transaction);
        transaction.Commit();
        return id;
    });

    /// <exception cref="WorkspaceException">HDT0309: it is damaged.</exception>
    private static Report Parse(long sequence, string json) => TryParse(json) ??
        throw new WorkspaceException("HDT0309: a stored report cannot be read; `herodotus stories` sets it aside and goes on with the others") { Unreadable = sequence };

    private static Report? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ReportJson.MaxDepth });
            return ReportJson.Read(document.RootElement).Report;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
