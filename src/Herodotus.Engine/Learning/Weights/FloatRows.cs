using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Herodotus.Learning.Weights;

/// <summary>Arithmetic on rows of floats, eight at a time; every row's length is a multiple of eight.</summary>
internal static class FloatRows
{
    /// <summary>AdaGrad's sums start here, so that a first tiny gradient makes a tiny step.</summary>
    public const float FirstSquare = 0.1f;

    public static void AddScaled(ReadOnlySpan<float> row, float factor, Span<float> target)
    {
        ref var from = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(target[..row.Length]);
        var scale = Vector256.Create(factor);
        for (var i = 0; i < row.Length; i += 8)
        {
            var sum = Vector256.LoadUnsafe(ref to, (nuint)i) + (Vector256.LoadUnsafe(ref from, (nuint)i) * scale);
            sum.StoreUnsafe(ref to, (nuint)i);
        }
    }

    /// <summary>The sum of eight numbers, added up in the same order by every processor.</summary>
    public static float Sum(Vector256<float> values)
    {
        var four = values.GetLower() + values.GetUpper();
        return four[0] + four[1] + (four[2] + four[3]);
    }

    /// <summary>Multiplies two rows number by number; their products' sum.</summary>
    /// <param name="products">As long as the rows, a multiple of eight; may be one of them.</param>
    public static float Multiply(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> products)
    {
        ref var first = ref MemoryMarshal.GetReference(left[..products.Length]);
        ref var second = ref MemoryMarshal.GetReference(right[..products.Length]);
        ref var target = ref MemoryMarshal.GetReference(products);
        var sums = Vector256<float>.Zero;
        for (nuint at = 0; at < (nuint)products.Length; at += 8)
        {
            var product = Vector256.LoadUnsafe(ref first, at) * Vector256.LoadUnsafe(ref second, at);
            product.StoreUnsafe(ref target, at);
            sums += product;
        }

        return Sum(sums);
    }

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var first = ref MemoryMarshal.GetReference(left);
        ref var second = ref MemoryMarshal.GetReference(right[..left.Length]);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i += 8)
            sum += Vector256.LoadUnsafe(ref first, (nuint)i) * Vector256.LoadUnsafe(ref second, (nuint)i);
        return Vector256.Sum(sum);
    }

    /// <summary>Adds rows one after another, each times its factor, to a target that is as long as a row: <see cref="AddScaled"/> with the sums in registers.</summary>
    /// <param name="rows">As many rows as factors; a row's length is a multiple of 32.</param>
    public static void AddAll(ReadOnlySpan<float> rows, ReadOnlySpan<float> factors, Span<float> target)
    {
        var width = target.Length;
        ref var from = ref MemoryMarshal.GetReference(rows[..(factors.Length * width)]);
        ref var to = ref MemoryMarshal.GetReference(target);
        for (var at = 0; at < width; at += 32)
        {
            var (first, second) = (Vector256.LoadUnsafe(ref to, (nuint)at), Vector256.LoadUnsafe(ref to, (nuint)at + 8));
            var (third, fourth) = (Vector256.LoadUnsafe(ref to, (nuint)at + 16), Vector256.LoadUnsafe(ref to, (nuint)at + 24));
            var row = (nuint)at;
            foreach (var factor in factors)
            {
                var scale = Vector256.Create(factor);
                first += Vector256.LoadUnsafe(ref from, row) * scale;
                second += Vector256.LoadUnsafe(ref from, row + 8) * scale;
                third += Vector256.LoadUnsafe(ref from, row + 16) * scale;
                fourth += Vector256.LoadUnsafe(ref from, row + 24) * scale;
                row += (nuint)width;
            }

            first.StoreUnsafe(ref to, (nuint)at);
            second.StoreUnsafe(ref to, (nuint)at + 8);
            third.StoreUnsafe(ref to, (nuint)at + 16);
            fourth.StoreUnsafe(ref to, (nuint)at + 24);
        }
    }

    /// <summary>Adds to each place of the target the <see cref="Dot"/> of its row and another, four rows at a time.</summary>
    /// <param name="rows">As many rows as the target has places: a multiple of four.</param>
    public static void AddDots(ReadOnlySpan<float> rows, ReadOnlySpan<float> other, Span<float> target)
    {
        var width = (nuint)other.Length;
        ref var from = ref MemoryMarshal.GetReference(rows[..(target.Length * other.Length)]);
        ref var with = ref MemoryMarshal.GetReference(other);
        var row = (nuint)0;
        for (var at = 0; at < target.Length; at += 4)
        {
            var (first, second, third, fourth) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
            for (nuint i = 0; i < width; i += 8)
            {
                var factor = Vector256.LoadUnsafe(ref with, i);
                first += Vector256.LoadUnsafe(ref from, row + i) * factor;
                second += Vector256.LoadUnsafe(ref from, row + width + i) * factor;
                third += Vector256.LoadUnsafe(ref from, row + (2 * width) + i) * factor;
                fourth += Vector256.LoadUnsafe(ref from, row + (3 * width) + i) * factor;
            }

            target[at] += Vector256.Sum(first);
            target[at + 1] += Vector256.Sum(second);
            target[at + 2] += Vector256.Sum(third);
            target[at + 3] += Vector256.Sum(fourth);
            row += 4 * width;
        }
    }

    /// <summary>One AdaGrad step up the gradient, with a pull towards zero.</summary>
    public static void Climb(Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient, float factor, float rate, float decay) =>
        Climb(weights, default, squares, gradient, factor, rate, decay);

    /// <summary>One AdaGrad step up the gradient, with a pull towards what was known before; towards zero where that is empty.</summary>
    public static void Climb(
        Span<float> weights, ReadOnlySpan<float> known, Span<float> squares, ReadOnlySpan<float> gradient, float factor, float rate, float decay)
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var from = ref MemoryMarshal.GetReference(known);
        ref var square = ref MemoryMarshal.GetReference(squares[..weights.Length]);
        ref var slope = ref MemoryMarshal.GetReference(gradient[..weights.Length]);
        var (scale, pull, speed) = (Vector256.Create(factor), Vector256.Create(decay), Vector256.Create(rate));
        for (var i = 0; i < weights.Length; i += 8)
        {
            var w = Vector256.LoadUnsafe(ref weight, (nuint)i);
            var away = known.IsEmpty ? w : w - Vector256.LoadUnsafe(ref from, (nuint)i);
            var g = (Vector256.LoadUnsafe(ref slope, (nuint)i) * scale) - (away * pull);
            var sum = Vector256.LoadUnsafe(ref square, (nuint)i) + (g * g);
            sum.StoreUnsafe(ref square, (nuint)i);
            (w + (speed * g / Vector256.Sqrt(sum))).StoreUnsafe(ref weight, (nuint)i);
        }
    }

    public static void Climb(ref float weight, ref float square, float gradient, float rate)
    {
        square += gradient * gradient;
        weight += rate * gradient / MathF.Sqrt(square);
    }
}
