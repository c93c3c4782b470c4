using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tell.Pages;
using Herodotus.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Herodotus.Web.Actors;

/// <summary>The actors of all stories, and an actor with its names, roles, statements and the reasons for joining them.</summary>
public static class ActorEndpoints
{
    public static void MapActors(this IEndpointRouteBuilder app)
    {
        app.MapGet("/actors", (Library library) => Page.Show("Actors", List(library.Stories(Environment.ProcessorCount))));
        app.MapGet("/actors/{id}", (string id, Library library, ConfiguredLists lists) =>
        {
            var stories = library.Stories(Environment.ProcessorCount)
                .Select(story => (Story: story, Actor: story.Story.Actors.FirstOrDefault(actor => actor.Id == id)))
                .Where(pair => pair.Actor is not null).ToList();
            return stories.Count == 0 ? Page.NotFound("There is no such actor.") : Page.Show(stories[0].Actor!.Name, View([.. stories.Select(pair => (pair.Story, pair.Actor!))], lists));
        });
    }

    private static Html List(ImmutableArray<StoryBrief> stories)
    {
        var actors = stories.SelectMany(story => story.Story.Actors).GroupBy(actor => actor.Id, StringComparer.Ordinal)
            .Select(group => (Actor: group.First(), Stories: group.Count(), Mentions: group.Sum(actor => actor.Members.Length)))
            .OrderByDescending(row => row.Mentions).ThenBy(row => row.Actor.Name, StringComparer.Ordinal).ToList();
        return Html.Of(
            $"""
            <h1>Actors</h1>
            <div class="table"><table>
            <thead><tr><th scope="col">Actor</th><th scope="col">Kind</th><th scope="col">Also called</th><th scope="col">Reports</th></tr></thead>
            <tbody>
            {Html.Join(actors.Select(row => Html.Of(
                $"<tr><td data-label=\"Actor\"><a href=\"{Addresses.Actor(row.Actor.Id)}\">{row.Actor.Name}</a></td><td data-label=\"Kind\">{ContractNames.Name(row.Actor.Type)}</td><td data-label=\"Also called\">{string.Join(", ", row.Actor.Names.Where(name => name != row.Actor.Name))}</td><td data-label=\"Reports\">{row.Mentions}</td></tr>\n")))}
            </tbody></table></div>
            """);
    }

    private static Html View(ImmutableArray<(StoryBrief Story, Actor Actor)> stories, ConfiguredLists lists)
    {
        var actor = stories[0].Actor;
        var names = stories.SelectMany(pair => pair.Actor.Names).Prepend(actor.Name).Distinct(StringComparer.Ordinal).ToList();
        var roles = stories.SelectMany(pair => pair.Actor.Roles).DistinctBy(role => (role.Title, role.Status, role.From, role.To)).ToList();
        var statements = stories.SelectMany(pair => pair.Story.Story.Claims).Where(claim => claim.Statement?.Speaker == actor.Id).ToList();
        return Html.Of(
            $"""
            <h1>{actor.Name}</h1>
            <p class="byline">{ContractNames.Name(actor.Type)}{(actor.Country is { } country ? $" · {country}" : "")}</p>
            {List("names", "Names", names.Select(name => Html.Text(name)))}
            {List("roles", "Roles", roles.Select(Role))}
            {List("stories", "Stories", stories.Select(pair => Html.Of($"<a href=\"{Addresses.Story(pair.Story.Story.Id)}\">{pair.Story.Story.Title}</a>")))}
            {List("statements", "Statements", statements.Select(Statement))}
            {List("positions", "Positions", stories.SelectMany(pair => pair.Story.Positions).Where(position => position.Actor == actor.Id).Select(position => Html.Of($"{ContractNames.Name(position.Stance)}: {position.Question}")))}
            {List("evidence", "Why these names are one", stories.SelectMany(pair => pair.Actor.Evidence).Distinct().Select(Reason))}
            {ListSection.Of(lists, names, actor.Type, actor.Country)}
            """);
    }

    private static Html List(string id, string heading, IEnumerable<Html> items)
    {
        var list = items.ToList();
        return Html.If(list.Count > 0, () => Html.Of(
            $"<section id=\"{id}\"><h2>{heading}</h2>\n<ul>\n{Html.Join(list.Select(item => Html.Of($"<li>{item}</li>\n")))}</ul></section>\n"));
    }

    private static Html Role(ActorRole role) => Html.Of(
        $"{role.Said}{(role.From is { } from ? $" ({from}{(role.To == role.From ? "" : $" to {role.To}")})" : "")} {Html.Join(role.Evidence.Select(Words), " ")}");

    private static Html Statement(Claim claim) => Html.Of(
        $"{claim.Assertions[0].Quote} {Html.Join(claim.Assertions.Select(assertion => Cite(new Citation(assertion.Report, assertion.Span))), " ")}");

    private static Html Reason(Evidence evidence) => Html.Of($"{evidence.Kind}: {evidence.Value} {Words(evidence)}");

    private static Html Words(Evidence evidence) => evidence is { Report: { } report, Span: { } span } ? Cite(new Citation(report, span)) : Html.Empty;

    private static Html Cite(Citation citation) => Html.Of($"<a class=\"cite\" href=\"{Addresses.Words(citation)}\">[words]</a>");
}
