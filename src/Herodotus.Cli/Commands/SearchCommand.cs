using System.CommandLine;
using Herodotus.Cli.Terminal;
using Herodotus.Store;
using Herodotus.Tell;

namespace Herodotus.Cli.Commands;

/// <summary><c>herodotus search</c>: reports of the workspace by their words.</summary>
public static class SearchCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("words") { Description = "All must stand in the report; \"a phrase\" stands together.", Arity = ArgumentArity.OneOrMore };
        var workspace = SharedOptions.Workspace();
        var limit = new Option<int>("--limit") { Description = "How many reports at most.", DefaultValueFactory = _ => 20 };
        var command = new Command("search", "Finds reports by their words.") { words, workspace, limit };
        command.SetAction(parsed =>
        {
            using var store = Workspace.Open(parsed.GetValue(workspace)!, TimeProvider.System);
            var query = string.Join(' ', parsed.GetValue(words)!.Select(word => word.Contains(' ', StringComparison.Ordinal) ? $"\"{word}\"" : word));
            var hits = store.Search(query, parsed.GetValue(limit));
            Rows.Write(
                ["report", "published", "source", "title", "words"],
                hits.Select(hit => new[]
                {
                    hit.Report.Id, hit.Report.Published?.ToString() ?? "", hit.Report.Source ?? "", SourceLine.Title(hit.Report),
                    hit.Snippet.Replace("\u0002", "[", StringComparison.Ordinal).Replace("\u0003", "]", StringComparison.Ordinal),
                }));
            return ExitCode.Done;
        });
        return command;
    }
}
