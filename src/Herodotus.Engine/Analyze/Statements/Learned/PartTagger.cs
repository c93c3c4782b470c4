using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>
/// The second stage: given one cue, a linear chain over its surroundings marks that cue's source and content, which links the three. The
/// scores of the tokens' own features are worked out once for all cues (<see cref="SharedScores"/>).
/// </summary>
internal sealed class PartTagger(SequenceTagger tagger)
{
    public const int Outside = 0, SourceFirst = 1, SourceInside = 2, ContentFirst = 3, ContentInside = 4;

    /// <summary>Places for a token's scores: as many as one vector holds.</summary>
    public const int Stride = 8;

    public static LabelSet Labels { get; } = LabelSet.Bio("source", "content");

    public SequenceTagger Tagger => tagger;

    /// <summary>The labels of the window's tokens for one cue; returns by how much they beat a cue without parts, in log-odds of the tokens.</summary>
    /// <param name="rows">Scratch memory, as are <paramref name="sites"/>.</param>
    /// <param name="before">Is filled with the scores of the window's tokens, before transitions.</param>
    public float Read(
        TokenView view, CueReading reading, ReadOnlySpan<int> own, TokenRange cue, TokenRange window, StatementTuning tuning,
        FeatureRows rows, FeatureRows sites, Span<byte> labels, Span<int> before)
    {
        rows.Clear();
        sites.Clear();
        var places = window.Count <= PartFeatures.UsualWindow ? stackalloc int[window.Count] : new int[window.Count];
        new PartFeatures(view, reading, cue).Add(rows, sites, places, window);
        var scores = ArrayPool<int>.Shared.Rent((window.Count + sites.Count) * Stride);
        var span = scores.AsSpan(0, window.Count * Stride);
        var siteScores = scores.AsSpan(span.Length, sites.Count * Stride);
        tagger.Score(rows, span);
        tagger.Score(sites, siteScores);
        var bonus = Bonus(tuning);
        var seen = MemoryMarshal.Cast<int, Vector256<int>>(span);
        var alone = MemoryMarshal.Cast<int, Vector256<int>>(own.Slice(window.Start * Stride, span.Length));
        var there = MemoryMarshal.Cast<int, Vector256<int>>(siteScores);
        for (var i = 0; i < seen.Length; i++)
            seen[i] += there[places[i]] + alone[i] + bonus;

        span.CopyTo(before);
        tagger.Decode(span, window.Count, labels);
        var support = 0;
        for (var i = 0; i < window.Count; i++)
            support += before[(i * Stride) + labels[i]] - before[i * Stride];
        ArrayPool<int>.Shared.Return(scores);
        return support * tagger.Weights.Step;
    }

    /// <summary>What a token gets beside its scores, as they lie in memory: the beginning of a part is worth more than it was in training.</summary>
    private Vector256<int> Bonus(StatementTuning tuning) => Vector256<int>.Zero
        .WithElement(SourceFirst, (int)(tuning.SourceBonus / tagger.Weights.Step))
        .WithElement(ContentFirst, (int)(tuning.ContentBonus / tagger.Weights.Step));
}
