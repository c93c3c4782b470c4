namespace Herodotus.Learning.Weights;

/// <summary>What features say of each label, as whole numbers that are added up: rows (<see cref="WeightTable"/>) or pairs (<see cref="SparseWeightTable"/>).</summary>
internal interface IFeatureWeights
{
    /// <summary>Adds the weights of all features that are known to the scores, one a label.</summary>
    void AddTo(ReadOnlySpan<uint> features, Span<int> scores);
}
