using System.CommandLine;
using Herodotus.Cli.Terminal;
using Herodotus.Learning.Files;
using Herodotus.Libraries;

namespace Herodotus.Cli.Commands;

/// <summary>Options that several commands take, with one wording.</summary>
internal static class SharedOptions
{
    public static Option<int> Threads() => new("--threads")
    {
        Description = "How many reports to read at once; the output is the same with any number.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    public static Option<string> Workspace() => new("--workspace")
    {
        Description = "The workspace file (SQLite).",
        DefaultValueFactory = _ => Herodotus.Store.Workspace.DefaultPath(),
    };

    public static Option<BriefFormat> Format() => new("--format")
    {
        Description = "markdown, json (the contract), or html (one self-contained page).",
        DefaultValueFactory = _ => BriefFormat.Markdown,
    };

    public static Argument<string[]> Paths() => new("path")
    {
        Description = "Files, folders, or - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    /// <summary>The stories of a workspace; what a person should know of it goes to standard error.</summary>
    public static Library OpenLibrary(string path)
    {
        var data = DataFolder.Find();
        return new Library(path, data, () => StoryPipeline.Load(data), TimeProvider.System, Console.Error.WriteLine);
    }
}
