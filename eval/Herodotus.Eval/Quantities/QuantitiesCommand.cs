using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Herodotus.Analyze.Quantities;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Quantities;

/// <summary><c>quantities find</c>: the quantity layer alone, without times, as lines for the scorer; <c>quantities speed</c>: how fast it is.</summary>
public static class QuantitiesCommand
{
    public static Command Create()
    {
        var reports = new Option<FileInfo>("--reports") { Description = "Reports, JSON Lines.", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "Where to write the annotations.", Required = true };
        var language = new Option<string?>("--language") { Description = "For reports that do not say theirs." };
        var country = new Option<string?>("--country") { Description = "ISO 3166-1 alpha-3." };
        var find = new Command("find", "Writes the quantities of every report.") { reports, output, language, country };
        find.SetAction(parsed => Find(parsed.GetValue(reports)!.FullName, parsed.GetValue(output)!.FullName, parsed.GetValue(language), parsed.GetValue(country)));
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 20 };
        var speed = new Command("speed", "Reads the reports again and again on one core.") { reports, language, rounds };
        speed.SetAction(parsed => Speed(parsed.GetValue(reports)!.FullName, parsed.GetValue(language), parsed.GetValue(rounds)));
        return new Command("quantities", "Quantities.") { find, speed };
    }

    private static void Find(string from, string to, string? language, string? country)
    {
        using var output = File.Create(to);
        foreach (var report in Read(from))
        {
            var quantities = QuantityFinder.Find(report.Text, report.Language ?? language ?? "en", country, []);
            output.Write(ReportJson.Line(json => AnnotationsJson.Write(json, new AnalyzedReport(report, new Annotations { Quantities = quantities }), Layers.Quantities)));
            output.WriteByte((byte)'\n');
        }
    }

    private static void Speed(string from, string? language, int rounds)
    {
        var texts = Read(from).Select(report => (report.Text, Language: report.Language ?? language ?? "en")).ToList();
        long characters = 0;
        foreach (var (text, code) in texts)
            QuantityFinder.Find(text, code, null, []);

        // Processor time, not the clock: the machine may be shared.
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (text, code) in texts)
            {
                QuantityFinder.Find(text, code, null, []);
                characters += text.Length;
            }
        }

        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{characters / seconds / 1e6:0.0} million characters a second of processor time"));
    }

    private static IEnumerable<Report> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var (report, error) = ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(line), out var document);
            document?.Dispose();
            yield return report ?? throw new InvalidDataException($"HDT0102: {path}: {error}");
        }
    }
}
