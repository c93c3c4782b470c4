using System.Collections.Immutable;
using Herodotus.Analyze;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;
using Herodotus.Reports;

namespace Herodotus.Eval.Reading;

/// <summary>
/// Learns the network of parts of speech: from gold, and from text without gold as a tagger reads it, there only the words that are not clear by themselves.
/// </summary>
internal sealed class NetworkTraining(LanguageReader reader, PartOfSpeechLexicon lexicon, WindowOptions options)
{
    private readonly WindowNetworkTrainer _trainer = new(PartOfSpeechTagger.Labels, options);
    private readonly PartOfSpeechFeatures _features = new();
    private readonly FeatureRows _rows = new();

    public void Add(GoldSet set, Retagging retagging)
    {
        foreach (var report in set.Reports)
        {
            var (tokens, sentences) = reader.Read(report.Text);
            var tags = report.Tokens.ToDictionary(token => token.Span, token => PartOfSpeechTagger.Labels.IndexOf(retagging.Of(token.Span.Of(report.Text), token.Kind)));
            Add(report.Text, tokens, sentences, [.. tokens.Select(token => Bit(tags.GetValueOrDefault(token.Span, -1)))], 1);
        }
    }

    /// <summary>A text as the tagger reads it.</summary>
    public void Add(string text, PartOfSpeechTagger tagger, float weight)
    {
        var (tokens, sentences) = reader.Read(text);
        var asked = new bool[tokens.Length];
        var tagged = new Token[tokens.Length];
        tokens.CopyTo(tagged);
        tagger.Tag(text, tagged, sentences.AsSpan(), asked);
        Add(text, tokens, sentences, [.. tagged.Select((token, at) => Bit(asked[at] ? PartOfSpeechTagger.Labels.IndexOf(token.Pos.ToString().ToUpperInvariant()) : -1))], weight);
    }

    private static ulong Bit(int label) => label < 0 ? 0 : 1UL << label;

    public void Train(string path, Action<string> log) => _trainer.Train(path, log);

    private void Add(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, ulong[] allowed, float weight)
    {
        _features.Open(text, tokens.AsSpan(), sentences.AsSpan(), lexicon);
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                _features.Fill(tokens.AsSpan(), from, to);
                _features.AddWindows(tokens.AsSpan(), _rows);
                _trainer.Add(_rows, allowed.AsSpan(from, to - from), weight);
            }
        }
    }
}
