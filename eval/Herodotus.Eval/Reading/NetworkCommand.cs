using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Tokens;
using Herodotus.Eval.Words;
using Herodotus.Learning.Files;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary><c>train network</c>: learns the network that has a say in parts of speech where the tagger is not open, and scores both together.</summary>
internal static class NetworkCommand
{
    public static Command Create()
    {
        static Option<string[]> Paths(string name, string description) =>
            new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        static Option<T> Setting<T>(string name, T value, string? description = null) => new(name) { Description = description, DefaultValueFactory = _ => value };
        var (train, dev) = (Paths("--train", "Reports and gold, in pairs; without any nothing is learnt."), Paths("--dev", "Reports and gold, in pairs: scored, never learnt."));
        var retag = Paths("--retag", "As for <c>train pos</c>.");
        var unread = Paths("--unread", "Texts without gold, learnt as the tagger there is reads them: lines, or reports.");
        var every = Setting("--unread-every", 4, "Of the unread texts one in so many is learnt.");
        var weight = Setting("--unread-weight", 0.3f, "How much an unread sentence counts.");
        var (language, output) = (Setting("--language", "en"), new Option<string>("--out") { Required = true });
        var model = new Option<string?>("--tagger") { Description = "Another tagger than the one there is." };
        var (open, share) = (
            new Option<float[]>("--open") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [PartOfSpeechTagger.Open] },
            new Option<float[]>("--share") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [PartOfSpeechTagger.Share] });
        var clear = new Option<float[]>("--clear") { AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [PartOfSpeechTagger.Clear] };
        var command = new Command("network", "The network of parts of speech: --train R.jsonl G.jsonl [R G …] --unread T … --dev R G [R G …] --language en --out M.")
        {
            train, dev, retag, unread, every, weight, language, output, model, open, share, clear,
        };
        var window = new WindowSettings(command, new WindowOptions());
        command.SetAction(parsed =>
        {
            var (data, code, path) = (DataFolder.Find(), parsed.GetValue(language)!, parsed.GetValue(output)!);
            var reader = LanguageReader.Load(data, code, PhraseTable.Empty, models: false);
            var (words, kinds) = (PartOfSpeechTagger.Words(data, code, WordTable.Load(data, code)), WordKinds.Load(data, code));
            var tagger = SequenceTagger.Read(parsed.GetValue(model) ?? data.File(code, "pos.model"));
            if (parsed.GetValue(train) is { Length: > 0 } sets)
            {
                var training = new NetworkTraining(reader, new PartOfSpeechLexicon(words, kinds), window.Of(parsed));
                foreach (var set in Sets(sets))
                    training.Add(set, new Retagging(parsed.GetValue(retag)!));
                var first = new PartOfSpeechTagger(tagger, words, kinds);
                var texts = parsed.GetValue(unread)!.SelectMany(file => file.Contains(".jsonl", StringComparison.Ordinal) ? TextLines.Read(file) : TextLines.Documents(TextLines.Read(file)));
                foreach (var text in texts.Where((_, at) => at % parsed.GetValue(every) == 0))
                    training.Add(text, first, parsed.GetValue(weight));
                training.Train(path, Console.Error.WriteLine);
            }

            var devs = Sets(parsed.GetValue(dev)!);
            var network = WindowNetwork.Read(path);
            Show("without", new PartOfSpeechTagger(tagger, words, kinds));
            foreach (var limit in parsed.GetValue(open)!)
            {
                foreach (var part in parsed.GetValue(share)!)
                {
                    foreach (var margin in parsed.GetValue(clear)!)
                        Show(string.Create(CultureInfo.InvariantCulture, $"open {limit}, share {part}, clear {margin}"), new PartOfSpeechTagger(tagger, words, kinds, margin, [network], limit, part));
                }
            }

            Console.WriteLine($"{path}\t{new FileInfo(path).Length} bytes");

            void Show(string what, PartOfSpeechTagger part)
            {
                foreach (var set in devs)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}\t{set.Name}\tupos_f1 {PartOfSpeechTraining.Score(set, reader, part):F4}"));
            }
        });
        return command;
    }

    private static GoldSet[] Sets(string[] paths) => [.. paths.Chunk(2).Select(pair => GoldSet.Read(pair[0], pair[1]))];
}
