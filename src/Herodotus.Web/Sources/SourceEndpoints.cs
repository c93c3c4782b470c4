using Herodotus.Ingest.Sources;
using Herodotus.Libraries;
using Herodotus.Store;
using Herodotus.Tell;
using Herodotus.Tell.Pages;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Sources;

/// <summary>Who published what is in the workspace, and what was set aside.</summary>
public static class SourceEndpoints
{
    public static void MapSources(this IEndpointRouteBuilder app) => app.MapGet("/sources", (Library library) =>
    {
        library.List(Environment.ProcessorCount);
        using var workspace = library.Open();
        var refusals = workspace.Refusals();
        var watched = Watched(workspace);
        var reports = workspace.Listed().Select(listed => (listed.Report.Id, listed.Report.Source, Title: SourceLine.Title(listed.Report), Date: listed.Report.Published?.ToString() ?? "undated", IsCopy: listed.CopyOf is not null)).ToList();
        return Page.Show("Sources", Html.Of(
            $"""
            <h1>Sources</h1>
            {Html.If(watched.Count > 0, () => Html.Of($"<section id=\"watched\"><h2>Watched</h2>\n<ul>\n{Html.Join(watched.Select(source => Html.Of($"<li><a href=\"{source.Address}\" rel=\"noreferrer\">{source.Name}</a>: <span class=\"{(source.State.BrokenSince is null ? "good" : "broken")}\">{source.State.Describe()}</span></li>\n")))}</ul></section>"))}
            {Html.Join(reports.GroupBy(report => report.Source ?? "source not stated", StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase).Select(Source))}
            {Html.If(!refusals.IsEmpty, () => Html.Of($"<section id=\"refusals\"><h2>Set aside</h2>\n<ul>\n{Html.Join(refusals.Select(refusal => Html.Of($"<li>{refusal.Place}: {refusal.Code}: {refusal.Message}</li>\n")))}</ul></section>"))}
            """));
    });

    /// <summary>The workspace's own sources first, then those of lists in files that were asked for it.</summary>
    private static List<(string Name, string Address, SourceState State)> Watched(Workspace workspace)
    {
        var health = workspace.SourceHealth();
        var own = workspace.Sources().Select(source => (source.Name, Address: source.Address.AbsoluteUri, State: health.GetValueOrDefault(source.Address.AbsoluteUri)?.State ?? new())).ToList();
        var known = own.Select(source => source.Address).ToHashSet(StringComparer.Ordinal);
        return [.. own, .. health.Where(other => !known.Contains(other.Key)).Select(other => (other.Value.Name, other.Key, other.Value.State)).OrderBy(other => other.Name, StringComparer.Ordinal)];
    }

    private static Html Source(IGrouping<string, (string Id, string? Source, string Title, string Date, bool IsCopy)> source) => Html.Of(
        $"<section><h2>{source.Key}</h2>\n<p class=\"counts\">{StoryCounts.Plural(source.Count(), "report")}, {source.Count(report => report.IsCopy)} of them copies</p>\n<ul>\n{Html.Join(source.Select(member =>
            Html.Of($"<li><a href=\"{Addresses.Report(member.Id)}\">{member.Title}</a> <span class=\"byline\">{member.Date}</span></li>\n")))}</ul></section>\n");
}
