using System.CommandLine;
using Herodotus.Cli.Lines;
using Herodotus.Learning;
using Herodotus.Link.Stories;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus group</c>: reports on standard input in stream order, story membership on standard output as each arrives.</summary>
public static class GroupCommand
{
    public static Command Create()
    {
        var explain = new Option<bool>("--explain") { Description = "Says why a report is in its story and why it is not in the runner-up." };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A file that remembers the stream: a run that was stopped goes on where it was, and a report that comes again gets the answer it got." };
        var command = new Command("group", "Reads reports (JSON Lines) in stream order and writes the story of each as it arrives, and what it was copied from.") { explain, checkpoint };
        command.SetAction(async (parsed, cancel) =>
        {
            var explained = parsed.GetValue(explain);
            var stream = StoryStream.Load(DataFolder.Find());
            if (parsed.GetValue(checkpoint) is not { } path)
                return await LinePipe.RunReportsAsync((report, _) => Answer(stream.Add(Plain(report)), explained), 1, cancel);
            using var journal = StreamJournal.Open(path, report => stream.Add(Plain(report)));
            return await LinePipe.RunReportsAsync(
                (report, json) =>
                {
                    // Noted before it is answered: a stop between the two repeats the answer, never loses the report.
                    if (!stream.Knows(report.Id))
                        journal.Append(json.GetRawText());
                    return Answer(stream.Add(Plain(report)), explained);
                },
                1,
                cancel);
        });
        return command;
    }

    private static AnalyzedReport Plain(Report report) => new(report, new Annotations());

    private static byte[] Answer(Membership membership, bool explain)
    {
        var line = ReportJson.Line(json => MembershipJson.Write(json, membership, explain));
        foreach (var change in membership.Changes)
            line = [.. line, (byte)'\n', .. ReportJson.Line(json => MembershipJson.Write(json, change))];
        return line;
    }
}
