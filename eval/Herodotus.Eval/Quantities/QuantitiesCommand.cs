using System.CommandLine;
using Herodotus.Analyze.Quantities;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Quantities;

/// <summary><c>quantities find</c>: the quantity layer alone, without times, as lines for the scorer.</summary>
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
        return new Command("quantities", "Quantities.") { find };
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
