using System.Buffers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>What the first tagger thinks of every token of a passage: how probably it is part of a source, a cue, a content.</summary>
/// <remarks>Its memory is lent: whoever reads a passage gives it back when its statements are found.</remarks>
internal sealed class CueReading(int count) : IDisposable
{
    /// <summary>The labels, as <see cref="LabelSet.Bio"/> orders them.</summary>
    public const int Outside = 0, SourceFirst = 1, SourceInside = 2, CueFirst = 3, CueInside = 4, ContentFirst = 5, ContentInside = 6;

    public const int Stride = 8;

    /// <summary>Probabilities, <see cref="Stride"/> a token; as many tokens as the passage has, and perhaps room beyond.</summary>
    public float[] Probabilities { get; private set; } = ArrayPool<float>.Shared.Rent(count * Stride);

    public float Of(int token, int label) => Probabilities[(token * Stride) + label];

    public float Source(int token) => Of(token, SourceFirst) + Of(token, SourceInside);

    public float Cue(int token) => Of(token, CueFirst) + Of(token, CueInside);

    public float Content(int token) => Of(token, ContentFirst) + Of(token, ContentInside);

    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(Probabilities);
        Probabilities = [];
    }
}

/// <summary>The first stage: one linear chain over the words of a paragraph that marks sources, cues and contents without linking them.</summary>
internal sealed class CueTagger(SequenceTagger tagger)
{
    /// <summary>Longer paragraphs are cut at a sentence's end after this many tokens.</summary>
    public const int MaxRun = 250;

    public static LabelSet Labels { get; } = LabelSet.Bio("source", "cue", "content");

    public SequenceTagger Tagger => tagger;

    public CueReading Read(TokenView view)
    {
        var reading = new CueReading(view.Count);
        var rows = new FeatureRows();
        foreach (var run in Runs(view.Passage))
        {
            rows.Clear();
            Features(rows, view, run);
            var scores = ArrayPool<int>.Shared.Rent(run.Count * CueReading.Stride);
            tagger.Score(rows, scores);
            tagger.Marginals(scores, run.Count, reading.Probabilities.AsSpan(run.Start * CueReading.Stride));
            ArrayPool<int>.Shared.Return(scores);
        }

        return reading;
    }

    public static void Features(FeatureRows rows, TokenView view, TokenRange run)
    {
        for (var t = run.Start; t < run.End; t++)
        {
            rows.StartItem();
            TokenFeatures.Add(rows, view, t);
        }
    }

    /// <summary>Paragraphs, long ones in pieces.</summary>
    public static IEnumerable<TokenRange> Runs(Passage passage)
    {
        var start = 0;
        for (var t = 1; t <= passage.Count; t++)
        {
            var ends = t == passage.Count || passage.Is(t, WordClass.ParagraphStart)
                || (t - start >= MaxRun && passage.SentenceAt(t) != passage.SentenceAt(t - 1)) || t - start >= 2 * MaxRun;
            if (!ends)
                continue;
            yield return new(start, t);
            start = t;
        }
    }
}
