using System.Collections.Immutable;
using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze;
using Herodotus.Analyze.Statements;
using Herodotus.Analyze.Statements.Learned;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Eval.Statements;

/// <summary><c>statements train</c> and <c>statements read</c>: makes the taggers of statements, and runs them over a corpus.</summary>
public static class StatementsCommand
{
    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { Description = "Folder with train.reports and train.gold (JSON Lines).", DefaultValueFactory = _ => "../shared/corpora/statements-en" };
        var take = new Option<int>("--take") { Description = "Use every Nth report only.", DefaultValueFactory = _ => 1 };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 8 };
        var output = new Option<string>("--out") { Description = "Folder for the models.", DefaultValueFactory = _ => "data/en" };
        var step = new Option<float>("--step") { DefaultValueFactory = _ => 1f / 16 };
        var prune = new Option<float>("--prune") { DefaultValueFactory = _ => 0.08f };
        var dropout = new Option<float>("--dropout") { DefaultValueFactory = _ => 0f };
        var minCount = new Option<int>("--min-count") { DefaultValueFactory = _ => 3 };
        var runs = new Option<int>("--runs") { Description = "Models of which the mean is taken.", DefaultValueFactory = _ => 1 };
        var onlyEnds = new Option<bool>("--only-ends") { Description = "Train the classifier of ends alone." };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var train = new Command("train", "Trains the taggers of cues and of sources and contents.") { corpus, take, epochs, output, step, prune, dropout, minCount, language, onlyEnds, runs };
        train.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var how = new TrainingOptions
            {
                Epochs = parsed.GetValue(epochs),
                MinCount = parsed.GetValue(minCount),
                Step = parsed.GetValue(step),
                PruneBelow = parsed.GetValue(prune),
                Dropout = parsed.GetValue(dropout),
                Runs = parsed.GetValue(runs),
            };
            var trainer = new StatementTrainer(data, parsed.GetValue(language)!, new StatementTrainingOptions { Cues = how, Parts = how, Folds = 2, FoldEpochs = 4 });
            var analyzer = Analyzer.Load(data);
            var folder = parsed.GetValue(corpus)!;
            var gold = ReadGold(Find(folder, "train.gold.jsonl"));
            var n = 0;
            foreach (var report in ReadReports(Find(folder, "train.reports.jsonl")))
            {
                if (n++ % parsed.GetValue(take) == 0)
                    trainer.Add(report, analyzer.Analyze(report, Layers.Tokens | Layers.Sentences | Layers.Names).Annotations, gold[report.Id]);
            }

            var target = parsed.GetValue(output)!;
            Console.Error.WriteLine($"{n} reports read");
            trainer.TrainEnds(Path.Combine(target, StatementFinder.EndModel), Console.Error.WriteLine);
            if (!parsed.GetValue(onlyEnds))
                trainer.Train(Path.Combine(target, StatementFinder.CueModel), Path.Combine(target, StatementFinder.PartModel), Console.Error.WriteLine);
            return 0;
        });

        return new Command("statements", "Who said what: training and reading.")
        {
            train, CreateRead(), CreatePrune(), SpeakerTrial.Create(), SpanTrial.Create(), Projection.ProjectCommand.Create(), WordClusters.Create(), SpeedTrial.Create(),
        };
    }

    private static Command CreateRead()
    {
        var usual = new StatementTuning();
        var reports = new Option<string>("--reports") { Required = true };
        var minCue = new Option<float>("--min-cue") { DefaultValueFactory = _ => usual.MinCue };
        var minInside = new Option<float>("--min-inside") { DefaultValueFactory = _ => usual.MinInside };
        var source = new Option<float>("--source-bonus") { DefaultValueFactory = _ => usual.SourceBonus };
        var content = new Option<float>("--content-bonus") { DefaultValueFactory = _ => usual.ContentBonus };
        var support = new Option<float>("--min-support") { DefaultValueFactory = _ => usual.MinSupport };
        var ends = new Option<float>("--end-weight") { DefaultValueFactory = _ => usual.EndWeight };
        var rule = new Option<float>("--min-rule-cue") { DefaultValueFactory = _ => usual.MinRuleCue };
        var read = new Command("read", "Reads statements in a file of reports; writes annotations to standard output.") { reports, minCue, minInside, source, content, support, rule, ends };
        read.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var analyzer = Analyzer.Load(data);
            var finder = StatementFinder.Load(data, KnowledgeBase.Load(data), new StatementTuning
            {
                MinCue = parsed.GetValue(minCue),
                MinInside = parsed.GetValue(minInside),
                SourceBonus = parsed.GetValue(source),
                ContentBonus = parsed.GetValue(content),
                MinRuleCue = parsed.GetValue(rule),
                MinSupport = parsed.GetValue(support),
                EndWeight = parsed.GetValue(ends),
            });
            using var stdout = Console.OpenStandardOutput();
            foreach (var report in ReadReports(parsed.GetValue(reports)!))
            {
                var layers = analyzer.Analyze(report, Layers.Actors).Annotations;
                layers = layers with { Statements = finder.Find(report, layers.Sentences, layers.Tokens, layers.Names, layers.Actors) };
                stdout.Write(ReportJson.Line(json => AnnotationsJson.Write(json, new AnalyzedReport(report, layers), Layers.Statements | Layers.Actors)));
                stdout.WriteByte((byte)'\n');
            }

            return 0;
        });
        return read;
    }

    private static Command CreatePrune()
    {
        var from = new Option<string>("--from") { Description = "A model as trained.", Required = true };
        var to = new Option<string>("--to") { Required = true };
        var below = new Option<float>("--below") { Required = true };
        var prune = new Command("prune", "Leaves out of a tagger the features whose weights all are below a limit.") { from, to, below };
        prune.SetAction(parsed =>
        {
            var pruned = SequenceTagger.Read(parsed.GetValue(from)!).Pruned(parsed.GetValue(below));
            pruned.Write(parsed.GetValue(to)!);
            Console.WriteLine(FormattableString.Invariant($"features={pruned.Weights.FeatureCount}"));
            return 0;
        });
        return prune;
    }

    private static string Find(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? path : path + ".gz";
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    internal static IEnumerable<Report> ReadReports(string path)
    {
        foreach (var line in Lines(path))
        {
            using var document = JsonDocument.Parse(line);
            if (ReportJson.Read(document.RootElement) is { Report: { } report })
                yield return report;
        }
    }

    private static Dictionary<string, ImmutableArray<Statement>> ReadGold(string path)
    {
        var gold = new Dictionary<string, ImmutableArray<Statement>>();
        foreach (var line in Lines(path))
        {
            using var document = JsonDocument.Parse(line);
            gold[document.RootElement.GetProperty("id").GetString()!] =
            [
                .. document.RootElement.GetProperty("statements").EnumerateArray().Select(s => new Statement
                {
                    Source = Spans(s, "source"),
                    Cue = Spans(s, "cue"),
                    Content = Spans(s, "content"),
                }),
            ];
        }

        return gold;
    }

    private static ImmutableArray<TextSpan> Spans(JsonElement statement, string name) => !statement.TryGetProperty(name, out var spans) ? [] :
        [.. spans.EnumerateArray().Select(s => new TextSpan(s.GetProperty("start").GetInt32(), s.GetProperty("length").GetInt32()))];
}
