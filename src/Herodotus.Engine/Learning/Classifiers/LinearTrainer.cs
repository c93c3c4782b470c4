using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Classifiers;

/// <summary>
/// Learns a <see cref="LinearClassifier"/> (logistic regression by AdaGrad steps) from items of known label. Deterministic.
/// </summary>
/// <example><code>
/// var trainer = new LinearTrainer(["no", "yes"], new TrainingOptions { MinCount = 1, Step = 1f / 1024, PruneBelow = 0 });
/// foreach (var pair in gold) { rows.Clear(); rows.StartItem(); rows.Add(CosineFeature, pair.Cosine); …; trainer.Add(rows, pair.Same ? 1 : 0); }
/// trainer.Train().Write("data/en/decision.model");
/// </code></example>
/// <remarks>Few dense values want a small <see cref="TrainingOptions.Step"/>; n-grams want the default and pruning.</remarks>
public sealed class LinearTrainer(ImmutableArray<string> labels, TrainingOptions options)
{
    private readonly FeatureIndex _index = new();
    private readonly List<(int Label, float Weight)> _known = [];
    private readonly int _stride = WeightTable.StrideOf(labels.Length);

    public int ItemCount => _known.Count;

    /// <summary>Adds every item of <paramref name="rows"/> with one label.</summary>
    public void Add(FeatureRows rows, int label, float weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)labels.Length, nameof(label));
        _index.Add(rows);
        for (var item = 0; item < rows.Count; item++)
            _known.Add((label, weight));
    }

    /// <summary>Learns; may be called once. One item in twenty is held out to choose <see cref="LinearClassifier.Sharpness"/> when there are enough.</summary>
    public LinearClassifier Train(Action<string>? log = null)
    {
        _index.DropRare(options.MinCount);
        log?.Invoke($"{_known.Count} items, {_index.Keys.Length} features, {labels.Length} labels");
        var random = new Random(options.Seed);
        var order = Enumerable.Range(0, _known.Count).ToArray();
        random.Shuffle(order);
        var held = _known.Count >= 400 ? order[..(_known.Count / 20)] : [];
        order = order[held.Length..];
        var (weights, squares) = (new float[_index.Keys.Length * _stride], new float[_index.Keys.Length * _stride]);
        var (bias, biasSquares) = (new float[_stride], new float[_stride]);
        Array.Fill(squares, FloatRows.FirstSquare);
        Array.Fill(biasSquares, FloatRows.FirstSquare);
        var (mean, meanBias, kept) = (new float[weights.Length], new float[_stride], 0);
        var scores = new float[_stride];
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var loss = 0.0;
            random.Shuffle(order);
            foreach (var item in order)
            {
                var (label, weight) = _known[item];
                Score(item, weights, bias, scores);
                LinearClassifier.Normalize(scores.AsSpan(0, labels.Length), 1);
                loss -= Math.Log(Math.Max(scores[label], 1e-9f)) * weight;
                if (1 - scores[label] < 1e-3f)
                    continue;
                for (var i = 0; i < labels.Length; i++)
                    scores[i] = weight * ((i == label ? 1 : 0) - scores[i]);
                scores.AsSpan(labels.Length).Clear();
                FloatRows.Climb(bias, biasSquares, scores, 1, options.Rate, 0);
                var cells = _index.Features(item);
                var values = _index.Values(item);
                for (var i = 0; i < cells.Length; i++)
                {
                    if (options.Dropout > 0 && random.NextSingle() < options.Dropout)
                        continue;
                    var row = cells[i] * _stride;
                    FloatRows.Climb(
                        weights.AsSpan(row, _stride), squares.AsSpan(row, _stride), scores,
                        values.IsEmpty ? 1 : values[i], options.Rate, options.Decay);
                }
            }

            log?.Invoke(string.Create(null, $"epoch {epoch + 1}: loss {loss / Math.Max(1, order.Length):F4} an item"));
            if (epoch < options.Epochs / 2)
                continue;
            kept++;
            FloatRows.AddScaled(weights, 1, mean);
            FloatRows.AddScaled(bias, 1, meanBias);
        }

        for (var i = 0; i < mean.Length; i++)
            mean[i] /= Math.Max(1, kept);
        for (var i = 0; i < meanBias.Length; i++)
            meanBias[i] /= Math.Max(1, kept);
        var table = WeightTable.Quantize(_index.Keys, mean, _stride, labels.Length, options.Step, options.PruneBelow);
        log?.Invoke($"{table.FeatureCount} features kept");
        return new LinearClassifier(labels, table, meanBias, Sharpness(held, mean, meanBias));
    }

    /// <summary>The factor under which the labels of the held-out items are likeliest.</summary>
    private float Sharpness(int[] held, float[] weights, float[] bias)
    {
        var (best, least) = (1f, double.PositiveInfinity);
        var scores = new float[_stride];
        for (var factor = 0.3f; held.Length > 0 && factor < 2.5f; factor *= 1.1f)
        {
            var loss = 0.0;
            foreach (var item in held)
            {
                Score(item, weights, bias, scores);
                LinearClassifier.Normalize(scores.AsSpan(0, labels.Length), factor);
                loss -= Math.Log(Math.Max(scores[_known[item].Label], 1e-9f)) * _known[item].Weight;
            }

            if (loss < least)
                (best, least) = (factor, loss);
        }

        return best;
    }

    private void Score(int item, float[] weights, float[] bias, Span<float> scores)
    {
        bias.CopyTo(scores);
        var cells = _index.Features(item);
        var values = _index.Values(item);
        for (var i = 0; i < cells.Length; i++)
            FloatRows.AddScaled(weights.AsSpan(cells[i] * _stride, _stride), values.IsEmpty ? 1 : values[i], scores);
    }
}
