using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Cli.Lines;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus analyze</c>: reports on standard input, annotations on standard output.</summary>
public static class AnalyzeCommand
{
    public static Command Create()
    {
        var layers = new Option<string?>("--layers") { Description = "Comma-separated: language, sentences, tokens, names, actors, times, quantities, statements, events. Default: all but tokens." };
        var threads = new Option<int>("--threads") { Description = "How many reports to read at once.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var namesModel = new Option<FileInfo>("--names-model") { Description = "A names model made by 'train names', in place of the one that ships." }.AcceptExistingOnly();
        layers.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && Parse(value) is null)
                result.AddError($"--layers: '{value}' names a layer that is not known");
        });
        var command = new Command("analyze", "Reads reports (JSON Lines) and writes what stands in them, layer by layer.") { layers, threads, namesModel };
        command.SetAction((parsed, cancel) =>
        {
            var wanted = parsed.GetValue(layers) is { } value ? Parse(value)!.Value : Layers.Usual;
            var analyzer = Analyzer.Load(DataFolder.Find(), parsed.GetValue(namesModel)?.FullName);
            return LinePipe.RunReportsAsync(
                (report, _) => ReportJson.Line(json => AnnotationsJson.Write(json, analyzer.Analyze(report, wanted), wanted)),
                parsed.GetValue(threads),
                cancel);
        });
        return command;
    }

    private static Layers? Parse(string value)
    {
        var layers = Layers.None;
        foreach (var name in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<Layers>(name, ignoreCase: true, out var layer) || char.IsDigit(name[0]))
                return null;
            layers |= layer;
        }

        return layers;
    }
}
