using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Link.Streams;
using Herodotus.Reports;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Herodotus.Tests.Link.Streams;

public sealed class StreamSnapshotTests : IDisposable
{
    private static readonly DataFolder Folder = DataFolder.Find();

    private static readonly KnowledgeBase Knowledge = KnowledgeBase.Load(Folder);

    private static readonly List<Report> Reports = SampleStream.Make(400);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("herodotus-test-");

    private readonly string _path;

    public StreamSnapshotTests() => _path = Path.Combine(_folder.FullName, "stream.snapshot");

    [Fact]
    public void A_stream_restored_at_any_report_goes_on_with_the_same_bytes()
    {
        var whole = Load();
        var expected = Reports.ConvertAll(report => SampleStream.Line(whole.Add(SampleStream.Plain(report))));
        Prop.ForAll(Gen.Choose(0, Reports.Count).Two().ToArbitrary(), cuts =>
        {
            // Stopped twice, the second time perhaps at once.
            var (first, second) = (Math.Min(cuts.Item1, cuts.Item2), Math.Max(cuts.Item1, cuts.Item2));
            var stream = Load();
            for (var i = 0; i < Reports.Count; i++)
            {
                if (i == first)
                    stream = Again(stream);
                if (i == second)
                    stream = Again(stream);
                SampleStream.Line(stream.Add(SampleStream.Plain(Reports[i]))).ShouldBe(expected[i], $"report {i}, stopped at {first} and {second}");
            }

            // Nothing is added twice: what comes again gets the answer it got.
            for (var i = 0; i < first; i++)
                SampleStream.Line(stream.Add(SampleStream.Plain(Reports[i]))).ShouldBe(expected[i], $"report {i} again");
        }).Holds(8);
    }

    [Fact]
    public void A_broken_snapshot_is_told_with_its_code()
    {
        var stream = Load();
        foreach (var report in Reports.Take(60))
            stream.Add(SampleStream.Plain(report));
        stream.Save(_path, [1, 2, 3]);
        var whole = File.ReadAllBytes(_path);
        var fresh = Load();
        Prop.ForAll(Gen.Choose(0, whole.Length - 1).Zip(Gen.Choose(1, 255)).ToArbitrary(), change =>
        {
            var broken = (byte[])whole.Clone();
            broken[change.Item1] ^= (byte)change.Item2;
            File.WriteAllBytes(_path, broken);
            Should.Throw<SnapshotException>(() => fresh.Restore(_path)).Message.ShouldStartWith("HDT033");
            File.WriteAllBytes(_path, whole[..change.Item1]);
            Should.Throw<SnapshotException>(() => fresh.Restore(_path)).Message.ShouldStartWith("HDT033");
        }).Holds(40);
        File.WriteAllBytes(_path, whole);
        fresh.Restore(_path).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_snapshot_of_a_newer_program_is_refused_by_name()
    {
        var stream = Load();
        stream.Save(_path, []);
        var bytes = File.ReadAllBytes(_path);
        bytes[8] = 99;
        File.WriteAllBytes(_path, bytes);
        Should.Throw<SnapshotException>(() => stream.Restore(_path)).Message.ShouldStartWith("HDT0331");
    }

    [Fact]
    public void Reports_read_ahead_on_many_threads_get_the_same_answers()
    {
        var one = Load();
        var expected = Reports.ConvertAll(report => SampleStream.Line(one.Add(SampleStream.Plain(report))));
        var many = Load();
        var prepared = new PreparedReport[Reports.Count];
        Parallel.For(0, prepared.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => prepared[i] = many.Prepare(SampleStream.Plain(Reports[i])));
        prepared.Select(report => SampleStream.Line(many.Add(report))).ShouldBe(expected);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static StoryStream Load() => StoryStream.Load(Folder, Knowledge, new GroupingSettings { WindowDays = 6 });

    private StoryStream Again(StoryStream stream)
    {
        stream.Save(_path, []);
        var again = Load();
        again.Restore(_path);
        return again;
    }
}
