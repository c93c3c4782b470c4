using System.CommandLine;
using Herodotus.Cli.Lines;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus compare</c>: do two names name one thing.</summary>
public static class CompareCommand
{
    public static Command Create()
    {
        var threads = SharedOptions.Threads();
        var command = new Command("compare", "Reads {id, left, right, type?} (JSON Lines) and writes whether the two names name one thing, with the reasons.") { threads };
        command.SetAction((parsed, cancel) =>
        {
            var comparer = NameComparer.Load(DataFolder.Find());
            return LinePipe.RunAsync(
                line =>
                {
                    var (values, error) = NameLine.Read(line, "id", "left", "right", "type");
                    if (values is null)
                        return (null, "HDT0102", error);
                    if (values[1] is not { } left || values[2] is not { } right)
                        return (null, "HDT0102", "a line has 'left' and 'right', both text");
                    var result = comparer.Compare(left, right, NameLine.Sort(values[3]));
                    return (ReportJson.Line(json =>
                    {
                        json.WriteStartObject();
                        json.WriteString("id", values[0]);
                        json.WriteNumber("score", result.Score);
                        json.WriteBoolean("match", result.Match);
                        NameLine.Write(json, result.Evidence);
                        json.WriteEndObject();
                    }), null, null);
                },
                parsed.GetValue(threads),
                cancel);
        });
        return command;
    }
}
