using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Eval.Words;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary>Learns to tell of which set a text is (<see cref="TextGuidelines"/>), and of texts that are of none.</summary>
internal static class GuidelineTraining
{
    /// <summary>Pieces of long texts are learnt too, so that a paragraph is told as a whole text is.</summary>
    private const int Piece = 64;

    /// <summary>Pieces taken of one text at most.</summary>
    private const int Pieces = 6;

    /// <summary>Of a file or set of other texts so many are taken, spread over it.</summary>
    private const int MostOthers = 1500;

    public static TextGuidelines Train(IReadOnlyList<GoldSet> sets, IReadOnlyList<IEnumerable<string>> others, LanguageReader reader, string path, Action<string> log)
    {
        var trainer = new LinearTrainer(
            [.. Enumerable.Range(0, sets.Count + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))],
            new TrainingOptions { Epochs = 8, MinCount = 3, Decay = 1e-4f, Dropout = 0.3f, PruneBelow = 0.1f });
        var rows = new FeatureRows();
        foreach (var (number, set) in sets.Index())
            Add(set.Reports.Select(report => report.Text), set.Reports.Length, number + 1);
        var none = others.SelectMany(Some).ToArray();
        Add(none, none.Length, 0);
        var classifier = trainer.Train(log);
        classifier.Write(path);
        return new TextGuidelines(classifier);

        void Add(IEnumerable<string> texts, int count, int label)
        {
            // Sets differ a hundredfold in size; a small one is not to be drowned.
            var weight = 20 / MathF.Sqrt(count + 1);
            foreach (var text in texts)
            {
                var (tokens, _) = reader.Read(text);
                rows.Clear();
                TextGuidelines.Describe(text, tokens.AsSpan(), rows);
                for (var from = 0; tokens.Length > 2 * Piece && from + Piece <= tokens.Length && from < Pieces * Piece; from += Piece)
                    TextGuidelines.Describe(text, tokens.AsSpan(from, Piece), rows);
                trainer.Add(rows, label, weight);
            }
        }
    }

    /// <summary>How many texts of each development set are told to be of their set, of none, of another.</summary>
    public static void Report(IReadOnlyList<GoldSet> sets, IReadOnlyList<string> names, TextGuidelines guidelines, LanguageReader reader)
    {
        foreach (var set in sets)
        {
            var told = set.Reports.Select(report => guidelines.Of(report.Text, reader.Read(report.Text).Tokens.AsSpan())).CountBy(number => number).OrderBy(item => item.Key);
            Console.WriteLine($"{set.Name}\t{string.Join(' ', told.Select(item => $"{(item.Key == 0 ? "none" : names[(int)item.Key - 1])} {item.Value}"))}");
        }
    }

    /// <summary>The texts of a file: of reports each, of plain text what stands between empty lines.</summary>
    public static IEnumerable<string> Texts(string path) =>
        path.Contains(".jsonl", StringComparison.Ordinal) ? TextLines.Read(path) : TextLines.Documents(TextLines.Read(path));

    private static IEnumerable<string> Some(IEnumerable<string> all)
    {
        var texts = all.ToArray();
        var every = Math.Max(1, texts.Length / MostOthers);
        return texts.Where((text, at) => at % every == 0 && text.Length > 0);
    }
}
