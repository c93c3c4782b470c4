using Herodotus.Libraries;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell;
using Herodotus.Tell.Pages;
using Herodotus.Text;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Reports;

/// <summary>A report with its annotations, opened at the words a citation leads to.</summary>
public static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/reports/{**id}", (string id, int? start, int? length, Library library) => Find(library, id) is { } found
            ? Page.Show(SourceLine.Title(found.Member.Report), View(found.Story, found.Member, Words(found.Member.Report, start, length)))
            : Page.NotFound("There is no such report."));
        app.MapGet("/api/reports/{**id}", (string id, Library library) => Find(library, id) is { } found
            ? Contract.Json(json =>
            {
                json.WriteStartObject();
                ReportJson.WriteFields(json, found.Member.Report, withText: true);
                json.WriteStartObject("annotations");
                AnnotationsJson.WriteFields(json, found.Member.Analyzed, Layers.Usual);
                json.WriteEndObject();
                json.WriteEndObject();
            })
            : Contract.NotFound("report"));
    }

    private static (StoryBrief Story, StoryReport Member)? Find(Library library, string id)
    {
        var story = library.FindByReport(id, Environment.ProcessorCount);
        return story?.Story.Reports.FirstOrDefault(member => member.Report.Id == id) is { } found ? (story, found) : null;
    }

    /// <summary>The span of the address, when it lies in the text.</summary>
    private static TextSpan? Words(Report report, int? start, int? length) =>
        start is >= 0 and { } from && length is > 0 and { } size && from <= report.Text.Length - size ? new TextSpan(from, size) : null;

    /// <summary>Only the web's: a report from elsewhere may name any scheme.</summary>
    private static List<string> WebLinks(Report report) =>
        [.. report.Links.Where(link => link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase))];

    private static Html View(StoryBrief story, StoryReport member, TextSpan? words)
    {
        var (report, annotations) = (member.Report, member.Analyzed.Annotations);
        var passages = new List<ReportText.Passage>();
        if (words is { } span)
            passages.Add(new(span, "mark", "words", "words", "the words cited"));
        passages.AddRange(annotations.Names.Select(name => new ReportText.Passage(name.Span, "span", null, "name", $"{ContractNames.Name(name.Type)}{(name.Role is { } role ? $", {role}" : "")}")));
        passages.AddRange(annotations.Times.Select(time => new ReportText.Passage(time.Span, "span", null, "time", $"time: {time.Value ?? "not resolved"}")));
        passages.AddRange(annotations.Quantities.Select(quantity => new ReportText.Passage(quantity.Span, "span", null, "quantity", $"figure: {quantity.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture)} {quantity.Unit ?? quantity.UnitText}")));
        return Html.Of(
            $"""
            <article lang="{member.Analyzed.Language}">
            <h1>{SourceLine.Title(report)}</h1>
            <p class="byline">{SourceLine.Of(member)} · in <a href="{Addresses.Story(story.Story.Id)}">{story.Story.Title}</a>{Original(member)}</p>
            {Html.If(report.Url is { } url && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)), () => Html.Of($"<p><a rel=\"noreferrer noopener\" href=\"{report.Url}\">As published</a></p>"))}
            {ReportText.Render(report.Text, passages)}
            </article>
            {Html.If(WebLinks(report).Count > 0, () => Html.Of($"<section id=\"links\"><h2>Links in it</h2>\n<ul>\n{Html.Join(WebLinks(report).Select(link => Html.Of($"<li><a rel=\"noreferrer noopener\" href=\"{link}\">{link}</a></li>\n")))}</ul></section>"))}
            <section id="statements"><h2>Statements read in it</h2>
            <ul>
            {Html.Join(annotations.Statements.Select(statement => Statement(report, annotations, statement)))}
            </ul></section>
            {Html.If(!member.Evidence.IsEmpty, () => Html.Of($"<section id=\"why\"><h2>Why it is in this story</h2>\n<ul>\n{Html.Join(member.Evidence.Select(evidence => Html.Of($"<li>{evidence.Kind}: {evidence.Value}</li>\n")))}</ul></section>"))}
            <p><a href="/api{Addresses.Report(report.Id)}">This report and its annotations as JSON</a></p>
            """);
    }

    private static Html Original(StoryReport member) => member.CopyOf is { } copy
        ? Html.Of($" · <a href=\"{Addresses.Report(copy)}\">copy of another report</a> ({(int)Math.Round(member.Overlap * 100)} % shared)")
        : Html.Empty;

    private static Html Statement(Report report, Annotations annotations, Statement statement)
    {
        var who = statement.Speaker is { } id && annotations.Actors.FirstOrDefault(actor => actor.Id == id) is { } actor ? actor.Name
            : statement.Description ?? string.Join(" ", statement.Source.Select(span => span.Of(report.Text)));
        var cue = string.Join(" ", statement.Cue.Select(span => span.Of(report.Text)));
        var content = string.Join(" … ", statement.Content.Select(span => span.Of(report.Text)));
        return statement.Content.IsEmpty ? Html.Empty : Html.Of(
            $"<li><strong>{who}</strong> <span class=\"act\">{cue}</span> {content} <a class=\"cite\" href=\"{Addresses.Words(new Citation(report.Id, statement.Content[0]))}\">[words]</a></li>\n");
    }
}
