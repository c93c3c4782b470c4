using System.CommandLine;
using Herodotus.Analyze;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary>What every <c>train</c> command of a model asks for: sets to learn and to score, the language, and how to learn.</summary>
internal sealed class TrainingSettings
{
    private readonly Option<string[]> _train = new("--train") { Description = "Reports and gold, in pairs.", AllowMultipleArgumentsPerToken = true, Required = true };
    private readonly Option<string[]> _dev = new("--dev") { Description = "Reports and gold, in pairs: scored, never learnt.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
    private readonly Option<string> _language = new("--language") { DefaultValueFactory = _ => "en" };
    private readonly Option<string> _output = new("--out") { Required = true };
    private readonly Option<SequenceMethod> _method = new("--method") { DefaultValueFactory = _ => SequenceMethod.RandomField };
    private readonly Option<int> _epochs;
    private readonly Option<float> _rate = new("--rate") { DefaultValueFactory = _ => 0.1f };
    private readonly Option<float> _decay;
    private readonly Option<float> _dropout;
    private readonly Option<int> _runs;
    private readonly Option<int> _seed = new("--seed") { Description = "The seed of the first run.", DefaultValueFactory = _ => new TrainingOptions().Seed };
    private readonly Option<int> _minCount = new("--min-count") { DefaultValueFactory = _ => 2 };
    private readonly Option<float> _prune = new("--prune") { DefaultValueFactory = _ => 0.05f };
    private readonly Option<float> _step = new("--step") { DefaultValueFactory = _ => 1f / 32 };
    private readonly Option<bool> _noWords = new("--no-words") { Description = "Without clusters and frequencies (for ablations)." };
    private readonly Option<bool> _noPhrases = new("--no-phrases") { Description = "Without the gazetteer (for ablations)." };

    public TrainingSettings(Command command, int epochs = 12, int runs = 1, float dropout = 0, float decay = 1e-5f)
    {
        _epochs = new("--epochs") { DefaultValueFactory = _ => epochs };
        _decay = new("--decay") { DefaultValueFactory = _ => decay };
        _dropout = new("--dropout") { DefaultValueFactory = _ => dropout };
        _runs = new("--runs") { Description = "Learn so many times with other seeds and keep the mean.", DefaultValueFactory = _ => runs };
        foreach (var option in (ReadOnlySpan<Option>)[_train, _dev, _language, _output, _method, _epochs, _rate, _decay, _dropout, _runs, _seed, _minCount, _prune, _step, _noWords, _noPhrases])
            command.Add(option);
    }

    /// <summary>Reads the sets and what the language has.</summary>
    public TrainingRun Of(ParseResult parsed)
    {
        var (data, code) = (DataFolder.Find(), parsed.GetValue(_language)!);
        return new TrainingRun(
            GoldSet.ReadPairs(parsed.GetValue(_train)!), GoldSet.ReadPairs(parsed.GetValue(_dev)!), data, LanguageReader.Load(data, code, PhraseTable.Empty, models: false), parsed.GetValue(_output)!, code)
        {
            HasWords = !parsed.GetValue(_noWords),
            HasPhrases = !parsed.GetValue(_noPhrases),
            Options = new TrainingOptions
            {
                Method = parsed.GetValue(_method),
                Epochs = parsed.GetValue(_epochs),
                Runs = parsed.GetValue(_runs),
                Seed = parsed.GetValue(_seed),
                Rate = parsed.GetValue(_rate),
                Decay = parsed.GetValue(_decay),
                Dropout = parsed.GetValue(_dropout),
                MinCount = parsed.GetValue(_minCount),
                PruneBelow = parsed.GetValue(_prune),
                Step = parsed.GetValue(_step),
            },
        };
    }
}

/// <summary>One training: what is learnt and scored, with what, and where it goes.</summary>
/// <param name="Reader">Splits texts, without models.</param>
/// <param name="Out">The model's file.</param>
internal sealed record TrainingRun(GoldSet[] Train, GoldSet[] Dev, DataFolder Data, LanguageReader Reader, string Out, string Language)
{
    public required TrainingOptions Options { get; init; }

    /// <summary>Clusters and frequencies are used.</summary>
    public bool HasWords { get; init; }

    /// <summary>The gazetteer is used.</summary>
    public bool HasPhrases { get; init; }

    /// <summary>The same without a part of every set, for a judge to be taught on: which, of how many; nothing is left out where neither is told.</summary>
    public TrainingRun Without(int[] part) => part is [var left, var parts] ? this with { Train = JudgeTraining.Without(Train, left, parts) } : this;
}
