using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Names;

/// <summary>A tagger of names, how names are chosen by its scores, and the sums of its weights met before. For one thread.</summary>
internal sealed class NameReader(SequenceTagger tagger)
{
    public SequenceTagger Tagger => tagger;

    public SpanChoice Choice { get; } = new(tagger);

    public ScoreMemory Memory { get; } = new(tagger.Weights);

    public NameGate Gate { get; } = new(tagger);
}
