using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Herodotus.Learning.Weights;

namespace Herodotus.Learning.Sequences;

/// <summary>
/// Chooses spans (<c>B-x I-x …</c>, or <c>S-x</c> and <c>B-x … E-x</c>) by how probable each is as a whole, over all ways to label the sequence: one half sure is worth giving
/// even where the likeliest single labelling has none, and its bounds and label are those that most labellings agree on. For one thread.
/// </summary>
/// <remarks>Label 0 is "outside". Sums are floats taken in one order and exponentials come from a table, so that the same scores give the same spans everywhere.</remarks>
public sealed class SpanChoice
{
    /// <summary>Log-odds by which "outside" must be ahead for an item to be surely outside.</summary>
    private const int Sure = 6;

    /// <summary>What is further below the best than this, in log-odds, cannot be.</summary>
    private const int Least = 20;

    private readonly int _labels;
    private readonly int _stride;
    private readonly int _sure;
    private readonly float[] _powers;

    /// <summary>All bits for each label but "outside".</summary>
    private readonly int[] _others;
    private readonly float[] _flow;
    private readonly float[] _back;
    private readonly float[] _starts;
    private readonly float[] _ends;

    /// <summary>The labels of each type; -1 where there is none.</summary>
    private readonly (int Begins, int Inside, int Ends, int Single)[] _types;
    private readonly List<SpanChance> _chances = [];
    private float[] _local = [];
    private float[] _forward = [];
    private float[] _backward = [];

    public SpanChoice(SequenceTagger tagger)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        (_labels, _stride) = (tagger.Labels.Count, tagger.Stride);
        var (step, names) = (tagger.Weights.Step, tagger.Labels.Names);
        _sure = (int)MathF.Round(Sure / step);
        _powers = new float[(int)MathF.Ceiling(Least / step)];
        for (var units = 0; units < _powers.Length; units++)
            _powers[units] = (float)Math.Exp(-units * (double)step);
        _others = new int[_stride];
        _others.AsSpan(1, _labels - 1).Fill(-1);
        (_flow, _back, _starts, _ends) = (new float[_labels * _stride], new float[_labels * _stride], new float[_stride], new float[_stride]);
        for (var label = 0; label < _labels; label++)
        {
            _ends[label] = tagger.Labels.MayEnd(label) ? 1 : 0;
            _starts[label] = tagger.Labels.MayStart(label) ? (float)Math.Exp(tagger.Start(label) * (double)step) : 0;
            for (var previous = 0; previous < _labels; previous++)
            {
                var may = tagger.Labels.MayFollow(previous, label) ? (float)Math.Exp(tagger.Transition(previous, label) * (double)step) : 0;
                (_flow[(previous * _stride) + label], _back[(label * _stride) + previous]) = (may, may);
            }
        }

        _types =
        [
            .. Enumerable.Range(0, _labels).Where(label => names[label].StartsWith("B-", StringComparison.Ordinal))
                .Select(label => (label, tagger.Labels.IndexOf("I-" + names[label][2..]), tagger.Labels.IndexOf("E-" + names[label][2..]), tagger.Labels.IndexOf("S-" + names[label][2..]))),
        ];
    }

    /// <summary>Labels the items of the spans that are probable enough, and all others as outside.</summary>
    /// <param name="scores">Made by <see cref="SequenceTagger.Score"/>; left as they are.</param>
    /// <param name="enough">The least probability of a span: half of the harmonic mean of precision and recall to be had makes that mean largest.</param>
    public void Choose(ReadOnlySpan<int> scores, int count, Span<byte> labels, float enough)
    {
        labels[..count].Clear();
        _chances.Clear();
        Collect(scores, count, enough, 0, _chances);
        var (start, end, best) = (0, 0, 0f);
        foreach (var (from, to, begins, chance) in _chances)
        {
            if (from < end && chance <= best)
                continue;
            if (from < end)
                labels[start..end].Clear();
            (start, end, best) = (from, to, chance);
            Label(begins, labels[start..end]);
        }
    }

    private void Label(int begins, Span<byte> span)
    {
        var type = _types[0];
        foreach (var other in _types)
            type = other.Begins == begins ? other : type;
        span.Fill((byte)Math.Max(0, type.Inside));
        span[0] = (byte)(span.Length == 1 && type.Single >= 0 ? type.Single : begins);
        if (span.Length > 1 && type.Ends >= 0)
            span[^1] = (byte)type.Ends;
    }

    /// <summary>Adds the spans that are probable enough, by where they begin; they may overlap.</summary>
    /// <param name="first">The number of the first item, which the spans count from.</param>
    /// <param name="pinned">Not below zero for items that are surely outside, -1 for others, whose scores are looked at. Empty when there are none.</param>
    public void Collect(ReadOnlySpan<int> scores, int count, float enough, int first, List<SpanChance> spans, ReadOnlySpan<sbyte> pinned = default)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (_local.Length < count * _stride)
            (_local, _forward, _backward) = (new float[count * _stride * 2], new float[count * _stride * 2], new float[count * _stride * 2]);
        for (var from = 0; from < count;)
        {
            if (IsOutside(from, scores, pinned))
            {
                from++;
                continue;
            }

            var to = from + 1;
            while (to < count && !IsOutside(to, scores, pinned))
                to++;
            Sum(scores, from, to, from == 0, to == count);
            Pick(from, to, enough, first, spans);
            from = to;
        }
    }

    private bool IsOutside(int item, ReadOnlySpan<int> scores, ReadOnlySpan<sbyte> pinned)
    {
        if (!pinned.IsEmpty && pinned[item] >= 0)
            return true;
        ref var row = ref MemoryMarshal.GetReference(scores.Slice(item * _stride, _stride));
        ref var others = ref MemoryMarshal.GetArrayDataReference(_others);
        var (limit, over) = (Vector256.Create(row - _sure), Vector256<int>.Zero);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
            over |= Vector256.GreaterThan(Vector256.LoadUnsafe(ref row, at), limit) & Vector256.LoadUnsafe(ref others, at);
        return over == Vector256<int>.Zero;
    }

    /// <summary>Sums over all labellings of a stretch that stands between items outside, or at an end of the sequence.</summary>
    private void Sum(ReadOnlySpan<int> scores, int from, int to, bool first, bool last)
    {
        for (var item = from; item < to; item++)
        {
            var row = scores.Slice(item * _stride, _labels);
            var top = int.MinValue;
            foreach (var score in row)
                top = Math.Max(top, score);
            var local = _local.AsSpan(item * _stride, _stride);
            for (var label = 0; label < row.Length; label++)
                local[label] = top - row[label] is var units && (uint)units < (uint)_powers.Length ? _powers[units] : 0;
        }

        var before = first ? _starts.AsSpan() : _flow.AsSpan(0, _stride);
        for (var item = from; item < to; item++)
        {
            var forward = _forward.AsSpan(item * _stride, _stride);
            if (item == from)
                before.CopyTo(forward);
            else
                Weigh(_forward.AsSpan((item - 1) * _stride, _stride), _flow, forward);
            Scale(forward, _local.AsSpan(item * _stride, _stride));
        }

        for (var item = to - 1; item >= from; item--)
        {
            var backward = _backward.AsSpan(item * _stride, _stride);
            if (item + 1 < to)
                Weigh(_local.AsSpan((item + 1) * _stride, _stride), _back, backward);
            else if (last)
                _ends.AsSpan(0, _labels).CopyTo(backward);
            else
                _back.AsSpan(0, _stride).CopyTo(backward);
            // From here on the row of local holds what the item and all after it say.
            Scale(_local.AsSpan(item * _stride, _stride), backward);
        }
    }

    /// <summary>The rows of a matrix, each as much as its weight says, added up.</summary>
    private void Weigh(ReadOnlySpan<float> weights, ReadOnlySpan<float> matrix, Span<float> sums)
    {
        ref var rows = ref MemoryMarshal.GetReference(matrix);
        weights = weights[.._labels];
        var at = 0;
        for (; at <= _stride - 16; at += 16)
        {
            var sum = Vector512<float>.Zero;
            for (var row = 0; row < weights.Length; row++)
                sum += Vector512.Create(weights[row]) * Vector512.LoadUnsafe(ref rows, (nuint)((row * _stride) + at));
            sum.CopyTo(sums[at..]);
        }

        if (at == _stride)
            return;
        var rest = Vector256<float>.Zero;
        for (var row = 0; row < weights.Length; row++)
            rest += Vector256.Create(weights[row]) * Vector256.LoadUnsafe(ref rows, (nuint)((row * _stride) + at));
        rest.CopyTo(sums[at..]);
    }

    /// <summary>Multiplies, and brings the sum to one; what stands behind the last label is zero in both rows.</summary>
    private void Scale(Span<float> row, ReadOnlySpan<float> by)
    {
        var sum = FloatRows.Multiply(row, by, row[.._stride]);
        ref var values = ref MemoryMarshal.GetReference(row);
        var factor = Vector256.Create(sum > 0 ? 1 / sum : 0);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
            (Vector256.LoadUnsafe(ref values, at) * factor).StoreUnsafe(ref values, at);
    }

    private void Pick(int from, int to, float enough, int first, List<SpanChance> spans)
    {
        Span<float> chances = stackalloc float[_stride];
        for (var at = from; at < to; at++)
        {
            if (!Posteriors(at, enough, chances))
                continue;
            foreach (var (begins, inside, ends, single) in _types)
            {
                if (single >= 0 && chances[single] >= enough)
                    spans.Add(new SpanChance(first + at, first + at + 1, begins, chances[single]));
                var chance = chances[begins];
                for (var (last, label) = (at, begins); chance >= enough; last++, label = inside)
                {
                    var goes = inside < 0 || last + 1 >= to ? 0 : GoesOn(last, label, inside);
                    // Where the last item has a label of its own the span ends with the next one, else with this one unless it goes on.
                    var whole = ends < 0 ? chance * (1 - goes) : last + 1 >= to ? 0 : chance * GoesOn(last, label, ends);
                    if (whole >= enough)
                        spans.Add(new SpanChance(first + at, first + last + (ends < 0 ? 1 : 2), begins, whole));
                    chance *= goes;
                }
            }
        }
    }

    /// <summary>How probable each label of an item is; whether any but "outside" is probable enough.</summary>
    private bool Posteriors(int item, float enough, Span<float> chances)
    {
        var all = FloatRows.Multiply(_forward.AsSpan(item * _stride, _stride), _backward.AsSpan(item * _stride, _stride), chances);
        if (all <= 0)
            return false;
        ref var others = ref MemoryMarshal.GetArrayDataReference(_others);
        ref var target = ref MemoryMarshal.GetReference(chances);
        var (whole, least, found) = (Vector256.Create(all), Vector256.Create(enough), Vector256<int>.Zero);
        for (nuint at = 0; at < (nuint)_stride; at += 8)
        {
            var chance = Vector256.LoadUnsafe(ref target, at) / whole;
            chance.StoreUnsafe(ref target, at);
            found |= Vector256.GreaterThanOrEqual(chance, least).AsInt32() & Vector256.LoadUnsafe(ref others, at);
        }

        return found != Vector256<int>.Zero;
    }

    /// <summary>How probable it is that a span which has reached an item goes on in the next.</summary>
    private float GoesOn(int item, int label, int inside)
    {
        var flow = _flow.AsSpan(label * _stride, _stride);
        var next = _local.AsSpan((item + 1) * _stride, _stride);
        var sum = 0f;
        for (var other = 0; other < _labels; other++)
            sum += flow[other] * next[other];
        return sum > 0 ? flow[inside] * next[inside] / sum : 0;
    }
}
