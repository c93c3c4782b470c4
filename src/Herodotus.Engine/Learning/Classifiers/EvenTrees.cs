using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Herodotus.Learning.Classifiers;

/// <summary>
/// A sum of small decision trees over a few dense measures, each with one question a level, the same for all its branches: a tree is a table that the
/// answers are the index of. Safe for many threads.
/// </summary>
/// <remarks>Learnt by <see cref="EvenTreesTrainer"/>. Even trees ("oblivious" ones) need no branches to be read, and learn less by heart than free ones.</remarks>
public sealed class EvenTrees
{
    /// <summary>Questions a tree asks.</summary>
    public const int Depth = 4;

    /// <summary>What a tree may say.</summary>
    internal const int Leaves = 1 << Depth;

    private readonly byte[] _measures;
    private readonly float[] _least;
    private readonly float[] _says;

    /// <param name="measures">For each tree the numbers of the measures it asks about.</param>
    /// <param name="least">For each of them the least value that is a yes.</param>
    /// <param name="says">For each tree what it says to each row of answers; the first answer is the lowest bit.</param>
    /// <exception cref="InvalidDataException">A tree asks for a measure that there is not.</exception>
    internal EvenTrees(int width, byte[] measures, float[] least, float[] says)
    {
        if (measures.Any(measure => measure >= width) || least.Length != measures.Length || says.Length * Depth != measures.Length * Leaves)
            throw new InvalidDataException("HDT0912: a tree asks for a measure that there is not; make the model again with ./train");
        (Width, _measures, _least, _says) = (width, measures, least, says);
    }

    /// <summary>Measures an item has.</summary>
    public int Width { get; }

    public int Count => _measures.Length / Depth;

    /// <summary>What all trees together say of one item, as log-odds.</summary>
    /// <param name="measures">At least <see cref="Width"/> values.</param>
    public float Score(ReadOnlySpan<float> measures)
    {
        // No number of a measure is larger than the width: it was looked at when the trees were made.
        ref var first = ref MemoryMarshal.GetReference(measures[..Width]);
        ref var limits = ref MemoryMarshal.GetArrayDataReference(_least);
        var sum = 0f;
        var says = _says.AsSpan();
        ReadOnlySpan<byte> asked = _measures;
        for (var at = 0; at <= asked.Length - Depth; at += Depth)
        {
            var values = Vector128.Create(
                Unsafe.Add(ref first, asked[at]), Unsafe.Add(ref first, asked[at + 1]), Unsafe.Add(ref first, asked[at + 2]), Unsafe.Add(ref first, asked[at + 3]));
            var answers = Vector128.GreaterThanOrEqual(values, Vector128.LoadUnsafe(ref limits, (nuint)at)).ExtractMostSignificantBits();
            sum += says[(at * (Leaves / Depth)) + (int)answers];
        }

        return sum;
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Width);
        writer.Write(Count);
        writer.Write(_measures);
        foreach (var value in _least)
            writer.Write(value);
        foreach (var value in _says)
            writer.Write(value);
    }

    /// <exception cref="InvalidDataException">A tree asks for a measure that there is not.</exception>
    internal static EvenTrees Read(BinaryReader reader)
    {
        var (width, count) = (reader.ReadInt32(), reader.ReadInt32());
        var measures = reader.ReadBytes(count * Depth);
        var (least, says) = (new float[measures.Length], new float[count * Leaves]);
        foreach (ref var value in least.AsSpan())
            value = reader.ReadSingle();
        foreach (ref var value in says.AsSpan())
            value = reader.ReadSingle();
        return new EvenTrees(width, measures, least, says);
    }
}
