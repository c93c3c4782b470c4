namespace Herodotus.Link.Stories;

/// <summary>A sparse vector of terms: ids in ascending order, one weight each, scaled to length one.</summary>
public sealed class TermVector
{
    public static readonly TermVector Empty = new([], []);

    private TermVector(uint[] ids, float[] weights)
    {
        Ids = ids;
        Weights = weights;
    }

    public uint[] Ids { get; }

    public float[] Weights { get; }

    public int Count => Ids.Length;

    /// <summary>Makes a unit vector of the heaviest terms.</summary>
    /// <param name="terms">Ids in ascending order, weights above zero.</param>
    public static TermVector Of(List<(uint Id, float Weight)> terms, int limit)
    {
        if (terms.Count == 0)
            return Empty;
        if (terms.Count > limit)
        {
            terms.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Id.CompareTo(b.Id));
            terms.RemoveRange(limit, terms.Count - limit);
            terms.Sort((a, b) => a.Id.CompareTo(b.Id));
        }

        var ids = new uint[terms.Count];
        var weights = new float[terms.Count];
        var square = 0.0;
        for (var i = 0; i < ids.Length; i++)
        {
            (ids[i], weights[i]) = terms[i];
            square += (double)weights[i] * weights[i];
        }

        var scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= scale;
        return new TermVector(ids, weights);
    }

    /// <summary>The cosine of two unit vectors.</summary>
    public static double Cosine(TermVector left, TermVector right)
    {
        var (i, j, sum) = (0, 0, 0.0);
        while (i < left.Ids.Length && j < right.Ids.Length)
        {
            if (left.Ids[i] < right.Ids[j])
            {
                i++;
            }
            else if (left.Ids[i] > right.Ids[j])
            {
                j++;
            }
            else
            {
                sum += left.Weights[i++] * right.Weights[j++];
            }
        }

        return sum;
    }

    /// <summary>Positions of the heaviest terms, heaviest first.</summary>
    public List<int> Heaviest(int count)
    {
        var order = Enumerable.Range(0, Ids.Length).ToList();
        order.Sort((a, b) => Weights[a] != Weights[b] ? Weights[b].CompareTo(Weights[a]) : Ids[a].CompareTo(Ids[b]));
        if (order.Count > count)
            order.RemoveRange(count, order.Count - count);
        return order;
    }
}
