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
        var command = new Command("group", "Reads reports (JSON Lines) in stream order and writes the story of each as it arrives, and what it was copied from.") { explain };
        command.SetAction((parsed, cancel) =>
        {
            var explained = parsed.GetValue(explain);
            var stream = StoryStream.Load(DataFolder.Find());
            return LinePipe.RunReportsAsync((report, _) => Answer(stream.Add(new AnalyzedReport(report, new Annotations())), explained), 1, cancel);
        });
        return command;
    }

    private static byte[] Answer(Membership membership, bool explain)
    {
        var line = ReportJson.Line(json => MembershipJson.Write(json, membership, explain));
        foreach (var change in membership.Changes)
            line = [.. line, (byte)'\n', .. ReportJson.Line(json => MembershipJson.Write(json, change))];
        return line;
    }
}
