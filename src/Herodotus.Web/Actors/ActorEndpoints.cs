using Herodotus.Libraries;
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
        app.MapGet("/actors", (Library library) => Page.Show("Actors", List(library.Actors(Environment.ProcessorCount))));
        app.MapGet("/actors/{id}", (string id, Library library, ConfiguredLists lists) =>
            library.FindActor(id, Environment.ProcessorCount) is { } found ? Page.Show(found.Actor.Name, View(found.Actor, found.Stories, lists)) : Page.NotFound("There is no such actor."));
    }

    private static Html List(ImmutableArray<Actor> actors)
    {
        return Html.Of(
            $"""
            <h1>Actors</h1>
            <div class="table"><table>
            <thead><tr><th scope="col">Actor</th><th scope="col">Kind</th><th scope="col">Also called</th><th scope="col">Reports</th></tr></thead>
            <tbody>
            {Html.Join(actors.OrderByDescending(actor => actor.Members.Length).ThenBy(actor => actor.Name, StringComparer.Ordinal).Select(actor => Html.Of(
                $"<tr><td data-label=\"Actor\"><a href=\"{Addresses.Actor(actor.Id)}\">{actor.Name}</a></td><td data-label=\"Kind\">{ContractNames.Name(actor.Type)}</td><td data-label=\"Also called\">{string.Join(", ", actor.Names.Where(name => name != actor.Name))}</td><td data-label=\"Reports\">{actor.Members.Length}</td></tr>\n")))}
            </tbody></table></div>
            """);
    }

    private static Html View(Actor actor, ImmutableArray<StoryBrief> stories, ConfiguredLists lists)
    {
        var names = actor.Names.Prepend(actor.Name).Distinct(StringComparer.Ordinal).ToList();
        var roles = actor.Roles.DistinctBy(role => (role.Title, role.Status, role.From, role.To)).ToList();
        var statements = stories.SelectMany(story => story.Story.Claims).Where(claim => claim.Statement?.Speaker == actor.Id).ToList();
        return Html.Of(
            $"""
            <h1>{actor.Name}</h1>
            <p class="byline">{ContractNames.Name(actor.Type)}{(actor.Country is { } country ? $" · {country}" : "")}</p>
            {List("names", "Names", names.Select(name => Html.Text(name)))}
            {List("roles", "Roles", roles.Select(Role))}
            {List("stories", "Stories", stories.Select(story => Html.Of($"<a href=\"{Addresses.Story(story.Story.Id)}\">{story.Story.Title}</a>")))}
            {List("statements", "Statements", statements.Select(Statement))}
            {List("positions", "Positions", stories.SelectMany(story => story.Positions).Where(position => position.Actor == actor.Id).Select(position => Html.Of($"{ContractNames.Name(position.Stance)}: {position.Question}")))}
            {List("evidence", "Why these names are one", actor.Evidence.Distinct().Select(Reason))}
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
