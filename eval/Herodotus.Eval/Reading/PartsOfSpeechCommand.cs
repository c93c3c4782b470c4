using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.PartsOfSpeech.Judging;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary><c>train pos</c>: learns a tagger of parts of speech, and scores it on raw text.</summary>
internal static class PartsOfSpeechCommand
{
    public static Command Create()
    {
        static Option<string[]> Several(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var command = new Command("pos", "Parts of speech: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language en --out M.");
        var settings = new TrainingSettings(command);
        var retag = Several("--retag", "word:FROM:TO where a set departs from the guidelines to be learnt; *% is any word that ends so.");
        var clear = new Option<float[]>("--clear")
        {
            Description = "How far ahead a label must be for words not to be asked about together: figures for each.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [PartOfSpeechTagger.Clear],
        };
        var unread = Several("--unread", "Texts without gold, learnt as a tagger and a network read them.");
        var every = new Option<int>("--unread-every") { Description = "Of the unread texts one in so many is learnt.", DefaultValueFactory = _ => 8 };
        var weight = new Option<float>("--unread-weight") { Description = "How much an unread sentence counts.", DefaultValueFactory = _ => 0.3f };
        var teachers = Several("--reader", "The tagger that reads unread texts, and the networks that help it.");
        var apart = Several("--guidelines", "Sets whose guidelines are learnt apart too, in the order of their numbers; they hold where a text is like theirs.");
        var others = Several("--others", "With --guidelines: texts that are of none of these sets.");
        var leave = new Option<int[]>("--leave-out")
        {
            Description = "Of each set a part is left out, for a judge to be taught on: which, of how many.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        foreach (var option in (ReadOnlySpan<Option>)[clear, retag, unread, every, weight, teachers, apart, others, leave])
            command.Add(option);
        command.SetAction(parsed =>
        {
            var run = settings.Of(parsed).Without(parsed.GetValue(leave)!);
            var kinds = run.HasPhrases ? WordKinds.Load(run.Data, run.Language) : WordKinds.Empty;
            var words = run.HasWords ? PartOfSpeechTagger.Words(run.Data, run.Language, WordTable.Load(run.Data, run.Language)) : WordTable.Empty;
            var teacher = parsed.GetValue(teachers) is [var reader, .. var network]
                ? new PartOfSpeechTagger(SequenceTagger.Read(reader), words, kinds, networks: [.. network.Select(WindowNetwork.Read)], open: PartOfSpeechTagger.TeachingOpen)
                : null;
            var texts = teacher is null ? [] : parsed.GetValue(unread)!.SelectMany(GuidelineTraining.Texts).Where((_, at) => at % parsed.GetValue(every) == 0);
            var tagger = PartOfSpeechTraining.Train(
                run.Train, run.Reader, words, kinds, new Retagging(parsed.GetValue(retag)!), run.Options, Console.Error.WriteLine, texts, teacher, parsed.GetValue(weight), [.. parsed.GetValue(apart)!]);
            tagger.Write(run.Out);
            // A judge of another model is none of this one.
            File.Delete(PartOfSpeechJudge.Beside(run.Out));
            var guidelines = Guidelines(run, [.. parsed.GetValue(apart)!], parsed.GetValue(others)!);
            foreach (var margin in parsed.GetValue(clear)!)
            {
                var part = new PartOfSpeechTagger(SequenceTagger.Read(run.Out), words, kinds, margin, guidelines: guidelines);
                foreach (var set in run.Dev)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"clear at {margin}\t{set.Name}\tupos_f1 {PartOfSpeechTraining.Score(set, run.Reader, part):F4}"));
            }

            Console.WriteLine($"{run.Out}\t{new FileInfo(run.Out).Length} bytes");
        });
        return command;
    }

    /// <summary>Learns to tell which texts are like the sets whose guidelines are learnt apart; null where there are none.</summary>
    private static TextGuidelines? Guidelines(TrainingRun run, ImmutableArray<string> apart, string[] others)
    {
        var path = TextGuidelines.Beside(run.Out);
        File.Delete(path);
        if (apart.IsEmpty)
            return null;
        GuidelineTraining.Train(
            [.. apart.Select(name => run.Train.Single(set => set.Name == name))],
            [.. run.Train.Where(set => !apart.Contains(set.Name)).Select(set => set.Reports.Select(report => report.Text)), .. others.Select(GuidelineTraining.Texts)],
            run.Reader, path, Console.Error.WriteLine);
        var guidelines = PartOfSpeechTagger.LoadGuidelines(run.Out)!;
        GuidelineTraining.Report(run.Dev, apart, guidelines, run.Reader);
        return guidelines;
    }
}
