using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

public sealed partial class SequenceTrainer
{
    /// <summary>An item whose probabilities are all this near to what they should be teaches nothing: most are, after the first rounds.</summary>
    private const float Settled = 5e-4f;

    /// <summary>
    /// Conditional random field: the gradient is what the labels allowed say minus what the model says, item by item and pair by pair,
    /// by forward and backward sums in probability space. The model is the mean of the last half of the rounds.
    /// </summary>
    private void TrainRandomField(Parameters model, Parameters? known, Action<string>? log)
    {
        // Each run has its own weights and chance, so that they may be learnt side by side; sums are taken in the runs' order.
        var runs = new (Parameters Mean, int Kept)[options.Runs];
        Parallel.For(0, options.Runs, run =>
        {
            var (own, squares, mean) = (Fresh(), Fresh(), Fresh());
            if (known is not null)
                Accumulate(own, known);
            foreach (var sums in (ReadOnlySpan<float[]>)[squares.Weights, squares.Transitions, squares.Starts])
                Array.Fill(sums, FloatRows.FirstSquare);
            runs[run] = (mean, Learn(own, known?.Weights, squares, mean, new Random(options.Seed + run), log));
        });
        var (all, kept) = (Fresh(), 0);
        foreach (var (mean, count) in runs)
        {
            kept += count;
            Accumulate(all, mean);
        }

        Settle(model, all, Math.Max(1, kept));

        Parameters Fresh() => new(model.Weights.Length, labels.Count);
    }

    /// <summary>One run; adds the models after its later rounds to the mean, and returns how many.</summary>
    private int Learn(Parameters model, float[]? before, Parameters squares, Parameters mean, Random random, Action<string>? log)
    {
        var (free, known) = (new Lattice(labels, _stride), new Lattice(labels, _stride));
        var kept = 0;
        var cells = Array.Empty<int>();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var (loss, taught) = (0.0, 0L);
            foreach (var at in Order(random))
            {
                var (start, length, weight) = _sequences[at];
                cells = Hide(start, length, cells, random);
                free.Reset(length);
                for (var item = 0; item < length; item++)
                    Score(Cells(cells, start, item), _index.Values(start + item), model.Weights, free.Scores(item));
                known.CopyScores(free);
                free.Sum(model.Transitions, model.Starts, default);
                known.Sum(model.Transitions, model.Starts, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_allowed).Slice(start, length));
                if (!known.IsPossible || !free.IsPossible)
                    continue;
                loss += free.LogSum - known.LogSum;
                for (var item = 0; item < length; item++)
                {
                    var gradient = known.Subtract(free, item, weight, out var largest);
                    if (largest < Settled)
                        continue;
                    taught++;
                    var values = _index.Values(start + item);
                    var features = Cells(cells, start, item);
                    for (var i = 0; i < features.Length; i++)
                    {
                        if (features[i] < 0)
                            continue;
                        var row = features[i] * _stride;
                        FloatRows.Climb(
                            model.Weights.AsSpan(row, _stride), before is null ? default : before.AsSpan(row, _stride), squares.Weights.AsSpan(row, _stride), gradient,
                            values.IsEmpty ? 1 : values[i], options.Rate, options.Decay);
                    }
                }

                for (var pair = 0; pair < model.Transitions.Length; pair++)
                {
                    var slope = weight * (known.Pairs[pair] - free.Pairs[pair]);
                    if (Math.Abs(slope) > Settled)
                        FloatRows.Climb(ref model.Transitions[pair], ref squares.Transitions[pair], slope, options.Rate);
                }

                for (var label = 0; label < labels.Count; label++)
                    FloatRows.Climb(ref model.Starts[label], ref squares.Starts[label], weight * (known.First(label) - free.First(label)), options.Rate);
            }

            log?.Invoke(string.Create(null, $"epoch {epoch + 1}: loss {loss / Math.Max(1, _index.ItemCount):F4} an item, {taught} items taught"));
            if (epoch >= options.Epochs / 2)
            {
                kept++;
                Accumulate(mean, model);
            }
        }

        return kept;
    }

    private static void Accumulate(Parameters sum, Parameters model)
    {
        FloatRows.AddScaled(model.Weights, 1, sum.Weights);
        for (var i = 0; i < model.Transitions.Length; i++)
            sum.Transitions[i] += model.Transitions[i];
        for (var i = 0; i < model.Starts.Length; i++)
            sum.Starts[i] += model.Starts[i];
    }

    /// <summary>The mean; feature weights smaller by what dropout hid, since nothing is hidden later.</summary>
    private void Settle(Parameters model, Parameters sum, int count)
    {
        var factor = (1 - options.Dropout) / count;
        for (var i = 0; i < model.Weights.Length; i++)
            model.Weights[i] = sum.Weights[i] * factor;
        for (var i = 0; i < model.Transitions.Length; i++)
            model.Transitions[i] = sum.Transitions[i] / count;
        for (var i = 0; i < model.Starts.Length; i++)
            model.Starts[i] = sum.Starts[i] / count;
    }

    /// <summary>A copy of the sequence's features with some hidden (-1), when there is dropout.</summary>
    private int[] Hide(int start, int length, int[] cells, Random random)
    {
        if (options.Dropout <= 0)
            return cells;
        var size = 0;
        for (var item = start; item < start + length; item++)
            size += _index.Features(item).Length;
        if (cells.Length < size)
            cells = new int[size * 2];
        var at = 0;
        for (var item = start; item < start + length; item++)
        {
            foreach (var cell in _index.Features(item))
                cells[at++] = random.NextSingle() < options.Dropout ? -1 : cell;
        }

        return cells;
    }

    private ReadOnlySpan<int> Cells(int[] hidden, int start, int item)
    {
        if (options.Dropout <= 0)
            return _index.Features(start + item);
        return hidden.AsSpan(_index.Offset(start + item) - _index.Offset(start), _index.Features(start + item).Length);
    }
}
