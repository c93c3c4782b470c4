using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Link.Copies;
using Herodotus.Link.Stories;
using Herodotus.Reports;

namespace Herodotus.Eval.Groups;

/// <summary>What each report of the training streams could be compared with, the right answers given; fits the ranker and the decision to join.</summary>
internal sealed class StoryExamples
{
    /// <summary>Wrong stories are many: each counts less.</summary>
    private const double WrongImportance = 0.4;

    /// <summary>Stories that are asked in turn whether a report belongs to them.</summary>
    private const int Asked = 3;

    /// <summary>How much of the weight of days, months and years is kept: 0.6 and 1 do alike on the set in ten orders.</summary>
    private const double CalendarShare = 0.6;

    private readonly List<Choice> _choices = [];

    public int Count => _choices.Count;

    /// <summary>Features that are tried to be done without.</summary>
    public IReadOnlyCollection<string> Without { get; set; } = [];

    /// <summary>Runs a stream with the right answers given, and notes what each choice looked like.</summary>
    /// <param name="data">Lexicons.</param>
    /// <param name="knowledge">Countries.</param>
    /// <param name="stream">Reports and their stories.</param>
    /// <param name="importance">The weight of the stream.</param>
    /// <param name="sameImportance">The weight of its comparisons within one language, as a share of that.</param>
    public void Watch(DataFolder data, KnowledgeBase knowledge, List<(Report Report, string Story)> stream, double importance, double sameImportance = 1)
    {
        var gold = stream.ToDictionary(s => s.Report.Id, s => s.Story, StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var copies = CopyDetector.Load(data);
        var grouper = StoryGrouper.Load(data, knowledge, null, id => numbers.GetValueOrDefault(gold[id]), (id, measured) =>
        {
            var number = numbers.GetValueOrDefault(gold[id]);
            _choices.Add(new Choice(Topic(gold[id]), importance, [.. measured.Select(m => (m.Kind, m.Values, m.Story.Number == number))], sameImportance));
        });
        foreach (var (report, story) in stream)
        {
            var membership = grouper.Add(new AnalyzedReport(report, new Annotations()), copies.Add(report));
            numbers[story] = int.Parse(membership.Story.AsSpan(1), CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The examples as rows: choice, topic, kind, right or not, weight, features; for other tools to look at.</summary>
    public IEnumerable<string> Rows() => _choices.SelectMany((choice, at) => choice.Measured.Select(m => string.Create(
        CultureInfo.InvariantCulture,
        $"{at}\t{choice.Topic}\t{m.Kind}\t{(m.Right ? 1 : 0)}\t{choice.Weight(m.Kind, m.Right)}\t{string.Join('\t', m.Values.Select(v => v.ToString("0.#####", CultureInfo.InvariantCulture)))}")));

    /// <summary>The group of confusable stories that a story is of: they are learnt from together or not at all.</summary>
    public static string Topic(string story)
    {
        var digits = 0;
        while (digits < story.Length && char.IsAsciiDigit(story[digits]))
            digits++;
        return digits == 0 ? story : story[..digits];
    }

    /// <summary>Fits both models on the topics that are wanted.</summary>
    public (StoryModel Ranker, StoryModel Joiner) Fit(Func<string, bool> wanted)
    {
        var choices = _choices.Where(choice => wanted(choice.Topic)).ToList();
        var ranker = Fit(choices.SelectMany(choice => choice.Measured.Select(m => (m, choice.Weight(m.Kind, m.Right)))));
        var joiner = Fit(choices.SelectMany(choice => choice.Measured.OrderByDescending(m => ranker.Score(m.Kind, m.Values)).Take(Asked)
            .Select(m => (m, choice.Weight(m.Kind, m.Right)))));
        return (ranker, joiner);
    }

    /// <summary>How often the decision on the best-ranked story is right.</summary>
    public double Accuracy(StoryModel ranker, StoryModel joiner)
    {
        var best = _choices.Where(choice => choice.Measured.Count > 0).Select(choice => choice.Measured.MaxBy(m => ranker.Score(m.Kind, m.Values))).ToList();
        return best.Count(m => joiner.Score(m.Kind, m.Values) > 0 == m.Right) / (double)Math.Max(1, best.Count);
    }

    /// <summary>How well models answer for the topics that are wanted, by kind: the mean loss in bits of the decisions, weighed as in training, and their number.</summary>
    public IEnumerable<(ComparisonKind Kind, double Loss, int Count)> Losses(StoryModel ranker, StoryModel joiner, Func<string, bool> wanted)
    {
        var sums = new SortedDictionary<ComparisonKind, (double Loss, double Weight, int Count)>();
        foreach (var choice in _choices.Where(choice => wanted(choice.Topic)))
        {
            foreach (var m in choice.Measured.OrderByDescending(m => ranker.Score(m.Kind, m.Values)).Take(Asked))
            {
                var score = joiner.Score(m.Kind, StoryComparison.Counted(m.Kind, m.Values)) * (m.Right ? 1 : -1);
                var weight = choice.Weight(m.Kind, m.Right);
                var before = sums.GetValueOrDefault(m.Kind);
                sums[m.Kind] = (before.Loss + (weight * Math.Log2(1 + Math.Exp(-score))), before.Weight + weight, before.Count + 1);
            }
        }

        return sums.Select(sum => (sum.Key, sum.Value.Loss / sum.Value.Weight, sum.Value.Count));
    }

    /// <summary>Sister events of the sets lie years apart, those of a stream only days: what days, months and years say is believed in part.</summary>
    private static LogisticModel Damped(LogisticModel model) => new(
        model.Features, [.. model.Features.Select((feature, i) => model.Weights[i] * (StoryComparison.Calendar.Contains(feature) ? CalendarShare : 1))], model.Bias);

    /// <summary>The values with zero for what is done without.</summary>
    private double[] Used(double[] values) =>
        Without.Count == 0 ? values : [.. values.Select((value, i) => Without.Contains(StoryComparison.Features[i]) ? 0 : value)];

    private StoryModel Fit(IEnumerable<((ComparisonKind Kind, double[] Values, bool Right) Measured, double Importance)> examples)
    {
        var byKind = examples.ToLookup(e => e.Measured.Kind);
        return new StoryModel(Enum.GetValues<ComparisonKind>().Select(kind =>
        {
            var rows = byKind[kind].ToList();
            return rows.Count == 0
                ? new LogisticModel(StoryComparison.Features, new double[StoryComparison.Features.Length], 0)
                : Damped(LogisticModel.Fit(
                    StoryComparison.Features, rows.ConvertAll(r => Used(StoryComparison.Counted(kind, r.Measured.Values))), rows.ConvertAll(r => r.Measured.Right), rows.ConvertAll(r => r.Importance), 1e-3, 300,
                    StoryComparison.Likenesses));
        }));
    }

    private sealed record Choice(string Topic, double Importance, List<(ComparisonKind Kind, double[] Values, bool Right)> Measured, double SameImportance)
    {
        public double Weight(ComparisonKind kind, bool right) => Importance * (StoryComparison.IsForeign(kind) ? 1 : SameImportance) * (right ? 1 : WrongImportance);
    }
}
