using System.Globalization;

namespace Herodotus.Learning.Classifiers;

/// <summary>A logistic model over a few named, dense features: small enough to read, and to say which feature decided.</summary>
/// <remarks>Stored as text: one <c>feature&lt;TAB&gt;weight</c> a line, <c>bias</c> among them.</remarks>
public sealed class LogisticModel
{
    public const string BiasName = "bias";

    private readonly double[] _weights;

    /// <exception cref="ArgumentException">Not one weight a feature.</exception>
    public LogisticModel(ImmutableArray<string> features, ReadOnlySpan<double> weights, double bias)
    {
        if (features.Length != weights.Length)
            throw new ArgumentException("one weight a feature", nameof(weights));
        Features = features;
        _weights = weights.ToArray();
        Bias = bias;
    }

    public ImmutableArray<string> Features { get; }

    public double Bias { get; }

    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>Reads <c>feature weight</c> lines; a feature without a line weighs nothing, a line without its feature is an error.</summary>
    /// <exception cref="FormatException">A line is malformed or names an unknown feature.</exception>
    public static LogisticModel Read(IEnumerable<string> lines, ImmutableArray<string> features)
    {
        var weights = new double[features.Length];
        var bias = 0.0;
        foreach (var line in lines)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0 || !double.TryParse(line.AsSpan(tab + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight))
                throw new FormatException($"HDT0910: not 'feature<TAB>weight': {line}");
            var name = line[..tab];
            var index = features.IndexOf(name);
            if (name == BiasName)
                bias = weight;
            else if (index >= 0)
                weights[index] = weight;
            else
                throw new FormatException($"HDT0911: the model names an unknown feature '{name}'");
        }

        return new LogisticModel(features, weights, bias);
    }

    /// <summary>The weighted sum: positive says yes.</summary>
    public double Score(ReadOnlySpan<double> values)
    {
        var sum = Bias;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i] * values[i];
        return sum;
    }

    public double Probability(ReadOnlySpan<double> values) => 1 / (1 + Math.Exp(-Score(values)));

    /// <summary>Fits by gradient descent with momentum on standardized values; the same rows give the same model.</summary>
    /// <param name="features">Names.</param>
    /// <param name="rows">One row of values an example.</param>
    /// <param name="labels">Yes or no, one a row.</param>
    /// <param name="importance">The weight of each row.</param>
    /// <param name="ridge">Pull of the weights towards zero.</param>
    /// <param name="steps">Passes over all rows.</param>
    /// <param name="neverNegative">Features whose weights are held at zero or above.</param>
    public static LogisticModel Fit(
        ImmutableArray<string> features, IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, IReadOnlyList<double> importance,
        double ridge = 1e-3, int steps = 400, IReadOnlyCollection<string>? neverNegative = null)
    {
        var width = features.Length;
        var total = importance.Sum();
        var mean = new double[width];
        var scale = new double[width];
        for (var f = 0; f < width; f++)
        {
            for (var i = 0; i < rows.Count; i++)
                mean[f] += rows[i][f] * importance[i] / total;
            for (var i = 0; i < rows.Count; i++)
                scale[f] += (rows[i][f] - mean[f]) * (rows[i][f] - mean[f]) * importance[i] / total;
            scale[f] = scale[f] > 1e-12 ? Math.Sqrt(scale[f]) : 1;
        }

        // Standardized once: every step walks over all of it twice.
        var standard = new double[rows.Count * width];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var f = 0; f < width; f++)
                standard[(i * width) + f] = (rows[i][f] - mean[f]) / scale[f];
        }

        var weights = new double[width + 1];
        var speed = new double[width + 1];
        var gradient = new double[width + 1];
        for (var step = 0; step < steps; step++)
        {
            Array.Clear(gradient);
            for (var i = 0; i < rows.Count; i++)
            {
                var row = standard.AsSpan(i * width, width);
                var sum = weights[width];
                for (var f = 0; f < row.Length; f++)
                    sum += weights[f] * row[f];
                var error = ((1 / (1 + Math.Exp(-sum))) - (labels[i] ? 1 : 0)) * importance[i] / total;
                for (var f = 0; f < row.Length; f++)
                    gradient[f] += error * row[f];
                gradient[width] += error;
            }

            for (var f = 0; f <= width; f++)
            {
                speed[f] = (0.9 * speed[f]) - (0.5 * (gradient[f] + (f < width ? ridge * weights[f] : 0)));
                weights[f] += speed[f];
                if (f < width && weights[f] < 0 && neverNegative is not null && neverNegative.Contains(features[f]))
                    (weights[f], speed[f]) = (0, 0);
            }
        }

        var bias = weights[width];
        var plain = new double[width];
        for (var f = 0; f < width; f++)
        {
            plain[f] = weights[f] / scale[f];
            bias -= plain[f] * mean[f];
        }

        return new LogisticModel(features, plain, bias);
    }

    /// <summary>The lines <see cref="Read"/> takes.</summary>
    public IEnumerable<string> Write()
    {
        yield return $"{BiasName}\t{Bias.ToString("0.####", CultureInfo.InvariantCulture)}";
        for (var f = 0; f < Features.Length; f++)
            yield return $"{Features[f]}\t{_weights[f].ToString("0.####", CultureInfo.InvariantCulture)}";
    }
}
