using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Cli.Terminal;
using Herodotus.Learning.Files;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus brief</c>, the main job: reports in, one cited brief a story out. Nothing is kept.</summary>
public static class BriefCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var format = SharedOptions.Format();
        var threads = SharedOptions.Threads();
        var together = new Option<bool>("--together") { Description = "Tell all the reports as one story: they have been put together already." };
        var command = new Command("brief", "Reads reports and tells each story: who did and said what, according to whom, cited to the words.") { paths, format, threads, together };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            using var progress = new ProgressLine();
            var input = new ReportInput(ReportReader.Load(data));
            var reports = input.Read(parsed.GetValue(paths)!, progress).ToList();
            var pipeline = StoryPipeline.Load(data);
            var stories = parsed.GetValue(together) && reports.Count > 0
                ? [pipeline.TellTogether(reports, parsed.GetValue(threads), progress)]
                : pipeline.Tell(reports, parsed.GetValue(threads), progress);
            progress.Dispose();
            StoryOutput.Write(stories, parsed.GetValue(format));
            return input.AnyRefused ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}
