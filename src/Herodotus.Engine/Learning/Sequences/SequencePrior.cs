namespace Herodotus.Learning.Sequences;

/// <summary>
/// What another tagger knows of the same features: learning starts from its weights and is pulled towards them, not towards zero, and what is never met keeps them (Chelba and Acero 2004).
/// Few examples then say only where they differ from what is known.
/// </summary>
/// <param name="tagger">The tagger that knows.</param>
/// <param name="sources">For each label to be learnt, the tagger's labels that speak for it: of their weights the largest is taken. The first tells what may follow what. Empty where none does.</param>
public sealed class SequencePrior(SequenceTagger tagger, ImmutableArray<ImmutableArray<int>> sources)
{
    /// <summary>The features that the tagger knows.</summary>
    internal IEnumerable<uint> Features => tagger.Weights.Keys();

    /// <summary>Fills what is known of a feature, a weight a label; nothing changes where it is not known.</summary>
    internal void Fill(uint feature, Span<float> weights)
    {
        var known = tagger.Weights.Of(feature);
        if (known.IsEmpty)
            return;
        for (var label = 0; label < sources.Length; label++)
        {
            var largest = short.MinValue;
            foreach (var source in sources[label])
                largest = Math.Max(largest, known[source]);
            weights[label] = sources[label].IsEmpty ? 0 : largest * tagger.Weights.Step;
        }
    }

    /// <summary>What it says of one label after another; of a pair that it never allows nothing.</summary>
    internal float Transition(int previous, int label) => sources[previous].IsEmpty || sources[label].IsEmpty ? 0 : Usual(tagger.Transition(sources[previous][0], sources[label][0]));

    /// <summary>What it says of the first label.</summary>
    internal float Start(int label) => sources[label].IsEmpty ? 0 : Usual(tagger.Start(sources[label][0]));

    private float Usual(int score) => score <= SequenceTagger.Never / 2 ? 0 : score * tagger.Weights.Step;
}
