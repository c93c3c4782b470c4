using System.Runtime.InteropServices;
using Herodotus.Learning.Features;
using Herodotus.Learning.Sequences;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Networks;

/// <summary>Settings of <see cref="WindowNetworkTrainer"/>; the defaults are what worked on parts of speech.</summary>
public sealed record WindowOptions
{
    /// <summary>Dimensions of a feature's vector: a multiple of eight.</summary>
    public int Depth { get; init; } = 48;

    /// <summary>Hidden units: a multiple of 32.</summary>
    public int Width { get; init; } = 96;

    public int Epochs { get; init; } = 6;

    /// <summary>Features met fewer times than this are left out.</summary>
    public int MinCount { get; init; } = 2;

    /// <summary>AdaGrad's rate.</summary>
    public float Rate { get; init; } = 0.05f;

    /// <summary>Pull of every touched weight towards zero, a step.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>The share of features hidden at random.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>The share of hidden units left out at random.</summary>
    public float HiddenDropout { get; init; } = 0.2f;

    /// <summary>Order of examples, first weights, and what is hidden. The same seed and data give the same network.</summary>
    public int Seed { get; init; } = 7;
}

/// <summary>Learns a <see cref="WindowNetwork"/>, sequence by sequence, by the slope of the log-probability of the right labels. Deterministic.</summary>
public sealed class WindowNetworkTrainer(LabelSet labels, WindowOptions options)
{
    /// <summary>An item whose probabilities are all this near to what they should be teaches nothing.</summary>
    private const float Settled = 1e-3f;

    /// <summary>What one unit of a stored vector is worth.</summary>
    private const float Step = 1f / 64;

    private readonly FeatureIndex _index = new();
    private readonly List<ulong> _allowed = [];
    private readonly List<(int Start, int FirstLabel, int Length, float Weight)> _sequences = [];
    private readonly int _stride = WeightTable.StrideOf(labels.Count);
    private WindowLayers _weights = WindowLayers.Empty;
    private WindowLayers _squares = WindowLayers.Empty;
    private WindowLayers _slopes = WindowLayers.Empty;
    private float[] _vectors = [];
    private float[] _vectorSlopes = [];
    private bool[] _hidden = [];

    /// <summary>Adds a sequence.</summary>
    /// <param name="rows">An item for each place, from <see cref="WindowNetwork.Margin"/> before the first to as many after the last; then for each place what is told of it alone.</param>
    /// <param name="allowed">The labels that may be right for each item (bits of label indexes); zero where nothing is known or need be learnt.</param>
    /// <param name="weight">How much the sequence counts.</param>
    public void Add(FeatureRows rows, ReadOnlySpan<ulong> allowed, float weight = 1)
    {
        _sequences.Add((_index.ItemCount, _allowed.Count, allowed.Length, weight));
        _index.Add(rows);
        foreach (var set in allowed)
            _allowed.Add((set & labels.All) == labels.All ? 0 : set);
    }

    /// <summary>Learns, and writes the mean of the networks after the later half of the rounds; may be called once.</summary>
    public void Train(string path, Action<string>? log = null)
    {
        _index.DropRare(options.MinCount);
        log?.Invoke($"{_sequences.Count} sequences, {_allowed.Count} items, {_index.Keys.Length} features");
        var random = new Random(options.Seed);
        WindowLayers Layers() => new(_index.Keys.Length, options.Depth, options.Width, _stride);
        (_weights, _squares, _slopes) = (Layers(), Layers(), new WindowLayers(0, options.Depth, options.Width, _stride));
        _weights.Scatter(random, labels.Count);
        _squares.Fill(FloatRows.FirstSquare);
        var (mean, kept) = (Layers(), 0);
        var order = Enumerable.Range(0, _sequences.Count).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            var (loss, taught) = (0.0, 0L);
            foreach (var at in order)
                Learn(_sequences[at], random, ref loss, ref taught);
            log?.Invoke(string.Create(null, $"epoch {epoch + 1}: loss {loss / _allowed.Count:F4} an item, {taught} items taught"));
            if (epoch < options.Epochs / 2)
                continue;
            kept++;
            mean.Add(_weights);
        }

        mean.Divide(Math.Max(1, kept));
        var vectors = WeightTable.Quantize(_index.Keys, mean.Vectors, options.Depth, options.Depth, Step, 2 * Step);
        WindowNetwork.Write(path, labels, vectors, new[] { mean.Inner, mean.Bias, mean.Outer, mean.Start });
        log?.Invoke($"{vectors.FeatureCount} features kept");
    }

    private void Learn((int Start, int FirstLabel, int Length, float Weight) sequence, Random random, ref double loss, ref long taught)
    {
        var (depth, length) = (options.Depth, sequence.Length);
        var items = length + (2 * WindowNetwork.Margin) + length;
        if (_vectors.Length < items * depth)
            (_vectors, _vectorSlopes) = (new float[items * depth * 2], new float[items * depth * 2]);
        Hide(sequence.Start, items, random);
        _vectors.AsSpan(0, items * depth).Clear();
        _vectorSlopes.AsSpan(0, items * depth).Clear();
        for (var item = 0; item < items; item++)
            Sum(sequence.Start, item);
        var any = false;
        var allowed = CollectionsMarshal.AsSpan(_allowed).Slice(sequence.FirstLabel, length);
        for (var at = 0; at < length; at++)
        {
            if (allowed[at] == 0 || !Teach(at, length, allowed[at], sequence.Weight, random, ref loss))
                continue;
            taught++;
            any = true;
        }

        if (!any)
            return;
        _weights.Climb(_squares, _slopes, options.Rate, options.Decay);
        _slopes.Fill(0);
        for (var item = 0; item < items; item++)
            Spread(sequence.Start, item);
    }

    /// <summary>Adds up what an item's label should have been; false when it is right already.</summary>
    private bool Teach(int at, int length, ulong allowed, float weight, Random random, ref double loss)
    {
        var (depth, width) = (options.Depth, options.Width);
        Span<float> hidden = stackalloc float[width];
        Span<float> open = stackalloc float[width];
        Span<float> scores = stackalloc float[_stride];
        _weights.Bias.CopyTo(hidden);
        for (var role = 0; role < WindowNetwork.Roles; role++)
            FloatRows.AddAll(_weights.InnerRows(role), Vector(_vectors, at, role, length), hidden);

        for (var unit = 0; unit < width; unit++)
        {
            open[unit] = hidden[unit] <= 0 || random.NextSingle() < options.HiddenDropout ? 0 : 1 / (1 - options.HiddenDropout);
            hidden[unit] *= open[unit];
        }

        _weights.Start.CopyTo(scores);
        for (var unit = 0; unit < width; unit++)
        {
            if (open[unit] > 0)
                FloatRows.AddScaled(_weights.Outer.AsSpan(unit * _stride, _stride), hidden[unit], scores);
        }

        Soften(scores[..labels.Count]);
        var right = 0f;
        for (var label = 0; label < labels.Count; label++)
            right += (allowed >> label & 1) != 0 ? scores[label] : 0;
        right = Math.Max(1e-9f, right);
        loss -= weight * Math.Log(right);
        var largest = 0f;
        for (var label = 0; label < _stride; label++)
        {
            // Of the labels that may be right each is to be as probable as it is among them.
            var miss = label >= labels.Count ? 0 : ((allowed >> label & 1) != 0 ? scores[label] / right : 0) - scores[label];
            largest = Math.Max(largest, Math.Abs(miss));
            scores[label] = weight * miss;
        }

        if (largest < Settled)
            return false;
        FloatRows.AddScaled(scores, 1, _slopes.Start);
        for (var unit = 0; unit < width; unit++)
        {
            if (open[unit] > 0)
                FloatRows.AddScaled(scores, hidden[unit], _slopes.Outer.AsSpan(unit * _stride, _stride));
            hidden[unit] = open[unit] > 0 ? FloatRows.Dot(_weights.Outer.AsSpan(unit * _stride, _stride), scores) * open[unit] : 0;
        }

        FloatRows.AddScaled(hidden, 1, _slopes.Bias);
        for (var role = 0; role < WindowNetwork.Roles; role++)
        {
            var vector = Vector(_vectors, at, role, length);
            var rows = _slopes.InnerRows(role);
            FloatRows.AddDots(_weights.InnerRows(role), hidden, Vector(_vectorSlopes, at, role, length));
            for (var d = 0; d < depth; d++)
                FloatRows.AddScaled(hidden, vector[d], rows.Slice(d * width, width));
        }

        return true;
    }

    private static void Soften(Span<float> scores)
    {
        var (top, sum) = (float.NegativeInfinity, 0f);
        foreach (var score in scores)
            top = Math.Max(top, score);
        foreach (ref var score in scores)
            sum += score = MathF.Exp(score - top);
        foreach (ref var score in scores)
            score /= sum;
    }

    private Span<float> Vector(float[] vectors, int at, int role, int length)
    {
        var item = role == WindowNetwork.Alone ? length + (2 * WindowNetwork.Margin) + at : at + WindowNetwork.Margin + WindowNetwork.Places[role];
        return vectors.AsSpan(item * options.Depth, options.Depth);
    }

    private void Hide(int start, int items, Random random)
    {
        var count = _index.Offset(start + items) - _index.Offset(start);
        if (_hidden.Length < count)
            _hidden = new bool[count * 2];
        for (var i = 0; i < count; i++)
            _hidden[i] = random.NextSingle() < options.Dropout;
    }

    /// <summary>An item's vector: the sum of those of its features that are not hidden, larger by what is.</summary>
    private void Sum(int start, int item)
    {
        var (depth, at) = (options.Depth, _index.Offset(start + item) - _index.Offset(start));
        foreach (var feature in _index.Features(start + item))
        {
            if (!_hidden[at++])
                FloatRows.AddScaled(_weights.Vectors.AsSpan(feature * depth, depth), 1 / (1 - options.Dropout), _vectors.AsSpan(item * depth, depth));
        }
    }

    /// <summary>Moves the vectors of an item's features along its slope.</summary>
    private void Spread(int start, int item)
    {
        var (depth, at) = (options.Depth, _index.Offset(start + item) - _index.Offset(start));
        foreach (var feature in _index.Features(start + item))
        {
            if (!_hidden[at++])
            {
                FloatRows.Climb(
                    _weights.Vectors.AsSpan(feature * depth, depth), _squares.Vectors.AsSpan(feature * depth, depth), _vectorSlopes.AsSpan(item * depth, depth),
                    1 / (1 - options.Dropout), options.Rate, options.Decay);
            }
        }
    }
}
