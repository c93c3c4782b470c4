using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.PartsOfSpeech.Judging;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;

namespace Herodotus.Eval.Reading;

/// <summary>
/// <c>train pos-judge</c>: teaches a <see cref="PartOfSpeechJudge"/> where taggers err, on texts they had not learnt: of so many taggers each was made without
/// one part of every set (<c>train pos --leave-out</c>) and reads that part. A pair of labels is judged where trees learnt from the other parts mend more
/// than they spoil, and more than by chance.
/// </summary>
internal static class PartOfSpeechJudgeTraining
{
    /// <summary>Pairs that are in doubt less often teach nothing.</summary>
    private const int Least = 200;

    /// <summary>With 50 fewer words are mended on parts held out, with 150 no more.</summary>
    private const int Trees = 100;

    public static Command Create()
    {
        static Option<string[]> Paths(string name, string description) =>
            new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var (train, dev) = (Paths("--train", "Reports and gold, in pairs, as the taggers learnt them."), Paths("--dev", "Reports and gold, in pairs: scored, never learnt."));
        var taggers = Paths("--taggers", "The models made without the first part, the second, …");
        var model = new Option<string>("--model") { Description = "The model to be judged; the judge is written beside it.", Required = true };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var command = new Command("pos-judge", "The judge of parts of speech: --taggers M0 M1 … --train R G [R G …] --model M.") { train, dev, taggers, model, language };
        command.SetAction(parsed =>
        {
            var (data, code, path) = (DataFolder.Find(), parsed.GetValue(language)!, parsed.GetValue(model)!);
            var reader = LanguageReader.Load(data, code, PhraseTable.Empty, models: false);
            var (words, kinds) = (PartOfSpeechTagger.Words(data, code, WordTable.Load(data, code)), WordKinds.Load(data, code));
            PartOfSpeechTagger Tagger(string file, PartOfSpeechJudge? judge = null) =>
                new(SequenceTagger.Read(file), words, kinds, guidelines: PartOfSpeechTagger.LoadGuidelines(file), judge: judge);
            var judge = Teach(GoldSet.ReadPairs(parsed.GetValue(train)!), [.. parsed.GetValue(taggers)!.Select(file => Tagger(file))], reader, Console.WriteLine);
            judge.Write(PartOfSpeechJudge.Beside(path));
            foreach (var set in GoldSet.ReadPairs(parsed.GetValue(dev)!))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{set.Name}\tupos_f1 {PartOfSpeechTraining.Score(set, reader, Tagger(path, judge)):F4}\tunjudged {PartOfSpeechTraining.Score(set, reader, Tagger(path)):F4}"));
            }
        });
        return command;
    }

    private static PartOfSpeechJudge Teach(GoldSet[] sets, PartOfSpeechTagger[] taggers, LanguageReader reader, Action<string> log)
    {
        var doubts = Doubts(sets, taggers, reader);
        var judged = new List<JudgedPair>();
        foreach (var pair in doubts.GroupBy(doubt => (doubt.First, doubt.Second)).Where(pair => pair.Count() >= Least).OrderBy(pair => pair.Key))
        {
            var (mended, spoilt) = (0, 0);
            foreach (var part in pair.GroupBy(doubt => doubt.Part).OrderBy(part => part.Key))
            {
                var own = Learn([.. pair.Where(doubt => doubt.Part != part.Key)]);
                foreach (var doubt in part)
                {
                    var (before, after) = (doubt.Measures[0] >= 0 == doubt.IsFirst, own.Decide(DoubtMeasures.With(doubt.Measures, own.Words, doubt.Word)) == doubt.First == doubt.IsFirst);
                    (mended, spoilt) = (mended + (after && !before ? 1 : 0), spoilt + (before && !after ? 1 : 0));
                }
            }

            log(string.Create(CultureInfo.InvariantCulture, $"{pair.Key.First}/{pair.Key.Second}\t{pair.Count()} in doubt\t{mended} mended\t{spoilt} spoilt"));
            // More than chance would mend.
            if (mended - spoilt > Math.Sqrt(mended + spoilt))
                judged.Add(Learn([.. pair]));
        }

        return new PartOfSpeechJudge(judged);
    }

    private static JudgedPair Learn(Doubt[] doubts)
    {
        var words = doubts.CountBy(doubt => doubt.Word).OrderByDescending(word => word.Value).ThenBy(word => word.Key).Take(DoubtMeasures.WordCount).Select(word => word.Key).ToImmutableArray();
        var trainer = new EvenTreesTrainer(DoubtMeasures.Count) { Trees = Trees };
        foreach (var doubt in doubts)
            trainer.Add(DoubtMeasures.With(doubt.Measures, words, doubt.Word), doubt.Measures[0], doubt.IsFirst);
        return new JudgedPair(doubts[0].First, doubts[0].Second, words, trainer.Train());
    }

    /// <summary>Every word that a tagger which had not learnt its text is not sure of, and of whose labels one is right.</summary>
    private static List<Doubt> Doubts(GoldSet[] sets, PartOfSpeechTagger[] taggers, LanguageReader reader)
    {
        var doubts = new List<Doubt>();
        foreach (var (at, report) in sets.SelectMany(set => set.Reports.Index()))
        {
            var (tokens, sentences) = reader.Read(report.Text);
            var tags = report.Tokens.ToDictionary(token => token.Span, token => token.Kind);
            taggers[at % taggers.Length].Measure(report.Text, tokens.ToArray(), sentences.AsSpan(), (token, word, first, second, measures) =>
            {
                var tag = tags.GetValueOrDefault(tokens[token].Span);
                var isFirst = first.ToString().Equals(tag, StringComparison.OrdinalIgnoreCase);
                if (isFirst || second.ToString().Equals(tag, StringComparison.OrdinalIgnoreCase))
                    doubts.Add(new Doubt(at % taggers.Length, word, first, second, measures.ToArray(), isFirst));
            });
        }

        return doubts;
    }

    private sealed record Doubt(int Part, uint Word, PartOfSpeech First, PartOfSpeech Second, float[] Measures, bool IsFirst);
}
