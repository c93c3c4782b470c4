using System.Text;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Tests.Link.Streams;
using Shouldly;
using Xunit;

namespace Herodotus;

public sealed class LibraryTests : IDisposable
{
    private static readonly StoryPipeline Pipeline = StoryPipeline.Load(DataFolder.Find());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("herodotus-test-");

    [Fact]
    public void Stories_told_on_as_reports_come_in_are_those_told_from_the_first_report()
    {
        var reports = SampleStream.Make(90, seed: 3).DistinctBy(report => report.Id).ToList();
        var library = new Library(Path.Combine(_folder.FullName, "w.db"), Pipeline, TimeProvider.System);
        using var workspace = library.Open();
        foreach (var batch in reports.Chunk(23))
        {
            workspace.Accept(batch);
            library.Stories(2);
        }

        Json(library.Stories(2)).ShouldBe(Json(Pipeline.Tell(workspace.Reports(), 2)));

        // A report forgotten is as if it had never come.
        workspace.Forget(reports[30].Id).ShouldBeTrue();
        Json(library.Stories(2)).ShouldBe(Json(Pipeline.Tell(workspace.Reports(), 2)));
        Json(library.Rebuild(2)).ShouldBe(Json(library.Stories(2)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Json(IEnumerable<StoryBrief> stories) => Encoding.UTF8.GetString(ReportJson.Line(json => StoryJson.Write(json, stories)));
}
