using Herodotus.Link.Streams;

namespace Herodotus.Link.Terms;

/// <summary>
/// A sparse vector of terms, the heaviest first, scaled to length one. Six bytes a term: a weight takes thirteen bits, the term's traits three.
/// </summary>
internal sealed class TermVector
{
    public static readonly TermVector Empty = new([], []);

    private const int TraitBits = 3;

    private const float Unit = (1 << (16 - TraitBits)) - 1;

    private readonly ushort[] _packed;

    private TermVector(uint[] ids, ushort[] packed)
    {
        Ids = ids;
        _packed = packed;
        for (var i = 0; i < ids.Length; i++)
        {
            var square = Weight(i) * Weight(i);
            var traits = Traits(i);
            Lead += (traits & TermTraits.Lead) != 0 ? square : 0;
            Name += (traits & TermTraits.Name) != 0 ? square : 0;
            Number += (traits & TermTraits.Number) != 0 ? square : 0;
        }

        (Lead, Name, Number) = (MathF.Sqrt(Lead), MathF.Sqrt(Name), MathF.Sqrt(Number));
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Array<uint>(Ids);
        snapshot.Array<ushort>(_packed);
    }

    public static TermVector Read(SnapshotReader snapshot)
    {
        var ids = snapshot.Array<uint>(0, out _);
        var packed = snapshot.Array<ushort>(0, out _);
        SnapshotReader.Check(ids.Length == packed.Length);
        return ids.Length == 0 ? Empty : new TermVector(ids, packed);
    }

    public uint[] Ids { get; }

    public int Count => Ids.Length;

    /// <summary>The length of its part that stands in the lead.</summary>
    public float Lead { get; }

    /// <summary>The length of its part that are names.</summary>
    public float Name { get; }

    /// <summary>The length of its part that are figures.</summary>
    public float Number { get; }

    public float Weight(int place) => (_packed[place] >> TraitBits) / Unit;

    public TermTraits Traits(int place) => (TermTraits)(_packed[place] & ((1 << TraitBits) - 1));

    /// <summary>The cosine with another unit vector.</summary>
    public float Cosine(TermVector other)
    {
        var sum = 0f;
        for (var i = 0; i < Count; i++)
        {
            if (Array.IndexOf(other.Ids, Ids[i]) is >= 0 and var at)
                sum += Weight(i) * other.Weight(at);
        }

        return sum;
    }

    /// <summary>Makes a unit vector of the heaviest terms; terms of equal weight stand in the order of their ids.</summary>
    public static TermVector Of(ReadOnlySpan<(uint Id, float Weight, TermTraits Traits)> terms, int limit)
    {
        var keys = new ulong[terms.Length];
        var places = new int[terms.Length];
        var count = 0;
        for (var i = 0; i < terms.Length; i++)
        {
            if (terms[i].Weight <= 0)
                continue;
            keys[count] = ((ulong)~BitConverter.SingleToUInt32Bits(terms[i].Weight) << 32) | terms[i].Id;
            places[count++] = i;
        }

        Array.Sort(keys, places, 0, count);
        count = Math.Min(count, limit);
        if (count == 0)
            return Empty;
        var square = 0.0;
        for (var i = 0; i < count; i++)
            square += (double)terms[places[i]].Weight * terms[places[i]].Weight;
        var scale = (float)(Unit / Math.Sqrt(square));
        var ids = new uint[count];
        var packed = new ushort[count];
        for (var i = 0; i < count; i++)
        {
            var (id, weight, traits) = terms[places[i]];
            ids[i] = id;
            packed[i] = (ushort)((Math.Max(1, (int)((weight * scale) + 0.5f)) << TraitBits) | (int)traits);
        }

        return new TermVector(ids, packed);
    }
}
