using System.Runtime.InteropServices;

namespace Herodotus.Link.Stories;

/// <summary>The sum of the vectors of a story's reports, cut back to its heaviest terms when it grows.</summary>
internal sealed class TermSum
{
    /// <summary>Terms kept at most; cut back to half when reached, so that adding stays cheap.</summary>
    private const int MaxTerms = 600;

    /// <summary>A term in one report of this many is a habit.</summary>
    private const double HabitualShare = 5;

    private readonly Dictionary<uint, (float Weight, int Reports)> _weights = [];
    private double _norm;

    public int Reports { get; private set; }

    public void Add(TermVector vector)
    {
        Reports++;
        for (var i = 0; i < vector.Count; i++)
        {
            ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_weights, vector.Ids[i], out _);
            term = (term.Weight + vector.Weights[i], term.Reports + 1);
        }

        if (_weights.Count > MaxTerms)
        {
            foreach (var (id, _) in _weights.OrderBy(p => p.Value.Weight).ThenBy(p => p.Key).Take(_weights.Count - (MaxTerms / 2)).ToList())
                _weights.Remove(id);
        }

        var square = 0.0;
        foreach (var (weight, _) in _weights.Values)
            square += (double)weight * weight;
        _norm = Math.Sqrt(square);
    }

    /// <summary>Its heaviest terms as a unit vector.</summary>
    public TermVector Heaviest(int count) =>
        TermVector.Of(_weights.OrderBy(p => p.Key).Select(p => (p.Key, p.Value.Weight)).ToList(), count);

    /// <summary>How many of its reports hold a term.</summary>
    public int ReportsWith(uint term) => _weights.TryGetValue(term, out var found) ? found.Reports : 0;

    public double Cosine(TermVector vector)
    {
        if (_norm <= 0)
            return 0;
        var sum = 0.0;
        for (var i = 0; i < vector.Count; i++)
        {
            if (_weights.TryGetValue(vector.Ids[i], out var term))
                sum += term.Weight * vector.Weights[i];
        }

        return sum / _norm;
    }

    /// <summary>The weighted share of a report's terms that the story's reports use as a habit: a broad story covers what its mean does not resemble.</summary>
    public double Cover(TermVector vector)
    {
        var sum = 0.0;
        for (var i = 0; i < vector.Count; i++)
        {
            if (_weights.TryGetValue(vector.Ids[i], out var term))
                sum += vector.Weights[i] * vector.Weights[i] * Math.Min(1, HabitualShare * term.Reports / Reports);
        }

        return sum;
    }
}
