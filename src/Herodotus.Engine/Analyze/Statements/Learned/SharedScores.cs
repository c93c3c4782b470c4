using System.Buffers;
using Herodotus.Learning;

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
        foreach (var run in CueTagger.Runs(view.Passage))
        {
            var scores = ArrayPool<int>.Shared.Rent(run.Count * CueReading.Stride);
            for (var start = run.Start; start < run.End; start += Piece)
            {
                var piece = new TokenRange(start, Math.Min(run.End, start + Piece));
                rows.Clear();
                CueTagger.Features(rows, view, piece);
                var scored = both.AsSpan(0, piece.Count * _weights.Stride);
                scored.Clear();
                _weights.AddTo(rows, scored);
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
}
