using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Copies;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary><c>groups-train</c>: fits the story ranker and the decision to join on streams made from the sets that allow it.</summary>
/// <remarks>Nothing is learnt from groups-multi: headlines are made from full texts, times are drawn, some of them wrong.</remarks>
internal static class GroupTraining
{
    private const int CommentaryStories = 300;

    public static Command Create()
    {
        var corpora = new Argument<string>("corpora") { Description = "The folder of corpora." };
        var english = new Option<string?>("--english") { Description = "Aligned text, English side, unpacked." };
        var spanish = new Option<string?>("--spanish") { Description = "Aligned text, Spanish side, unpacked." };
        var output = new Option<string?>("--out") { Description = "The folder where rank.tsv and join.tsv are written." };
        var command = new Command("groups-train", "Fits the story ranker and the decision to join.") { corpora, english, spanish, output };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var knowledge = KnowledgeBase.Load(data);
            var root = parsed.GetValue(corpora)!;
            var ranking = new Examples();
            var joining = new List<(string Report, IReadOnlyList<(StoryState Story, double[] Values)> Measured, int Gold, double Importance)>();
            foreach (var (name, stream, importance) in TrainingStreams.All(root, parsed.GetValue(english), parsed.GetValue(spanish), CommentaryStories))
            {
                var before = ranking.Rows.Count;
                Watch(data, knowledge, stream, importance, ranking, joining);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {stream.Count} reports, {ranking.Rows.Count - before} pairs"));
            }

            var ranker = ranking.Fit(400);
            var choice = new Examples();
            foreach (var (_, measured, gold, importance) in joining)
            {
                if (measured.Count == 0)
                    continue;
                var best = measured.MaxBy(m => ranker.Score(m.Values));
                choice.Add(best.Values, best.Story.Number == gold, importance);
            }

            var joiner = choice.Fit(400);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ranker {ranking.Accuracy(ranker):0.0000}, joiner {choice.Accuracy(joiner):0.0000} of {choice.Rows.Count}"));
            for (var i = 0; i < StoryComparison.Features.Length; i++)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {StoryComparison.Features[i],-16} {ranker.Weights[i],8:0.00} {joiner.Weights[i],8:0.00}"));
            if (parsed.GetValue(output) is { } folder)
            {
                string[] head = ["# Weights of StoryComparison.Features. Made by: groups-train ../shared/corpora --english en.txt --spanish es.txt --out data/stories"];
                File.WriteAllLines(Path.Combine(folder, "rank.tsv"), [.. head, .. ranker.Write()]);
                File.WriteAllLines(Path.Combine(folder, "join.tsv"), [.. head, .. joiner.Write()]);
            }
        });
        return command;
    }

    /// <summary>Runs a stream with the right answers given, and notes what each choice looked like.</summary>
    private static void Watch(
        DataFolder data, KnowledgeBase knowledge, List<(Report Report, string Story)> stream, double importance, Examples ranking,
        List<(string, IReadOnlyList<(StoryState, double[])>, int, double)> joining)
    {
        var gold = stream.ToDictionary(s => s.Report.Id, s => s.Story, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var copies = CopyDetector.Load(data);
        var grouper = StoryGrouper.Load(data, knowledge, null, id => numbers.GetValueOrDefault(gold[id]), (id, measured) =>
        {
            var number = numbers.GetValueOrDefault(gold[id]);
            var right = measured.Any(m => m.Story.Number == number);
            foreach (var (story, values) in measured)
                ranking.Add(values, story.Number == number, importance * (story.Number == number ? 1 : 0.3));
            joining.Add((id, measured, right ? number : -1, importance));
        });
        foreach (var (report, story) in stream)
        {
            var membership = grouper.Add(new AnalyzedReport(report, new Annotations()), copies.Add(report));
            numbers[story] = int.Parse(membership.Story.AsSpan(1), CultureInfo.InvariantCulture);
        }
    }

    private sealed class Examples
    {
        public List<double[]> Rows { get; } = [];

        private readonly List<bool> _labels = [];
        private readonly List<double> _importance = [];

        public void Add(double[] values, bool label, double importance)
        {
            Rows.Add(values);
            _labels.Add(label);
            _importance.Add(importance);
        }

        public LogisticModel Fit(int steps) => LogisticModel.Fit(StoryComparison.Features, Rows, _labels, _importance, 3e-4, steps, StoryComparison.Likenesses);

        public double Accuracy(LogisticModel model) => Rows.Where((row, i) => model.Score(row) > 0 == _labels[i]).Count() / (double)Math.Max(1, Rows.Count);
    }
}
