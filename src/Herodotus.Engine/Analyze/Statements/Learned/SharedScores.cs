using System.Buffers;
using System.Numerics;
using Herodotus.Learning;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>
/// What both taggers think of the tokens' own features. They see the same ones, so each is made and looked up once: the weights of the two
/// stand side by side in one table.
/// </summary>
internal sealed class SharedScores(CueTagger cues, PartTagger parts)
{
    /// <summary>Tokens scored at a time: their features stay in the processor's nearest memory.</summary>
    private const int Piece = 48;

    private readonly WeightTable _weights = cues.Tagger.Weights.Beside(parts.Tagger.Weights);

    /// <summary>The first tagger's reading of a passage.</summary>
    /// <param name="rows">Scratch memory.</param>
    /// <param name="own">Is filled with the second tagger's scores of the tokens by themselves, <see cref="PartTagger.Stride"/> a token.</param>
    public CueReading Read(TokenView view, FeatureRows rows, Span<int> own)
    {
        var reading = new CueReading(view.Count);
        var both = ArrayPool<int>.Shared.Rent(Piece * _weights.Stride);
        var memory = ThreadWork<SharedScores, ScoreMemory>.Of(this, static shared => new ScoreMemory(shared._weights));
        foreach (var run in CueTagger.Runs(view.Passage))
        {
            var scores = ArrayPool<int>.Shared.Rent(run.Count * CueReading.Stride);
            for (var start = run.Start; start < run.End; start += Piece)
            {
                var piece = new TokenRange(start, Math.Min(run.End, start + Piece));
                var scored = both.AsSpan(0, piece.Count * _weights.Stride);
                Score(view, piece, rows, memory, scored);
                for (var t = 0; t < piece.Count; t++)
                {
                    var row = scored.Slice(t * _weights.Stride, _weights.Stride);
                    row[..CueReading.Stride].CopyTo(scores.AsSpan((start - run.Start + t) * CueReading.Stride));
                    row[CueReading.Stride..].CopyTo(own[((start + t) * PartTagger.Stride)..]);
                }
            }

            cues.Tagger.Marginals(scores, run.Count, reading.Probabilities.AsSpan(run.Start * CueReading.Stride));
            ArrayPool<int>.Shared.Return(scores);
        }

        ArrayPool<int>.Shared.Return(both);
        return reading;
    }

    /// <summary>The scores of a few tokens; of what words, tags and signs say the sums that were met before are added as they are.</summary>
    private void Score(TokenView view, TokenRange piece, FeatureRows rows, ScoreMemory memory, Span<int> scored)
    {
        Span<ulong> keys = stackalloc ulong[Piece * TokenFeatures.Keys];
        rows.Clear();
        for (var t = piece.Start; t < piece.End; t++)
        {
            var own = keys.Slice((t - piece.Start) * TokenFeatures.Keys, TokenFeatures.Keys);
            TokenFeatures.AddKeys(view, t, own);
            foreach (var key in own)
                memory.Expect(key);
            rows.StartItem();
            TokenFeatures.AddRest(rows, view, t);
        }

        scored.Clear();
        _weights.AddTo(rows, scored);
        for (var t = piece.Start; t < piece.End; t++)
        {
            var own = keys.Slice((t - piece.Start) * TokenFeatures.Keys, TokenFeatures.Keys);
            var row = scored.Slice((t - piece.Start) * _weights.Stride, _weights.Stride);
            for (var missing = memory.Add(own, row); missing != 0; missing &= missing - 1)
            {
                var kind = BitOperations.TrailingZeroCount(missing);
                rows.Clear();
                rows.StartItem();
                TokenFeatures.Add(rows, view, t, kind);
                if (memory.ComesAgain(own[kind]))
                    memory.Put(own[kind], rows.Features(0), row);
                else
                    _weights.AddTo(rows.Features(0), row);
            }
        }
    }
}
