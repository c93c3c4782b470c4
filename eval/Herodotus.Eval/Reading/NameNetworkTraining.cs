using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Networks;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Reading;

/// <summary><c>train names-network</c>: learns the network that the judge of names asks, from the same sets as the tagger.</summary>
internal static class NameNetworkTraining
{
    /// <summary>Chosen by the loss on a quarter of the training sets that was left out: many features are met in one set only and soon learnt by heart.</summary>
    public static WindowOptions Usual { get; } = new() { Depth = 48, Width = 96, Epochs = 4, MinCount = 3, Dropout = 0.5f };

    public static Command Create()
    {
        static Option<T> Setting<T>(string name, T value, string? description = null) => new(name) { Description = description, DefaultValueFactory = _ => value };
        var train = new Option<string[]>("--train") { Description = "Reports and gold, in pairs.", AllowMultipleArgumentsPerToken = true, Required = true };
        var leave = new Option<int[]>("--leave-out") { Description = "As for <c>train names</c>.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var (language, output) = (Setting("--language", "en"), new Option<string>("--out") { Required = true });
        var command = new Command("names-network", "The network of names: --train R.jsonl G.jsonl [R G …] --language en --out M.")
        {
            train, leave, output, language,
        };
        var window = new WindowSettings(command, Usual);
        command.SetAction(parsed =>
        {
            var (data, code) = (DataFolder.Find(), parsed.GetValue(language)!);
            var sets = GoldSet.ReadPairs(parsed.GetValue(train)!);
            var lexicon = NameLexicon.Load(data, code, PhraseTable.Load(data));
            var setup = new NameTrainingSetup(LanguageReader.Load(data, code, PhraseTable.Empty, models: false), lexicon, Casing: true, Caseless: false, Domains: true, TwoReadings: false);
            Train(parsed.GetValue(leave) is [var part, var parts] ? JudgeTraining.Without(sets, part, parts) : sets, setup, parsed.GetValue(output)!, window.Of(parsed), Console.Error.WriteLine);
        });
        return command;
    }

    /// <summary>Learns a network, and writes it.</summary>
    public static NameNetwork Train(IReadOnlyList<GoldSet> sets, NameTrainingSetup setup, string path, WindowOptions options, Action<string> log)
    {
        var types = Enum.GetValues<NameType>().Where(type => sets.Any(set => Marks(set, type))).ToArray();
        var labels = NameNetwork.LabelsOf(types);
        var (trainer, sentence) = (new WindowNetworkTrainer(labels, options), new Sheets(setup));
        foreach (var (number, set) in sets.Index())
        {
            string[] unmarked = [.. types.Where(type => !Marks(set, type)).Select(ContractNames.Name)];
            foreach (var (at, report) in set.Reports.Index())
            {
                var (tokens, sentences) = setup.Reader.Read(report.Text);
                var allowed = NameTraining.Allowed(report, tokens, sentences, labels, unmarked);
                foreach (var (text, weight) in NameTraining.Casings(report.Text, tokens, at).Where(_ => setup.Casing).Prepend((report.Text, 1)))
                {
                    foreach (var (from, to) in sentences.SelectMany(Windows))
                        sentence.Add(trainer, text, tokens.AsSpan(), from, allowed.AsSpan(from, to - from), setup.Domains && (from + at) % 2 == 0 ? (uint)number + 1 : 0, weight);
                }
            }
        }

        trainer.Train(path, log);
        return new NameNetwork(WindowNetwork.Read(path));
    }

    private static IEnumerable<(int From, int To)> Windows(Sentence sentence)
    {
        for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            yield return (from, Math.Min(from + TokenSheet.Window, sentence.EndToken));
    }

    private static bool Marks(GoldSet set, NameType type) => set.Reports.Any(report => report.Names.Any(name => name.Kind == ContractNames.Name(type)));

    /// <summary>What is filled for one sentence after another.</summary>
    private sealed class Sheets(NameTrainingSetup setup)
    {
        private readonly TokenSheet _sheet = new();
        private readonly NameClues _clues = new();
        private readonly FeatureRows _rows = new();
        private readonly NameTrace[] _traces = new NameTrace[TokenSheet.Window];

        public void Add(WindowNetworkTrainer trainer, string text, ReadOnlySpan<Token> tokens, int from, Span<ulong> allowed, uint set, float weight)
        {
            _sheet.Fill(text, tokens, from, from + allowed.Length, setup.Lexicon);
            _clues.Fill(text, tokens, from, _sheet, setup.Lexicon);
            var genre = NameFinder.Genre(text, tokens);
            var (window, right) = (new NameWindow(_sheet, _clues, genre, set), allowed.ToArray());
            for (var at = 0; at < right.Length; at++)
            {
                _traces[at] = NameTrace.Of(window, at);
                // Nobody asks about common words in lower case among their like.
                if (_clues.Quiet[at] && right[at] == 1)
                    right[at] = 0;
            }

            NameVectors.Fill(_traces.AsSpan(0, right.Length), genre, set, _rows);
            trainer.Add(_rows, right, weight);
        }
    }
}
