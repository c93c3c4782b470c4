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

    public const int Stride = 8;

    public static LabelSet Labels { get; } = LabelSet.Bio("source", "content");

    public SequenceTagger Tagger => tagger;

    /// <summary>The scores of the own features of a run of tokens.</summary>
    public void ScoreOwn(FeatureRows rows, TokenView view, TokenRange run, Span<int> scores)
    {
        rows.Clear();
        CueTagger.Features(rows, view, run);
        tagger.Score(rows, scores);
    }

    /// <summary>The labels of the window's tokens for one cue; returns by how much they beat a cue without parts, in log-odds of the tokens.</summary>
    public float Read(
        TokenView view, CueReading reading, TokenScores own, TokenRange cue, TokenRange window, StatementTuning tuning,
        FeatureRows rows, Span<byte> labels)
    {
        rows.Clear();
        new PartFeatures(view, reading, cue).Add(rows, window, withBase: false);
        var scores = ArrayPool<int>.Shared.Rent(window.Count * Stride);
        var span = scores.AsSpan(0, window.Count * Stride);
        tagger.Score(rows, span);
        var ownScores = own.Of(window);
        for (var i = 0; i < span.Length; i++)
            span[i] += ownScores[i];
        var (source, content) = ((int)(tuning.SourceBonus / tagger.Weights.Step), (int)(tuning.ContentBonus / tagger.Weights.Step));
        for (var i = 0; i < window.Count; i++)
        {
            span[(i * Stride) + SourceFirst] += source;
            span[(i * Stride) + ContentFirst] += content;
        }

        var scoresBefore = ArrayPool<int>.Shared.Rent(span.Length);
        span.CopyTo(scoresBefore);
        tagger.Decode(span, window.Count, labels);
        var support = 0;
        for (var i = 0; i < window.Count; i++)
            support += scoresBefore[(i * Stride) + labels[i]] - scoresBefore[i * Stride];
        ArrayPool<int>.Shared.Return(scoresBefore);
        ArrayPool<int>.Shared.Return(scores);
        return support * tagger.Weights.Step;
    }
}

/// <summary>Scores of tokens by themselves, made where a cue first asks for them.</summary>
internal sealed class TokenScores(TokenView view, PartTagger parts)
{
    /// <summary>Tokens scored at a time.</summary>
    private const int Piece = 32;

    private readonly int[] _scores = new int[view.Count * PartTagger.Stride];
    private readonly bool[] _made = new bool[(view.Count / Piece) + 1];
    private readonly FeatureRows _rows = new();

    public ReadOnlySpan<int> Of(TokenRange window)
    {
        for (var piece = window.Start / Piece; piece <= (window.End - 1) / Piece; piece++)
        {
            if (_made[piece])
                continue;
            _made[piece] = true;
            var run = new TokenRange(piece * Piece, Math.Min(view.Count, (piece + 1) * Piece));
            parts.ScoreOwn(_rows, view, run, _scores.AsSpan(run.Start * PartTagger.Stride));
        }

        return _scores.AsSpan(window.Start * PartTagger.Stride, window.Count * PartTagger.Stride);
    }
}
