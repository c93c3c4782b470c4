using Herodotus.Ingest.Sources;
using Herodotus.Reports;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace Herodotus.Store;

public sealed class WorkspaceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("herodotus-workspace-");

    private string File => Path.Combine(_folder.FullName, "w.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_accepted_is_there_after_reopening()
    {
        using (var workspace = Open())
            workspace.Accept([Report("a", "One."), Report("b", "Two.")]).ShouldBe(2);
        using var again = Open();
        again.Reports().Select(report => report.Id).ShouldBe(["a", "b"]);
        again.Find("b")!.Text.ShouldBe("Two.");
    }

    [Fact]
    public void Sources_are_kept_in_the_order_added_and_their_health_beside_the_reports_they_brought()
    {
        var source = new NewsSource("Gaceta", new Uri("https://gaceta.example/rss"), TimeSpan.FromHours(2), FullText: true, Outlet: "La Gaceta");
        var asked = new DateTimeOffset(2025, 8, 11, 9, 30, 0, TimeSpan.Zero);
        using (var workspace = Open())
        {
            workspace.SetSources([new("Zeta", new Uri("https://zeta.example/rss"), NewsSource.UsualInterval), source]);
            workspace.AcceptFrom(source, new() { Checked = asked, Good = asked }, [Report("a", "One.")], []).ShouldBe((1, new() { Checked = asked, Good = asked, News = asked }));
            workspace.AcceptFrom(source, new() { Checked = asked.AddHours(2), News = asked }, [Report("a", "One.")], [new("HDT0108", "no text")]).Accepted.ShouldBe(0);
        }

        using var again = Open();
        again.Sources().Select(kept => kept.Name).ShouldBe(["Zeta", "Gaceta"]);
        again.Sources()[1].ShouldBe(source);
        again.SourceHealth()["https://gaceta.example/rss"].State.ShouldBe(new() { Checked = asked.AddHours(2), News = asked });
        again.Refusals().Single().Place.ShouldBe("Gaceta");
        again.ForgetHealth(source.Address);
        again.SourceHealth().ShouldBeEmpty();
    }

    [Fact]
    public void A_report_is_kept_once()
    {
        using var workspace = Open();
        workspace.Accept([Report("a", "One.")]);
        workspace.Accept([Report("a", "Another text.")]).ShouldBe(0);
        workspace.Find("a")!.Text.ShouldBe("One.");
    }

    [Theory]
    [InlineData("petro", 1)]
    [InlineData("PETRO dialogo", 1)]
    [InlineData("\"diálogo con\"", 1)]
    [InlineData("\"con diálogo\"", 0)]
    [InlineData("maduro", 0)]
    [InlineData("pet", 1)]
    [InlineData("\" OR 1=1 -- NEAR( *", 0)]
    [InlineData("", 0)]
    public void Words_are_found_without_case_and_accents_and_no_syntax_reaches_the_index(string query, int hits)
    {
        using var workspace = Open();
        workspace.Accept([Report("a", "Petro abre un diálogo con el grupo."), Report("b", "Otra cosa.")]);
        workspace.Search(query, 10).Length.ShouldBe(hits);
    }

    [Fact]
    public void What_is_forgotten_is_found_no_more()
    {
        using var workspace = Open();
        workspace.Accept([Report("a", "Petro.")]);
        workspace.Forget("a").ShouldBeTrue();
        workspace.Forget("a").ShouldBeFalse();
        workspace.Search("petro", 10).ShouldBeEmpty();
        workspace.Count().ShouldBe(0);
    }

    [Fact]
    public void A_workspace_of_a_newer_version_is_left_alone()
    {
        Open().Dispose();
        Execute("pragma user_version = 999");
        Should.Throw<WorkspaceException>(Open).Message.ShouldStartWith("HDT0301");
    }

    [Fact]
    public void A_file_that_is_no_workspace_is_said_to_be_none()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        Should.Throw<WorkspaceException>(Open).Message.ShouldStartWith("HDT0307");
    }

    [Fact]
    public void A_workspace_that_cannot_be_written_says_so_and_can_be_read()
    {
        using (var workspace = Open())
            workspace.Accept([Report("a", "One.")]);
        using var reader = Open();
        // The database's own read-only switch: file permissions do not bind the superuser, who runs the tests in CI.
        ReadOnly(reader);
        Should.Throw<WorkspaceException>(() => reader.Accept([Report("b", "Two.")])).Message.ShouldStartWith("HDT0303");
        reader.Count().ShouldBe(1);
    }

    [Fact]
    public void A_full_disk_loses_nothing_that_was_accepted()
    {
        using var workspace = Open();
        workspace.Accept([Report("a", "One.")]);
        Limit(workspace);
        Should.Throw<WorkspaceException>(() => workspace.Accept([Report("b", new string('x', 10_000_000))])).Message.ShouldStartWith("HDT0305");
        workspace.Reports().Select(report => report.Id).ShouldBe(["a"]);
    }

    private static void ReadOnly(Workspace workspace) => Connection(workspace, "pragma query_only = on");

    private static void Limit(Workspace workspace) => Connection(workspace, "pragma max_page_count = 40");

    private static void Connection(Workspace workspace, string command)
    {
        var connection = (SqliteConnection)typeof(Workspace).GetField("_connection", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.GetValue(workspace)!;
        using var sql = connection.CreateCommand();
        sql.CommandText = command;
        sql.ExecuteNonQuery();
    }

    private void Execute(string command) => WorkspaceDamage.Execute(File, command);

    private Workspace Open() => Workspace.Open(File, TimeProvider.System);

    private static Report Report(string id, string text) => new() { Id = id, Text = text };
}
