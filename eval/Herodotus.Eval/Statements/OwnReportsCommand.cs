using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Statements;

/// <summary>A command that scores the project's own reports: the files given, else all of one kind that the tests have.</summary>
internal static class OwnReportsCommand
{
    /// <param name="kind">The command's name, and how the names of its files begin.</param>
    /// <param name="run">Scores one file: its path, its language, whether to print what is wrong.</param>
    public static Command Create(string kind, string description, string files, Action<Analyzer, string, string, bool> run)
    {
        var paths = new Argument<string[]>("files")
        {
            Description = $"{files}; a name with -es is of Spanish ones. All of the tests' {kind}-*.txt when none is given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var list = new Option<bool>("--list") { Description = "Print what is wrong." };
        var command = new Command(kind, description) { paths, list };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var analyzer = Analyzer.Load(data);
            var given = parsed.GetValue(paths)!;
            if (given.Length == 0)
                given = [.. Directory.GetFiles(Path.Combine(data.Path, "..", "tests", "Herodotus.Engine.Tests", "Analyze", "Statements", "Specs"), $"{kind}-*.txt").Order(StringComparer.Ordinal)];
            foreach (var file in given)
                run(analyzer, file, Path.GetFileName(file).Contains("-es", StringComparison.Ordinal) ? "es" : "en", parsed.GetValue(list));
            return 0;
        });
        return command;
    }
}
