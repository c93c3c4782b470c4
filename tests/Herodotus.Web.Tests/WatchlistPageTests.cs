using Herodotus.Knowledge;
using Herodotus.Link.Watchlists;
using Herodotus.Reports;
using Herodotus.Web.Actors;
using Herodotus.Web.Layout;
using Shouldly;
using Xunit;

namespace Herodotus.Web;

/// <summary>Watchlists on actors' pages, with lists that the tests write.</summary>
public sealed class WatchlistPageTests(SampleServer server) : IClassFixture<SampleServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Actor Person => server.Library.Stories(1).SelectMany(story => story.Story.Actors)
        .First(actor => actor.Type == ActorType.Person && actor.Name.Contains(' ', StringComparison.Ordinal));

    [Fact]
    public async Task Without_a_list_the_page_says_so_and_never_that_there_is_no_hit()
    {
        var page = await server.Client.GetStringAsync(new Uri(Addresses.Actor(Person.Id), UriKind.Relative), Cancel);
        page.ShouldContain("<p>No list configured</p>");
        page.ShouldNotContain("no hit", Case.Insensitive);
    }

    [Fact]
    public async Task A_hit_shows_list_entry_name_score_and_both_sides()
    {
        var page = await ActorPageAsync($"id,schema,name,aliases,countries,birth_date,dataset\nX-1,Person,Somebody Unlike,{Person.Name},zz,1950-01-01,Test\n", Person);
        page.ShouldContain($"<strong>Somebody Unlike</strong> · own.csv, entry X-1 (Test): “{Person.Name}” is like its name “{Person.Name}”, score ");
        page.ShouldContain("<li>For: ");
        page.ShouldContain("<li>Against: ");
        page.ShouldContain("own.csv (1 entry)");
        page.ShouldNotContain("No list configured");
        page.ShouldNotContain("No hit");
    }

    [Fact]
    public async Task Another_type_is_named_as_speaking_against()
    {
        var page = await ActorPageAsync($"id,schema,name,aliases,countries,birth_date,dataset\nX-2,Company,{Person.Name},,,,\n", Person);
        page.ShouldContain("<li>Against: other-type, Person / Organization (-0.20)</li>");
    }

    [Fact]
    public async Task With_a_list_that_has_nothing_alike_there_is_no_hit_and_refused_rows_are_counted()
    {
        var page = await ActorPageAsync("id,schema,name,aliases,countries,birth_date,dataset\nX-3,Person,Qwyx Zzorbl Vhampk,,,,\ntoo,few\n", Person);
        page.ShouldContain("own.csv (1 entry, 1 row refused)");
        page.ShouldContain("No hit");
    }

    [Fact]
    public async Task A_list_without_a_usable_entry_is_not_no_hit()
    {
        var page = await ActorPageAsync("id,schema,name,aliases,countries,birth_date,dataset\ntoo,few\n", Person);
        page.ShouldContain("nothing was compared");
        page.ShouldNotContain("no hit", Case.Insensitive);
    }

    [Fact]
    public async Task Nothing_of_a_list_becomes_markup()
    {
        var page = await ActorPageAsync(
            $"id,schema,name,aliases,countries,birth_date,dataset\n<script>1</script>,Person,<script>2</script>,{Person.Name},<script>3</script>,,<script>4</script>\n", Person);
        page.ShouldContain("&lt;script&gt;1");
        page.ShouldContain("&lt;script&gt;2");
        page.ShouldContain("&lt;script&gt;4");
        page.ShouldNotContain("<script", Case.Insensitive);
    }

    [Fact]
    public void An_entry_is_a_hit_once_under_the_name_that_fits_best()
    {
        var lists = Configured("id,schema,name,aliases,countries,birth_date,dataset\nX-4,Person,Ana Ruiz Calderón,Ana Ruiz,,,\n");
        var hit = lists.Find(["A. Ruiz", "Ana Ruiz Calderón", "Ana Ruiz"], ActorType.Person, null).ShouldHaveSingleItem();
        hit.Match.Entry.Id.ShouldBe("X-4");
        hit.ActorName.ShouldStartWith("Ana Ruiz");
    }

    private async Task<string> ActorPageAsync(string list, Actor actor)
    {
        await using var own = WebServer.Create(server.Library, "http://127.0.0.1:0", Configured(list));
        await own.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(own.Urls.First()) };
        return await client.GetStringAsync(new Uri(Addresses.Actor(actor.Id), UriKind.Relative), Cancel);
    }

    private static ConfiguredLists Configured(string list)
    {
        var folder = Directory.CreateTempSubdirectory("herodotus-list-");
        try
        {
            var path = Path.Combine(folder.FullName, "own.csv");
            File.WriteAllText(path, list);
            return ConfiguredLists.Of([WatchlistReader.Read(path, KnowledgeBase.Load(SampleServer.Data))], NameComparer.Load(SampleServer.Data));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
