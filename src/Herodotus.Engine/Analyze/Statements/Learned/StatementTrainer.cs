using Herodotus.Analyze.Statements.Quotations;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>How the two taggers of statements are trained.</summary>
public sealed record StatementTrainingOptions
{
    /// <summary>For the tagger of cues.</summary>
    public TrainingOptions Cues { get; init; } = new();

    /// <summary>For the tagger of sources and contents.</summary>
    public TrainingOptions Parts { get; init; } = new();

    /// <summary>The second tagger learns from what first taggers say of reports they were not trained on: so many of them.</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Rounds of those first taggers.</summary>
    public int FoldEpochs { get; init; } = 5;
}

/// <summary>Trains the taggers of <see cref="StatementFinder"/> from reports whose statements are known.</summary>
public sealed class StatementTrainer(DataFolder data, string language, StatementTrainingOptions options)
{
    /// <summary>False cues this probable are shown to the second tagger as having no parts.</summary>
    private const float LeastFalse = 0.15f;

    private const int EndEpochs = 8;

    private readonly StatementLanguage _language = StatementLanguage.Load(data, language, tuning: null);
    private readonly List<(TokenView View, List<StatementDraft> Gold)> _reports = [];

    /// <summary>Adds a report with its layers and its known statements (only spans are used).</summary>
    public void Add(Report report, Annotations layers, ImmutableArray<Statement> gold)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layers);
        var passage = new Passage(
            report.Text, layers.Sentences, layers.Tokens, layers.Names, QuoteScanner.Scan(report.Text), _language.Words);
        var drafts = new List<StatementDraft>();
        foreach (var statement in gold)
        {
            var draft = new StatementDraft();
            Fill(passage, statement.Source, draft.Source);
            Fill(passage, statement.Cue, draft.Cue);
            Fill(passage, statement.Content, draft.Content);
            if (draft.Cue.Count > 0 && draft.Content.Count > 0)
                drafts.Add(draft);
        }

        _reports.Add((new TokenView(passage, _language.Cues, _language.Table), drafts));
    }

    /// <summary>Trains both taggers and writes their files.</summary>
    public void Train(string cuePath, string partPath, Action<string>? log = null)
    {
        var readings = new CueReading[_reports.Count];
        for (var fold = 0; fold < options.Folds; fold++)
        {
            var tagger = TrainCues(r => r % options.Folds != fold, options.Cues with { Epochs = options.FoldEpochs, Runs = 1 }, null);
            for (var r = fold; r < _reports.Count; r += options.Folds)
                readings[r] = tagger.Read(_reports[r].View);
            log?.Invoke($"fold {fold + 1} of {options.Folds}");
        }

        TrainParts(readings, log).Write(partPath);
        TrainCues(_ => true, options.Cues, log).Tagger.Write(cuePath);
    }

    /// <summary>Trains the classifier of where contents end, which needs neither tagger, and writes its file.</summary>
    public void TrainEnds(string path, Action<string>? log = null)
    {
        var trainer = new LinearTrainer(EndChooser.Labels, new TrainingOptions { Epochs = EndEpochs, MinCount = 3, Dropout = 0.2f, Step = 1f / 64, PruneBelow = 0.03f });
        var rows = new FeatureRows();
        foreach (var (view, gold) in _reports)
        {
            foreach (var draft in gold)
            {
                var (content, cue) = (draft.Content[^1], new TokenRange(draft.Cue[0].Start, draft.Cue[^1].End));
                if (content.Start < cue.End || cue.Count > 30 || view.Passage.SentenceAt(content.Start) != view.Passage.SentenceAt(content.End - 1)
                    || (view.Passage.QuotationAt(content.Start) is >= 0 and var quotation && view.Passage.QuotationAt(content.End - 1) == quotation))
                    continue;
                var limit = ContentEnds.Limit(view.Passage, content.Start, content.End);
                foreach (var source in draft.Source)
                    limit = source.Start >= content.End ? Math.Min(limit, source.Start) : limit;
                var ends = new ContentEnds(view, cue, content.Start);
                foreach (var place in ends.Candidates(content.End, limit))
                {
                    rows.Clear();
                    ends.Add(rows, place, limit);
                    trainer.Add(rows, place == content.End ? 1 : 0);
                }
            }
        }

        trainer.Train(log).Write(path);
    }

    private CueTagger TrainCues(Predicate<int> use, TrainingOptions how, Action<string>? log)
    {
        var trainer = new SequenceTrainer(CueTagger.Labels, how);
        var rows = new FeatureRows();
        for (var r = 0; r < _reports.Count; r++)
        {
            if (!use(r))
                continue;
            var (view, gold) = _reports[r];
            var labels = new byte[view.Count];
            foreach (var draft in gold)
            {
                Mark(labels, draft.Content, CueReading.ContentFirst);
                Mark(labels, draft.Source, CueReading.SourceFirst);
                Mark(labels, draft.Cue, CueReading.CueFirst);
            }

            Mend(labels);
            foreach (var run in CueTagger.Runs(view.Passage))
            {
                rows.Clear();
                CueTagger.Features(rows, view, run);
                var own = labels.AsSpan(run.Start, run.Count);
                if (own[0] > 0 && own[0] % 2 == 0)
                    own[0]--; // A content that goes on from the paragraph before.
                trainer.Add(rows, own);
            }
        }

        return new CueTagger(trainer.Train(log));
    }

    private SequenceTagger TrainParts(CueReading[] readings, Action<string>? log)
    {
        var trainer = new SequenceTrainer(PartTagger.Labels, options.Parts);
        var rows = new FeatureRows();
        for (var r = 0; r < _reports.Count; r++)
        {
            var (view, gold) = _reports[r];
            var reading = readings[r];
            foreach (var draft in gold)
                AddParts(trainer, rows, view, reading, new(draft.Cue[0].Start, draft.Cue[^1].End), draft);
            foreach (var cue in LearnedReader.Candidates(reading, view.Count, LeastFalse, 0.5f))
            {
                if (!gold.Exists(d => d.Cue.Exists(c => c.Overlaps(cue))))
                    AddParts(trainer, rows, view, reading, cue, new StatementDraft());
            }
        }

        return trainer.Train(log);
    }

    private static void AddParts(SequenceTrainer trainer, FeatureRows rows, TokenView view, CueReading reading, TokenRange cue, StatementDraft draft)
    {
        var window = PartFeatures.Window(view.Passage, cue);
        rows.Clear();
        new PartFeatures(view, reading, cue).Add(rows, window);
        var labels = new byte[view.Count];
        Mark(labels, draft.Content, PartTagger.ContentFirst);
        Mark(labels, draft.Source, PartTagger.SourceFirst);
        labels.AsSpan(cue.Start, cue.Count).Clear();
        Mend(labels);
        var own = labels.AsSpan(window.Start, window.Count);
        if (own[0] > 0 && own[0] % 2 == 0)
            own[0]--;
        trainer.Add(rows, own);
    }

    private static void Mark(byte[] labels, List<TokenRange> ranges, int first)
    {
        foreach (var range in ranges)
        {
            for (var t = range.Start; t < range.End; t++)
                labels[t] = (byte)(t == range.Start ? first : first + 1);
        }
    }

    /// <summary>Where one part cut another in two, the second half begins anew.</summary>
    private static void Mend(byte[] labels)
    {
        for (var t = 1; t < labels.Length; t++)
        {
            if (labels[t] > 0 && labels[t] % 2 == 0 && labels[t - 1] != labels[t] && labels[t - 1] != labels[t] - 1)
                labels[t]--;
        }
    }

    private static void Fill(Passage passage, ImmutableArray<TextSpan> spans, List<TokenRange> into)
    {
        foreach (var span in spans)
        {
            var range = passage.TokensIn(span.Start, span.End);
            // A span that begins inside a token takes the whole token.
            if (range.Start > 0 && passage.Tokens[range.Start - 1].Span.End > span.Start)
                range = range with { Start = range.Start - 1 };
            if (!range.IsEmpty)
                into.Add(range);
        }
    }
}
