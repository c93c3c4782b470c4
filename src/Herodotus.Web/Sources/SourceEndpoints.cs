using Herodotus.Reports;
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
        var reports = library.Stories(Environment.ProcessorCount).SelectMany(story => story.Story.Reports).ToList();
        using var workspace = library.Open();
        var refusals = workspace.Refusals();
        return Page.Show("Sources", Html.Of(
            $"""
            <h1>Sources</h1>
            {Html.Join(reports.GroupBy(report => report.Report.Source ?? "source not stated", StringComparer.OrdinalIgnoreCase).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase).Select(Source))}
            {Html.If(!refusals.IsEmpty, () => Html.Of($"<section id=\"refusals\"><h2>Set aside</h2>\n<ul>\n{Html.Join(refusals.Select(refusal => Html.Of($"<li>{refusal.Place}: {refusal.Code}: {refusal.Message}</li>\n")))}</ul></section>"))}
            """));
    });

    private static Html Source(IGrouping<string, StoryReport> source) => Html.Of(
        $"<section><h2>{source.Key}</h2>\n<p class=\"counts\">{StorySections.Plural(source.Count(), "report")}, {source.Count(report => report.CopyOf is not null)} of them copies</p>\n<ul>\n{Html.Join(source.Select(member =>
            Html.Of($"<li><a href=\"{Addresses.Report(member.Report.Id)}\">{SourceLine.Title(member.Report)}</a> <span class=\"byline\">{member.Report.Published?.ToString() ?? "undated"}</span></li>\n")))}</ul></section>\n");
}
