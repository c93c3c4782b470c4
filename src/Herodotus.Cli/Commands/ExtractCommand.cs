using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Clean.Feeds;
using Herodotus.Clean.Json;
using Herodotus.Cli.Terminal;
using Herodotus.Learning.Files;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus extract</c>: anything in, reports out, as JSON Lines.</summary>
public static class ExtractCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders, web addresses, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string?>("--map") { Description = "Fields of foreign JSON or CSV: text=body,published=date." };
        var places = new Option<bool>("--source-map") { Description = "Say where each paragraph stood in the bytes of its page or text." };
        map.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && FieldMap.Parse(value).Error is { } error)
                result.AddError($"--map: {error}");
        });
        var command = new Command("extract", "Reads pages, feeds, archives, JSON Lines, texts and posts, and writes the reports in them.") { paths, map, places };
        command.SetAction(parsed =>
        {
            var fields = parsed.GetValue(map) is { } value ? FieldMap.Parse(value).Map : null;
            var reader = ReportReader.Load(DataFolder.Find(), fields, parsed.GetValue(places));
            using var output = new BufferedStream(Console.OpenStandardOutput(), 64 * 1024);
            using var progress = new ProgressLine();
            var (code, done) = (ExitCode.Done, 0);
            foreach (var result in reader.Read(parsed.GetValue(paths)!))
            {
                if (result.Refusal is not null)
                    code = ExitCode.SomeRefused;
                output.Write(Line(result));
                output.WriteByte((byte)'\n');
                // Whoever reads the other end sees a line before the next is made.
                output.Flush();
                progress.Report(new PipelineProgress("Extracting", ++done, 0));
            }

            return code;
        });
        return command;
    }

    /// <summary>A result as the contract writes it.</summary>
    public static byte[] Line(ReadResult result) => ReportJson.Line(json =>
    {
        if (result.Report is { } report)
        {
            ReportJson.Write(json, report);
        }
        else if (result.Feed is { } feed)
        {
            FeedJson.Write(json, feed);
        }
        else if (result.Refusal is { } refusal)
        {
            json.WriteStartObject();
            json.WriteString("id", refusal.Id);
            if (refusal.File is not null)
                json.WriteString("file", refusal.File);
            json.WriteStartObject("error");
            json.WriteString("code", refusal.Code);
            json.WriteString("message", refusal.Message);
            if (refusal.Line is { } line)
                json.WriteNumber("line", line);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    });
}
