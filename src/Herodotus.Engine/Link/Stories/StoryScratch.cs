using Herodotus.Link.Terms;

namespace Herodotus.Link.Stories;

/// <summary>Where the sums of a story of one report are made, to be thrown away: a story keeps sums only from its second report on.</summary>
internal sealed class StoryScratch
{
    private readonly TermSum _sum = new();
    private readonly TermWeights _weights = new();
    private TermVector? _summed, _weighed;

    public TermSum Sum(TermVector vector)
    {
        if (_summed != vector)
            _sum.Set(_summed = vector);
        return _sum;
    }

    public TermWeights Weights(TermVector vector)
    {
        if (_weighed == vector)
            return _weights;
        _weights.Clear();
        _weights.Add(_weighed = vector);
        return _weights;
    }
}
