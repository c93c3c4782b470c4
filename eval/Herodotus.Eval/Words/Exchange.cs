using System.Runtime.Intrinsics;

namespace Herodotus.Eval.Words;

/// <summary>
/// Clusters items by what stands before and after them (exchange algorithm, Kneser and Ney 1993; Martin et al. 1998): each item in turn is
/// moved to the class that raises the likelihood of a class bigram model most, until little moves. Deterministic.
/// </summary>
internal sealed class Exchange
{
    private readonly int _classes;
    private readonly int _width;
    private readonly Neighbor[][] _left;
    private readonly Neighbor[][] _right;
    private readonly float[] _counts;
    private readonly int[] _classOf;

    /// <summary>Pair counts by class, rows = first, and the same turned, so that both directions are read in a row.</summary>
    private readonly float[] _pairs;
    private readonly float[] _turned;
    private readonly float[] _totals;

    /// <param name="left">For each item, the items before it with counts; itself left out.</param>
    /// <param name="right">For each item, the items after it.</param>
    /// <param name="counts">Uses of each item; items come in falling order.</param>
    public Exchange(int classes, Neighbor[][] left, Neighbor[][] right, float[] counts)
    {
        (_classes, _left, _right, _counts) = (classes, left, right, counts);
        _width = (classes + 7) & ~7;
        _classOf = [.. Enumerable.Range(0, counts.Length).Select(item => item % classes)];
        _pairs = new float[classes * _width];
        _turned = new float[classes * _width];
        _totals = new float[_width];
        for (var item = 0; item < counts.Length; item++)
        {
            _totals[_classOf[item]] += counts[item];
            foreach (var (other, count) in right[item])
                AddPair(_classOf[item], _classOf[other], count);
        }
    }

    public ReadOnlySpan<int> ClassOf => _classOf;

    /// <summary>One round over all items; returns how many moved.</summary>
    public int Round()
    {
        var (before, after, gains) = (new float[_width], new float[_width], new float[_width]);
        var moved = 0;
        for (var item = 0; item < _counts.Length; item++)
        {
            Array.Clear(before);
            Array.Clear(after);
            foreach (var (other, count) in _left[item])
                before[_classOf[other]] += count;
            foreach (var (other, count) in _right[item])
                after[_classOf[other]] += count;
            var old = _classOf[item];
            Shift(old, before, after, -1);
            _totals[old] -= _counts[item];
            Array.Clear(gains);
            for (var other = 0; other < _classes; other++)
            {
                if (before[other] > 0)
                    AddGains(_pairs.AsSpan(other * _width, _width), before[other], gains, 1);
                if (after[other] > 0)
                    AddGains(_turned.AsSpan(other * _width, _width), after[other], gains, 1);
            }

            AddGains(_totals, _counts[item], gains, -2);
            var best = old;
            for (var candidate = 0; candidate < _classes; candidate++)
            {
                if (gains[candidate] > gains[best])
                    best = candidate;
            }

            moved += best == old ? 0 : 1;
            _classOf[item] = best;
            Shift(best, before, after, 1);
            _totals[best] += _counts[item];
        }

        return moved;
    }

    /// <summary>What <c>x log x</c> grows by from x to x + more, for a whole row: <c>more·log(x+more) + x·log(1+more/x)</c>, which keeps its digits.</summary>
    private static void AddGains(ReadOnlySpan<float> row, float more, Span<float> gains, float weight)
    {
        var (added, one, factor) = (Vector256.Create(more), Vector256<float>.One, Vector256.Create(weight));
        for (var i = 0; i < row.Length; i += 8)
        {
            var x = Vector256.Max(Vector256.Create(row.Slice(i, 8)), Vector256<float>.Zero);
            var grown = x + added;
            var gain = (added * Vector256.Log(grown)) + (x * Vector256.Log(one + (added / Vector256.Max(x, one))));
            (Vector256.Create<float>(gains.Slice(i, 8)) + (factor * gain)).CopyTo(gains.Slice(i, 8));
        }
    }

    private void Shift(int group, float[] before, float[] after, float sign)
    {
        for (var other = 0; other < _classes; other++)
        {
            if (before[other] > 0)
                AddPair(other, group, sign * before[other]);
            if (after[other] > 0)
                AddPair(group, other, sign * after[other]);
        }
    }

    private void AddPair(int first, int second, float count)
    {
        _pairs[(first * _width) + second] += count;
        _turned[(second * _width) + first] += count;
    }
}

/// <summary>An item beside another, and how often.</summary>
internal readonly record struct Neighbor(int Item, float Count);
