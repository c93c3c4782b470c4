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

    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        ref var first = ref MemoryMarshal.GetReference(left);
        ref var second = ref MemoryMarshal.GetReference(right[..left.Length]);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < left.Length; i += 8)
            sum += Vector256.LoadUnsafe(ref first, (nuint)i) * Vector256.LoadUnsafe(ref second, (nuint)i);
        return Vector256.Sum(sum);
    }

    /// <summary>One AdaGrad step up the gradient, with a pull towards zero.</summary>
    public static void Climb(
        Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient, float factor, float rate, float decay)
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var square = ref MemoryMarshal.GetReference(squares[..weights.Length]);
        ref var slope = ref MemoryMarshal.GetReference(gradient[..weights.Length]);
        var (scale, pull, speed) = (Vector256.Create(factor), Vector256.Create(decay), Vector256.Create(rate));
        for (var i = 0; i < weights.Length; i += 8)
        {
            var w = Vector256.LoadUnsafe(ref weight, (nuint)i);
            var g = (Vector256.LoadUnsafe(ref slope, (nuint)i) * scale) - (w * pull);
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
