using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>One person or body of a watchlist.</summary>
/// <param name="List">The list's short name ("OFAC SDN").</param>
/// <param name="Names">The primary name first.</param>
/// <param name="Countries">ISO alpha-3 or the list's own words, as the list says.</param>
/// <param name="BirthDates">ISO 8601 to the precision given.</param>
public sealed record ListEntry(
    string List, string Id, NameSort Sort, ImmutableArray<string> Names, ImmutableArray<string> Countries, ImmutableArray<string> BirthDates, Gender Gender, string? Program);

/// <summary>A row that could not be used.</summary>
/// <param name="Where">File and line or entry.</param>
public sealed record RefusedRow(string Where, string Reason);

/// <summary>What was read of a list: entries, and the rows that were refused, counted all and named up to <see cref="MostNamed"/>.</summary>
public sealed record WatchlistReading(string List, ImmutableArray<ListEntry> Entries, int RefusedCount, ImmutableArray<RefusedRow> Refused)
{
    /// <summary>Enough to see what is wrong; a file that is wrong throughout would fill the screen.</summary>
    public const int MostNamed = 100;
}
