using System.CommandLine;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Link.Stories;
using Herodotus.Link.Terms;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary>
/// <c>groups-train</c>: fits the story ranker and the decision to join on streams made from the sets that allow it, and says how they do on topics they
/// have not seen.
/// </summary>
/// <remarks>Nothing is learnt from groups-multi: headlines are made from full texts, times are drawn, some of them wrong.</remarks>
internal static class GroupTraining
{
    private const int CommentaryStories = 300;

    /// <summary>In the bilingual sets no two reports of one language share a story: what they say of one language counts less.</summary>
    private const double BilingualShare = 0.6;

    private const int Folds = 4;

    public static Command Create()
    {
        var corpora = new Argument<string>("corpora") { Description = "The folder of corpora." };
        var english = new Option<string?>("--english") { Description = "Aligned text, English side, unpacked." };
        var spanish = new Option<string?>("--spanish") { Description = "Aligned text, Spanish side, unpacked." };
        var output = new Option<string?>("--out") { Description = "The folder where rank.tsv and join.tsv are written." };
        var biases = new Option<string?>("--bias") { Description = "Comma-separated biases at which models are tried on topics they have not seen; none without." };
        var without = new Option<string>("--without") { Description = "Comma-separated features to do without; several such sets, apart by blanks, are tried in turn.", DefaultValueFactory = _ => "" };
        var only = new Option<string?>("--only") { Description = "Learn from streams alone whose names begin so, or are so where a dot follows; several are parted by a bar: 'groups-en.|groups-en dated.|groups-en in no order.' is quick to try." };
        var kept = new Option<string>("--keep") { Description = "Comma-separated kinds whose weights stay as they are in the output folder.", DefaultValueFactory = _ => "" };
        var rows = new Option<string?>("--rows") { Description = "Where to write the examples, one a line, for other tools to look at." };
        var command = new Command("groups-train", "Fits the story ranker and the decision to join.") { corpora, english, spanish, output, biases, rows, without, only, kept };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var knowledge = KnowledgeBase.Load(data);
            var root = parsed.GetValue(corpora)!;
            var examples = new StoryExamples();
            foreach (var (name, stream, importance) in TrainingStreams.All(root, parsed.GetValue(english), parsed.GetValue(spanish), CommentaryStories))
            {
                if (parsed.GetValue(only) is { } wanted && !wanted.Split('|').Any(one => one.EndsWith('.') ? name == one[..^1] : name.StartsWith(one, StringComparison.Ordinal)))
                    continue;
                examples.Watch(data, knowledge, stream, importance, name.StartsWith("groups-en", StringComparison.Ordinal) ? 1 : BilingualShare);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {stream.Count} reports"));
            }

            if (parsed.GetValue(rows) is { } table)
                File.WriteAllLines(table, examples.Rows());
            if (parsed.GetValue(biases) is { } tried)
            {
                foreach (var set in parsed.GetValue(without)!.Split(' '))
                {
                    Console.WriteLine($"without '{set}'");
                    examples.Without = set.Split(',', StringSplitOptions.RemoveEmptyEntries);
                    Validate(data, knowledge, root, examples, tried);
                }

                examples.Without = [];
            }

            var (ranker, joiner) = examples.Fit(_ => true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"join or open, right on what was learnt from: {examples.Accuracy(ranker, joiner):0.0000} of {examples.Count}"));
            for (var i = 0; i < StoryComparison.Features.Length; i++)
            {
                Console.WriteLine($"  {StoryComparison.Features[i],-12}" + string.Concat(Enum.GetValues<ComparisonKind>().Select(kind =>
                    string.Create(CultureInfo.InvariantCulture, $"{ranker.Of(kind).Weights[i],9:0.00} {joiner.Of(kind).Weights[i],7:0.00}"))));
            }

            if (parsed.GetValue(output) is { } folder)
            {
                string[] head = ["# Weights of StoryComparison.Features by kind. Made by: groups-train ../shared/corpora --english en.txt --spanish es.txt --out data/stories"];
                foreach (var (name, model) in new[] { ("rank.tsv", ranker), ("join.tsv", joiner) })
                {
                    var path = Path.Combine(folder, name);
                    var stays = parsed.GetValue(kept)!.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(kind => kind + "\t").ToList();
                    bool Stays(string line) => stays.Exists(kind => line.StartsWith(kind, StringComparison.Ordinal));
                    File.WriteAllLines(path, [.. head, .. model.Write().Where(line => !Stays(line)), .. stays.Count == 0 ? [] : File.ReadLines(path).Where(Stays).ToList()]);
                }
            }
        });
        return command;
    }

    /// <summary>Each part of the topics of the whole texts, as models see them that have learnt from the other parts only.</summary>
    private static void Validate(DataFolder data, KnowledgeBase knowledge, string root, StoryExamples examples, string biases)
    {
        var reader = StoryGrouper.Reader(data, knowledge);
        var models = Enumerable.Range(0, Folds).Select(fold => examples.Fit(topic => Fold(topic) != fold)).ToList();
        foreach (var kind in Enumerable.Range(0, Folds).SelectMany(fold => examples.Losses(models[fold].Ranker, models[fold].Joiner, topic => Fold(topic) == fold)).GroupBy(l => l.Kind))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"topics not seen, {kind.Key}: {kind.Sum(l => l.Loss * l.Count) / kind.Sum(l => l.Count):0.0000} bits"));
        foreach (var (name, streams) in TrainingStreams.Whole(root))
        {
            foreach (var bias in biases.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(b => double.Parse(b, CultureInfo.InvariantCulture)))
            {
                var scores = streams.ConvertAll(stream => Validated(data, reader, models, stream, bias));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"topics not seen, {name}, bias {bias}: {100 * scores.Average(s => s.P):0.0}/{100 * scores.Average(s => s.R):0.0}/{100 * scores.Average(s => s.F):0.0}"));
            }
        }
    }

    private static (double P, double R, double F) Validated(
        DataFolder data, TermReader reader, List<(StoryModel Ranker, StoryModel Joiner)> models, List<(Report Report, string Story)> stream, double bias)
    {
        var (gold, system) = (new List<string>(), new List<string>());
        for (var fold = 0; fold < Folds; fold++)
        {
            var unseen = stream.FindAll(s => Fold(StoryExamples.Topic(s.Story)) == fold);
            gold.AddRange(unseen.Select(s => s.Story));
            var copies = CopyDetector.Load(data);
            var grouper = new StoryGrouper(reader, models[fold].Ranker, models[fold].Joiner, new GroupingSettings { JoinBias = bias, UndatedBias = bias });
            system.AddRange(unseen.Select(s => $"{fold} {grouper.Add(new AnalyzedReport(s.Report, new Annotations()), copies.Add(s.Report)).Story}"));
        }

        return GroupScore.BCubed(gold, system);
    }

    private static int Fold(string topic) => (int)(topic.Aggregate(0u, (number, c) => (number * 10) + (uint)(c - '0')) % Folds);
}
