using System.Buffers;
using Herodotus.Learning;

namespace Herodotus.Analyze.Statements;

/// <summary>
/// The second stage: given one cue, a linear chain over its surroundings marks that cue's source and content, which links the three. The
/// scores of the tokens' own features are worked out once for all cues.
/// </summary>
internal sealed class PartTagger(SequenceTagger tagger)
{
    public const int Outside = 0, SourceFirst = 1, SourceInside = 2, ContentFirst = 3, ContentInside = 4;

    private const int Stride = 8;

    public static LabelSet Labels { get; } = LabelSet.Bio("source", "content");

    public SequenceTagger Tagger => tagger;

    /// <summary>The scores of every token's own features.</summary>
    public int[] BaseScores(TokenView view)
    {
        var scores = new int[view.Count * Stride];
        var rows = new FeatureRows();
        for (var start = 0; start < view.Count; start += 256)
        {
            rows.Clear();
            var end = Math.Min(view.Count, start + 256);
            CueTagger.Features(rows, view, new(start, end));
            tagger.Score(rows, scores.AsSpan(start * Stride));
        }

        return scores;
    }

    /// <summary>The labels of the window's tokens for one cue.</summary>
    public void Read(TokenView view, CueReading reading, int[] baseScores, TokenRange cue, TokenRange window, FeatureRows rows, Span<byte> labels)
    {
        rows.Clear();
        new PartFeatures(view, reading, cue).Add(rows, window, withBase: false);
        var scores = ArrayPool<int>.Shared.Rent(window.Count * Stride);
        var span = scores.AsSpan(0, window.Count * Stride);
        tagger.Score(rows, span);
        for (var i = 0; i < span.Length; i++)
            span[i] += baseScores[(window.Start * Stride) + i];
        tagger.Decode(span, window.Count, labels);
        ArrayPool<int>.Shared.Return(scores);
    }
}
