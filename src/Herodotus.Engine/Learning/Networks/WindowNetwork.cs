using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>
/// A small network with one hidden layer that labels an item by what is known of it and of five neighbors on each side. What one neighbor
/// brings to the hidden layer is the same wherever it stands, so that it can be kept as one row (<see cref="HiddenMemory"/>). Safe for many threads.
/// </summary>
/// <remarks>Train with <see cref="WindowNetworkTrainer"/>.</remarks>
public sealed class WindowNetwork
{
    /// <summary>How far to both sides it looks.</summary>
    public const int Margin = 5;

    /// <summary>The item itself, its neighbors, and what is told of the item but of no neighbor.</summary>
    public const int Roles = 12;

    /// <summary>The role of what is told of the item alone; it enters as the item itself does.</summary>
    public const int Alone = Roles - 1;

    /// <summary>What a hidden unit's parts are kept in.</summary>
    internal const float Unit = 1f / 256;

    /// <summary>Hidden units worked out at a time.</summary>
    internal const int Together = 32;

    private const string Kind = "window";
    private const int Version = 1;

    private readonly WeightTable _vectors;
    private readonly Block _block;
    private readonly int[] _bias;

    /// <param name="block">Step and labels' names, then the arrays of <see cref="Layer"/> and the vectors.</param>
    private WindowNetwork(Block block)
    {
        _block = block;
        var head = block.Values<int>(0);
        Labels = new LabelSet([.. Encoding.UTF8.GetString(block.Values<byte>(1)).Split('\n')]);
        _vectors = new WeightTable(head[1], BitConverter.Int32BitsToSingle(head[0]), block, (int)Layer.Slots);
        var bias = block.Values<float>((int)Layer.Bias);
        _bias = new int[bias.Length];
        for (var unit = 0; unit < bias.Length; unit++)
            _bias[unit] = (int)MathF.Round(bias[unit] / Unit);
    }

    /// <summary>The arrays of a block, by number.</summary>
    private enum Layer
    {
        Inner = 2,
        Bias,
        Outer,
        Start,
        Slots,
        Rows,
    }

    /// <summary>The places of neighbors, in the order of their roles.</summary>
    public static ReadOnlySpan<int> Places => [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5];

    public LabelSet Labels { get; }

    /// <summary>Hidden units: a multiple of <see cref="Together"/>.</summary>
    public int Width => _bias.Length;

    /// <summary>Dimensions of a vector.</summary>
    internal int Depth => _vectors.LabelCount;

    /// <summary>The vector of what is known of an item.</summary>
    internal void Vector(ReadOnlySpan<uint> features, Span<float> vector)
    {
        Span<int> sums = stackalloc int[_vectors.Stride];
        sums.Clear();
        _vectors.AddTo(features, sums);
        for (var at = 0; at < vector.Length; at++)
            vector[at] = sums[at] * _vectors.Step;
    }

    /// <summary>What an item's vector brings to the hidden layer in a role, in <see cref="Unit"/>s.</summary>
    internal void Project(ReadOnlySpan<float> vector, int role, Span<short> hidden)
    {
        var (depth, width) = (Depth, Width);
        ref var target = ref MemoryMarshal.GetReference(hidden[..width]);
        ref var matrix = ref MemoryMarshal.GetReference(_block.Values<float>((int)Layer.Inner).Slice((role == Alone ? 0 : role) * depth * width, depth * width));
        // Sums of many units at a time stay in registers.
        for (var unit = 0; unit < width; unit += Together)
        {
            var (first, second) = (Vector512<float>.Zero, Vector512<float>.Zero);
            for (var at = 0; at < depth; at++)
            {
                var (value, row) = (Vector512.Create(vector[at]), (nuint)((at * width) + unit));
                first += value * Vector512.LoadUnsafe(ref matrix, row);
                second += value * Vector512.LoadUnsafe(ref matrix, row + 16);
            }

            Vector512.NarrowWithSaturation(Units(first), Units(second)).StoreUnsafe(ref target, (nuint)unit);
        }
    }

    /// <summary>In whole <see cref="Unit"/>s.</summary>
    private static Vector512<int> Units(Vector512<float> values) => Vector512.ConvertToInt32(Vector512.Round(values * (1 / Unit)));

    /// <summary>What the hidden layer is before anything is added.</summary>
    internal ReadOnlySpan<int> Bias => _bias;

    /// <summary>The log-odds of each label, up to one number for all, from what was added up in the hidden layer.</summary>
    internal void Answer(ReadOnlySpan<int> hidden, Span<float> scores)
    {
        Span<int> open = stackalloc int[hidden.Length];
        var count = 0;
        for (var unit = 0; unit < hidden.Length; unit++)
        {
            open[count] = unit;
            count += hidden[unit] > 0 ? 1 : 0;
        }

        var start = _block.Values<float>((int)Layer.Start);
        ref var outer = ref MemoryMarshal.GetReference(_block.Values<float>((int)Layer.Outer));
        var at = 0;
        for (; at <= start.Length - 32; at += 32)
        {
            var (first, second) = (Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(start), (nuint)at), Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(start), (nuint)at + 16));
            foreach (var unit in open[..count])
            {
                var (value, row) = (Vector512.Create(hidden[unit] * Unit), (nuint)((unit * start.Length) + at));
                first += Vector512.LoadUnsafe(ref outer, row) * value;
                second += Vector512.LoadUnsafe(ref outer, row + 16) * value;
            }

            first.CopyTo(scores[at..]);
            second.CopyTo(scores[(at + 16)..]);
        }

        for (; at < start.Length; at += 8)
        {
            var sum = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(start), (nuint)at);
            foreach (var unit in open[..count])
                sum += Vector256.LoadUnsafe(ref outer, (nuint)((unit * start.Length) + at)) * Vector256.Create(hidden[unit] * Unit);
            sum.CopyTo(scores[at..]);
        }
    }

    /// <summary>The length of a row of scores.</summary>
    internal int Stride => WeightTable.StrideOf(Labels.Count);

    /// <summary>Writes a network as it was learnt.</summary>
    /// <param name="vectors">A feature's vector: its "labels" are dimensions.</param>
    /// <param name="layers">
    /// Roles but the last × dimensions × width; what each hidden unit starts from; width × the labels' stride; what each label starts from.
    /// </param>
    internal static void Write(string path, LabelSet labels, WeightTable vectors, ReadOnlyMemory<float[]> layers) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write((byte)labels.Count);
        foreach (var name in labels.Names)
            writer.Write(name);
        foreach (var layer in layers.Span)
        {
            writer.Write(layer.Length);
            foreach (var value in layer)
                writer.Write((Half)value);
        }

        vectors.Write(writer);
    });

    /// <exception cref="InvalidDataException">Not such a model, or damaged.</exception>
    public static WindowNetwork Read(string path) => new(ModelFile.Map(path, Kind, Version, Lay));

    private static Block Lay(BinaryReader reader)
    {
        var names = new string[reader.ReadByte()];
        foreach (ref var name in names.AsSpan())
            name = reader.ReadString();
        var layers = new byte[4][];
        foreach (ref var layer in layers.AsSpan())
        {
            var values = new float[reader.ReadInt32()];
            foreach (ref var value in values.AsSpan())
                value = (float)reader.ReadHalf();
            layer = Block.Bytes<float>(values);
        }

        var (depth, step, keys, rows) = WeightTable.Content(reader);
        var (slots, vectors) = WeightTable.Arrays(keys, rows);
        return Block.Of(
            Block.Bytes<int>([BitConverter.SingleToInt32Bits(step), depth]), Encoding.UTF8.GetBytes(string.Join('\n', names)),
            layers[0], layers[1], layers[2], layers[3], slots, vectors);
    }
}
