using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;

namespace Herodotus.Eval.Reading;

/// <summary><c>train sentences</c>: learns where sentences break, and scores it beside the rules alone.</summary>
internal static class SentencesCommand
{
    public static Command Create()
    {
        var command = new Command("sentences", "Sentence breaks: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language en --out M.");
        var settings = new TrainingSettings(command);
        command.SetAction(parsed =>
        {
            var run = settings.Of(parsed);
            var tokenizer = Tokenizer.Load(run.Data, run.Language);
            SentenceTraining.Train(run.Train, tokenizer, run.Options, Console.Error.WriteLine).Write(run.Out);
            var splitter = new SentenceSplitter(tokenizer.Lexicon, LinearClassifier.Read(run.Out));
            var rules = new SentenceSplitter(tokenizer.Lexicon);
            foreach (var set in run.Dev)
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set.Name}\tsentence_f1 {SentenceTraining.Score(set, tokenizer, splitter):F4}\trules alone {SentenceTraining.Score(set, tokenizer, rules):F4}"));
            }

            Console.WriteLine($"{run.Out}\t{new FileInfo(run.Out).Length} bytes");
        });
        return command;
    }
}
