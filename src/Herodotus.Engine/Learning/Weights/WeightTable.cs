using Herodotus.Learning.Features;
using Herodotus.Learning.Files;

namespace Herodotus.Learning.Weights;

/// <summary>
/// The weights of a linear model: feature to one quantised weight a label. A weight is <c>value × <see cref="Step"/></c>. A feature
/// never seen in training has no row and adds nothing, so unknown words do not borrow the weights of known ones.
/// </summary>
public sealed unsafe partial class WeightTable : IFeatureWeights
{
    private readonly Block _block;
    private readonly FeatureSlots _slots;
    private readonly short* _rows;

    private WeightTable(int labelCount, float step, uint[] keys, short[] rows)
        : this(labelCount, step, Lay(keys, rows), 0)
    {
    }

    /// <param name="block">Two of its arrays, from <paramref name="first"/> on, are slots and rows made by <see cref="Arrays"/>.</param>
    internal WeightTable(int labelCount, float step, Block block, int first)
    {
        LabelCount = labelCount;
        Step = step;
        Stride = StrideOf(labelCount);
        _block = block;
        _slots = new FeatureSlots(block, first);
        _rows = block.Pointer<short>(first + 1);
        FeatureCount = (block.Length<short>(first + 1) / Stride) - 1;
    }

    private static Block Lay(uint[] keys, short[] rows)
    {
        var (features, weights) = Arrays(keys, rows);
        return Block.Of(features, weights);
    }

    /// <summary>Slots and rows as they are laid out.</summary>
    /// <param name="rows">A row for each key, and behind them a row of zeros for what is unknown.</param>
    internal static (byte[] Features, byte[] Rows) Arrays(uint[] keys, short[] rows)
    {
        var (features, places) = FeatureSlots.Lay(keys);
        var stride = rows.Length / (keys.Length + 1);
        var laid = new short[rows.Length];
        for (var key = 0; key < keys.Length; key++)
            rows.AsSpan(key * stride, stride).CopyTo(laid.AsSpan(places[key] * stride));
        return (features, Block.Bytes<short>(laid));
    }

    public int LabelCount { get; }

    /// <summary>What one unit of a stored weight is worth.</summary>
    public float Step { get; }

    /// <summary>Labels rounded up to a whole number of vectors: the length of a score row.</summary>
    public int Stride { get; }

    public int FeatureCount { get; }

    public static int StrideOf(int labelCount) => (labelCount + 7) & ~7;

    /// <summary>
    /// Quantises trained weights. Rows whose largest weight rounds to nothing are left out; the rest are kept in order of key.
    /// </summary>
    /// <param name="keys">Features, each once.</param>
    /// <param name="weights"><paramref name="keys"/> × <paramref name="stride"/> weights.</param>
    /// <param name="pruneBelow">A row whose largest absolute weight is below this is left out.</param>
    public static WeightTable Quantize(
        ReadOnlySpan<uint> keys, ReadOnlySpan<float> weights, int stride, int labelCount, float step, float pruneBelow)
    {
        var order = new List<(uint Key, int Row)>();
        for (var row = 0; row < keys.Length; row++)
        {
            var largest = 0f;
            foreach (var weight in weights.Slice(row * stride, labelCount))
                largest = Math.Max(largest, Math.Abs(weight));
            if (largest >= pruneBelow && largest >= step / 2)
                order.Add((keys[row], row));
        }

        order.Sort();
        var own = StrideOf(labelCount);
        var kept = new uint[order.Count];
        var rows = new short[(order.Count + 1) * own];
        for (var i = 0; i < order.Count; i++)
        {
            kept[i] = order[i].Key;
            for (var label = 0; label < labelCount; label++)
            {
                var level = MathF.Round(weights[(order[i].Row * stride) + label] / step);
                rows[(i * own) + label] = (short)Math.Clamp(level, short.MinValue, short.MaxValue);
            }
        }

        return new WeightTable(labelCount, step, kept, rows);
    }

    /// <summary>The table with one weight changed by <paramref name="units"/>; a feature it does not know is left out of it still.</summary>
    public WeightTable Changed(uint feature, int label, int units)
    {
        var row = Find(feature);
        if (row < 0)
            return this;
        var (keys, rows) = Sorted(_ => true);
        ref var weight = ref rows[(Array.BinarySearch(keys, feature) * Stride) + label];
        weight = (short)Math.Clamp(weight + units, short.MinValue, short.MaxValue);
        return new WeightTable(LabelCount, Step, keys, rows);
    }

    /// <summary>The table without the rows whose largest absolute weight is below a limit: smaller, and faster for its smaller memory.</summary>
    public WeightTable Pruned(float below)
    {
        var (keys, rows) = Sorted(row => Largest(row) * Step >= below);
        return new WeightTable(LabelCount, Step, keys, rows);
    }

    /// <summary>The mean of tables with the same labels and step; a feature that one does not know weighs nothing there.</summary>
    internal static WeightTable Mean(IReadOnlyList<WeightTable> tables)
    {
        var (stride, labels) = (tables[0].Stride, tables[0].LabelCount);
        uint[] keys = [.. tables.SelectMany(table => table.Keys()).Distinct().Order()];
        var weights = new float[keys.Length * stride];
        foreach (var table in tables)
        {
            for (var key = 0; key < keys.Length; key++)
            {
                if (table.Find(keys[key]) is not (>= 0 and var found))
                    continue;
                for (var label = 0; label < labels; label++)
                    weights[(key * stride) + label] += table.Row(found)[label] * table.Step / tables.Count;
            }
        }

        return Quantize(keys, weights, stride, labels, tables[0].Step, tables[0].Step);
    }

    /// <summary>
    /// A table that answers for two models at once: a row of this one's scores, then a row of the other's, each in its own units. Where two
    /// models see the same features, each feature is looked up once.
    /// </summary>
    public WeightTable Beside(WeightTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var width = Stride + other.Stride;
        if (_block.Source is not { } first || other._block.Source is not { } second)
            return new WeightTable(width, Step, Join(other), 0);
        return new WeightTable(width, Step, UnpackedModels.Get($"{first.Path}+{Path.GetFileName(second.Path)}", first.Digest + second.Digest[..8], () => Join(other)), 0);
    }

    private Block Join(WeightTable other)
    {
        uint[] keys = [.. Keys(), .. other.Keys().Where(key => Find(key) < 0)];
        Array.Sort(keys);
        var width = Stride + other.Stride;
        var rows = new short[(keys.Length + 1) * width];
        for (var row = 0; row < keys.Length; row++)
        {
            var (left, right) = (Find(keys[row]), other.Find(keys[row]));
            if (left >= 0)
                Row(left).CopyTo(rows.AsSpan(row * width));
            if (right >= 0)
                other.Row(right).CopyTo(rows.AsSpan((row * width) + Stride));
        }

        return Lay(keys, rows);
    }

    /// <summary>The features it knows, in order.</summary>
    internal IEnumerable<uint> Keys() => _slots.All().Select(slot => slot.Feature);

    /// <summary>The weights of a feature in units of the step; empty where it is not known.</summary>
    internal ReadOnlySpan<short> Of(uint feature) => Find(feature) is var row and >= 0 ? Row(row) : default;

    /// <summary>Features in order with their rows, and a row of zeros behind them.</summary>
    private (uint[] Keys, short[] Rows) Sorted(Func<int, bool> kept)
    {
        var all = _slots.All().FindAll(slot => kept(slot.Row));
        var rows = new short[(all.Count + 1) * Stride];
        for (var i = 0; i < all.Count; i++)
            Row(all[i].Row).CopyTo(rows.AsSpan(i * Stride));
        return ([.. all.Select(slot => slot.Feature)], rows);
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(LabelCount);
        writer.Write(Step);
        writer.Write(FeatureCount);
        var (keys, rows) = Sorted(_ => true);
        var last = 0u;
        foreach (var key in keys)
        {
            writer.Write7BitEncodedInt64(key - last);
            last = key;
        }

        // Which labels have a weight, then the weights alone: apart, the two streams pack better.
        for (var row = 0; row < FeatureCount; row++)
        {
            var weights = rows.AsSpan(row * Stride, Stride);
            for (var i = 0; i < LabelCount; i += 8)
            {
                var mask = 0;
                for (var label = i; label < Math.Min(i + 8, LabelCount); label++)
                    mask |= weights[label] != 0 ? 1 << (label - i) : 0;
                writer.Write((byte)mask);
            }
        }

        for (var row = 0; row < FeatureCount; row++)
        {
            foreach (var weight in rows.AsSpan(row * Stride, LabelCount))
            {
                if (weight != 0)
                    writer.Write7BitEncodedInt((weight << 1) ^ (weight >> 31));
            }
        }
    }

    internal static WeightTable Read(BinaryReader reader)
    {
        var (labelCount, step, keys, rows) = Content(reader);
        return new WeightTable(labelCount, step, keys, rows);
    }

    /// <summary>What <see cref="Write"/> wrote, ready to be laid out.</summary>
    internal static (int LabelCount, float Step, uint[] Keys, short[] Rows) Content(BinaryReader reader)
    {
        var labelCount = reader.ReadInt32();
        var step = reader.ReadSingle();
        var count = reader.ReadInt32();
        var stride = StrideOf(labelCount);
        var keys = new uint[count];
        var last = 0u;
        for (var row = 0; row < count; row++)
            keys[row] = last += (uint)reader.Read7BitEncodedInt64();
        var rows = new short[(count + 1) * stride];
        for (var row = 0; row < count; row++)
        {
            for (var i = 0; i < labelCount; i += 8)
            {
                int mask = reader.ReadByte();
                for (var label = i; mask != 0; label++, mask >>= 1)
                    rows[(row * stride) + label] = (short)(mask & 1);
            }
        }

        foreach (ref var weight in rows.AsSpan())
        {
            if (weight == 0)
                continue;
            var coded = reader.Read7BitEncodedInt();
            weight = (short)((coded >> 1) ^ -(coded & 1));
        }

        return (labelCount, step, keys, rows);
    }

    private ReadOnlySpan<short> Row(int row) => new(_rows + (row * Stride), Stride);

    private int Largest(int row)
    {
        var largest = 0;
        foreach (var weight in Row(row))
            largest = Math.Max(largest, Math.Abs((int)weight));
        return largest;
    }

    private int Find(uint feature) => _slots.Find(feature);
}
