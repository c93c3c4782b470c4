using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Actors;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Benchmarks;

/// <summary>
/// Reports a second and bytes allocated a report, for each layer and for the whole line, on one thread, beside the budget of 1 ms a report. Milliseconds are processor time: other work on the machine does not count. Layers that
/// stand on others are measured with them: the difference of two rows is what a layer adds.
/// </summary>
public static class LineBenchmark
{
    private const double BudgetMilliseconds = 1;

    /// <summary>Reports read before the clock starts, so that models are loaded and code is compiled.</summary>
    private const int WarmUp = 1000;

    private static readonly (string Name, Layers Layers)[] Rows =
    [
        ("language", Layers.Language),
        ("sentences", Layers.Sentences),
        ("tokens and parts of speech", Layers.Tokens),
        ("names", Layers.Names),
        ("times", Layers.Times),
        ("times and quantities", Layers.Quantities),
        ("actors (with names)", Layers.Actors),
        ("statements (with actors)", Layers.Statements),
        ("all layers", Layers.Usual),
    ];

    public static void Run(int count)
    {
        var reports = new ReportGenerator(seed: 20250811).Generate(count).ToArray();
        var data = DataFolder.Find();
        var analyzer = Analyzer.Load(data);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} generated reports, {reports.Average(report => report.Text.Length):0} UTF-16 units each; one thread; budget {BudgetMilliseconds} ms a report for the whole line"));
        Console.Out.WriteLine($"{"layer",-30}{"ms/report",12}{"reports/s",12}{"KB/report",12}");
        foreach (var (name, layers) in Rows)
            Measure(name, reports, report => analyzer.Analyze(report, layers));
        var analyzed = reports.Select(report => analyzer.Analyze(report)).ToArray();
        var stream = StoryStream.Load(data);
        Measure("copies and stories", analyzed, report => stream.Add(report), warm: false);
        var knowledge = KnowledgeBase.Load(data);
        var translator = NameTranslator.Load(data, knowledge);
        Measure("actors across reports", [analyzed], all => ActorLinker.Link(all, knowledge, translator, []), count, warm: false);
        var pipeline = StoryPipeline.Load(data);
        pipeline.Tell([.. reports.Take(WarmUp)], threads: 1);
        Measure("the whole line", [reports], all => pipeline.Tell(all, threads: 1), count, warm: false);
    }

    private static void Measure<T>(string name, T[] items, Action<T> work, int? reports = null, bool warm = true)
    {
        if (warm)
        {
            foreach (var item in items.Take(WarmUp))
                work(item);
        }

        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Environment.CpuUsage.TotalTime;
        foreach (var item in items)
            work(item);
        var each = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / (reports ?? items.Length);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(reports ?? items.Length);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{each,12:0.000}{1000 / each,12:0}{bytes / 1024,12:0.0}"));
    }
}
