using System.Text.Json;
using System.Globalization;
using Herodotus.Store;
using Shouldly;
using Xunit;

namespace Herodotus.Cli;

public sealed class WorkspaceCommandTests
{
    [Fact]
    public async Task Reports_are_added_told_searched_and_forgotten()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        (await Cli.RunAsync("add", Cli.Samples, "--workspace", workspace)).Code.ShouldBe(0);
        (await Cli.RunAsync("add", Cli.Samples, "--workspace", workspace)).Text.ShouldContain("accepted 0");
        var stories = await Cli.RunAsync("stories", "--workspace", workspace);
        stories.Lines.Length.ShouldBeGreaterThan(3);
        var id = stories.Lines[1].Split('\t')[0];
        (await Cli.RunAsync("show", id, "--workspace", workspace)).Text.ShouldStartWith("# ");
        var hits = await Cli.RunAsync("search", "wheat", "--workspace", workspace);
        hits.Lines.Length.ShouldBe(2);
        var report = hits.Lines[1].Split('\t')[0];
        (await Cli.RunAsync("forget", report, "--workspace", workspace)).Code.ShouldBe(0);
        (await Cli.RunAsync("search", "wheat", "--workspace", workspace)).Lines.Length.ShouldBe(1);
        (await Cli.RunAsync("forget", report, "--workspace", workspace)).Code.ShouldBe(3);
        (await Cli.RunAsync("show", "nothing", "--workspace", workspace)).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_rebuild_tells_the_same_stories()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        await Cli.RunAsync("add", Cli.Samples, "--workspace", workspace);
        var before = await Cli.RunAsync("stories", "--workspace", workspace);
        (await Cli.RunAsync("rebuild", "--workspace", workspace)).Code.ShouldBe(0);
        (await Cli.RunAsync("stories", "--workspace", workspace)).Output.ShouldBe(before.Output);
    }

    [Fact]
    public async Task A_decision_about_actors_is_obeyed_after_a_rebuild()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        await Cli.RunAsync("add", Cli.Samples, "--workspace", workspace);
        var soles = (await Cli.RunAsync("actors", "list", "--workspace", workspace)).Lines.Single(line => line.Contains("Cartel of the Suns", StringComparison.Ordinal));
        soles.ShouldContain("Cartel de los Soles");
        (await Cli.RunAsync("actors", "split", soles.Split('\t')[0], "Cartel of the Suns", "--workspace", workspace)).Code.ShouldBe(0);
        (await Cli.RunAsync("rebuild", "--workspace", workspace)).Code.ShouldBe(0);
        var after = (await Cli.RunAsync("actors", "list", "--workspace", workspace)).Lines.Where(line => line.Contains("Soles", StringComparison.Ordinal) || line.Contains("Suns", StringComparison.Ordinal)).ToList();
        after.Select(line => line.Split('\t')[0]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task What_changed_is_told_since_the_last_look_and_since_a_moment()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        folder.Write("a.txt", "President Elena Prado said on Monday that Canada had sanctioned the Orlo Cartel.");
        await Cli.RunAsync("add", folder.File("a.txt"), "--workspace", workspace);
        (await Cli.RunAsync("changes", "--looked", "--workspace", workspace)).Text.ShouldContain("(s1, new)");
        (await Cli.RunAsync("changes", "--workspace", workspace)).Text.ShouldStartWith("Nothing changed since 2");
        folder.Write("b.txt", "Canada sanctioned the Orlo Cartel on Monday, the finance ministry said. Elena Prado welcomed the sanctions on the Orlo Cartel.");
        await Cli.RunAsync("add", folder.File("b.txt"), "--workspace", workspace);
        var changes = await Cli.RunAsync("changes", "--workspace", workspace);
        changes.Text.ShouldContain("- report: Canada sanctioned the Orlo Cartel on Monday");
        changes.Text.ShouldNotContain("- report: President Elena Prado said");
        (await Cli.RunAsync("changes", "--since", "2001-01-01", "--workspace", workspace)).Text.ShouldContain("- report: President Elena Prado said");
        (await Cli.RunAsync("changes", "--since", "yesterday", "--workspace", workspace)).Code.ShouldBe(2);
        JsonDocument.Parse((await Cli.RunAsync("changes", "--format", "json", "--workspace", workspace)).Output).RootElement.GetProperty("stories").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_kill_loses_no_report_that_was_said_to_be_accepted()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"r{i}\",\"text\":\"Report number {i} of a long day.\"}}\n"))));
        using var process = Cli.Start("add", folder.File("many.jsonl"), "--workspace", workspace);
        var said = 0;
        for (var i = 0; i < 5 && await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; i++)
            said = int.Parse(line.Split(' ', ',')[1], CultureInfo.InvariantCulture);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        said.ShouldBe(1000);
        using (var store = Workspace.Open(workspace, TimeProvider.System))
            store.Count().ShouldBeGreaterThanOrEqualTo(said);
        (await Cli.RunAsync("add", folder.File("many.jsonl"), "--later", "--workspace", workspace)).Code.ShouldBe(0);
        using (var store = Workspace.Open(workspace, TimeProvider.System))
            store.Reports().Select(report => report.Id).ShouldBe(Enumerable.Range(0, 20_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i}")));
    }

    [Fact]
    public async Task Killed_while_it_reads_and_tells_a_workspace_tells_the_same_in_the_end()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        folder.Write("many.jsonl", string.Concat(Enumerable.Range(0, 1500).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"r{i}\",\"title\":\"Council of town {i % 23}\",\"text\":\"The council of town {i % 23} votes on budget {i % 41}, said mayor Teodor Vank{i % 7} of district {i % 13}.\",\"language\":\"en\",\"published\":\"2024-03-{1 + (i / 60):00}T10:{i % 60:00}Z\"}}\n"))));
        await Cli.RunAsync("add", folder.File("many.jsonl"), "--later", "--workspace", folder.File("whole.db"));
        var whole = await Cli.RunAsync("stories", "--workspace", folder.File("whole.db"));
        await Cli.RunAsync("add", folder.File("many.jsonl"), "--later", "--workspace", workspace);
        foreach (var milliseconds in new[] { 900, 1300, 1700, 2100, 2500 })
        {
            using var process = Cli.Start("stories", "--workspace", workspace);
            await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var again = await Cli.RunAsync("stories", "--workspace", workspace);
        again.Output.ShouldBe(whole.Output);
        again.Error.ShouldBeEmpty();
        var id = whole.Lines[1].Split('\t')[0];
        (await Cli.RunAsync("show", id, "--format", "json", "--workspace", workspace)).Output.ShouldBe((await Cli.RunAsync("show", id, "--format", "json", "--workspace", folder.File("whole.db"))).Output);
    }

    [Fact]
    public async Task Pages_served_while_another_program_adds_show_what_it_added()
    {
        using var folder = new Scratch();
        var workspace = folder.File("w.db");
        await Cli.RunAsync("add", Cli.Samples, "--workspace", workspace);
        using var server = Cli.Start("serve", "--address", "http://127.0.0.1:0", "--workspace", workspace);
        try
        {
            var address = (await server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[2];
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            for (var i = 0; i < 4; i++)
            {
                folder.Write($"r{i}.txt", $"The harbour of Dunmarrow{i} was closed on Monday, said mayor Ilse Quandt{i}. Ilse Quandt{i} promised new cranes for Dunmarrow{i}.");
                var adding = Cli.RunAsync("add", folder.File($"r{i}.txt"), "--workspace", workspace);
                while (!adding.IsCompleted)
                    (await client.GetAsync("/", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
                (await adding).Code.ShouldBe(0);
                (await client.GetStringAsync("/sources", TestContext.Current.CancellationToken)).ShouldContain($"Dunmarrow{i}");
                (await client.GetStringAsync("/actors", TestContext.Current.CancellationToken)).ShouldContain($"Ilse Quandt{i}");
            }

            var served = await client.GetStringAsync("/api/stories", TestContext.Current.CancellationToken);
            await Cli.RunAsync("rebuild", "--workspace", workspace);
            (await client.GetStringAsync("/api/stories", TestContext.Current.CancellationToken)).ShouldBe(served);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_opened_is_told_with_a_code()
    {
        using var folder = new Scratch();
        folder.Write("w.db", new string('x', 5000));
        var result = await Cli.RunAsync("stories", "--workspace", folder.File("w.db"));
        result.Code.ShouldBe(1);
        result.Error.ShouldStartWith("HDT0307");
    }
}
