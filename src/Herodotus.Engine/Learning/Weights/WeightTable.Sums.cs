using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Herodotus.Learning.Features;

namespace Herodotus.Learning.Weights;

// Weights added up: the table is larger than the caches, so the memory of many features is asked for before the first is needed.
public sealed unsafe partial class WeightTable
{
    /// <summary>How many features are looked up at once, or ahead of the one that is needed.</summary>
    private const int Ahead = 32;

    /// <summary>Weights in a line of the caches, where rows begin.</summary>
    private const int Line = 64 / sizeof(short);

    /// <summary>Adds the weights of the features to <paramref name="scores"/> (length <see cref="Stride"/>), in units of <see cref="Step"/>.</summary>
    public void AddTo(ReadOnlySpan<uint> features, Span<int> scores)
    {
        var stride = Stride;
        if (scores.Length < stride)
            throw new ArgumentException($"scores need {stride} places", nameof(scores));
        var slots = _slots;
        Span<int> found = stackalloc int[Ahead];
        // The table is larger than the caches: ask for the memory of many features before the first is needed.
        for (var start = 0; start < features.Length; start += Ahead)
        {
            var block = features.Slice(start, Math.Min(Ahead, features.Length - start));
            foreach (var feature in block)
                slots.Expect(feature);
            var count = 0;
            foreach (var feature in block)
            {
                var row = slots.Find(feature);
                if (row < 0)
                    continue;
                found[count++] = row * stride;
                FetchRow(_rows + (row * stride));
            }

            Sum(found[..count], scores[..stride]);
        }

        GC.KeepAlive(_block);
    }

    /// <summary>As <see cref="AddTo(ReadOnlySpan{uint}, Span{int})"/> for every item of a sequence: a row of <see cref="Stride"/> scores each.</summary>
    /// <remarks>Two passes, the first over the slots and the second over the weights, whose memory the first has asked for.</remarks>
    public void AddTo(FeatureRows rows, Span<int> scores)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var places = ArrayPool<int>.Shared.Rent(rows.FeatureCount + rows.Count + 1);
        try
        {
            var ends = places.AsSpan(rows.FeatureCount, rows.Count);
            Locate(rows, places, ends);
            var start = 0;
            for (var item = 0; item < rows.Count; item++)
            {
                var end = ends[item];
                Sum(places.AsSpan(start, end - start), scores.Slice(item * Stride, Stride));
                start = end;
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(places);
            GC.KeepAlive(_block);
        }
    }

    /// <summary>Where the weights of each known feature begin, and where each item's end in that list; unknown features are left out. Asks for the weights.</summary>
    private void Locate(FeatureRows rows, Span<int> places, Span<int> ends)
    {
        var slots = _slots;
        var features = rows.AllFeatures;
        foreach (var feature in features[..Math.Min(Ahead, features.Length)])
            slots.Expect(feature);
        var (at, found) = (0, 0);
        for (var item = 0; item < ends.Length; item++)
        {
            for (var end = at + rows.Features(item).Length; at < end; at++)
            {
                if (at + Ahead < features.Length)
                    slots.Expect(features[at + Ahead]);
                // Written always, kept when known: which it is cannot be foretold, and a wrong guess costs more than a store.
                var row = slots.Find(features[at]);
                FetchRow(_rows + (places[found] = row * Stride));
                found += row < 0 ? 0 : 1;
            }

            ends[item] = found;
        }
    }

    /// <summary>Adds the weights at the places.</summary>
    private void Sum(ReadOnlySpan<int> places, Span<int> scores)
    {
        ref var target = ref MemoryMarshal.GetReference(scores);
        var i = 0;
        for (; i <= scores.Length - 16; i += 16)
        {
            var sum = Vector512.LoadUnsafe(ref target, (nuint)i);
            foreach (var place in places)
                sum += Sixteen(_rows + place + i);
            sum.StoreUnsafe(ref target, (nuint)i);
        }

        if (i == scores.Length)
            return;
        var rest = Vector256.LoadUnsafe(ref target, (nuint)i);
        foreach (var place in places)
            rest += Eight(_rows + place + i);
        rest.StoreUnsafe(ref target, (nuint)i);
    }

    /// <summary>Adds rows of weights, one after another, to sums that are as many as a row has: a multiple of eight.</summary>
    /// <param name="labels">From here on rows hold something else, and sums come to nothing.</param>
    internal static void Add(short** rows, int count, ref int sums, int length, int labels = int.MaxValue)
    {
        var at = 0;
        for (; at <= length - 16; at += 16)
        {
            var sum = Vector512.LoadUnsafe(ref sums, (nuint)at);
            for (var row = 0; row < count; row++)
                sum += Sixteen(rows[row] + at);
            if (at > labels - 16)
                sum &= Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(labels - at));
            sum.StoreUnsafe(ref sums, (nuint)at);
        }

        if (at == length)
            return;
        var rest = Vector256.LoadUnsafe(ref sums, (nuint)at);
        for (var row = 0; row < count; row++)
            rest += Eight(rows[row] + at);
        if (at > labels - 8)
            rest &= Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(labels - at));
        rest.StoreUnsafe(ref sums, (nuint)at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Sixteen(short* weights) =>
        Avx512F.IsSupported ? Avx512F.ConvertToVector512Int32(Vector256.Load(weights)) : Vector512.Create(Eight(weights), Eight(weights + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<int> Eight(short* weights)
    {
        if (Avx2.IsSupported)
            return Avx2.ConvertToVector256Int32(weights);
        var (low, high) = Vector128.Widen(Vector128.Load(weights));
        return Vector256.Create(low, high);
    }

    /// <summary>Asks for a row that is needed soon, which may lie across two lines of the caches; where the processor has no such instruction, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FetchRow(short* row)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(row);
        if (Stride % Line != 0 && Stride > Line / 2)
            Sse.Prefetch0(row + Stride - 1);
    }

    /// <summary>As <see cref="AddTo(ReadOnlySpan{uint}, Span{int})"/>, each weight times its value, in units of 1.</summary>
    /// <param name="scores">As many as labels, or more.</param>
    public void AddTo(ReadOnlySpan<uint> features, ReadOnlySpan<float> values, Span<float> scores)
    {
        Span<float> sums = stackalloc float[Stride];
        scores[..LabelCount].CopyTo(sums);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var slots = _slots;
        Span<int> rows = stackalloc int[Ahead];
        for (var start = 0; start < features.Length; start += Ahead)
        {
            var end = Math.Min(start + Ahead, features.Length);
            for (var i = start; i < end; i++)
                slots.Expect(features[i]);
            for (var i = start; i < end; i++)
                FetchRow(_rows + ((rows[i - start] = slots.Find(features[i])) * Stride));
            for (var i = start; i < end; i++)
            {
                if (rows[i - start] < 0)
                    continue;
                var value = Vector256.Create((values.IsEmpty ? 1 : values[i]) * Step);
                for (var label = 0; label < Stride; label += 8)
                {
                    var weights = Vector256.ConvertToSingle(Eight(_rows + (rows[i - start] * Stride) + label));
                    // A product, then a sum: rounded as one label after the other is.
                    (Vector256.LoadUnsafe(ref target, (nuint)label) + (weights * value)).StoreUnsafe(ref target, (nuint)label);
                }
            }
        }

        sums[..LabelCount].CopyTo(scores);
        GC.KeepAlive(_block);
    }
}
