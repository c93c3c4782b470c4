namespace Herodotus.Link.Terms;

/// <summary>One vector laid out for many comparisons: an open-addressed table, refilled for each report.</summary>
internal sealed class TermProbe
{
    /// <summary>Four times the terms of a vector and more: most look-ups of a term that is not there end at once.</summary>
    private const int Slots = 512;

    /// <summary>Bits that say which terms may be there: most of another vector's are not, and one look tells.</summary>
    private const int FilterBits = 1 << 12;

    private readonly ulong[] _filter = new ulong[FilterBits / 64];
    private readonly uint[] _ids = new uint[Slots];
    private readonly float[] _weights = new float[Slots];

    public void Set(TermVector vector)
    {
        Array.Clear(_weights);
        Array.Clear(_filter);
        for (var i = 0; i < Math.Min(vector.Count, Slots / 2); i++)
        {
            var slot = vector.Ids[i] & (Slots - 1);
            while (_weights[slot] != 0)
                slot = (slot + 1) & (Slots - 1);
            (_ids[slot], _weights[slot]) = (vector.Ids[i], vector.Weight(i));
            _filter[FilterOf(vector.Ids[i]) >> 6] |= 1ul << (FilterOf(vector.Ids[i]) & 63);
        }
    }

    /// <summary>The cosine with another unit vector.</summary>
    public float Cosine(TermVector other)
    {
        var sum = 0f;
        var ids = other.Ids;
        for (var i = 0; i < ids.Length; i++)
        {
            if (!MayHold(ids[i]))
                continue;
            for (var slot = ids[i] & (Slots - 1); _weights[slot] != 0; slot = (slot + 1) & (Slots - 1))
            {
                if (_ids[slot] != ids[i])
                    continue;
                sum += _weights[slot] * other.Weight(i);
                break;
            }
        }

        return sum;
    }

    /// <summary>Places in the other vector of the terms that both hold.</summary>
    public List<int> Shared(TermVector other)
    {
        var shared = new List<int>();
        for (var i = 0; i < other.Count; i++)
        {
            if (!MayHold(other.Ids[i]))
                continue;
            for (var slot = other.Ids[i] & (Slots - 1); _weights[slot] != 0; slot = (slot + 1) & (Slots - 1))
            {
                if (_ids[slot] != other.Ids[i])
                    continue;
                shared.Add(i);
                break;
            }
        }

        return shared;
    }

    private bool MayHold(uint id) => (_filter[FilterOf(id) >> 6] >> (FilterOf(id) & 63) & 1) != 0;

    private static int FilterOf(uint id) => (int)(id >> 12) & (FilterBits - 1);
}
