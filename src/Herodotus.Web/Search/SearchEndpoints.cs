using Herodotus.Libraries;
using Herodotus.Reports.Json;
using Herodotus.Store;
using Herodotus.Tell;
using Herodotus.Tell.Pages;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Search;

/// <summary>Search of the reports' words.</summary>
public static class SearchEndpoints
{
    /// <summary>Hits on one page: more is a sign to ask more narrowly.</summary>
    private const int Limit = 100;

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/search", (string? q, Library library) =>
        {
            using var workspace = library.Open();
            var hits = string.IsNullOrWhiteSpace(q) ? [] : workspace.Search(q, Limit);
            return Page.Show("Search", View(q, hits), query: q);
        });
        app.MapGet("/api/search", (string? q, Library library) =>
        {
            using var workspace = library.Open();
            var hits = string.IsNullOrWhiteSpace(q) ? [] : workspace.Search(q, Limit);
            return Contract.Json(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("reports");
                foreach (var hit in hits)
                    ReportJson.Write(json, hit.Report);
                json.WriteEndArray();
                json.WriteEndObject();
            });
        });
    }

    private static Html View(string? query, ImmutableArray<SearchHit> hits) => Html.Of(
        $"""
        <h1>{(string.IsNullOrWhiteSpace(query) ? "Search" : $"Reports with “{query}”")}</h1>
        {Html.If(hits.IsEmpty && !string.IsNullOrWhiteSpace(query), () => Html.Of($"<p>No report holds all these words.</p>"))}
        <ol class="reports">
        {Html.Join(hits.Select(hit => Html.Of($"<li><a href=\"{Addresses.Report(hit.Report.Id)}\">{SourceLine.Title(hit.Report)}</a> <span class=\"byline\">{hit.Report.Source ?? "source not stated"} · {hit.Report.Published?.ToString() ?? "undated"}</span><br>{Marked(hit.Snippet)}</li>\n")))}
        </ol>
        """);

    /// <summary>The passage with the words found marked; the marks are control characters, never markup.</summary>
    private static Html Marked(string snippet) => Html.Join(snippet.Split('\u0002').Select((part, index) =>
        index == 0 ? Html.Text(part)
        : part.IndexOf('\u0003', StringComparison.Ordinal) is >= 0 and var end ? Html.Of($"<mark>{part[..end]}</mark>{part[(end + 1)..]}")
        : Html.Text(part)));
}
