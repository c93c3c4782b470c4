using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

// Probabilities of labels: sums over all sequences, forward and back, eight labels at a time. Each label's sum is added up in the order of the labels
// before (or after) it, a product then a sum, so that the same bits come out as when one label is worked out after another.
public sealed partial class SequenceTagger
{
    private (float[] Forward, float[] Back)? _flow;

    /// <summary>How probable each label is at each item, over all legal sequences: rows of <see cref="WeightTable.Stride"/>.</summary>
    /// <param name="scores">Made by <see cref="Score"/>; left as they are.</param>
    public void Marginals(ReadOnlySpan<int> scores, int count, Span<float> probabilities)
    {
        var room = ArrayPool<float>.Shared.Rent(Math.Max(1, count) * _stride * 2);
        try
        {
            var flow = _flow ??= Flow();
            var forward = room.AsSpan(0, count * _stride);
            var own = room.AsSpan(count * _stride, count * _stride);
            own.Clear();
            Forward(scores, count, flow.Forward, forward, own);
            Back(count, flow.Back, forward, own, probabilities);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(room);
        }
    }

    /// <summary>The share of each label at each item, of all sequences that lead there; and what each label's own score counts.</summary>
    private void Forward(ReadOnlySpan<int> scores, int count, float[] flow, Span<float> forward, Span<float> own)
    {
        var (labels, step) = (Labels.Count, _weights.Step);
        for (var item = 0; item < count; item++)
        {
            var row = scores.Slice(item * _stride, labels);
            var sums = forward.Slice(item * _stride, _stride);
            var mine = own.Slice(item * _stride, _stride);
            var top = int.MinValue;
            foreach (var score in row)
                top = Math.Max(top, score);
            if (item == 0)
            {
                sums.Clear();
                for (var label = 0; label < labels; label++)
                    sums[label] = _starts[label] <= Never / 2 ? 0 : MathF.Exp(_starts[label] * step);
            }
            else
            {
                Through(flow, forward.Slice((item - 1) * _stride, _stride), sums);
            }

            var total = 0f;
            for (var label = 0; label < labels; label++)
            {
                mine[label] = MathF.Exp((row[label] - top) * step);
                total += sums[label] *= mine[label];
            }

            for (var label = 0; label < labels; label++)
                sums[label] = total > 0 ? sums[label] / total : 0;
        }
    }

    /// <summary>From the last item to the first: the share of all sequences that go on from each label, times what leads there.</summary>
    private void Back(int count, float[] flow, ReadOnlySpan<float> forward, ReadOnlySpan<float> own, Span<float> probabilities)
    {
        var labels = Labels.Count;
        Span<float> local = stackalloc float[_stride], before = stackalloc float[_stride];
        for (var label = 0; label < _stride; label++)
            local[label] = label >= labels || Labels.MayEnd(label) ? 1 : 0;
        for (var item = count - 1; item >= 0; item--)
        {
            var sums = forward.Slice(item * _stride, _stride);
            var mine = own.Slice(item * _stride, _stride);
            var output = probabilities.Slice(item * _stride, _stride);
            var total = 0f;
            for (var label = 0; label < labels; label++)
                total += output[label] = sums[label] * local[label];
            for (var label = 0; label < labels; label++)
                output[label] = total > 0 ? output[label] / total : 0;
            if (item == 0)
                break;
            for (var label = 0; label < labels; label++)
                local[label] *= mine[label];
            Through(flow, local, before);
            var all = 0f;
            for (var label = 0; label < labels; label++)
                all += before[label];
            for (var label = 0; label < labels; label++)
                local[label] = all > 0 ? before[label] / all : 0;
        }
    }

    /// <summary>For each label, what flows to it from all labels of the item beside.</summary>
    private void Through(float[] flow, ReadOnlySpan<float> from, Span<float> into)
    {
        ref var flows = ref MemoryMarshal.GetArrayDataReference(flow);
        for (var at = 0; at < _stride; at += 8)
        {
            var sum = Vector256<float>.Zero;
            for (var label = 0; label < Labels.Count; label++)
                sum += Vector256.Create(from[label]) * Vector256.LoadUnsafe(ref flows, (nuint)((label * _stride) + at));
            sum.CopyTo(into[at..]);
        }
    }

    /// <summary>What each transition counts: rows by the label before it, and rows by the label after it.</summary>
    private (float[] Forward, float[] Back) Flow()
    {
        var (forward, back) = (new float[_transitions.Length], new float[_stride * _stride]);
        for (var previous = 0; previous < Labels.Count; previous++)
        {
            for (var label = 0; label < Labels.Count; label++)
            {
                var transition = _transitions[(previous * _stride) + label];
                forward[(previous * _stride) + label] = back[(label * _stride) + previous] = transition <= Never / 2 ? 0 : MathF.Exp(transition * _weights.Step);
            }
        }

        return (forward, back);
    }
}
