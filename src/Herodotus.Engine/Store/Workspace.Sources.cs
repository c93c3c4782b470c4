using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Herodotus.Ingest;
using Herodotus.Ingest.Sources;
using Herodotus.Reports;

namespace Herodotus.Store;

/// <summary>The sources of a workspace and how each does.</summary>
public sealed partial class Workspace
{
    /// <summary>The workspace's own sources, in the order added.</summary>
    public ImmutableArray<NewsSource> Sources() => Guard<ImmutableArray<NewsSource>>(() =>
        [.. _connection.Query<string>("select json from sources order by sequence").Select(json => JsonSerializer.Deserialize(json, SourceJson.Default.NewsSource)!)]);

    /// <summary>Makes these the workspace's own sources, all or none, in this order.</summary>
    public void SetSources(IEnumerable<NewsSource> sources) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        _connection.Execute("delete from sources", transaction: transaction);
        foreach (var source in sources)
        {
            var json = JsonSerializer.Serialize(source, SourceJson.Default.NewsSource);
            _connection.Execute("insert into sources (name, address, json) values (@Name, @AbsoluteUri, @json)", new { source.Name, source.Address.AbsoluteUri, json }, transaction);
        }

        transaction.Commit();
        return 0;
    });

    /// <summary>How each source that was ever asked for this workspace does, by address, whichever list it stands in.</summary>
    public ImmutableSortedDictionary<string, SourceHealth> SourceHealth() => Guard(() =>
        _connection.Query<(string Address, string Name, string Json)>("select address, name, json from source_states")
            .ToImmutableSortedDictionary(row => row.Address, row => new SourceHealth(row.Name, JsonSerializer.Deserialize(row.Json, SourceJson.Default.SourceState)!), StringComparer.Ordinal));

    /// <summary>Forgets how a source did; it is asked anew.</summary>
    public void ForgetHealth(Uri address) => Guard(() => _connection.Execute("delete from source_states where address = @AbsoluteUri", new { address.AbsoluteUri }));

    /// <summary>
    /// Keeps what a source brought and how it does, in one transaction: a kill leaves both or neither, so nothing is lost and nothing asked
    /// for twice.
    /// </summary>
    /// <returns>How many reports were new, and the state kept: with the time of news when there were any.</returns>
    public (int Accepted, SourceState State) AcceptFrom(NewsSource source, SourceState state, IEnumerable<Report> reports, IEnumerable<Refusal> refusals) => Guard(() =>
    {
        using var transaction = _connection.BeginTransaction(deferred: false);
        var accepted = Insert(reports, transaction);
        foreach (var refusal in refusals)
            Refuse(refusal.File ?? source.Name, refusal.Code, refusal.Message, transaction);
        var kept = accepted > 0 ? state with { News = state.Checked } : state;
        var json = JsonSerializer.Serialize(kept, SourceJson.Default.SourceState);
        _connection.Execute(
            "insert into source_states (address, name, json) values (@AbsoluteUri, @Name, @json) on conflict (address) do update set name = excluded.name, json = excluded.json",
            new { source.Address.AbsoluteUri, source.Name, json },
            transaction);
        transaction.Commit();
        return (accepted, kept);
    });

    [JsonSerializable(typeof(NewsSource))]
    [JsonSerializable(typeof(SourceState))]
    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class SourceJson : JsonSerializerContext;
}

/// <summary>How a source does, and what it was called when it was last asked.</summary>
public sealed record SourceHealth(string Name, SourceState State);
