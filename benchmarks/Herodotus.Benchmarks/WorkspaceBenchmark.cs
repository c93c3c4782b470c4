using System.Diagnostics;
using System.Globalization;
using Herodotus.Learning.Files;
using Herodotus.Libraries;

namespace Herodotus.Benchmarks;

/// <summary>A workspace of N generated reports: what it takes to fill it, to open it again and show its stories and one brief, and to take one report more.</summary>
internal static class WorkspaceBenchmark
{
    /// <summary>Runs on a file that is made when it is not there: a second run opens it as a new program does.</summary>
    public static void Run(string path, int count)
    {
        var data = DataFolder.Find();
        var threads = Environment.ProcessorCount;
        Library Open() => new(path, data, () => StoryPipeline.Load(data), TimeProvider.System, Console.WriteLine);
        if (!File.Exists(path))
        {
            var filling = Open();
            using (var workspace = filling.Open())
            {
                foreach (var batch in new StoryReports(seed: 5).Generate(count).Chunk(1000))
                    workspace.Accept(batch);
            }

            Measure("read and place all", () => filling.Read(threads));
            Measure("tell all", () => filling.List(threads));
        }

        var library = Open();
        Measure("open", () => library.Open().Dispose());
        var stories = Measure("list of stories", () => library.List(threads));
        var largest = stories.MaxBy(story => story.Reports)!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stories.Length} stories, the largest of {largest.Reports} reports"));
        Measure("one brief (median story)", () => library.Find(stories.OrderBy(story => story.Reports).ElementAt(stories.Length / 2).Id, threads));
        Measure("one brief (largest story)", () => library.Find(largest.Id, threads));
        Measure("actors", () => library.Actors(threads));
        using (var workspace = library.Open())
        {
            var next = new StoryReports(seed: 5).Generate(workspace.Count() + 2).TakeLast(2).ToList();
            workspace.Accept(next.Take(1));
            var told = new Told();
            Measure("one report more", () => library.List(threads, told));
            workspace.Accept(next.Skip(1));
            Measure("and one more", () => library.List(threads));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"stories told again for one report: {told.Count}"));
            Measure("changes of the last", () => library.Changes(workspace, workspace.Count() - 1, threads));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB; file {new FileInfo(path).Length / 1048576} MB"));
    }

    /// <summary>How many stories were told.</summary>
    private sealed class Told : IProgress<PipelineProgress>
    {
        public int Count { get; private set; }

        public void Report(PipelineProgress value) => Count += value.Stage == "Telling" ? 1 : 0;
    }

    private static T Measure<T>(string what, Func<T> work)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var made = work();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-28}{Stopwatch.GetElapsedTime(start).TotalMilliseconds,9:0} ms{(Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds,9:0} ms of processor"));
        return made;
    }

    private static void Measure(string what, Action work) => Measure(what, () =>
    {
        work();
        return 0;
    });
}
