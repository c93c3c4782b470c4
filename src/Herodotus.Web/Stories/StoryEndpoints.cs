using Herodotus.Libraries;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Store;
using Herodotus.Tell.Pages;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Stories;

/// <summary>The list of stories, and a story.</summary>
public static class StoryEndpoints
{
    public static void MapStories(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (Library library) => Page.Show("Stories", List(library.List(Environment.ProcessorCount))));
        app.MapGet("/stories", () => Results.Redirect("/"));
        app.MapGet("/stories/{id}", (string id, Library library) => Find(library, id) is { } story
            ? Page.Show(story.Story.Title, Story(story, Others(library, story), library.Telling))
            : Page.NotFound("There is no such story."));
        app.MapGet("/api/stories", (Library library) => Contract.Stories(library.Each(Environment.ProcessorCount)));
        app.MapGet("/api/stories/{id}", (string id, Library library) => Find(library, id) is { } story
            ? Contract.Json(json => StoryJson.Write(json, story))
            : Contract.NotFound("story"));
    }

    private static StoryBrief? Find(Library library, string id) =>
        library.Find(id, Environment.ProcessorCount);

    private static ImmutableArray<StorySummary> Others(Library library, StoryBrief story) => story.Story.Thread is { } thread
        ? [.. library.List(Environment.ProcessorCount).Where(other => other.Thread == thread && other.Id != story.Story.Id)]
        : [];

    private static Html List(ImmutableArray<StorySummary> stories) => Html.Of(
        $"""
        <h1>Stories</h1>
        {Html.If(stories.IsEmpty, () => Html.Of($"<p>The workspace holds no report yet. Add some: <code>herodotus add PATH</code></p>"))}
        {Html.Join(stories.Select(story => Html.Of(
            $"<article>\n<h2><a href=\"{Addresses.Story(story.Id)}\">{story.Title}</a></h2>\n{StorySections.Counts(story.Counts)}{Lead(story)}</article>\n")))}
        """);

    private static Html Lead(StorySummary story) => story.Lead is null ? Html.Empty : Html.Of($"<p>{story.Lead}</p>\n");

    private static Html Story(StoryBrief story, ImmutableArray<StorySummary> others, TellingWords telling) => Html.Of(
        $"""
        <h1>{story.Story.Title}</h1>
        {StorySections.All(story, Addresses.Links, telling)}
        {Html.If(!others.IsEmpty, () => Html.Of($"<section id=\"thread\"><h2>Same thread</h2>\n<ul>\n{Html.Join(others.Select(other =>
            Html.Of($"<li><a href=\"{Addresses.Story(other.Id)}\">{other.Title}</a></li>\n")))}</ul>\n{Because(story)}</section>"))}
        {Corrections(story)}
        <p><a href="/api/stories/{Uri.EscapeDataString(story.Story.Id)}">This story as JSON</a></p>
        """);

    private static Html Corrections(StoryBrief story) => Html.If(!story.Story.Corrections.IsEmpty, () => Html.Of(
        $"<section id=\"corrections\"><h2>How this story came about</h2>\n<ul>\n{Html.Join(story.Story.Corrections.Select(Correction))}</ul>\n</section>"));

    private static Html Correction(StoryCorrection correction) => Html.Of(
        $"<li>{(correction.MergedInto is { } target ? $"{correction.Story} went into {target}" : $"{correction.Story} was parted from {correction.SplitFrom}")}: {string.Join("; ", correction.Because.Select(Reason))}</li>\n");

    private static string Reason(Evidence evidence) => evidence.Kind is "belong" or "apart" ? evidence.Value : $"{evidence.Kind} {evidence.Value}";

    private static Html Because(StoryBrief story) => Html.If(!story.Story.ThreadEvidence.IsEmpty, () => Html.Of(
        $"<p>Because of {string.Join(", ", story.Story.ThreadEvidence.Select(evidence => $"{evidence.Kind} {evidence.Value}"))}</p>"));
}
