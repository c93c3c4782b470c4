using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Herodotus.Learning;

/// <summary>
/// Weights of a linear model with many labels of which each feature speaks for few: feature to (label, weight) pairs, a byte each.
/// Where <see cref="WeightTable"/> spends a row, this spends two bytes a pair, which lets a model of 75 languages hold its n-grams.
/// </summary>
public sealed class SparseWeightTable
{
    /// <summary>A feature with more labels than this keeps those that come first; a model has fewer languages of one script.</summary>
    private const int MaxPairs = 127;

    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly byte[] _pairs;

    private SparseWeightTable(float step, uint[] keys, int[] starts, byte[] pairs)
    {
        Step = step;
        FeatureCount = keys.Length;
        _pairs = pairs;
        var bits = 4;
        while (1L << bits < keys.Length * 3L / 2)
            bits++;
        _shift = 32 - bits;
        _slots = new Slot[1 << bits];
        for (var feature = 0; feature < keys.Length; feature++)
        {
            var at = Home(keys[feature]);
            while (_slots[at].Place != 0)
                at = (at + 1) & (_slots.Length - 1);
            _slots[at] = new Slot(keys[feature], ((uint)starts[feature] / 2 << 7) | (uint)Math.Min(MaxPairs, (starts[feature + 1] - starts[feature]) / 2));
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

    /// <summary>Adds the weights of all features that are known, in units of <see cref="Step"/>.</summary>
    /// <remarks>The table is larger than the caches: the slots of all are asked for before the first is read.</remarks>
    public void AddTo(ReadOnlySpan<uint> features, Span<int> scores)
    {
        ref var slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        if (Sse.IsSupported)
        {
            foreach (var feature in features)
                Fetch(ref Unsafe.Add(ref slots, Home(feature)));
        }

        foreach (var feature in features)
        {
            for (var at = Home(feature); ; at = (at + 1) & (_slots.Length - 1))
            {
                var slot = Unsafe.Add(ref slots, at);
                if (slot.Place == 0)
                    break;
                if (slot.Key != feature)
                    continue;
                var pairs = _pairs.AsSpan((int)(slot.Place >> 7) * 2, (int)(slot.Place & MaxPairs) * 2);
                for (var pair = 0; pair < pairs.Length - 1; pair += 2)
                    scores[pairs[pair]] += pairs[pair + 1];
                break;
            }
        }
    }

    private static unsafe void Fetch(ref Slot slot) => Sse.Prefetch0(Unsafe.AsPointer(ref slot));

    private int Home(uint feature) => (int)(feature >> _shift);

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Step);
        writer.Write(FeatureCount);
        var last = 0u;
        var known = _slots.Where(slot => slot.Place != 0).OrderBy(slot => slot.Place >> 7).ToArray();
        foreach (var slot in known)
        {
            writer.Write7BitEncodedInt64(slot.Key - last);
            last = slot.Key;
        }

        // Counts, labels and weights apart: each stream packs better alone.
        foreach (var slot in known)
            writer.Write((byte)(slot.Place & MaxPairs));
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

    /// <summary>A feature, and where its pairs begin (times 128) with how many there are; zero marks an empty slot, since every feature has a pair.</summary>
    private readonly record struct Slot(uint Key, uint Place);
}
