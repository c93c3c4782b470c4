namespace Herodotus.Link.Stories;

/// <summary>Where the sums of a story of one report are made, to be thrown away: a story keeps sums only from its second report on.</summary>
internal sealed class StoryScratch
{
    private readonly TermSum _sum = new();
    private readonly TermWeights _weights = new();

    public TermSum Sum(TermVector vector)
    {
        _sum.Clear();
        _sum.Add(vector);
        return _sum;
    }

    public TermWeights Weights(TermVector vector)
    {
        _weights.Clear();
        _weights.Add(vector);
        return _weights;
    }
}
