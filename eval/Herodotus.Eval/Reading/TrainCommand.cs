using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Features;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.PartsOfSpeech.Judging;
using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Eval.Words;
using Herodotus.Knowledge;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary><c>train pos</c> and <c>train names</c>: learn a model from any sets in the contract's form, and score it on others.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Learns models from gold data in the contract's form.") { Names(), JudgeTraining.Create(), NameNetworkTraining.Create(), PartsOfSpeech(), PartOfSpeechJudgeTraining.Create(), NetworkCommand.Create(), Sentences() };

    private static Command Names()
    {
        var casing = new Option<bool>("--casing") { Description = "Also show some texts in capitals and in lower case." };
        var caseless = new Option<bool>("--caseless") { Description = "Show every text in capitals or in lower case only: a model for texts written so." };
        var domains = new Option<bool>("--domains") { Description = "Also learn what is so in one set only, to be left out when reading." };
        var (command, read) = Training("names", "Names: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language es --out M.", epochs: 8, runs: 3, dropout: 0.3f, decay: 2e-4f);
        var lean = new Option<float[]>("--lean") { Description = "Log-odds taken from 'no name'; with several, the best mean over the dev sets is kept.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [0f, 0.3f, 0.6f] };
        var readings = new Option<bool>("--one-reading") { Description = "Without what a first reading finds elsewhere in the report (for ablations)." };
        var noSenses = new Option<bool>("--no-senses") { Description = "Without what much text says of words (for ablations, and for the model that reads it)." };
        var others = new Option<string[]>("--others") { Description = "With --domains: texts that are of none of the sets, so that the guidelines of none are followed there.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var made = new Option<string[]>("--from") { Description = "Learn nothing: only balance a model that there is, or the mean of several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        command.Add(made);
        var usual = new Option<bool>("--usual-kinds") { Description = "Without the gazetteer's further kinds (towns, schools, teams, works and the like)." };
        command.Add(usual);
        var unread = new Option<string[]>("--unread") { Description = "Texts without gold, learnt as a model names them.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var teacher = new Option<string[]>("--reader") { Description = "The models that name the unread texts: what is not sure to all of them may be anything.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var shares = new Option<float[]>("--shares") { Description = "How much a sentence of each set weighs, in the order of the sets.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        command.Add(shares);
        var every = new Option<int>("--unread-every") { Description = "Of the unread texts one in so many is learnt.", DefaultValueFactory = _ => 1 };
        var leave = new Option<int[]>("--leave-out") { Description = "Of each set a part is left out, for a judge to be taught on: which, of how many.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        command.Add(leave);
        var noJudge = new Option<bool>("--no-judge") { Description = "Without the judge that is taught beside the model by four more trainings." };
        command.Add(noJudge);
        var ends = new Option<bool?>("--ends") { Description = "The last token of a name and the only one have labels of their own (true or false); where a judge is taught, what does better on parts that were not learnt." };
        command.Add(ends);
        var prior = new Option<string?>("--prior") { Description = "A model that learning starts from; where a judge is taught, the one that ships in the language if it has not learnt the same texts." };
        command.Add(prior);
        var noPrior = new Option<bool>("--no-prior") { Description = "Learning starts from nothing." };
        command.Add(noPrior);
        var noNetwork = new Option<bool>("--no-network") { Description = "The judge does without the network of names that it asks otherwise." };
        command.Add(noNetwork);
        command.Add(unread);
        command.Add(teacher);
        command.Add(every);
        command.Add(others);
        command.Add(noSenses);
        command.Add(casing);
        command.Add(caseless);
        command.Add(readings);
        command.Add(lean);
        command.Add(domains);
        command.SetAction(parsed =>
        {
            var run = read(parsed);
            // A model alone has a judge; what several sets teach a language's own model stands on nothing.
            var alone = !parsed.GetValue(noJudge);
            if (alone)
                run = run with { Train = [.. run.Train.Select(set => ReportPieces.Of(set, run.Reader))] };
            if (parsed.GetValue(leave) is [var left, var parts])
                run = run with { Train = JudgeTraining.Without(run.Train, left, parts) };
            var lexicon = NameLexicon.Load(run.Data, parsed.GetValue<string>("--language")!, run.Phrases ? PhraseTable.Load(run.Data) : PhraseTable.Empty);
            if (parsed.GetValue<bool>("--no-words"))
                lexicon = lexicon with { Words = WordTable.Empty };
            if (parsed.GetValue(noSenses))
                lexicon = lexicon with { Senses = WordSenses.Empty };
            var setup = new NameTrainingSetup(run.Reader, lexicon, parsed.GetValue(casing), parsed.GetValue(caseless), parsed.GetValue(domains), !parsed.GetValue(readings))
            {
                UsualOnly = parsed.GetValue(usual),
                Ends = parsed.GetValue(ends),
                Prior = parsed.GetValue(noPrior) ? null
                    : parsed.GetValue(prior) is { } chosen ? Known(chosen, run.Train, any: true)
                    : alone ? Known(run.Data.File(run.Language, "names.model"), run.Train, any: false) : null,
                Shares = [.. parsed.GetValue(shares)!],
            };
            var learnt = KnownTexts.Of(run.Train.SelectMany(Texts));
            if (parsed.GetValue(teacher) is { Length: > 0 } models)
            {
                // What is found even when a name must be sure, and what is found when it need only be likely.
                NameFinder[] finder =
                [
                    .. models.SelectMany(model => ((ReadOnlySpan<float>)[NameTraining.Doubtful, NameTraining.Sure]).ToArray()
                        .Select(enough => new NameFinder(SequenceTagger.Read(model), lexicon, guidelines: TextGuidelines.Load(model), enough: enough))),
                ];
                run = run with { Train = [.. run.Train, NameTraining.Named("unread", parsed.GetValue(unread)!.SelectMany(TextLines.Read).Where((_, at) => at % parsed.GetValue(every) == 0), run.Reader, finder)] };
            }

            NameJudge? judge = null;
            ImmutableArray<PartReader> lacking = [];
            // What lies beside another model is not of this one.
            foreach (var other in (ReadOnlySpan<string>)[NameJudge.Beside(run.Out), NameNetwork.Beside(run.Out), TrustedRepairs.Beside(run.Out), NamesModelLanguage.Beside(run.Out)])
                File.Delete(other);
            if (alone)
                (judge, lacking, setup) = JudgeTraining.Learn(run.Train, setup, run.Options, parsed.GetValue(noNetwork) ? null : NameNetwork.Beside(run.Out), Console.Error.WriteLine);
            var network = NameNetwork.Load(run.Out);
            var tagger = parsed.GetValue(made) is { Length: > 0 } there ? SequenceTagger.Mean([.. there.Select(SequenceTagger.Read)]) : NameTraining.Train(run.Train, setup, run.Options, Console.Error.WriteLine);
            var guidelines = parsed.GetValue(made) is { Length: > 0 } beside ? TextGuidelines.Load(beside[0]) : setup.Domains ? GuidelineTraining.Train(run.Train, [.. parsed.GetValue(others)!.Select(GuidelineTraining.Texts)], run.Reader, TextGuidelines.Beside(run.Out), Console.Error.WriteLine) : null;
            if (guidelines is not null && parsed.GetValue(made) is not { Length: > 0 })
                GuidelineTraining.Report(run.Dev, [.. run.Train.Select(set => set.Name)], guidelines, run.Reader);
            // Scored as the layer gives names: with parts of speech, cut to what names.
            var reader = LanguageReader.Load(run.Data, run.Language, PhraseTable.Load(run.Data));
            var knowledge = KnowledgeBase.Load(run.Data);
            var trusted = judge is null ? null : new RepairTraining(reader, lexicon, run.Language, knowledge).Learn(run.Train, lacking, Console.Error.WriteLine);
            var texts = run.Dev.SelectMany(set => set.Reports).Select(report => report.Text).Distinct().ToDictionary(text => text, reader.Read, StringComparer.Ordinal);
            var best = (Tagger: tagger, Mean: -1.0);
            // For all texts first, then for each kind of short text apart.
            foreach (var by in parsed.GetValue(lean)!)
                best = Better(best, tagger.Lean(0, -by), $"lean {by}");
            for (var genre = 1u; genre <= NameFinder.GenreCount && run.Dev.Length > 0; genre++)
            {
                var from = best.Tagger;
                foreach (var by in parsed.GetValue(lean)!.Where(by => by != 0))
                    best = Better(best, from.Lean(NameFeatures.Genre(genre), 0, -by), $"lean of kind {genre} {by}");
            }

            for (var set = 1u; guidelines is not null && set <= run.Train.Length; set++)
            {
                if (!run.Dev.Any(dev => dev.Name == run.Train[set - 1].Name))
                    continue;
                var from = best.Tagger;
                foreach (var by in parsed.GetValue(lean)!.Where(by => by != 0))
                    best = Better(best, from.Lean(NameFeatures.Guideline(set), 0, -by), $"lean of set {run.Train[set - 1].Name} {by}");
            }

            (SequenceTagger Tagger, double Mean) Better((SequenceTagger Tagger, double Mean) best, SequenceTagger leaning, FormattableString what)
            {
                var finder = new NameFinder(leaning, lexicon, guidelines: guidelines, groups: leaning.Labels.IndexOf("B-group") >= 0, judge: judge, network: network, trusted: trusted);
                var scores = run.Dev.Select(set => (set.Name, Score: NameTraining.Score(set, text => texts[text], finder, run.Language, knowledge))).ToArray();
                Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));
                foreach (var (name, (f1, precision, recall)) in scores)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\tf1_3 {f1:F4}\tp {precision:F4}\tr {recall:F4}"));
                // One set alone is balanced by all types that it marks.
                var mean = alone && run.Dev.Length > 0 ? run.Dev.Average(All) : scores.Select(score => score.Score.F1).DefaultIfEmpty(0).Average();
                if (alone)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all types\t{mean:F4}"));
                return mean > best.Mean ? (leaning, mean) : best;

                double All(GoldSet set)
                {
                    var marked = JudgeTraining.Marked(set);
                    return set.Reports.Aggregate(default(NameCount), (sum, report) => sum + NameCount.Of(report, finder.FindBounded(report.Text, texts[report.Text].Tokens, texts[report.Text].Sentences, run.Language, knowledge).AsSpan(), marked)).Measure;
                }
            }

            best.Tagger.Write(run.Out);
            // Nothing starts from a model of texts in capitals.
            if (!parsed.GetValue(caseless))
                learnt.Write(KnownTexts.Beside(run.Out));
            Console.WriteLine($"{run.Out}\t{new FileInfo(run.Out).Length} bytes");
            judge?.Write(NameJudge.Beside(run.Out));
            trusted?.Write(TrustedRepairs.Beside(run.Out));
            if (alone)
                NamesModelLanguage.Write(run.Out, run.Language);
        });
        return command;
    }

    /// <summary>A model that learning starts from; null where there is none, or where it has learnt these sets and would make every fold of them look known.</summary>
    /// <param name="any">Whatever it has learnt, since it was asked for.</param>
    private static SequenceTagger? Known(string model, IEnumerable<GoldSet> sets, bool any)
    {
        if (!File.Exists(model))
            return null;
        var share = KnownTexts.Load(model)?.Share(sets.SelectMany(Texts)) ?? 0;
        if (share > KnownTexts.Most)
        {
            var then = any ? "what is measured by parts of them is too good" : "learning starts from nothing";
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model} has learnt {share:P0} of these texts: {then}"));
        }

        return share > KnownTexts.Most && !any ? null : SequenceTagger.Read(model);
    }

    private static IEnumerable<string> Texts(GoldSet set) => set.Reports.Select(report => report.Text);

    private static Command PartsOfSpeech()
    {
        var retag = new Option<string[]>("--retag") { Description = "word:FROM:TO where a set departs from the guidelines to be learnt; *% is any word that ends so.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var (command, read) = Training("pos", "Parts of speech: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language en --out M.");
        var clear = new Option<float[]>("--clear") { Description = "How far ahead a label must be for words not to be asked about together: figures for each.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [PartOfSpeechTagger.Clear] };
        command.Add(clear);
        command.Add(retag);
        var unread = new Option<string[]>("--unread") { Description = "Texts without gold, learnt as a tagger and a network read them.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var every = new Option<int>("--unread-every") { Description = "Of the unread texts one in so many is learnt.", DefaultValueFactory = _ => 8 };
        var weight = new Option<float>("--unread-weight") { Description = "How much an unread sentence counts.", DefaultValueFactory = _ => 0.3f };
        var teachers = new Option<string[]>("--reader") { Description = "The tagger that reads unread texts, and the networks that help it.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var apart = new Option<string[]>("--guidelines") { Description = "Sets whose guidelines are learnt apart too, in the order of their numbers; they hold where a text is like theirs.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var others = new Option<string[]>("--others") { Description = "With --guidelines: texts that are of none of these sets.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var leave = new Option<int[]>("--leave-out") { Description = "Of each set a part is left out, for a judge to be taught on: which, of how many.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        foreach (var option in (ReadOnlySpan<Option>)[unread, every, weight, teachers, apart, others, leave])
            command.Add(option);
        command.SetAction(parsed =>
        {
            var run = read(parsed);
            if (parsed.GetValue(leave) is [var left, var parts])
                run = run with { Train = JudgeTraining.Without(run.Train, left, parts) };
            var kinds = run.Phrases ? WordKinds.Load(run.Data, run.Language) : WordKinds.Empty;
            var words = parsed.GetValue<bool>("--no-words") ? run.Words : PartOfSpeechTagger.Words(run.Data, run.Language, run.Words);
            var teacher = parsed.GetValue(teachers) is [var reader, .. var network] ? new PartOfSpeechTagger(SequenceTagger.Read(reader), words, kinds, networks: [.. network.Select(WindowNetwork.Read)], open: PartOfSpeechTagger.TeachingOpen) : null;
            var texts = teacher is null ? [] : parsed.GetValue(unread)!.SelectMany(file => file.Contains(".jsonl", StringComparison.Ordinal) ? TextLines.Read(file) : TextLines.Documents(TextLines.Read(file))).Where((_, at) => at % parsed.GetValue(every) == 0);
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
    private static TextGuidelines? Guidelines(Run run, ImmutableArray<string> apart, string[] others)
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

    private static Command Sentences()
    {
        var (command, read) = Training("sentences", "Sentence breaks: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language en --out M.");
        command.SetAction(parsed =>
        {
            var run = read(parsed);
            var tokenizer = Tokenizer.Load(run.Data, parsed.GetValue<string>("--language")!);
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

    private static (Command Command, Func<ParseResult, Run> Read) Training(
        string name, string description, int epochs = 12, int runs = 1, float dropout = 0, float decay = 1e-5f)
    {
        var train = new Option<string[]>("--train") { Description = "Reports and gold, in pairs.", AllowMultipleArgumentsPerToken = true, Required = true };
        var dev = new Option<string[]>("--dev") { Description = "Reports and gold, in pairs: scored, never learnt.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var language = new Option<string>("--language") { DefaultValueFactory = _ => "en" };
        var output = new Option<string>("--out") { Required = true };
        var method = new Option<SequenceMethod>("--method") { DefaultValueFactory = _ => SequenceMethod.RandomField };
        var rounds = new Option<int>("--epochs") { DefaultValueFactory = _ => epochs };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 0.1f };
        var pull = new Option<float>("--decay") { DefaultValueFactory = _ => decay };
        var hidden = new Option<float>("--dropout") { DefaultValueFactory = _ => dropout };
        var times = new Option<int>("--runs") { Description = "Learn so many times with other seeds and keep the mean.", DefaultValueFactory = _ => runs };
        var seed = new Option<int>("--seed") { Description = "The seed of the first run.", DefaultValueFactory = _ => new TrainingOptions().Seed };
        var minCount = new Option<int>("--min-count") { DefaultValueFactory = _ => 2 };
        var prune = new Option<float>("--prune") { DefaultValueFactory = _ => 0.05f };
        var step = new Option<float>("--step") { DefaultValueFactory = _ => 1f / 32 };
        var noWords = new Option<bool>("--no-words") { Description = "Without clusters and frequencies (for ablations)." };
        var noPhrases = new Option<bool>("--no-phrases") { Description = "Without the gazetteer (for ablations)." };
        var command = new Command(name, description)
        {
            train, dev, language, output, method, rounds, rate, pull, hidden, times, seed, minCount, prune, step, noWords, noPhrases,
        };
        return (command, Read);

        Run Read(ParseResult parsed)
        {
            var data = DataFolder.Find();
            var code = parsed.GetValue(language)!;
            return new Run(
                Sets(parsed.GetValue(train)!), Sets(parsed.GetValue(dev)!), data, LanguageReader.Load(data, code, PhraseTable.Empty, models: false),
                parsed.GetValue(noWords) ? WordTable.Empty : WordTable.Load(data, code), !parsed.GetValue(noPhrases),
                new TrainingOptions
                {
                    Method = parsed.GetValue(method),
                    Epochs = parsed.GetValue(rounds),
                    Runs = parsed.GetValue(times),
                    Seed = parsed.GetValue(seed),
                    Rate = parsed.GetValue(rate),
                    Decay = parsed.GetValue(pull),
                    Dropout = parsed.GetValue(hidden),
                    MinCount = parsed.GetValue(minCount),
                    PruneBelow = parsed.GetValue(prune),
                    Step = parsed.GetValue(step),
                },
                parsed.GetValue(output)!, code);
        }
    }

    public static GoldSet[] Sets(string[] paths) => [.. paths.Chunk(2).Select(pair => GoldSet.Read(pair[0], pair[1]))];

    private sealed record Run(
        GoldSet[] Train, GoldSet[] Dev, DataFolder Data, LanguageReader Reader, WordTable Words, bool Phrases, TrainingOptions Options, string Out, string Language);
}
