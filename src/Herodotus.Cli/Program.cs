using System.CommandLine;
using Herodotus.Cli;
using Herodotus.Cli.Commands;

var root = new RootCommand("Herodotus reads many reports of a developing story and keeps the record straight.")
{
    BriefCommand.Create(),
    AddCommand.Create(),
    StoryCommands.CreateStories(),
    StoryCommands.CreateShow(),
    ChangesCommand.Create(),
    SearchCommand.Create(),
    ForgetCommand.Create(),
    StoryCommands.CreateRebuild(),
    ServeCommand.Create(),
    DemoCommand.Create(),
    ExtractCommand.Create(),
    SourcesCommand.Create(),
    WatchCommand.Create(),
    AnalyzeCommand.Create(),
    ActorsCommand.Create(),
    CompareCommand.Create(),
    MatchCommand.Create(),
    GroupCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"HDT0001: {error.Message}");
    Console.Error.WriteLine("Run 'herodotus --help', or a command with --help, for the usage.");
    return ExitCode.WrongUsage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    return ExitCode.Failure;
}
catch (Exception exception)
{
    Console.Error.WriteLine(Failures.Describe(exception));
    return ExitCode.Failure;
}
