using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Benchmarks;

/// <summary>
/// What each stage of the line costs by itself, on what the stages before it made, then the whole line as the program runs it; one thread, beside the
/// budget of 1 ms a report. Milliseconds are processor time, all threads and the collector counted: other work on the machine does not count.
/// </summary>
public static class LineBenchmark
{
    /// <summary>Reports read before the clock starts, so that models are loaded and code is compiled.</summary>
    private const int WarmUp = 300;

    /// <summary>On generated reports, the same each time.</summary>
    /// <param name="wholeOnly">Without the stages: to look at with a profiler.</param>
    public static void Run(int count, bool wholeOnly = false) => Run("generated", [.. new ReportGenerator(seed: 20250811).Generate(count)], wholeOnly);

    /// <summary>On the reports of a file, JSON Lines.</summary>
    public static void Run(string file) => Run("real", [.. File.ReadLines(file).Select(ReadLine).OfType<Report>()], wholeOnly: false);

    private static void Run(string kind, Report[] reports, bool wholeOnly)
    {
        var data = DataFolder.Find();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports.Length} {kind} reports, {reports.Average(report => report.Text.Length):0} UTF-16 units each; one thread; budget 1 ms a report for the whole line"));
        var pipeline = StoryPipeline.Load(data);
        var stages = new LineStages(data);
        var warm = reports.Take(WarmUp).ToArray();
        stages.Run(warm, new StageTable(warm.Length));
        var table = new StageTable(reports.Length);
        if (!wholeOnly)
        {
            stages.Run(reports, table);
            table.Write(Console.Out);
        }

        var whole = new StageTable(reports.Length);
        var buffer = new ArrayBufferWriter<byte>();
        var json = whole.Measure("the whole line, with its JSON", () => WholeLine(pipeline, reports, buffer));
        whole.Write(Console.Out);
        Console.Out.WriteLine($"{json.Length} bytes of JSON, {Convert.ToHexStringLower(SHA256.HashData(json.Span))[..16]}: the same before and after a change that is of speed alone");
    }

    /// <param name="buffer">Is written anew: what it takes to grow is not the line's.</param>
    private static ReadOnlyMemory<byte> WholeLine(StoryPipeline pipeline, Report[] reports, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        using var json = new Utf8JsonWriter(buffer, ReportJson.WriterOptions);
        StoryJson.Write(json, pipeline.Tell(reports, threads: 1));
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static Report? ReadLine(string line)
    {
        var (report, _) = ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(line), out var document);
        using (document)
            return report;
    }
}
