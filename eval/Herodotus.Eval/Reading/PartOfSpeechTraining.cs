using System.Collections.Immutable;
using Herodotus.Analyze;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Learns parts of speech on our own tokens: a token that the gold has at the same place has the gold's tag; any other may have any.
/// </summary>
internal static class PartOfSpeechTraining
{
    /// <summary>
    /// Every sentence is learnt a second time, at this weight, from what each word says alone: most words can then be read by that. Without it
    /// six words in ten must be asked about together with their neighbors for the same figures, with it two in ten.
    /// </summary>
    private const float AloneWeight = 0.5f;

    public static SequenceTagger Train(IEnumerable<GoldSet> sets, LanguageReader reader, WordTable words, WordKinds kinds, Retagging retagging, TrainingOptions options, Action<string> log, IEnumerable<string>? unread = null, PartOfSpeechTagger? first = null, float share = 0.3f, ImmutableArray<string> apart = default)
    {
        var labels = PartOfSpeechTagger.Labels;
        var guideline = 0u;
        apart = apart.IsDefault ? [] : apart;
        var trainer = new SequenceTrainer(labels, options);
        var (features, rows, lexicon) = (new PartOfSpeechFeatures(), new FeatureRows(), new PartOfSpeechLexicon(words, kinds));
        foreach (var (report, own) in sets.SelectMany(set => set.Reports.Select(report => (report, (uint)(apart.IndexOf(set.Name) + 1)))))
        {
            guideline = own;
            var (tokens, sentences) = reader.Read(report.Text);
            var tags = report.Tokens.ToDictionary(token => token.Span, token => labels.IndexOf(retagging.Of(token.Span.Of(report.Text), token.Kind)));
            Add(report.Text, tokens, sentences, [.. tokens.Select(token => tags.TryGetValue(token.Span, out var tag) && tag >= 0 ? 1UL << tag : 0)], 1);
        }

        guideline = 0;
        foreach (var text in unread ?? [])
        {
            var (tokens, sentences) = reader.Read(text);
            Add(text, tokens, sentences, [.. first!.Tag(text, tokens, sentences).Select(token => 1UL << labels.IndexOf(token.Pos.ToString().ToUpperInvariant()))], share);
        }

        void Add(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, ulong[] tags, float weight)
        {
            features.Open(text, tokens.AsSpan(), sentences.AsSpan(), lexicon, guideline);
            foreach (var sentence in sentences)
            {
                for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
                {
                    var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                    var allowed = tags.AsSpan(from, to - from);
                    features.Fill(tokens.AsSpan(), from, to);
                    features.AddAll(tokens.AsSpan(), rows);
                    trainer.Add(rows, allowed, weight);
                    features.AddAll(tokens.AsSpan(), rows, context: false);
                    trainer.Add(rows, allowed, AloneWeight * weight);
                }
            }
        }

        return trainer.Train(log);
    }

    /// <summary>2 × right / (ours + gold), as <c>tokens.py</c> counts.</summary>
    public static double Score(GoldSet set, LanguageReader reader, PartOfSpeechTagger tagger)
    {
        var (right, ours, gold) = (0, 0, 0);
        foreach (var report in set.Reports)
        {
            var (tokens, sentences) = reader.Read(report.Text);
            var tags = report.Tokens.ToDictionary(token => token.Span, token => token.Kind);
            foreach (var token in tagger.Tag(report.Text, tokens, sentences))
                right += tags.TryGetValue(token.Span, out var tag) && token.Pos.ToString().Equals(tag, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            ours += tokens.Length;
            gold += report.Tokens.Length;
        }

        return 2.0 * right / Math.Max(1, ours + gold);
    }
}
