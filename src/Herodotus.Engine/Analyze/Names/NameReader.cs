using Herodotus.Learning;

namespace Herodotus.Analyze.Names;

/// <summary>A tagger of names, and the sums of its weights met before. For one thread.</summary>
internal sealed class NameReader(SequenceTagger tagger)
{
    public SequenceTagger Tagger => tagger;

    public ScoreMemory Memory { get; } = new(tagger.Weights);
}
