using Herodotus.Analyze.Sentences;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;

namespace Herodotus.Eval.Reading;

/// <summary>Learns sentence breaks between our own tokens from the gold's sentences.</summary>
internal static class SentenceTraining
{
    public static LinearClassifier Train(IEnumerable<GoldSet> sets, Tokenizer tokenizer, TrainingOptions options, Action<string> log)
    {
        var trainer = new LinearTrainer(SentenceSplitter.Labels, options);
        var rules = new SentenceSplitter(tokenizer.Lexicon);
        var rows = new FeatureRows();
        foreach (var report in sets.SelectMany(set => set.Reports).Where(report => report.Sentences.Length > 0))
        {
            var tokens = tokenizer.Split(report.Text);
            var starts = report.Sentences.Select(sentence => sentence.Span.Start).ToHashSet();
            var first = 0;
            for (var at = 1; at < tokens.Length; at++)
            {
                var breaks = starts.Contains(tokens[at].Span.Start);
                if (BreakFeatures.IsCandidate(report.Text, tokens.AsSpan(), at) && !SentenceSplitter.IsParagraph(report.Text, tokens, at)
                    && !rules.IsPlain(report.Text, tokens, first, at))
                {
                    rows.Clear();
                    BreakFeatures.Add(report.Text, tokens.AsSpan(), first, at, rules.RuleBreaks(report.Text, tokens, first, at), rows);
                    trainer.Add(rows, breaks ? 1 : 0);
                }

                if (breaks || SentenceSplitter.IsParagraph(report.Text, tokens, at))
                    first = at;
            }
        }

        return trainer.Train(log);
    }

    /// <summary>F1 of exact sentence spans, as <c>tokens.py</c> counts.</summary>
    public static double Score(GoldSet set, Tokenizer tokenizer, SentenceSplitter splitter)
    {
        var (right, ours, gold) = (0, 0, 0);
        foreach (var report in set.Reports)
        {
            var wanted = report.Sentences.Select(sentence => sentence.Span).ToHashSet();
            var found = splitter.Split(report.Text, tokenizer.Split(report.Text));
            right += found.Count(sentence => wanted.Contains(sentence.Span));
            ours += found.Length;
            gold += wanted.Count;
        }

        return 2.0 * right / Math.Max(1, ours + gold);
    }
}
