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
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Reports.Json;
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
        var shares = new Option<float[]>("--enough") { Description = "What the thresholds are multiplied by; with several, the best for each of the dev sets is kept.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1f] };
        var networks = new Option<string[]>("--networks") { Description = "The networks made without the first part, the second, …", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var folds = new Option<bool>("--folds") { Description = "Only score judges on the parts that neither they nor their tagger learnt." };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var command = new Command("judge", "The judge of names: --taggers M0 M1 … --train R G [R G …] --model M.") { train, dev, taggers, model, shares, language, networks, folds };
        command.SetAction(parsed =>
        {
            var (data, code, path) = (DataFolder.Find(), parsed.GetValue(language)!, parsed.GetValue(model)!);
            var phrases = PhraseTable.Load(data);
            var lexicon = NameLexicon.Load(data, code, phrases);
            var opinions = parsed.GetValue(networks)!;
            var readers = parsed.GetValue(taggers)!;
            NameFinder FinderOf(int part, NameJudge? judge) => new(
                SequenceTagger.Read(readers[part]), lexicon, guidelines: judge is null ? null : TextGuidelines.Load(readers[part]), judge: judge,
                network: opinions.Length == 0 ? null : new NameNetwork(WindowNetwork.Read(opinions[part])));
            var trainingReader = LanguageReader.Load(data, code, PhraseTable.Empty, models: false);
            var learnt = GoldSet.ReadPairs(parsed.GetValue(train)!);
            if (parsed.GetValue(folds))
            {
                ScoreFolds(learnt, FinderOf, readers.Length, trainingReader);
                return;
            }

            var judge = Teach(learnt, Gather(learnt, [.. readers.Select((_, part) => FinderOf(part, null))], trainingReader), Console.Error.WriteLine);
            var network = opinions.Length == 0 ? null : NameNetwork.Load(path);
            var (reader, knowledge) = (LanguageReader.Load(data, code, phrases), KnowledgeBase.Load(data));
            var sets = GoldSet.ReadPairs(parsed.GetValue(dev)!);
            var tagger = SequenceTagger.Read(path);
            var guidelines = TextGuidelines.Load(path);
            var texts = sets.SelectMany(set => set.Reports).Select(report => report.Text).Distinct().ToDictionary(text => text, reader.Read, StringComparer.Ordinal);
            var best = Enumerable.Repeat((Share: 1f, F1: -1.0), sets.Length).ToArray();
            foreach (var share in parsed.GetValue(shares)!)
            {
                var finder = new NameFinder(tagger, lexicon, guidelines: guidelines, judge: judge.With(_ => share), network: network);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"enough times {share}"));
                foreach (var (number, set) in sets.Index())
                {
                    var (f1, precision, recall) = NameTraining.Score(set, text => texts[text], finder, code, knowledge);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name}\tf1_3 {f1:F4}\tp {precision:F4}\tr {recall:F4}"));
                    best[number] = f1 > best[number].F1 ? (share, f1) : best[number];
                }
            }

            // Each set has its own balance; a text of none has what all sets have in the mean.
            var learntSets = learnt.Select(set => Array.FindIndex(sets, dev => dev.Name == set.Name)).ToArray();
            var own = learntSets.Select(at => at < 0 ? 1 : best[at].Share).ToArray();
            judge = judge.With(set => set == 0 ? 1 : own[set - 1]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kept: {string.Join(' ', learnt.Zip(own).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second}")))}"));
            judge.Write(NameJudge.Beside(path));
        });
        return command;
    }

    /// <summary>Sets without one part of their reports, of so many.</summary>
    public static GoldSet[] Without(IEnumerable<GoldSet> sets, int part, int parts) => [.. sets.Select(set => set with { Reports = [.. set.Reports.Where((_, at) => at % parts != part)] })];

    /// <summary>
    /// The judge of a model learnt from the sets, and the taggers that each lack a part of them. One run a tagger: what it is unsure of teaches more than what the mean of several is (CESS judged 0.877 and
    /// 0.872, WikiGold 0.756 and 0.753, politics 0.836 and 0.834, each learnt alone).
    /// </summary>
    /// <param name="network">Where the <see cref="NameNetwork"/> that the judge asks is written; null for a judge that asks none.</param>
    /// <returns>The judge, for each part a reader that has not learnt it, and with what labels all of them were learnt.</returns>
    public static (NameJudge Judge, ImmutableArray<PartReader> Others, NameTrainingSetup Setup) Learn(
        GoldSet[] sets, NameTrainingSetup setup, TrainingOptions options, string? network, Action<string> log)
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
        var networks = network is null ? [.. taggers.Select(_ => (NameNetwork?)null)] : Networks(sets, setup, network, log);
        var lessons = Gather(sets, [.. taggers.Zip(networks, (tagger, opinion) => new NameFinder(tagger, setup.Lexicon, network: opinion))], setup.Reader);
        // A judge for the even parts that has not learnt them, and one for the odd.
        var judges = Enumerable.Range(0, 2).Select(odd => Teach(sets, [.. lessons.Where((_, part) => part % 2 != odd)], log)).ToArray();
        return (Teach(sets, lessons, log), [.. taggers.Select((tagger, part) => new PartReader(tagger, judges[part % 2], networks[part]))], chosen.Setup);

        SequenceTagger Lacking(int part, NameTrainingSetup way) => NameTraining.Train(Without(sets, part, Parts), way, options with { Runs = 1 }, log);
    }

    /// <summary>Learns the network of all sets, and writes it; gives those that lack a part each.</summary>
    private static ImmutableArray<NameNetwork?> Networks(GoldSet[] sets, NameTrainingSetup setup, string path, Action<string> log)
    {
        var work = Directory.CreateTempSubdirectory();
        var networks = Enumerable.Range(0, Parts)
            .Select(part => (NameNetwork?)NameNetworkTraining.Train(Without(sets, part, Parts), setup, Path.Combine(work.FullName, $"{part}.model"), NameNetworkTraining.Usual, log)).ToImmutableArray();
        work.Delete(recursive: true);
        NameNetworkTraining.Train(sets, setup, path, NameNetworkTraining.Usual, log);
        return networks;
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

    private static NameJudge Teach(GoldSet[] sets, IReadOnlyList<Lessons> lessons, Action<string> log)
    {
        var trainer = new EvenTreesTrainer(lessons[0].Items.Select(item => item.Measures.Length).DefaultIfEmpty(NameMeasures.Count).First());
        // Set by set, as the texts stand in them.
        foreach (var item in lessons.SelectMany(part => part.Items).OrderBy(item => item.Order))
            trainer.Add(item.Measures, NameMeasures.Odds(item.Measures), item.IsRight);
        // Half of the measure that is reached is the threshold that makes it largest.
        var enough = sets.Select((_, number) => (float)Math.Round(lessons.Average(part => part.Reached[number]) / 2, 2)).ToArray();
        log(string.Create(CultureInfo.InvariantCulture, $"{trainer.ItemCount} names that may be; enough: {string.Join(' ', sets.Zip(enough).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second:F2}")))}"));
        return new NameJudge(trainer.Train(log), [enough.Average(), .. enough]);
    }

    /// <summary>What each part of the sets teaches, read by the finder that lacks it.</summary>
    private static Lessons[] Gather(GoldSet[] sets, NameFinder[] finders, LanguageReader reader)
    {
        var lessons = finders.Select(_ => new Lessons([], [])).ToArray();
        var order = 0;
        foreach (var (number, set) in sets.Index())
        {
            var marked = Marked(set);
            foreach (var (at, report) in set.Reports.Index())
            {
                var (tokens, sentences) = reader.Read(report.Text);
                var part = at % finders.Length;
                // As it is read where its guidelines are told, and where they are not.
                foreach (var guideline in (ReadOnlySpan<uint>)[(uint)number + 1, 0])
                {
                    finders[part].Measure(report.Text, tokens, sentences, guideline, (candidate, measures) =>
                    {
                        if (IsRight(report, SpanOf(report.Text, tokens, candidate), candidate.Type, marked) is { } right)
                            lessons[part].Items.Add(new Lesson(order++, measures.ToArray(), right));
                    });
                }
            }

            foreach (var (part, finder) in finders.Index())
                lessons[part].Reached.Add(NameTraining.Score(Only(set, part, finders.Length), reader.Read, finder).F1);
        }

        return lessons;
    }

    /// <summary>Scores every part as it is read by the finder that lacks it, alone and with a judge that lacks it too.</summary>
    private static void ScoreFolds(GoldSet[] sets, Func<int, NameJudge?, NameFinder> finderOf, int parts, LanguageReader reader)
    {
        var lessons = Gather(sets, [.. Enumerable.Range(0, parts).Select(part => finderOf(part, null))], reader);
        var sums = new double[sets.Length];
        for (var part = 0; part < parts; part++)
        {
            var finder = finderOf(part, Teach(sets, [.. lessons.Where((_, other) => other != part)], _ => { }));
            foreach (var (number, set) in sets.Index())
                sums[number] += NameTraining.Score(Only(set, part, parts), reader.Read, finder).F1 / parts;
        }

        Write("tagger alone", [.. sets.Select((_, number) => lessons.Average(part => part.Reached[number]))]);
        Write("by folds", sums);

        void Write(string what, double[] f1) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}\tmean {f1.Average():F4}\t{string.Join('\t', sets.Zip(f1).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First.Name} {pair.Second:F4}")))}"));
    }

    private static GoldSet Only(GoldSet set, int part, int parts) => set with { Reports = [.. set.Reports.Where((_, at) => at % parts == part)] };

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
        var kind = ContractNames.Name(type);
        var overlaps = false;
        foreach (var name in report.Names)
        {
            if (name.Span == span)
                return name.Kind == kind || name.Also.Contains(kind) ? true : name.Kind == "other" && !marked.Contains(kind) ? null : false;
            overlaps |= name.Span.Overlaps(span);
        }

        return report.Ignored.Any(ignored => ignored.Span.Overlaps(span)) || (!overlaps && !marked.Contains(kind)) ? null : false;
    }

    /// <summary>A name that may be, and whether it is one.</summary>
    private sealed record Lesson(int Order, float[] Measures, bool IsRight);

    /// <summary>What a part of the sets teaches, and the measure that its finder reaches on each set's.</summary>
    private sealed record Lessons(List<Lesson> Items, List<double> Reached);
}
