using System.CommandLine;
using Herodotus.Cli.Terminal;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus stories</c>, <c>show</c> and <c>rebuild</c>: what the workspace's reports tell.</summary>
public static class StoryCommands
{
    public static Command CreateStories()
    {
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var command = new Command("stories", "Lists the stories of the workspace.") { workspace, threads };
        command.SetAction(parsed =>
        {
            using var progress = new ProgressLine();
            var library = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!);
            var stories = library.List(parsed.GetValue(threads), progress);
            progress.Dispose();
            var rows = stories.Select(story => new[]
            {
                story.Id, story.Starts ?? "", story.Ends ?? "", string.Create(null, $"{story.Reports}"), string.Create(null, $"{story.Outlets}"),
                string.Create(null, $"{story.Origins}"), story.Thread ?? "", story.Title,
            });
            Rows.Write(["id", "from", "to", "reports", "outlets", "origins", "thread", "title"], rows);
            return ExitCode.Done;
        });
        return command;
    }

    public static Command CreateShow()
    {
        var id = new Argument<string>("story") { Description = "The story's id, as 'stories' lists it." };
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var format = SharedOptions.Format();
        var command = new Command("show", "Shows the brief of one story.") { id, workspace, format, threads };
        command.SetAction(parsed =>
        {
            using var progress = new ProgressLine();
            var library = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!);
            var story = library.Find(parsed.GetValue(id)!, parsed.GetValue(threads), progress);
            progress.Dispose();
            if (story is null)
            {
                Console.Error.WriteLine($"HDT0310: there is no story {parsed.GetValue(id)}; 'herodotus stories' lists them");
                return ExitCode.WrongUsage;
            }

            StoryOutput.Write([story], parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command CreateRebuild()
    {
        var workspace = SharedOptions.Workspace();
        var threads = SharedOptions.Threads();
        var command = new Command("rebuild", "Makes all that is not a report again from the reports.") { workspace, threads };
        command.SetAction(parsed =>
        {
            using var progress = new ProgressLine();
            var stories = SharedOptions.OpenLibrary(parsed.GetValue(workspace)!).Rebuild(parsed.GetValue(threads), progress);
            progress.Dispose();
            Console.Out.WriteLine(string.Create(null, $"told {stories.Length} stories from {stories.Sum(story => story.Reports)} reports"));
            return ExitCode.Done;
        });
        return command;
    }
}
