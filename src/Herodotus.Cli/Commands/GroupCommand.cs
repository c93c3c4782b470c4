using System.CommandLine;
using System.Runtime.InteropServices;
using Herodotus.Cli.Lines;
using Herodotus.Learning.Files;
using Herodotus.Link.Stories;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus group</c>: reports on standard input in stream order, story membership on standard output as each arrives.</summary>
public static class GroupCommand
{
    public static Command Create()
    {
        var explain = new Option<bool>("--explain") { Description = "Says why a report is in its story and why it is not in the runner-up." };
        var checkpoint = new Option<string?>("--checkpoint")
        {
            Description = "A file that remembers the stream, with a snapshot beside it: a run that was stopped goes on where it was, and a report that comes again gets the answer it got.",
        };
        var every = new Option<int>("--snapshot-every")
        {
            Description = "Reports after which a snapshot is taken at the earliest; a large stream takes them more rarely.",
            DefaultValueFactory = _ => StreamCheckpoint.DefaultEvery,
        };
        var threads = SharedOptions.Threads();
        var command = new Command("group", "Reads reports (JSON Lines) in stream order and writes the story of each as it arrives, and what it was copied from.")
        {
            explain, checkpoint, every, threads,
        };
        command.SetAction((parsed, cancel) => parsed.GetValue(checkpoint) is { } path
            ? KeptAsync(path, Math.Max(1, parsed.GetValue(every)), parsed.GetValue(explain), parsed.GetValue(threads), cancel)
            : PassingAsync(parsed.GetValue(explain), parsed.GetValue(threads), cancel));
        return command;
    }

    private static Task<int> PassingAsync(bool explain, int threads, CancellationToken cancel)
    {
        var stream = StoryStream.Load(DataFolder.Find());
        return LinePipe.RunReportsAsync((report, _) => stream.Prepare(StreamCheckpoint.Plain(report)), prepared => Answer(stream.Add(prepared), explain), threads, cancel);
    }

    private static async Task<int> KeptAsync(string path, int every, bool explain, int threads, CancellationToken cancel)
    {
        var data = DataFolder.Find();
        using var checkpoint = StreamCheckpoint.Open(path, () => StoryStream.Load(data), every, Console.Error.WriteLine);
        return await LinePipe.RunReportsAsync(
            (report, json) => (Prepared: checkpoint.Stream.Prepare(StreamCheckpoint.Plain(report)), Json: JsonMarshal.GetRawUtf8Value(json).ToArray()),
            item => Answer(checkpoint.Add(item.Prepared, item.Json), explain),
            threads,
            cancel);
    }

    private static byte[] Answer(Membership membership, bool explain)
    {
        var line = ReportJson.Line(json => MembershipJson.Write(json, membership, explain));
        foreach (var correction in membership.Corrections)
            line = [.. line, (byte)'\n', .. ReportJson.Line(json => MembershipJson.Write(json, correction))];
        return line;
    }
}
