using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Knowledge;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>
/// <c>train judge</c>: teaches a <see cref="NameJudge"/> where taggers err, on texts they had not learnt: of so many taggers each was made without one part
/// of every set (<c>train names --leave-out</c>) and names that part.
/// </summary>
internal static class JudgeTraining
{
    /// <summary>Into how many parts sets are cut, each read by a tagger that has not learnt it.</summary>
    private const int Parts = 4;

    /// <summary>On so many parts it is tried which labels suit a set: two more trainings of one run.</summary>
    private const int Tried = 2;

    public static Command Create()
    {
        var train = new Option<string[]>("--train") { Description = "Reports and gold, in pairs, as the taggers learnt them.", AllowMultipleArgumentsPerToken = true, Required = true };
        var dev = new Option<string[]>("--dev") { Description = "Reports and gold, in pairs: scored, never learnt.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var taggers = new Option<string[]>("--taggers") { Description = "The models made without the first part, the second, …", AllowMultipleArgumentsPerToken = true, Required = true };
        var model = new Option<string>("--model") { Description = "The model to be judged; the judge is written beside it.", Required = true };
        var shares = new Option<float[]>("--enough") { Description = "What the thresholds are multiplied by; with several, the best mean over the dev sets is kept.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1f] };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var command = new Command("judge", "The judge of names: --taggers M0 M1 … --train R G [R G …] --model M.") { train, dev, taggers, model, shares, language };
        command.SetAction(parsed =>
        {
            var (data, code, path) = (DataFolder.Find(), parsed.GetValue(language)!, parsed.GetValue(model)!);
            var phrases = PhraseTable.Load(data);
            var lexicon = NameLexicon.Load(data, code, phrases);
            var judge = Teach(
                TrainCommand.Sets(parsed.GetValue(train)!), [.. parsed.GetValue(taggers)!.Select(tagger => new NameFinder(SequenceTagger.Read(tagger), lexicon))],
                LanguageReader.Load(data, code, PhraseTable.Empty, models: false), Console.Error.WriteLine);
            var (reader, knowledge) = (LanguageReader.Load(data, code, phrases), KnowledgeBase.Load(data));
            var sets = TrainCommand.Sets(parsed.GetValue(dev)!);
            var best = (Judge: judge, Mean: -1.0);
            foreach (var share in parsed.GetValue(shares)!)
            {
                var leaning = judge.With(share);
                var finder = new NameFinder(SequenceTagger.Read(path), lexicon, guidelines: TextGuidelines.Load(path), judge: leaning);
                var scores = sets.Select(set => (set.Name, Score: NameTraining.Score(set, reader.Read, finder, code, knowledge))).ToArray();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"enough times {share}"));
                foreach (var (name, (f1, precision, recall)) in scores)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\tf1_3 {f1:F4}\tp {precision:F4}\tr {recall:F4}"));
                var mean = scores.Select(score => score.Score.F1).DefaultIfEmpty(0).Average();
                best = mean > best.Mean ? (leaning, mean) : best;
            }

            best.Judge.Write(NameJudge.Beside(path));
        });
        return command;
    }

    /// <summary>Sets without one part of their reports, of so many.</summary>
    public static GoldSet[] Without(IEnumerable<GoldSet> sets, int part, int parts) => [.. sets.Select(set => set with { Reports = [.. set.Reports.Where((_, at) => at % parts != part)] })];

    /// <summary>
    /// The judge of a model learnt from the sets, and the taggers that each lack a part of them. One run a tagger: what it is unsure of teaches more than what the mean of several is (CESS judged 0.877 and
    /// 0.872, WikiGold 0.756 and 0.753, politics 0.836 and 0.834, each learnt alone).
    /// </summary>
    /// <returns>Also each tagger with a judge that had not learnt the part it lacks either, and with what labels all of them were learnt.</returns>
    public static (NameJudge Judge, ImmutableArray<(SequenceTagger Tagger, NameJudge Judge)> Others, NameTrainingSetup Setup) Learn(GoldSet[] sets, NameTrainingSetup setup, TrainingOptions options, Action<string> log)
    {
        // Whether the ends of names have labels of their own is chosen on the first parts.
        (NameTrainingSetup Setup, ImmutableArray<SequenceTagger> Taggers, double Measure) chosen = (setup, [], -1);
        foreach (var ends in setup.Ends is { } told ? (ReadOnlySpan<bool>)[told] : [false, true])
        {
            var (way, count) = (setup with { Ends = ends }, default(NameCount));
            var first = Enumerable.Range(0, Tried).Select(part => Lacking(part, way)).ToImmutableArray();
            foreach (var (part, tagger) in first.Index())
                count += Count(sets, new NameFinder(tagger, setup.Lexicon, groups: tagger.Labels.IndexOf("B-group") >= 0), part, setup.Reader);
            log(string.Create(CultureInfo.InvariantCulture, $"{(ends ? "ends of names have labels of their own" : "names begin and go on")}: {count.Measure:F4} on {count.Gold} names that were not learnt"));
            chosen = count.Measure > chosen.Measure ? (way, first, count.Measure) : chosen;
        }

        var taggers = chosen.Taggers.AddRange(Enumerable.Range(Tried, Parts - Tried).Select(part => Lacking(part, chosen.Setup)));
        NameFinder[] finders = [.. taggers.Select(tagger => new NameFinder(tagger, setup.Lexicon))];
        var judges = Enumerable.Range(0, 2).Select(odd => Teach(sets, finders, setup.Reader, log, part => part % 2 != odd)).ToArray();
        return (Teach(sets, finders, setup.Reader, log), [.. taggers.Select((tagger, part) => (tagger, judges[part % 2]))], chosen.Setup);

        SequenceTagger Lacking(int part, NameTrainingSetup way) => NameTraining.Train(Without(sets, part, Parts), way, options with { Runs = 1 }, log);
    }

    /// <summary>What a finder makes right of one part of the sets.</summary>
    private static NameCount Count(GoldSet[] sets, NameFinder finder, int part, LanguageReader reader)
    {
        NameCount count = default;
        foreach (var set in sets)
        {
            var marked = Marked(set);
            foreach (var report in set.Reports.Where((_, at) => at % Parts == part))
            {
                var (tokens, sentences) = reader.Read(report.Text);
                count += NameCount.Of(report, finder.Find(report.Text, tokens, sentences).AsSpan(), marked);
            }
        }

        return count;
    }

    /// <param name="learns">Which parts are learnt; all when null.</param>
    private static NameJudge Teach(GoldSet[] sets, NameFinder[] finders, LanguageReader reader, Action<string> log, Func<int, bool>? learns = null)
    {
        var trainer = new EvenTreesTrainer(NameMeasures.Count);
        var enough = new List<float>();
        foreach (var (number, set) in sets.Index())
        {
            var marked = Marked(set);
            foreach (var (at, report) in set.Reports.Index())
            {
                if (learns?.Invoke(at % finders.Length) == false)
                    continue;
                var (tokens, sentences) = reader.Read(report.Text);
                // As it is read where its guidelines are told, and where they are not.
                foreach (var guideline in (ReadOnlySpan<uint>)[(uint)number + 1, 0])
                {
                    finders[at % finders.Length].Measure(report.Text, tokens, sentences, guideline, (candidate, measures) =>
                    {
                        if (IsRight(report, SpanOf(report.Text, tokens, candidate), candidate.Type, marked) is { } right)
                            trainer.Add(measures, NameMeasures.Odds(measures), right);
                    });
                }
            }

            // Half of the measure that is reached is the threshold that makes it largest.
            var parts = finders.Select((finder, part) => NameTraining.Score(set with { Reports = [.. set.Reports.Where((_, at) => at % finders.Length == part)] }, reader.Read, finder).F1);
            enough.Add((float)Math.Round(parts.Average() / 2, 2));
        }

        log(string.Create(CultureInfo.InvariantCulture, $"{trainer.ItemCount} names that may be; enough: {string.Join(' ', sets.Zip(enough).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second:F2}")))}"));
        return new NameJudge(trainer.Train(log), [enough.Average(), .. enough]);
    }

    /// <summary>A tag is marked without its sign.</summary>
    private static TextSpan SpanOf(string text, ImmutableArray<Token> tokens, NameCandidate candidate)
    {
        var (start, end) = (tokens[candidate.From].Span.Start, tokens[candidate.To - 1].Span.End);
        return TextSpan.FromBounds(text[start] == '#' && end > start + 1 ? start + 1 : start, end);
    }

    /// <summary>The types that a set has.</summary>
    public static HashSet<string> Marked(GoldSet set) => set.Reports.SelectMany(report => report.Names).Select(name => name.Kind).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a name is right; null where its set does not say.</summary>
    public static bool? IsRight(GoldReport report, TextSpan span, NameType type, HashSet<string> marked)
    {
        var kind = type.ToString().ToLowerInvariant();
        var overlaps = false;
        foreach (var name in report.Names)
        {
            if (name.Span == span)
                return name.Kind == kind || name.Also.Contains(kind) ? true : name.Kind == "other" && !marked.Contains(kind) ? null : false;
            overlaps |= name.Span.Overlaps(span);
        }

        return report.Ignored.Any(ignored => ignored.Span.Overlaps(span)) || (!overlaps && !marked.Contains(kind)) ? null : false;
    }
}
