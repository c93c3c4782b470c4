using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Herodotus.Analyze;
using Herodotus.Analyze.Names;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Names.Repairs;
using Herodotus.Analyze.Tokens;
using Herodotus.Eval.Words;
using Herodotus.Knowledge;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary><c>train names</c>: learns a model of names, alone with a judge, or for a language that ships, and scores it as the layer gives names.</summary>
internal sealed class NamesCommand
{
    private readonly Option<bool> _casing = new("--casing") { Description = "Also show some texts in capitals and in lower case." };
    private readonly Option<bool> _caseless = new("--caseless") { Description = "Show every text in capitals or in lower case only: a model for texts written so." };
    private readonly Option<bool> _domains = new("--domains") { Description = "Also learn what is so in one set only, to be left out when reading." };
    private readonly Option<float[]> _lean = Several("--lean", "Log-odds taken from 'no name'; with several, the best mean over the dev sets is kept.", 0f, 0.3f, 0.6f);
    private readonly Option<bool> _oneReading = new("--one-reading") { Description = "Without what a first reading finds elsewhere in the report (for ablations)." };
    private readonly Option<bool> _noSenses = new("--no-senses") { Description = "Without what much text says of words (for ablations, and for the model that reads it)." };
    private readonly Option<string[]> _others = Several<string>("--others", "With --domains: texts that are of none of the sets, so that the guidelines of none are followed there.");
    private readonly Option<string[]> _from = Several<string>("--from", "Learn nothing: only balance a model that there is, or the mean of several.");
    private readonly Option<bool> _usual = new("--usual-kinds") { Description = "Without the gazetteer's further kinds (towns, schools, teams, works and the like)." };
    private readonly Option<string[]> _unread = Several<string>("--unread", "Texts without gold, learnt as a model names them.");
    private readonly Option<string[]> _readers = Several<string>("--reader", "The models that name the unread texts: what is not sure to all of them may be anything.");
    private readonly Option<int> _every = new("--unread-every") { Description = "Of the unread texts one in so many is learnt.", DefaultValueFactory = _ => 1 };
    private readonly Option<float[]> _shares = Several<float>("--shares", "How much a sentence of each set weighs, in the order of the sets.");
    private readonly Option<int[]> _leave = Several<int>("--leave-out", "Of each set a part is left out, for a judge to be taught on: which, of how many.");
    private readonly Option<bool> _noJudge = new("--no-judge") { Description = "Without the judge that is taught beside the model by four more trainings." };
    private readonly Option<bool?> _ends = new("--ends") { Description = "The last token of a name and the only one have labels of their own (true or false); where a judge is taught, what does better on parts that were not learnt." };
    private readonly Option<string?> _prior = new("--prior") { Description = "A model that learning starts from; where a judge is taught, the one that ships in the language if it has not learnt the same texts." };
    private readonly Option<bool> _noPrior = new("--no-prior") { Description = "Learning starts from nothing." };
    private readonly Option<bool> _noNetwork = new("--no-network") { Description = "The judge does without the network of names that it asks otherwise." };
    private readonly TrainingSettings _settings;

    private NamesCommand(Command command)
    {
        _settings = new TrainingSettings(command, epochs: 8, runs: 3, dropout: 0.3f, decay: 2e-4f);
        foreach (var option in (ReadOnlySpan<Option>)
            [_from, _usual, _shares, _leave, _noJudge, _ends, _prior, _noPrior, _noNetwork, _unread, _readers, _every, _others, _noSenses, _casing, _caseless, _oneReading, _lean, _domains])
            command.Add(option);
    }

    public static Command Create()
    {
        var command = new Command("names", "Names: --train R.jsonl G.jsonl [R G …] --dev R G [R G …] --language es --out M.");
        var names = new NamesCommand(command);
        command.SetAction(names.Learn);
        return command;
    }

    private static Option<T[]> Several<T>(string name, string description, params T[] usual) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => usual };

    private void Learn(ParseResult parsed)
    {
        var run = _settings.Of(parsed);
        // A model alone has a judge; what several sets teach a language's own model stands on nothing.
        var alone = !parsed.GetValue(_noJudge);
        if (alone)
            run = run with { Train = [.. run.Train.Select(set => ReportPieces.Of(set, run.Reader))] };
        run = run.Without(parsed.GetValue(_leave)!);
        var lexicon = LexiconOf(run, parsed);
        var setup = SetupOf(run, lexicon, alone, parsed);
        var learnt = KnownTexts.Of(run.Train.SelectMany(Texts));
        if (parsed.GetValue(_readers) is { Length: > 0 } readers)
            run = run with { Train = [.. run.Train, Unread(run, lexicon, readers, parsed)] };

        NameJudge? judge = null;
        ImmutableArray<PartReader> lacking = [];
        // What lies beside another model is not of this one.
        foreach (var other in (ReadOnlySpan<string>)[NameJudge.Beside(run.Out), NameNetwork.Beside(run.Out), TrustedRepairs.Beside(run.Out), NamesModelLanguage.Beside(run.Out)])
            File.Delete(other);
        if (alone)
            (judge, lacking, setup) = JudgeTraining.Learn(run.Train, setup, run.Options, parsed.GetValue(_noNetwork) ? null : NameNetwork.Beside(run.Out), Console.Error.WriteLine);
        var (tagger, guidelines) = parsed.GetValue(_from) is [var first, ..] made
            ? (SequenceTagger.Mean([.. made.Select(SequenceTagger.Read)]), TextGuidelines.Load(first))
            : (NameTraining.Train(run.Train, setup, run.Options, Console.Error.WriteLine), GuidelinesOf(run, setup, parsed));

        // Scored as the layer gives names: with parts of speech, cut to what names.
        var (reader, knowledge) = (LanguageReader.Load(run.Data, run.Language, PhraseTable.Load(run.Data)), KnowledgeBase.Load(run.Data));
        var trusted = judge is null ? null : new RepairTraining(reader, lexicon, run.Language, knowledge).Learn(run.Train, lacking, Console.Error.WriteLine);
        var network = NameNetwork.Load(run.Out);
        var balance = new NameBalance(run, reader, knowledge, guidelines is not null, alone, leaning => new NameFinder(
            leaning, lexicon, guidelines: guidelines, groups: leaning.Labels.IndexOf("B-group") >= 0, judge: judge, network: network, trusted: trusted));
        balance.Of(tagger, parsed.GetValue(_lean)!).Write(run.Out);
        // Nothing starts from a model of texts in capitals.
        if (!parsed.GetValue(_caseless))
            learnt.Write(KnownTexts.Beside(run.Out));
        Console.WriteLine($"{run.Out}\t{new FileInfo(run.Out).Length} bytes");
        judge?.Write(NameJudge.Beside(run.Out));
        trusted?.Write(TrustedRepairs.Beside(run.Out));
        if (alone)
            NamesModelLanguage.Write(run.Out, run.Language);
    }

    private NameLexicon LexiconOf(TrainingRun run, ParseResult parsed)
    {
        var lexicon = NameLexicon.Load(run.Data, run.Language, run.HasPhrases ? PhraseTable.Load(run.Data) : PhraseTable.Empty);
        if (!run.HasWords)
            lexicon = lexicon with { Words = WordTable.Empty };
        return parsed.GetValue(_noSenses) ? lexicon with { Senses = WordSenses.Empty } : lexicon;
    }

    private NameTrainingSetup SetupOf(TrainingRun run, NameLexicon lexicon, bool alone, ParseResult parsed) =>
        new(run.Reader, lexicon, parsed.GetValue(_casing), parsed.GetValue(_caseless), parsed.GetValue(_domains), !parsed.GetValue(_oneReading))
        {
            UsualOnly = parsed.GetValue(_usual),
            Ends = parsed.GetValue(_ends),
            Prior = parsed.GetValue(_noPrior) ? null
                : parsed.GetValue(_prior) is { } chosen ? Known(chosen, run.Train, any: true)
                : alone ? Known(run.Data.File(run.Language, "names.model"), run.Train, any: false) : null,
            Shares = [.. parsed.GetValue(_shares)!],
        };

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

    /// <summary>Texts without gold, named by models: what is found even when a name must be sure, and what is found when it need only be likely.</summary>
    private GoldSet Unread(TrainingRun run, NameLexicon lexicon, string[] readers, ParseResult parsed)
    {
        NameFinder[] finders =
        [
            .. readers.SelectMany(model => ((ReadOnlySpan<float>)[NameTraining.Doubtful, NameTraining.Sure]).ToArray()
                .Select(enough => new NameFinder(SequenceTagger.Read(model), lexicon, guidelines: TextGuidelines.Load(model), enough: enough))),
        ];
        return NameTraining.Named("unread", parsed.GetValue(_unread)!.SelectMany(TextLines.Read).Where((_, at) => at % parsed.GetValue(_every) == 0), run.Reader, finders);
    }

    private TextGuidelines? GuidelinesOf(TrainingRun run, NameTrainingSetup setup, ParseResult parsed)
    {
        if (!setup.Domains)
            return null;
        var guidelines = GuidelineTraining.Train(
            run.Train, [.. parsed.GetValue(_others)!.Select(GuidelineTraining.Texts)], run.Reader, TextGuidelines.Beside(run.Out), Console.Error.WriteLine);
        GuidelineTraining.Report(run.Dev, [.. run.Train.Select(set => set.Name)], guidelines, run.Reader);
        return guidelines;
    }
}
