using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary><c>names-speed</c>: what finding names costs, tokens and sentences already there: the best of several rounds for each report, so that a busy machine says little.</summary>
internal static class NamesTrial
{
    private const double ReportLength = 3000;

    public static Command Create()
    {
        var reports = new Option<string>("--reports") { Required = true };
        var gold = new Option<string>("--gold") { Required = true };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 9 };
        var prune = new Option<float>("--prune") { Description = "Leave out features whose weights all are below this." };
        var command = new Command("names-speed", "Milliseconds for the names of 3,000 letters of text.") { reports, gold, language, rounds, prune };
        command.SetAction(parsed =>
        {
            var (data, code) = (DataFolder.Find(), parsed.GetValue(language)!);
            var reader = LanguageReader.Load(data, code, PhraseTable.Empty, models: false);
            var model = data.File(code, "names.model");
            var tagger = SequenceTagger.Read(model).Pruned(parsed.GetValue(prune));
            var finder = new NameFinder(tagger, NameLexicon.Load(data, code, PhraseTable.Load(data)), guidelines: TextGuidelines.Load(model), judge: NameJudge.Load(model), network: NameNetwork.Load(model));
            var (letters, best) = (0L, 0.0);
            var set = GoldSet.Read(parsed.GetValue(reports)!, parsed.GetValue(gold)!);
            foreach (var report in set.Reports)
            {
                var (tokens, sentences) = reader.Read(report.Text);
                var least = double.MaxValue;
                for (var round = 0; round < parsed.GetValue(rounds); round++)
                {
                    var start = Stopwatch.GetTimestamp();
                    finder.Find(report.Text, tokens, sentences);
                    least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                letters += report.Text.Length;
                best += least;
            }

            var (f1, _, _) = NameTraining.Score(set, reader.Read, finder);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best * ReportLength / letters:F3} ms for {ReportLength:F0} letters, {letters} letters read; f1_3 {f1:F4}; {tagger.Weights.FeatureCount} features"));
        });
        return command;
    }
}
