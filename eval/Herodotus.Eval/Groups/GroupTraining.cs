using System.CommandLine;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning;
using Herodotus.Link.Stories;

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
        var rows = new Option<string?>("--rows") { Description = "Where to write the examples, one a line, for other tools to look at." };
        var command = new Command("groups-train", "Fits the story ranker and the decision to join.") { corpora, english, spanish, output, biases, rows };
        command.SetAction(parsed =>
        {
            var data = DataFolder.Find();
            var knowledge = KnowledgeBase.Load(data);
            var root = parsed.GetValue(corpora)!;
            var examples = new StoryExamples();
            foreach (var (name, stream, importance) in TrainingStreams.All(root, parsed.GetValue(english), parsed.GetValue(spanish), CommentaryStories))
            {
                examples.Watch(data, knowledge, stream, importance, name.StartsWith("groups-en", StringComparison.Ordinal) ? 1 : BilingualShare);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {stream.Count} reports"));
            }

            if (parsed.GetValue(rows) is { } table)
                File.WriteAllLines(table, examples.Rows());
            if (parsed.GetValue(biases) is { } tried)
                Validate(data, knowledge, root, examples, tried);
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
                File.WriteAllLines(Path.Combine(folder, "rank.tsv"), [.. head, .. ranker.Write()]);
                File.WriteAllLines(Path.Combine(folder, "join.tsv"), [.. head, .. joiner.Write()]);
            }
        });
        return command;
    }

    /// <summary>Each half of the topics of the whole texts, as models see them that have learnt from the other half only.</summary>
    private static void Validate(DataFolder data, KnowledgeBase knowledge, string root, StoryExamples examples, string biases)
    {
        var models = Enumerable.Range(0, Folds).Select(fold => examples.Fit(topic => Fold(topic) != fold)).ToList();
        foreach (var (name, stream, _) in TrainingStreams.All(root, null, null, 0).Take(3))
        {
            foreach (var bias in biases.Split(',').Select(b => double.Parse(b, CultureInfo.InvariantCulture)))
            {
                var (gold, system) = (new List<string>(), new List<string>());
                for (var fold = 0; fold < Folds; fold++)
                {
                    var answers = GroupTrial.Run(data, knowledge, new GroupingSettings { JoinBias = bias, UndatedBias = bias, ShortBias = bias }, stream.ConvertAll(s => s.Report), models[fold]);
                    foreach (var ((_, story), answer) in stream.Zip(answers))
                    {
                        if (Fold(StoryExamples.Topic(story)) != fold)
                            continue;
                        gold.Add(story);
                        system.Add($"{fold} {answer}");
                    }
                }

                var (p, r, f) = GroupScore.BCubed(gold, system);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"topics not seen, {name}, bias {bias}: {100 * p:0.0}/{100 * r:0.0}/{100 * f:0.0}"));
            }
        }
    }

    private static int Fold(string topic) => (int)(topic.Aggregate(0u, (number, c) => (number * 10) + (uint)(c - '0')) % Folds);
}
