using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Events;
using Herodotus.Analyze.Language;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Times;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;

namespace Herodotus.Benchmarks;

/// <summary>What it costs to load each part, once, as a start of the program does: processor time, bytes allocated, and what stays resident.</summary>
internal static class StartBenchmark
{
    public static void Run()
    {
        var data = DataFolder.Find();
        Measure("languages", () => LanguageIdentifier.Load(data));
        var readers = new LanguageReaders(data);
        Measure("reader of English", () => readers.For("en"));
        Measure("reader of Spanish", () => readers.For("es"));
        KnowledgeBase? knowledge = null;
        Measure("knowledge", () => knowledge = KnowledgeBase.Load(data));
        Measure("times", () => new TimeFinder(data));
        Measure("statements", () => StatementFinder.Load(data, knowledge!));
        Measure("events", () => EventFinder.Load(data, knowledge!));
        Measure("stories", () => StoryStream.Load(data));
        Measure("names across languages", () => NameTranslator.Load(data, knowledge!));
        var analyzer = Analyzer.Load(data);
        var reports = new ReportGenerator(seed: 20250811).Generate(30).ToArray();
        Measure("first report", () => analyzer.Analyze(reports[0]));
        Measure("next 29 reports", () => reports.Skip(1).Select(report => analyzer.Analyze(report)).Count());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident {Environment.WorkingSet / 1048576} MB"));
    }

    private static void Measure(string what, Func<object> load)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
        var kept = load();
        var spent = Environment.CpuUsage.TotalTime - start;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-24}{spent.TotalMilliseconds,8:0} ms{(GC.GetAllocatedBytesForCurrentThread() - before) / 1048576.0,8:0.0} MB"));
        GC.KeepAlive(kept);
    }
}
