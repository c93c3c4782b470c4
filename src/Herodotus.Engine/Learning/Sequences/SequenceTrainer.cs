using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

/// <summary>
/// Learns a <see cref="SequenceTagger"/> from sequences whose labels are known, wholly or in part. Deterministic.
/// </summary>
/// <example><code>
/// var trainer = new SequenceTrainer(LabelSet.Bio("source", "cue", "content"), new TrainingOptions());
/// foreach (var sentence in gold) { Features.Of(sentence, rows); trainer.Add(rows, labelIndexes); }
/// trainer.Train(Console.Error.WriteLine).Write("data/en/statements.model");
/// </code></example>
/// <remarks>
/// A label that is not known is a set of labels (bits): every label of the set is as good as another, which is how spans that are
/// neither right nor wrong, and types one corpus does not mark, are trained on.
/// </remarks>
public sealed partial class SequenceTrainer(LabelSet labels, TrainingOptions options)
{
    private readonly FeatureIndex _index = new();
    private readonly List<ulong> _allowed = [];
    private readonly List<(int Start, int Length, float Weight)> _sequences = [];
    private readonly int _stride = WeightTable.StrideOf(labels.Count);

    /// <summary>What a random field starts from; null for nothing.</summary>
    public SequencePrior? Prior { get; init; }

    public int ItemCount => _index.ItemCount;

    /// <summary>Adds a sequence with one known label an item.</summary>
    public void Add(FeatureRows rows, ReadOnlySpan<byte> known, float weight = 1)
    {
        var start = _index.ItemCount;
        foreach (var label in known[..rows.Count])
            _allowed.Add(1UL << label);
        Keep(rows, start, weight);
    }

    /// <summary>Adds a sequence with the set of labels that may be right at each item (bits of label indexes); zero means any.</summary>
    public void Add(FeatureRows rows, ReadOnlySpan<ulong> allowed, float weight = 1)
    {
        var start = _index.ItemCount;
        foreach (var set in allowed[..rows.Count])
            _allowed.Add(set == 0 ? labels.All : set & labels.All);
        Keep(rows, start, weight);
    }

    /// <summary>Learns; may be called once.</summary>
    public SequenceTagger Train(Action<string>? log = null)
    {
        _index.DropRare(options.MinCount);
        log?.Invoke($"{_sequences.Count} sequences, {_index.ItemCount} items, {_index.Keys.Length} features, {labels.Count} labels");
        var model = new Parameters(_index.Keys.Length * _stride, labels.Count);
        if (options.Method == SequenceMethod.Perceptron)
            TrainPerceptron(model, log);
        else
            TrainRandomField(model, Known(), log);
        var table = Prior is null ? Table(_index.Keys, model.Weights) : WithUnmet(Prior, model.Weights);
        log?.Invoke($"{table.FeatureCount} features kept");
        return new SequenceTagger(labels, table, Levels(model.Transitions), Levels(model.Starts));
    }

    /// <summary>What is known before; null where there is no <see cref="Prior"/>.</summary>
    private Parameters? Known()
    {
        if (Prior is null)
            return null;
        var keys = _index.Keys;
        var known = new Parameters(keys.Length * _stride, labels.Count);
        for (var key = 0; key < keys.Length; key++)
            Prior.Fill(keys[key], known.Weights.AsSpan(key * _stride, labels.Count));
        // What dropout hides in learning is there in reading, and the weights are made smaller by that in the end.
        foreach (ref var weight in known.Weights.AsSpan())
            weight /= 1 - options.Dropout;
        for (var label = 0; label < labels.Count; label++)
        {
            known.Starts[label] = Prior.Start(label);
            for (var previous = 0; previous < labels.Count; previous++)
                known.Transitions[(previous * labels.Count) + label] = Prior.Transition(previous, label);
        }

        return known;
    }

    /// <summary>What was learnt, and what is known of features that were not met.</summary>
    private WeightTable WithUnmet(SequencePrior prior, float[] learnt)
    {
        var met = _index.Keys.ToArray();
        uint[] unmet = [.. prior.Features.Except(met)];
        var weights = new float[(met.Length + unmet.Length) * _stride];
        learnt.CopyTo(weights, 0);
        for (var key = 0; key < unmet.Length; key++)
            prior.Fill(unmet[key], weights.AsSpan((met.Length + key) * _stride, labels.Count));
        return Table([.. met, .. unmet], weights);
    }

    private WeightTable Table(ReadOnlySpan<uint> keys, ReadOnlySpan<float> weights) => WeightTable.Quantize(keys, weights, _stride, labels.Count, options.Step, options.PruneBelow);

    private void Keep(FeatureRows rows, int start, float weight)
    {
        _index.Add(rows);
        if (rows.Count > 0)
            _sequences.Add((start, rows.Count, weight));
    }

    private int[] Levels(float[] weights) => [.. weights.Select(weight => (int)MathF.Round(weight / options.Step))];

    private int[] Order(Random random)
    {
        var order = Enumerable.Range(0, _sequences.Count).ToArray();
        random.Shuffle(order);
        return order;
    }

    /// <summary>Sums the weights of an item's features; a dropped feature has a negative number in <paramref name="cells"/>.</summary>
    private void Score(ReadOnlySpan<int> cells, ReadOnlySpan<float> values, float[] weights, Span<float> scores)
    {
        scores.Clear();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] < 0)
                continue;
            FloatRows.AddScaled(weights.AsSpan(cells[i] * _stride, _stride), values.IsEmpty ? 1 : values[i], scores);
        }
    }

    /// <summary>What is learnt, as floats: feature rows, then label to label, then first label.</summary>
    private sealed class Parameters(int size, int labelCount)
    {
        public float[] Weights { get; } = new float[size];

        public float[] Transitions { get; } = new float[labelCount * labelCount];

        public float[] Starts { get; } = new float[labelCount];
    }
}
