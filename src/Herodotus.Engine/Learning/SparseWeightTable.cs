namespace Herodotus.Learning;

/// <summary>
/// Weights of a linear model with many labels of which each feature speaks for few: feature to (label, weight) pairs, a byte each.
/// Where <see cref="WeightTable"/> spends a row, this spends two bytes a pair, which lets a model of 75 languages hold its n-grams.
/// </summary>
public sealed class SparseWeightTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly int[] _starts;
    private readonly byte[] _pairs;

    private SparseWeightTable(float step, uint[] keys, int[] starts, byte[] pairs)
    {
        Step = step;
        FeatureCount = keys.Length;
        _starts = starts;
        _pairs = pairs;
        var bits = 4;
        while (1L << bits < keys.Length * 3L / 2)
            bits++;
        _shift = 32 - bits;
        _slots = new Slot[1 << bits];
        for (var feature = 0; feature < keys.Length; feature++)
        {
            var at = (int)(keys[feature] >> _shift);
            while (_slots[at].Feature != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = new Slot(keys[feature], feature + 1);
        }
    }

    /// <summary>What one unit of a stored weight is worth.</summary>
    public float Step { get; }

    public int FeatureCount { get; }

    /// <summary>Quantises weights; features whose weights all round to nothing are left out. The same weights in any order give the same table.</summary>
    public static SparseWeightTable Quantize(IEnumerable<(uint Key, List<(byte Label, float Weight)> Weights)> features, float step)
    {
        var rows = new SortedDictionary<uint, byte[]>();
        foreach (var (key, weights) in features)
        {
            var pairs = new List<byte>(weights.Count * 2);
            foreach (var (label, weight) in weights.OrderBy(pair => pair.Label))
            {
                var level = (int)MathF.Round(weight / step);
                if (level <= 0)
                    continue;
                pairs.Add(label);
                pairs.Add((byte)Math.Min(level, byte.MaxValue));
            }

            if (pairs.Count > 0)
                rows.TryAdd(key, [.. pairs]);
        }

        var starts = new int[rows.Count + 1];
        var all = new List<byte>();
        var at = 0;
        foreach (var row in rows.Values)
        {
            starts[at++] = all.Count;
            all.AddRange(row);
        }

        starts[at] = all.Count;
        return new SparseWeightTable(step, [.. rows.Keys], starts, [.. all]);
    }

    /// <summary>Adds a feature's weights, in units of <see cref="Step"/>; false when it is not known.</summary>
    public bool AddTo(uint feature, Span<int> scores)
    {
        var at = (int)(feature >> _shift);
        while (true)
        {
            var slot = _slots[at];
            if (slot.Feature == 0)
                return false;
            if (slot.Key == feature)
            {
                var end = _starts[slot.Feature];
                for (var pair = _starts[slot.Feature - 1]; pair < end; pair += 2)
                    scores[_pairs[pair]] += _pairs[pair + 1];
                return true;
            }

            at = (at + 1) & (_slots.Length - 1);
        }
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Step);
        writer.Write(FeatureCount);
        var last = 0u;
        foreach (var slot in _slots.Where(slot => slot.Feature != 0).OrderBy(slot => slot.Feature))
        {
            writer.Write7BitEncodedInt64(slot.Key - last);
            last = slot.Key;
        }

        // Counts, labels and weights apart: each stream packs better alone.
        for (var feature = 0; feature < FeatureCount; feature++)
            writer.Write((byte)((_starts[feature + 1] - _starts[feature]) / 2));
        for (var half = 0; half < 2; half++)
        {
            for (var pair = half; pair < _pairs.Length; pair += 2)
                writer.Write(_pairs[pair]);
        }
    }

    internal static SparseWeightTable Read(BinaryReader reader)
    {
        var step = reader.ReadSingle();
        var count = reader.ReadInt32();
        var keys = new uint[count];
        var last = 0u;
        foreach (ref var key in keys.AsSpan())
            key = last += (uint)reader.Read7BitEncodedInt64();
        var starts = new int[count + 1];
        for (var feature = 0; feature < count; feature++)
            starts[feature + 1] = starts[feature] + (2 * reader.ReadByte());
        var pairs = new byte[starts[count]];
        for (var half = 0; half < 2; half++)
        {
            for (var pair = half; pair < pairs.Length; pair += 2)
                pairs[pair] = reader.ReadByte();
        }

        return new SparseWeightTable(step, keys, starts, pairs);
    }

    private readonly record struct Slot(uint Key, int Feature);
}
