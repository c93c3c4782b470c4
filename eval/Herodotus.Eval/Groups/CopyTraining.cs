using System.CommandLine;
using System.Globalization;
using Herodotus.Learning.Classifiers;
using Herodotus.Link.Copies;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary><c>copies-train</c>: fits the copy decision on the made copies, judged by cross-validation over copy groups.</summary>
internal static class CopyTraining
{
    private const int Folds = 5;

    /// <summary>A candidate that is no copy costs more than a copy missed: one footer joined by mistake joins fifty reports.</summary>
    private const double TrapWeight = 2;

    public static Command Create()
    {
        var corpus = new Argument<string>("corpus") { Description = "The folder with dev.reports and dev.gold." };
        var output = new Option<string?>("--out") { Description = "Where to write the weights." };
        var command = new Command("copies-train", "Fits the copy decision and says how it does.") { corpus, output };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(corpus)!;
            var reports = GroupCorpus.Reports(folder, "dev.reports.jsonl");
            var gold = GroupCorpus.Gold(folder, "dev.gold.jsonl").ToDictionary(
                p => p.Key, p => p.Value.TryGetProperty("copyOf", out var of) && of.GetString() is { } root ? root : p.Key, StringComparer.Ordinal);
            string Group(string id) => gold[id] == id ? id : Group(gold[id]);

            // What is a formula depends on which reports are already known as copies: a first model finds them, the second learns from its view.
            var rows = new List<(string New, string Old, double[] Values)>();
            var model = new LogisticModel(CopyComparison.Features, new double[CopyComparison.Features.Length], -9);
            Run(reports, model, (a, b, v) => rows.Add((a, b, v)));
            model = Fit(rows, [.. rows.Select(r => Group(r.New) == Group(r.Old))], Enumerable.Range(0, rows.Count).ToList());
            rows.Clear();
            Run(reports, model, (a, b, v) => rows.Add((a, b, v)));
            rows.AddRange(MadePairs.All(reports, Group).Select(p => (p.Copy ? p.Of : p.Of + "#", p.Of, p.Values)));
            var folds = rows.Select(r => (int)(Hash(Group(r.Old)) % Folds)).ToList();
            var labels = rows.Select(r => !r.New.EndsWith('#') && Group(r.New) == Group(r.Old)).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pairs {rows.Count}, copies {labels.Count(l => l)}"));
            var right = 0;
            var missed = new List<string>();
            for (var fold = 0; fold < Folds; fold++)
            {
                var train = Enumerable.Range(0, rows.Count).Where(i => folds[i] != fold).ToList();
                var fitted = Fit(rows, labels, train);
                for (var i = 0; i < rows.Count; i++)
                {
                    if (folds[i] != fold)
                        continue;
                    var p = fitted.Probability(rows[i].Values);
                    if (p >= 0.5 == labels[i])
                        right++;
                    else
                        missed.Add(string.Create(CultureInfo.InvariantCulture, $"{(labels[i] ? "missed" : "wrong ")} {rows[i].New} {rows[i].Old} p={p:0.00} {string.Join(' ', CopyComparison.Features.Zip(rows[i].Values, (f, v) => $"{f}={v.ToString("0.##", CultureInfo.InvariantCulture)}"))}"));
                }
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cross-validated pair accuracy {right / (double)rows.Count:0.0000}"));
            missed.Sort(StringComparer.Ordinal);
            missed.Take(60).ToList().ForEach(Console.WriteLine);
            var final = Fit(rows, labels, Enumerable.Range(0, rows.Count).ToList());
            foreach (var line in final.Write())
                Console.WriteLine(line);
            if (parsed.GetValue(output) is { } path)
                File.WriteAllLines(path, ["# The copy decision: weights of CopyComparison.Features. Made by: copies-train ../shared/corpora/copies --out data/stories/copies.tsv", .. final.Write()]);
        });
        return command;
    }

    private static LogisticModel Fit(List<(string New, string Old, double[] Values)> rows, List<bool> labels, List<int> train) =>
        LogisticModel.Fit(
            CopyComparison.Features,
            [.. train.Select(i => rows[i].Values)],
            [.. train.Select(i => labels[i])],
            [.. train.Select(i => labels[i] ? 1 : TrapWeight)],
            ridge: 1e-3,
            steps: 600);

    private static void Run(List<Report> reports, LogisticModel model, Action<string, string, double[]> observed)
    {
        var detector = new CopyDetector(model) { Observed = observed };
        foreach (var report in reports)
            detector.Add(report);
    }

    private static uint Hash(string id) => id.Aggregate(2166136261u, (h, c) => (h ^ c) * 16777619u);
}
