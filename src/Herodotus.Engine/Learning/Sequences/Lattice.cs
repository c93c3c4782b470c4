using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

/// <summary>Forward and backward sums over all label sequences of one sequence, kept within range by scaling each item to one.</summary>
internal sealed class Lattice(LabelSet labels, int stride)
{
    private readonly float[] _step = new float[labels.Count * stride];
    private readonly float[] _gradient = new float[stride];
    private float[] _scores = [];
    private float[] _local = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private int _length;

    /// <summary>False when no legal sequence has a probability above zero.</summary>
    public bool IsPossible { get; private set; }

    /// <summary>The logarithm of the sum over all sequences.</summary>
    public double LogSum { get; private set; }

    /// <summary>How often each label is expected to follow each: count × count.</summary>
    public float[] Pairs { get; } = new float[labels.Count * labels.Count];

    public Span<float> Scores(int item) => _scores.AsSpan(item * stride, stride);

    /// <summary>The probability of a label at the first item.</summary>
    public float First(int label) => _forward[label];

    public void Reset(int length)
    {
        _length = length;
        if (_scores.Length >= length * stride)
            return;
        (_scores, _local) = (new float[length * stride * 2], new float[length * stride * 2]);
        (_forward, _backward) = (new float[length * stride * 2], new float[length * stride * 2]);
    }

    public void CopyScores(Lattice other)
    {
        Reset(other._length);
        other._scores.AsSpan(0, _length * stride).CopyTo(_scores);
    }

    /// <summary>Fills the sums; <paramref name="allowed"/> limits each item to a set of labels, empty means all. Afterwards forward rows hold probabilities.</summary>
    public void Sum(ReadOnlySpan<float> transitions, ReadOnlySpan<float> starts, ReadOnlySpan<ulong> allowed)
    {
        var count = labels.Count;
        for (var previous = 0; previous < count; previous++)
        {
            for (var label = 0; label < count; label++)
                _step[(previous * stride) + label] = labels.MayFollow(previous, label) ? MathF.Exp(transitions[(previous * count) + label]) : 0;
        }

        LogSum = 0;
        for (var item = 0; item < _length; item++)
        {
            var set = allowed.IsEmpty ? labels.All : allowed[item];
            var scores = Scores(item);
            var local = _local.AsSpan(item * stride, stride);
            var forward = _forward.AsSpan(item * stride, stride);
            var top = float.NegativeInfinity;
            for (var label = 0; label < count; label++)
            {
                if ((set >> label & 1) != 0)
                    top = Math.Max(top, scores[label]);
            }

            for (var label = 0; label < stride; label++)
                local[label] = label < count && (set >> label & 1) != 0 ? MathF.Exp(scores[label] - top) : 0;
            forward.Clear();
            if (item == 0)
            {
                for (var label = 0; label < count; label++)
                    forward[label] = labels.MayStart(label) ? local[label] * MathF.Exp(starts[label]) : 0;
            }
            else
            {
                var before = _forward.AsSpan((item - 1) * stride, stride);
                for (var previous = 0; previous < count; previous++)
                {
                    if (before[previous] > 0)
                        FloatRows.AddScaled(_step.AsSpan(previous * stride, stride), before[previous], forward);
                }

                for (var label = 0; label < count; label++)
                    forward[label] *= local[label];
            }

            for (var label = 0; item == _length - 1 && label < count; label++)
            {
                if (!labels.MayEnd(label))
                    forward[label] = 0;
            }

            var total = Normalize(forward);
            if (!(total > 0))
            {
                IsPossible = false;
                return;
            }

            LogSum += Math.Log(total) + top;
        }

        IsPossible = true;
        Back();
    }

    /// <summary>What this says minus what the other says at an item.</summary>
    public ReadOnlySpan<float> Subtract(Lattice other, int item, float weight, out float largest)
    {
        largest = 0;
        for (var label = 0; label < labels.Count; label++)
        {
            var at = (item * stride) + label;
            _gradient[label] = weight * (_forward[at] - other._forward[at]);
            largest = Math.Max(largest, Math.Abs(_gradient[label]));
        }

        return _gradient;
    }

    private static float Normalize(Span<float> row)
    {
        var total = 0f;
        foreach (var value in row)
            total += value;
        if (total > 0)
        {
            foreach (ref var value in row)
                value /= total;
        }

        return total;
    }

    /// <summary>Backward sums; turns forward sums into probabilities from the end, and adds up the pairs on the way.</summary>
    private void Back()
    {
        var count = labels.Count;
        Array.Clear(Pairs);
        var last = _backward.AsSpan((_length - 1) * stride, stride);
        for (var label = 0; label < stride; label++)
            last[label] = label >= count || labels.MayEnd(label) ? 1 : 0;
        Span<float> reach = stackalloc float[stride];
        Span<float> pairs = stackalloc float[LabelSet.MaxLabels * LabelSet.MaxLabels];
        for (var item = _length - 1; item > 0; item--)
        {
            var after = _backward.AsSpan(item * stride, stride);
            var local = _local.AsSpan(item * stride, stride);
            for (var label = 0; label < stride; label++)
                reach[label] = after[label] * local[label];
            var before = _backward.AsSpan((item - 1) * stride, stride);
            var forward = _forward.AsSpan((item - 1) * stride, stride);
            before.Clear();
            var total = 0f;
            for (var previous = 0; previous < count; previous++)
            {
                var row = _step.AsSpan(previous * stride, stride);
                var sum = 0f;
                for (var label = 0; label < count; label++)
                {
                    var flow = row[label] * reach[label];
                    sum += flow;
                    total += pairs[(previous * count) + label] = flow * forward[previous];
                }

                before[previous] = sum;
            }

            if (total > 0)
            {
                for (var pair = 0; pair < count * count; pair++)
                    Pairs[pair] += pairs[pair] / total;
            }

            Normalize(before);
            var probability = _forward.AsSpan(item * stride, stride);
            for (var label = 0; label < count; label++)
                probability[label] *= after[label];
            Normalize(probability);
        }

        var first = _forward.AsSpan(0, stride);
        for (var label = 0; label < count; label++)
            first[label] *= _backward[label];
        Normalize(first);
    }
}
