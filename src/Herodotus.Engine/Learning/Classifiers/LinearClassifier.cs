using System.Buffers;
using Herodotus.Learning.Features;
using Herodotus.Learning.Files;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Classifiers;

/// <summary>
/// Multinomial logistic regression over hashed features: one of several labels, each with a probability. For two labels it is a
/// decision with a score. Safe for many threads.
/// </summary>
/// <remarks>Train with <see cref="LinearTrainer"/>. Features may have values (few dense numbers) or be simply there (n-grams).</remarks>
public sealed class LinearClassifier
{
    private const string Kind = "classifier";
    private const int Version = 1;
    private readonly WeightTable _weights;
    private readonly float[] _bias;

    internal LinearClassifier(ImmutableArray<string> labels, WeightTable weights, ReadOnlySpan<float> bias, float sharpness)
    {
        Labels = labels;
        _weights = weights;
        _bias = bias[..labels.Length].ToArray();
        Sharpness = sharpness;
    }

    public ImmutableArray<string> Labels { get; }

    public WeightTable Weights => _weights;

    /// <summary>What scores are multiplied by before they are made probabilities; chosen on data held out.</summary>
    public float Sharpness { get; }

    /// <summary>The score of each label (log-odds up to a constant) for one item.</summary>
    /// <param name="scores">At least as many places as labels.</param>
    public void Score(FeatureRows rows, int item, Span<float> scores)
    {
        _bias.CopyTo(scores);
        if (rows.HasValues)
        {
            _weights.AddTo(rows.Features(item), rows.Values(item), scores);
            return;
        }

        var sums = ArrayPool<int>.Shared.Rent(_weights.Stride);
        sums.AsSpan(0, _weights.Stride).Clear();
        _weights.AddTo(rows.Features(item), sums);
        for (var label = 0; label < Labels.Length; label++)
            scores[label] += sums[label] * _weights.Step;
        ArrayPool<int>.Shared.Return(sums);
    }

    /// <summary>The probability of each label for one item.</summary>
    public void Probabilities(FeatureRows rows, int item, Span<float> probabilities)
    {
        Score(rows, item, probabilities);
        Normalize(probabilities[..Labels.Length], Sharpness);
    }

    /// <summary>As <see cref="Probabilities(FeatureRows, int, Span{float})"/>, of sums of weights: those of features of one value, then those of features that are simply there.</summary>
    /// <param name="valued">In units of the weights' step, one a label or more.</param>
    /// <param name="value">What every feature of the first sums has for its value.</param>
    /// <param name="plain">As the first.</param>
    internal void Probabilities(ReadOnlySpan<int> valued, float value, ReadOnlySpan<int> plain, Span<float> probabilities)
    {
        for (var label = 0; label < Labels.Length; label++)
            probabilities[label] = _bias[label] + (((valued[label] * value) + plain[label]) * _weights.Step);
        Normalize(probabilities[..Labels.Length], Sharpness);
    }

    /// <summary>The likeliest label (its index) and its probability.</summary>
    public (int Label, float Probability) Classify(FeatureRows rows, int item = 0)
    {
        var scores = ArrayPool<float>.Shared.Rent(Labels.Length);
        Probabilities(rows, item, scores);
        var best = 0;
        for (var label = 1; label < Labels.Length; label++)
        {
            if (scores[label] > scores[best])
                best = label;
        }

        var result = (best, scores[best]);
        ArrayPool<float>.Shared.Return(scores);
        return result;
    }

    public void Write(string path) => ModelFile.Write(path, Kind, Version, writer =>
    {
        writer.Write(Labels.Length);
        foreach (var label in Labels)
            writer.Write(label);
        foreach (var value in _bias)
            writer.Write(value);
        writer.Write(Sharpness);
        _weights.Write(writer);
    });

    /// <exception cref="InvalidDataException">Not a classifier, or damaged.</exception>
    public static LinearClassifier Read(string path)
    {
        using var reader = ModelFile.Read(path, Kind, Version);
        var labels = new string[reader.ReadInt32()];
        foreach (ref var label in labels.AsSpan())
            label = reader.ReadString();
        var bias = new float[labels.Length];
        foreach (ref var value in bias.AsSpan())
            value = reader.ReadSingle();
        var sharpness = reader.ReadSingle();
        return new LinearClassifier([.. labels], WeightTable.Read(reader), bias, sharpness);
    }

    internal static void Normalize(Span<float> scores, float sharpness)
    {
        var top = float.NegativeInfinity;
        foreach (var score in scores)
            top = Math.Max(top, score);
        var total = 0f;
        foreach (ref var score in scores)
            total += score = MathF.Exp((score - top) * sharpness);
        foreach (ref var score in scores)
            score /= total;
    }
}
