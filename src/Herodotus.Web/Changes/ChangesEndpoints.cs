using Herodotus.Libraries;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Pages;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Changes;

/// <summary>What changed since the reader last looked, and the button that says so.</summary>
public static class ChangesEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder app)
    {
        app.MapGet("/changes", (Library library) => Page.Show("Changes", List(Of(library))));
        app.MapGet("/api/changes", (Library library) =>
        {
            var seen = Of(library);
            return Contract.Json(json => ChangesJson.Write(json, seen.Changes, seen.Since));
        });
        app.MapPost("/looked", (long through, HttpRequest request, Library library) =>
        {
            if (!IsOwn(request))
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            using var workspace = library.Open();
            workspace.MarkLooked(through);
            return Results.Redirect("/changes");
        });
    }

    private static Seen Of(Library library)
    {
        using var workspace = library.Open();
        var look = workspace.LastLook();
        var through = workspace.State().Sequence;
        return new Seen(library.Changes(workspace, look is null ? 0 : workspace.CountThrough(look.Sequence), Environment.ProcessorCount), look?.Looked, through);
    }

    /// <summary>A form of another site must not mark anything: browsers say where a request was made.</summary>
    private static bool IsOwn(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "same-origin" or "none"
        || (request.Headers["Sec-Fetch-Site"].Count == 0 && request.Headers.Origin.ToString() is var origin && (origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}"));

    private static Html List(Seen seen) => Html.Of(
        $"""
        <h1>Changes</h1>
        <p class="counts">{(seen.Since is null ? "You have not looked before: everything is new." : $"Since you last looked, {seen.Since}.")}</p>
        {Html.If(seen.Changes.IsEmpty, () => Html.Of($"<p>Nothing changed.</p>"))}
        {Html.Join(seen.Changes.Select(Story))}
        <form action="/looked?through={seen.Through}" method="post"><button>I have seen all of this</button></form>
        """);

    private static Html Story(StoryChanges story)
    {
        var numbers = story.Story.Story.Reports.Select((report, index) => (report.Report.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index + 1, StringComparer.Ordinal);
        return Html.Of(
            $"<article>\n<h2><a href=\"{Addresses.Story(story.Story.Story.Id)}\">{story.Story.Story.Title}</a>{(story.IsNew ? " (new)" : "")}</h2>\n<ul>\n{Html.Join(story.Changes.Select(change =>
                Html.Of($"<li><span class=\"act\">{ContractNames.Name(change.Kind)}</span> {change.Text} {Html.Join(change.Citations.Where(citation => numbers.ContainsKey(citation.Report)).Select(citation =>
                    Html.Of($"<a class=\"cite\" href=\"{Addresses.Words(citation)}\" aria-label=\"the words in report {numbers[citation.Report]}\">[{numbers[citation.Report]}]</a>")), " ")}</li>\n")))}</ul></article>\n");
    }

    /// <summary>What the reader is shown.</summary>
    /// <param name="Since">When the reader last looked; null when never.</param>
    /// <param name="Through">The last report it is told from, by its place in the order accepted.</param>
    private sealed record Seen(ImmutableArray<StoryChanges> Changes, string? Since, long Through);
}
