using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Files;

namespace Herodotus.Learning.Weights;

/// <summary>
/// Weights of a linear model with many labels of which each feature speaks for few: feature to (label, weight) pairs, a byte each.
/// Where <see cref="WeightTable"/> spends a row, this spends two bytes a pair, which lets a model of 75 languages hold its n-grams.
/// </summary>
public sealed unsafe class SparseWeightTable : IFeatureWeights
{
    /// <summary>A feature with more labels than this keeps those that come first; a model has fewer languages of one script.</summary>
    private const int MaxPairs = 127;

    private readonly Block _block;
    private readonly int _first;
    private readonly Slot* _slots;
    private readonly int _mask;
    private readonly int _shift;
    private readonly byte* _pairs;

    /// <param name="block">Two of its arrays, from <paramref name="first"/> on, are slots and pairs made by <see cref="Arrays"/>.</param>
    internal SparseWeightTable(float step, Block block, int first)
    {
        (Step, _block, _first) = (step, block, first);
        _slots = block.Pointer<Slot>(first);
        _pairs = block.Pointer<byte>(first + 1);
        _mask = block.Length<Slot>(first) - 1;
        _shift = 32 - System.Numerics.BitOperations.PopCount((uint)_mask);
    }

    /// <summary>Slots and pairs as they are laid out.</summary>
    private static (byte[] Slots, byte[] Pairs) Arrays(uint[] keys, int[] starts, byte[] pairs)
    {
        var bits = 4;
        while (1L << bits < keys.Length * 3L / 2)
            bits++;
        var slots = new Slot[1 << bits];
        for (var feature = 0; feature < keys.Length; feature++)
        {
            var at = (int)(keys[feature] >> (32 - bits));
            while (slots[at].Place != 0)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = new Slot(keys[feature], ((uint)starts[feature] / 2 << 7) | (uint)Math.Min(MaxPairs, (starts[feature + 1] - starts[feature]) / 2));
        }

        return (Block.Bytes<Slot>(slots), pairs);
    }

    /// <summary>What one unit of a stored weight is worth.</summary>
    public float Step { get; }

    public int FeatureCount => Known().Count();

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
        var (slots, laid) = Arrays([.. rows.Keys], starts, [.. all]);
        return new SparseWeightTable(step, Block.Of(slots, laid), 0);
    }

    /// <summary>Adds the weights of all features that are known, in units of <see cref="Step"/>.</summary>
    /// <remarks>The table is larger than the caches: the slots of all are asked for before the first is read.</remarks>
    public void AddTo(ReadOnlySpan<uint> features, Span<int> scores)
    {
        ref var slots = ref Unsafe.AsRef<Slot>(_slots);
        if (Sse.IsSupported)
        {
            foreach (var feature in features)
                Fetch(ref Unsafe.Add(ref slots, Home(feature)));
        }

        foreach (var feature in features)
        {
            for (var at = Home(feature); ; at = (at + 1) & _mask)
            {
                var slot = Unsafe.Add(ref slots, at);
                if (slot.Place == 0)
                    break;
                if (slot.Key != feature)
                    continue;
                var pairs = new ReadOnlySpan<byte>(_pairs + ((int)(slot.Place >> 7) * 2), (int)(slot.Place & MaxPairs) * 2);
                for (var pair = 0; pair < pairs.Length - 1; pair += 2)
                    scores[pairs[pair]] += pairs[pair + 1];
                break;
            }
        }

        GC.KeepAlive(_block);
    }

    private static void Fetch(ref Slot slot) => Sse.Prefetch0(Unsafe.AsPointer(ref slot));

    private int Home(uint feature) => (int)(feature >> _shift);

    private IEnumerable<Slot> Known() => _block.Values<Slot>(_first).ToArray().Where(slot => slot.Place != 0).OrderBy(slot => slot.Place >> 7);

    internal void Write(BinaryWriter writer)
    {
        var known = Known().ToArray();
        writer.Write(Step);
        writer.Write(known.Length);
        var last = 0u;
        var all = _block.Values<byte>(_first + 1);
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
            for (var pair = half; pair < all.Length; pair += 2)
                writer.Write(all[pair]);
        }
    }

    /// <summary>Step, slots and pairs of what <see cref="Write"/> wrote.</summary>
    internal static (float Step, byte[] Slots, byte[] Pairs) Content(BinaryReader reader)
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

        var (slots, laid) = Arrays(keys, starts, pairs);
        return (step, slots, laid);
    }

    /// <summary>A feature, and where its pairs begin (times 128) with how many there are; zero marks an empty slot, since every feature has a pair.</summary>
    private readonly record struct Slot(uint Key, uint Place);
}
