using System.Globalization;
using Herodotus.Reports;
using Herodotus.Tell.Pages;

namespace Herodotus.Web.Actors;

/// <summary>The part of an actor's page that says what the configured watchlists have under its names.</summary>
internal static class ListSection
{
    public static Html Of(ConfiguredLists lists, IEnumerable<string> names, ActorType type, string? country) => Html.Of(
        $"<section id=\"lists\"><h2>Watchlists</h2>\n{(lists.Lists.IsEmpty ? Html.Of($"<p>No list configured</p>\n") : Compared(lists, names, type, country))}</section>\n");

    private static Html Compared(ConfiguredLists lists, IEnumerable<string> names, ActorType type, string? country)
    {
        var read = Html.Of($"<p>Compared with {string.Join("; ", lists.Lists.Select(Read))}.</p>\n");
        if (lists.Lists.All(list => list.Entries == 0))
            return Html.Of($"{read}<p>The lists hold no entry that can be used, so nothing was compared.</p>\n");
        var hits = lists.Find(names, type, country);
        return hits.IsEmpty
            ? Html.Of($"{read}<p>No hit: no name of this actor is like a listed one.</p>\n")
            : Html.Of($"{read}<p>A hit says that a name is like a listed one, no more.</p>\n<ul>\n{Html.Join(hits.Select(Hit))}</ul>\n");
    }

    private static string Read(ConfiguredList list) => string.Create(
        CultureInfo.InvariantCulture,
        $"{list.Name} ({list.Entries} {(list.Entries == 1 ? "entry" : "entries")}{(list.Refused == 0 ? "" : $", {list.Refused} {(list.Refused == 1 ? "row" : "rows")} refused")})");

    private static Html Hit(ListHit hit)
    {
        var (entry, match) = (hit.Match.Entry, hit.Match);
        return Html.Of(
            $"""
            <li><strong>{entry.Names[0]}</strong> · {entry.List}, entry {entry.Id}{(entry.Program is { } program ? $" ({program})" : "")}: “{hit.ActorName}” is like its name “{match.Name}”, score {Number(match.Score)}
            <ul>
            {Reasons("For", match.Evidence)}{Reasons("Against", match.Against)}</ul></li>

            """);
    }

    private static Html Reasons(string side, ImmutableArray<Evidence> reasons) => reasons.IsEmpty
        ? Html.Of($"<li>{side}: nothing known</li>\n")
        : Html.Join(reasons.Select(reason => Html.Of($"<li>{side}: {reason.Kind}, {reason.Value} ({Number(reason.Weight)})</li>\n")));

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
