namespace Herodotus.Learning.Sequences;

public sealed partial class SequenceTrainer
{
    /// <summary>
    /// Averaged structured perceptron: where the best sequence is not one of those allowed, the best allowed one is raised and the best
    /// one lowered. The mean over all steps is kept lazily: each change is also added times the step it was made at.
    /// </summary>
    private void TrainPerceptron(Parameters model, Action<string>? log)
    {
        var random = new Random(options.Seed);
        var late = new Parameters(model.Weights.Length, labels.Count);
        var step = 1f;
        var scores = Array.Empty<float>();
        var (guess, gold) = (Array.Empty<int>(), Array.Empty<int>());
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var wrong = 0;
            foreach (var at in Order(random))
            {
                var (start, length, weight) = _sequences[at];
                if (scores.Length < length * _stride)
                    (scores, guess, gold) = (new float[length * _stride * 2], new int[length * 2], new int[length * 2]);
                for (var item = 0; item < length; item++)
                    Score(_index.Features(start + item), _index.Values(start + item), model.Weights, scores.AsSpan(item * _stride, _stride));
                Best(scores, start, length, model, limited: false, guess);
                step++;
                if (IsAllowed(guess, start, length))
                    continue;
                wrong++;
                Best(scores, start, length, model, limited: true, gold);
                for (var item = 0; item < length; item++)
                {
                    Change(model, late, gold, item, weight, step, guess, start);
                    Change(model, late, guess, item, -weight, step, gold, start);
                }
            }

            log?.Invoke($"epoch {epoch + 1}: {wrong} of {_sequences.Count} sequences wrong");
        }

        Subtract(model.Weights, late.Weights, step);
        Subtract(model.Transitions, late.Transitions, step);
        Subtract(model.Starts, late.Starts, step);
    }

    private static void Subtract(float[] weights, float[] late, float step)
    {
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= late[i] / step;
    }

    private bool IsAllowed(int[] path, int start, int length)
    {
        for (var item = 0; item < length; item++)
        {
            if ((_allowed[start + item] >> path[item] & 1) == 0)
                return false;
        }

        return true;
    }

    private void Change(Parameters model, Parameters late, int[] path, int item, float by, float step, int[] other, int start)
    {
        var label = path[item];
        if (item == 0)
        {
            model.Starts[label] += by;
            late.Starts[label] += by * step;
        }
        else
        {
            var pair = (path[item - 1] * labels.Count) + label;
            model.Transitions[pair] += by;
            late.Transitions[pair] += by * step;
        }

        if (label == other[item])
            return;
        var cells = _index.Features(start + item);
        var values = _index.Values(start + item);
        for (var i = 0; i < cells.Length; i++)
        {
            var change = values.IsEmpty ? by : by * values[i];
            model.Weights[(cells[i] * _stride) + label] += change;
            late.Weights[(cells[i] * _stride) + label] += change * step;
        }
    }

    private void Best(ReadOnlySpan<float> scores, int start, int length, Parameters model, bool limited, int[] path)
    {
        var count = labels.Count;
        var (totals, back) = (new float[length * count], new int[length * count]);
        for (var item = 0; item < length; item++)
        {
            var set = limited ? _allowed[start + item] : labels.All;
            for (var label = 0; label < count; label++)
            {
                var best = item == 0 && labels.MayStart(label) ? model.Starts[label] : float.NegativeInfinity;
                for (var previous = 0; item > 0 && previous < count; previous++)
                {
                    var score = totals[((item - 1) * count) + previous] + model.Transitions[(previous * count) + label];
                    if (score > best && labels.MayFollow(previous, label))
                        (best, back[(item * count) + label]) = (score, previous);
                }

                totals[(item * count) + label] =
                    (set >> label & 1) == 0 ? float.NegativeInfinity : best + scores[(item * _stride) + label];
            }
        }

        var last = 0;
        for (var label = 1; label < count; label++)
        {
            if (totals[((length - 1) * count) + label] > totals[((length - 1) * count) + last])
                last = label;
        }

        for (var item = length - 1; item >= 0; item--)
        {
            path[item] = last;
            last = back[(item * count) + last];
        }
    }
}
