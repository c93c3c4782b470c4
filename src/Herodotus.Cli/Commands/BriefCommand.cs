using System.CommandLine;
using Herodotus.Clean;
using Herodotus.Cli.Terminal;
using Herodotus.Learning;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus brief</c>, the main job: reports in, one cited brief a story out. Nothing is kept.</summary>
public static class BriefCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.Paths();
        var format = SharedOptions.Format();
        var threads = SharedOptions.Threads();
        var command = new Command("brief", "Reads reports and tells each story: who did and said what, according to whom, cited to the words.") { paths, format, threads };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            using var progress = new ProgressLine();
            var input = new ReportInput(ReportReader.Load(data));
            var reports = input.Read(parsed.GetValue(paths)!, progress).ToList();
            var stories = StoryPipeline.Load(data).Tell(reports, parsed.GetValue(threads), progress);
            progress.Dispose();
            StoryOutput.Write(stories, parsed.GetValue(format));
            return input.AnyRefused ? ExitCode.SomeRefused : ExitCode.Done;
        });
        return command;
    }
}
