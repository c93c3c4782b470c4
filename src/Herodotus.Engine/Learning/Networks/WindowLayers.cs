using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>The weights of a <see cref="WindowNetwork"/> as floats while it is learnt, or as many slopes or sums of their squares.</summary>
internal sealed class WindowLayers(int features, int depth, int width, int stride)
{
    public static WindowLayers Empty { get; } = new(0, 0, 0, 0);

    /// <summary>Features × depth.</summary>
    public float[] Vectors { get; } = new float[features * depth];

    /// <summary>Roles but the last × depth × width.</summary>
    public float[] Inner { get; } = new float[WindowNetwork.Places.Length * depth * width];

    public float[] Bias { get; } = new float[width];

    /// <summary>Width × stride.</summary>
    public float[] Outer { get; } = new float[width * stride];

    public float[] Start { get; } = new float[stride];

    private float[][] All => [Vectors, Inner, Bias, Outer, Start];

    /// <summary>What each dimension brings to the hidden layer in a role: depth × width.</summary>
    public Span<float> InnerRows(int role) => Inner.AsSpan((role == WindowNetwork.Alone ? 0 : role) * depth * width, depth * width);

    /// <summary>First weights: small, and by chance.</summary>
    public void Scatter(Random random, int labels)
    {
        Scatter(Vectors, 0.1f, random);
        Scatter(Inner, MathF.Sqrt(6f / ((depth * WindowNetwork.Places.Length) + width)), random);
        Scatter(Outer, MathF.Sqrt(6f / (labels + width)), random);
        Array.Fill(Bias, 0.1f);
        for (var at = 0; at < Outer.Length; at++)
        {
            if (at % stride >= labels)
                Outer[at] = 0;
        }
    }

    public void Fill(float value)
    {
        foreach (var layer in All)
            Array.Fill(layer, value);
    }

    public void Add(WindowLayers other)
    {
        foreach (var (sum, layer) in All.Zip(other.All))
            FloatRows.AddScaled(layer, 1, sum);
    }

    public void Divide(float by)
    {
        foreach (var layer in All)
        {
            foreach (ref var value in layer.AsSpan())
                value /= by;
        }
    }

    /// <summary>One AdaGrad step of all but the vectors.</summary>
    public void Climb(WindowLayers squares, WindowLayers slopes, float rate, float decay)
    {
        foreach (var ((weights, sums), steps) in All[1..].Zip(squares.All[1..]).Zip(slopes.All[1..]))
            FloatRows.Climb(weights, sums, steps, 1, rate, decay);
    }

    private static void Scatter(float[] layer, float most, Random random)
    {
        foreach (ref var value in layer.AsSpan())
            value = ((random.NextSingle() * 2) - 1) * most;
    }
}
