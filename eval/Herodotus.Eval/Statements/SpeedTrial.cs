using System.CommandLine;
using System.Diagnostics;
using Herodotus.Analyze;
using Herodotus.Analyze.Statements;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Eval.Statements;

/// <summary><c>statements speed</c>: tokens a second of the layer alone, on one core, the layers below it already made.</summary>
public static class SpeedTrial
{
    /// <summary>Enough for the runtime to have compiled what is hot for good.</summary>
    private const int Rounds = 12;

    public static Command Create()
    {
        var reports = new Option<string>("--reports") { Required = true };
        var often = new Option<int>("--rounds") { DefaultValueFactory = _ => Rounds };
        var command = new Command("speed", "Times the layer alone; processor time of the process, best of the rounds.") { reports, often };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var analyzer = Analyzer.Load(data);
            var finder = StatementFinder.Load(data, KnowledgeBase.Load(data));
            var layers = StatementsCommand.ReadReports(parsed.GetValue(reports)!)
                .Select(report => (Report: report, analyzer.Analyze(report, Layers.Tokens | Layers.Names | Layers.Actors).Annotations)).ToArray();
            var tokens = layers.Sum(l => (long)l.Annotations.Tokens.Length);
            var best = double.MaxValue;
            for (var round = 0; round < parsed.GetValue(often); round++)
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                foreach (var (report, a) in layers)
                    finder.Find(report, a.Sentences, a.Tokens, a.Names, a.Actors);
                best = Math.Min(best, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            }

            Console.WriteLine(FormattableString.Invariant($"tokens={tokens} seconds={best:F3} tokens_per_second={tokens / best:F0}"));
            return 0;
        });
        return command;
    }
}
