using Herodotus.Knowledge;
using Herodotus.Link.Watchlists;
using Herodotus.Reports;

namespace Herodotus.Web.Actors;

/// <summary>A watchlist that was read for the pages: how much of it could be used.</summary>
public sealed record ConfiguredList(string Name, int Entries, int Refused);

/// <summary>An entry of a list that one of an actor's names is like.</summary>
/// <param name="ActorName">The name from the reports that fits the entry best.</param>
public sealed record ListHit(string ActorName, WatchlistMatch Match);

/// <summary>The watchlists that actors' names are compared with. None configured is a state of its own: it is not "no hit".</summary>
public sealed class ConfiguredLists
{
    /// <summary>As many as <c>herodotus match</c> shows for a name.</summary>
    private const int MostOfName = 5;

    private readonly WatchlistIndex? _index;

    private ConfiguredLists(ImmutableArray<ConfiguredList> lists, WatchlistIndex? index)
    {
        Lists = lists;
        _index = index;
    }

    public static ConfiguredLists None { get; } = new([], null);

    public ImmutableArray<ConfiguredList> Lists { get; }

    /// <summary>Indexes what was read; no reading at all is <see cref="None"/>.</summary>
    public static ConfiguredLists Of(IReadOnlyList<WatchlistReading> readings, NameComparer comparer)
    {
        ArgumentNullException.ThrowIfNull(readings);
        return readings.Count == 0 ? None : new(
            [.. readings.Select(reading => new ConfiguredList(reading.List, reading.Entries.Length, reading.RefusedCount))],
            WatchlistIndex.Build([.. readings.SelectMany(reading => reading.Entries)], comparer));
    }

    /// <summary>The entries that any of the names may mean, each once under the name that fits it best (the earlier of equals), the best first.</summary>
    public ImmutableArray<ListHit> Find(IEnumerable<string> names, ActorType type, string? country)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (_index is null or { NameCount: 0 })
            return [];
        var sort = Sort(type);
        return [.. names.SelectMany(name => _index.Find(new WatchlistQuery(name, sort, country), MostOfName).Select(match => new ListHit(name, match)))
            .GroupBy(hit => hit.Match.Entry, ReferenceEqualityComparer.Instance)
            .Select(group => group.MaxBy(hit => hit.Match.Score)!)
            .OrderByDescending(hit => hit.Match.Score).ThenBy(hit => hit.Match.Entry.List, StringComparer.Ordinal).ThenBy(hit => hit.Match.Entry.Id, StringComparer.Ordinal)];
    }

    private static NameSort Sort(ActorType type) => type switch
    {
        ActorType.Person => NameSort.Person,
        ActorType.Organization or ActorType.Government or ActorType.ArmedGroup => NameSort.Organization,
        _ => NameSort.Any,
    };
}
