using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Store;
using Herodotus.Tests;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Libraries;

/// <summary>Whatever is kept, and whatever happened to it, the stories of a workspace are those told from the first report on.</summary>
public sealed class LibraryTests : IDisposable
{
    private static readonly DataFolder Data = DataFolder.Find();

    private static readonly StoryPipeline Pipeline = StoryPipeline.Load(Data);

    private static readonly List<Report> Stream = NewsStream.Make(80, seed: 3);

    private static readonly ConcurrentDictionary<string, ImmutableArray<StoryBrief>> FromTheFirst = new(StringComparer.Ordinal);

    private static readonly Lazy<byte[]> Prepared = new(Prepare);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("herodotus-test-");

    private readonly List<string> _notes = [];

    private string File => Path.Combine(_folder.FullName, "w.db");

    [Fact]
    public void Stories_told_on_as_reports_come_in_are_those_told_from_the_first_report()
    {
        var library = Library();
        using var workspace = library.Open();
        foreach (var batch in Stream.Chunk(23))
        {
            workspace.Accept(batch);
            ShouldBeAsFromTheFirst(library, workspace);
        }

        // A report forgotten is as if it had never come.
        workspace.Forget(Stream[30].Id).ShouldBeTrue();
        ShouldBeAsFromTheFirst(library, workspace);
        ShouldBeAsFromTheFirst(Library(), workspace);
        library.Rebuild(2).ShouldBe(library.List(2));
        ShouldBeAsFromTheFirst(library, workspace);
        _notes.ShouldBeEmpty();
    }

    [Fact]
    public void A_library_opened_again_at_any_report_tells_the_same() => Prop.ForAll(Gen.Choose(0, Stream.Count).Three().ToArbitrary(), stops =>
    {
        Delete();
        var at = 0;
        foreach (var stop in new[] { stops.Item1, stops.Item2, stops.Item3, Stream.Count }.Order())
        {
            // Each a program of its own: it reads and places what is new, and perhaps is stopped before it tells.
            var library = Library();
            using var workspace = library.Open();
            workspace.Accept(Stream.Skip(at).Take(stop - at));
            if (stop % 3 == 1)
                library.Read(2);
            else
                library.List(1);
            at = stop;
        }

        var last = Library();
        using var whole = last.Open();
        ShouldBeAsFromTheFirst(last, whole);
    }).Holds(5);

    [Fact]
    public void What_is_new_alone_is_read_and_what_changed_alone_is_told()
    {
        var library = Library();
        using var workspace = library.Open();
        workspace.Accept(Stream.Take(60));
        library.List(2);
        workspace.Accept(Stream.Skip(60).Take(1));
        var read = new Counting("Reading");
        library.List(2, read);
        read.Total.ShouldBe(1);
        var told = new Counting("Telling");
        workspace.Accept(Stream.Skip(61).Take(1));
        var stories = library.List(2, told).Length;
        stories.ShouldBeGreaterThan(4);
        told.Total.ShouldBeInRange(1, 2);

        // And nothing at all by a program that only shows: it does not even load the models.
        var shown = new Library(File, Data, () => throw new InvalidOperationException("nothing is to be read"), TimeProvider.System);
        shown.Find(shown.List(2)[0].Id, 2).ShouldNotBeNull();
    }

    [Fact]
    public void Of_what_is_forgotten_no_word_is_left_on_the_disk()
    {
        var library = Library();
        using var workspace = library.Open();
        workspace.Accept(Stream.Take(20));
        workspace.Accept([new Report { Id = "gone", Title = "Xyloquandor speaks", Text = "The harbour of Xyloquandor was closed on Monday, said Mayor Ilse Zwartkopje of Xyloquandor.", Source = "Gazette of Qwerendal" }]);
        workspace.Accept(Stream.Skip(20).Take(20));
        library.List(2);
        Left("xyloquandor").ShouldBeTrue();
        workspace.Forget("gone").ShouldBeTrue();
        foreach (var word in new[] { "xyloquandor", "zwartkopje", "qwerendal", "harbour" })
            Left(word).ShouldBeFalse(word);
        ShouldBeAsFromTheFirst(library, workspace);
        Left("xyloquandor").ShouldBeFalse();

        bool Left(string word) => _folder.GetFiles().Any(file =>
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            return reader.ReadToEnd().Contains(word, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Reports_that_cannot_be_read_are_set_aside_and_stop_nothing()
    {
        var library = Library();
        using var workspace = library.Open();
        workspace.Accept(Stream.Take(40));
        library.List(2);
        workspace.Accept(Stream.Skip(40).Take(10));
        int[] damaged = [4, 5, 30, 45];
        Execute($"update reports set json = substr(json, 1, 60) where sequence in ({string.Join(", ", damaged.Select(i => i + 1))})");

        // What was told before is not told again until a report comes; the two of one look are found together.
        workspace.Search(Stream[4].Title!, 10).ShouldNotContain(hit => hit.Report.Id == Stream[4].Id);
        Should.Throw<WorkspaceException>(() => workspace.Find(Stream[4].Id)).Message.ShouldStartWith("HDT0309");
        library.Find(workspace.StoryOf(Stream[4].Id)!, 2);
        foreach (var story in library.List(2))
            library.Find(story.Id, 2).ShouldNotBeNull();
        ShouldBeAsFromTheFirst(library, workspace);
        workspace.Reports().Select(report => report.Id).ShouldBe(Stream.Take(50).Where((_, i) => !damaged.Contains(i)).Select(report => report.Id));
        workspace.Refusals().Select(refusal => (refusal.Place, refusal.Code)).ShouldBe(damaged.Select(i => (Stream[i].Id, "HDT0309")), ignoreOrder: true);
        _notes.Count(note => note.StartsWith("HDT0309", StringComparison.Ordinal)).ShouldBe(damaged.Length);

        // Forgotten, its bytes are gone too. Sent again, it is a report like any other.
        workspace.Forget(Stream[5].Id).ShouldBeTrue();
        workspace.Forget(Stream[5].Id).ShouldBeFalse();
        workspace.Accept([Stream[4]]).ShouldBe(1);
        ShouldBeAsFromTheFirst(library, workspace);
    }

    [Fact]
    public void Stories_are_stale_as_soon_as_a_report_comes()
    {
        var library = Library();
        using var workspace = library.Open();
        workspace.Accept(Stream.Take(3));
        library.List(1);
        workspace.IsTold().ShouldBeTrue();
        workspace.Accept(Stream.Skip(3).Take(1));
        workspace.IsTold().ShouldBeFalse();
    }

    [Fact]
    public void Readings_of_another_build_are_made_anew_and_it_is_told()
    {
        Told();
        Execute("update readings set maker = 'other'; update placed set maker = 'other'; update told set version = 'other'");
        var library = Library();
        using var workspace = library.Open();
        ShouldBeAsFromTheFirst(library, workspace);
        _notes.ShouldHaveSingleItem().ShouldStartWith($"HDT0340: {Stream.Count} reports");
    }

    [Theory]
    [InlineData("update readings set who = zeroblob(40) where sequence = 9; delete from told", "HDT0341")]
    [InlineData("update readings set who = substr(who, 1, 30) where sequence = 9; delete from placements; delete from stream; delete from told", "HDT0341")]
    [InlineData("update readings set layers = (select layers from readings where sequence = 8) where sequence = 9", "HDT0341")]
    [InlineData("delete from readings where sequence = 9", "HDT0341")]
    [InlineData("update placements set answer = zeroblob(20) where sequence = 9; delete from told", "HDT0342")]
    [InlineData("delete from placements where sequence = 9; delete from told", null)]
    [InlineData("update placements set answer = zeroblob(20) where sequence = 9", "HDT034")]
    [InlineData("update stream set bytes = zeroblob(length(bytes)); delete from placements where sequence > 70; delete from told", "HDT0330")]
    [InlineData("update stories set frame = zeroblob(30)", "HDT0343")]
    [InlineData("update stories set told = substr(told, 1, length(told) - 1)", "HDT0343")]
    [InlineData("update actors set packed = zeroblob(30)", "HDT0343")]
    [InlineData("delete from actors", "HDT0343")]
    public void What_is_damaged_is_made_anew_and_it_is_told(string damage, string? code)
    {
        Told();
        Execute(damage);
        var library = Library();
        using var workspace = library.Open();
        ShouldBeAsFromTheFirst(library, workspace);
        if (code is null)
            _notes.ShouldBeEmpty();
        else
            _notes.ShouldContain(note => note.StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public void Changes_are_those_between_a_telling_of_the_first_reports_and_one_of_all()
    {
        Told();
        var library = Library();
        using var workspace = library.Open();
        foreach (var seen in new[] { 0, 1, 50, Stream.Count - 1, Stream.Count })
            Changes(library.Changes(workspace, seen, 2)).ShouldBe(Changes(Pipeline.Changes(workspace.Reports(), seen, 2)));

        static string Changes(IEnumerable<StoryChanges> changes) => Encoding.UTF8.GetString(ReportJson.Line(json => ChangesJson.Write(json, [.. changes], null)));
    }

    [Fact]
    public async Task Two_libraries_that_tell_while_reports_come_and_go_give_the_same()
    {
        using var workspace = Library().Open();
        var done = false;
        var showing = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var library = Library();
            while (!Volatile.Read(ref done))
            {
                foreach (var story in library.List(1).Take(3))
                    library.Find(story.Id, 1)?.Story.Reports.ShouldNotBeEmpty();
            }
        })).ToList();
        foreach (var batch in Stream.Chunk(10))
        {
            workspace.Accept(batch);
            await Task.Delay(60, TestContext.Current.CancellationToken);
            if (batch[0].Id.EndsWith('0'))
                workspace.Forget(batch[5].Id);
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(showing);
        ShouldBeAsFromTheFirst(Library(), workspace);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Json(IEnumerable<StoryBrief> stories) => Encoding.UTF8.GetString(ReportJson.Line(json => StoryJson.Write(json, stories)));

    private static void ShouldBeAsFromTheFirst(Library library, Workspace workspace)
    {
        var reports = workspace.Reports();
        var whole = FromTheFirst.GetOrAdd(string.Join(' ', reports.Select(report => report.Id)), _ => Pipeline.Tell(reports, 2));
        library.List(2).Select(story => (story.Id, story.Title, story.Starts, story.Ends, story.Thread, story.Counts, story.Lead)).ShouldBe(whole.Select(brief => (
            brief.Story.Id, brief.Story.Title, brief.From, brief.To, brief.Story.Thread, Tell.StoryCounts.Line(brief), brief.Brief.FirstOrDefault()?.Text)));
        Json(library.Stories(2)).ShouldBe(Json(whole));
        library.Actors(2).Select(actor => actor.Id).Order(StringComparer.Ordinal).ShouldBe(whole.SelectMany(story => story.Story.Actors).Select(actor => actor.Id).Distinct().Order(StringComparer.Ordinal));
        foreach (var member in whole.SelectMany(story => story.Story.Reports.Select(report => (Story: story.Story.Id, report.Report.Id))).Take(3))
            library.FindByReport(member.Id, 2)!.Story.Id.ShouldBe(member.Story);
    }

    private Library Library() => new(File, Data, () => Pipeline, TimeProvider.System, note =>
    {
        lock (_notes)
            _notes.Add(note);
    }, snapshotEvery: 20);

    /// <summary>A workspace in which all is told.</summary>
    private void Told() => System.IO.File.WriteAllBytes(File, Prepared.Value);

    private static byte[] Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("herodotus-test-");
        var file = Path.Combine(folder.FullName, "w.db");
        var library = new Library(file, Data, () => Pipeline, TimeProvider.System, null, snapshotEvery: 20);
        using (var workspace = library.Open())
        {
            foreach (var batch in Stream.Chunk(30))
            {
                workspace.Accept(batch);
                library.List(2);
            }
        }

        var bytes = System.IO.File.ReadAllBytes(file);
        folder.Delete(recursive: true);
        return bytes;
    }

    private void Delete()
    {
        foreach (var file in _folder.GetFiles())
            file.Delete();
    }

    private void Execute(string command) => WorkspaceDamage.Execute(File, command);

    /// <summary>How many there were of one stage.</summary>
    private sealed class Counting(string stage) : IProgress<PipelineProgress>
    {
        public int Total { get; private set; }

        public void Report(PipelineProgress value) => Total = value.Stage == stage ? value.Total : Total;
    }
}
