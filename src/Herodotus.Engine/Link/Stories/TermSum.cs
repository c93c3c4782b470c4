using System.Runtime.InteropServices;

namespace Herodotus.Link.Stories;

/// <summary>The sum of the vectors of a story's reports, cut back to its heaviest terms when it grows.</summary>
internal sealed class TermSum
{
    /// <summary>Terms kept at most; cut back to half when reached, so that adding stays cheap.</summary>
    private const int MaxTerms = 600;

    private readonly Dictionary<uint, float> _weights = [];
    private double _norm;

    public int Reports { get; private set; }

    public IReadOnlyDictionary<uint, float> Weights => _weights;

    public void Add(TermVector vector)
    {
        Reports++;
        for (var i = 0; i < vector.Count; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(_weights, vector.Ids[i], out _) += vector.Weights[i];
        if (_weights.Count > MaxTerms)
        {
            foreach (var (id, _) in _weights.OrderBy(p => p.Value).ThenBy(p => p.Key).Take(_weights.Count - (MaxTerms / 2)).ToList())
                _weights.Remove(id);
        }

        var square = 0.0;
        foreach (var weight in _weights.Values)
            square += (double)weight * weight;
        _norm = Math.Sqrt(square);
    }

    public double Cosine(TermVector vector)
    {
        if (_norm <= 0)
            return 0;
        var sum = 0.0;
        for (var i = 0; i < vector.Count; i++)
        {
            if (_weights.TryGetValue(vector.Ids[i], out var weight))
                sum += weight * vector.Weights[i];
        }

        return sum / _norm;
    }
}
