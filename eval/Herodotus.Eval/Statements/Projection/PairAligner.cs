using System.Runtime.InteropServices;

namespace Herodotus.Eval.Statements.Projection;

/// <summary>
/// Aligns the words of sentence pairs: a model of both directions that favors the diagonal (IBM model 2 as Dyer, Chahuneau and Smith
/// parametrized it in 2013), trained so that the directions agree (Liang, Taskar and Klein 2006).
/// </summary>
internal sealed class PairAligner
{
    private const long Span = 1L << 24;

    /// <summary>How much a word stays near the place its partner has in the other sentence.</summary>
    private const float Diagonal = 5f;

    private const float Nothing = 0.08f;

    private const int AloneRounds = 3;

    private const int AgreeingRounds = 4;

    private readonly List<(int[] Left, int[] Right)> _pairs = [];
    private readonly Dictionary<long, int> _cells = new(new Scatter());
    private int[][] _places = [];
    private float[] _rightGivenLeft = [];
    private float[] _leftGivenRight = [];
    private float[] _shares = [];
    private float[] _left = [];
    private float[] _right = [];

    public int Count => _pairs.Count;

    /// <summary>Adds a pair; words are small numbers, each side its own.</summary>
    public void Add(int[] left, int[] right) => _pairs.Add((left, right));

    public void Train(Action<string> log)
    {
        Number();
        var (leftWords, rightWords) = (1 + _pairs.Max(p => p.Left.Max()), 1 + _pairs.Max(p => p.Right.Max()));
        (_rightGivenLeft, _leftGivenRight) = (new float[_cells.Count], new float[_cells.Count]);
        Array.Fill(_rightGivenLeft, 1e-3f);
        Array.Fill(_leftGivenRight, 1e-3f);
        for (var round = 0; round < AloneRounds + AgreeingRounds; round++)
        {
            var (forward, backward) = (new float[_cells.Count], new float[_cells.Count]);
            var (leftTotals, rightTotals) = (new float[leftWords], new float[rightWords]);
            for (var p = 0; p < _pairs.Count; p++)
            {
                Expect(p);
                var (left, right) = _pairs[p];
                for (var i = 0; i < left.Length; i++)
                {
                    for (var j = 0; j < right.Length; j++)
                    {
                        var at = (i * right.Length) + j;
                        var (a, b) = (_left[at], _right[at]);
                        if (round >= AloneRounds)
                            a = b = a * b;
                        forward[_places[p][at]] += a;
                        backward[_places[p][at]] += b;
                        leftTotals[left[i]] += a;
                        rightTotals[right[j]] += b;
                    }
                }
            }

            foreach (var (key, cell) in _cells)
            {
                _rightGivenLeft[cell] = forward[cell] / Math.Max(1e-6f, leftTotals[key / Span]);
                _leftGivenRight[cell] = backward[cell] / Math.Max(1e-6f, rightTotals[key % Span]);
            }

            log($"alignment, round {round + 1}: {_cells.Count} cells");
        }
    }

    /// <summary>Which words of a pair belong together: where both directions agree, and beside such places where one is sure.</summary>
    public List<(int Left, int Right)> Align(int pair)
    {
        Expect(pair);
        var (left, right) = _pairs[pair];
        var linked = new bool[left.Length * right.Length];
        var (leftTaken, rightTaken) = (new bool[left.Length], new bool[right.Length]);
        for (var at = 0; at < linked.Length; at++)
        {
            if (_left[at] * _right[at] > 0.12f)
                Take(at);
        }

        for (var grown = true; grown;)
        {
            grown = false;
            for (var at = 0; at < linked.Length; at++)
            {
                var (i, j) = (at / right.Length, at % right.Length);
                if (linked[at] || (leftTaken[i] && rightTaken[j]) || Math.Max(_left[at], _right[at]) < 0.4f || !Beside(i, j))
                    continue;
                Take(at);
                grown = true;
            }
        }

        return [.. Enumerable.Range(0, linked.Length).Where(at => linked[at]).Select(at => (at / right.Length, at % right.Length))];

        void Take(int at) => linked[at] = leftTaken[at / right.Length] = rightTaken[at % right.Length] = true;

        bool Beside(int i, int j)
        {
            for (var di = -1; di <= 1; di++)
            {
                for (var dj = -1; dj <= 1; dj++)
                {
                    var (a, b) = (i + di, j + dj);
                    if ((uint)a < (uint)left.Length && (uint)b < (uint)right.Length && linked[(a * right.Length) + b])
                        return true;
                }
            }

            return false;
        }
    }

    private void Number()
    {
        _places = new int[_pairs.Count][];
        for (var p = 0; p < _pairs.Count; p++)
        {
            var (left, right) = _pairs[p];
            var places = _places[p] = new int[left.Length * right.Length];
            for (var at = 0; at < places.Length; at++)
            {
                ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (left[at / right.Length] * Span) + right[at % right.Length], out var known);
                places[at] = known ? cell : cell = _cells.Count - 1;
            }
        }
    }

    /// <summary>Fills <c>_left</c> with how probably each right word comes from each left one, and <c>_right</c> with the reverse.</summary>
    private void Expect(int pair)
    {
        var (left, right) = _pairs[pair];
        var (n, m) = (left.Length, right.Length);
        if (_left.Length < n * m)
            (_left, _right, _shares) = (new float[n * m * 2], new float[n * m * 2], new float[(n + m) * 2]);
        if (_shares.Length < n + m)
            _shares = new float[(n + m) * 2];
        var byRight = _shares.AsSpan(0, m);
        var byLeft = _shares.AsSpan(m, n);
        byRight.Fill(Nothing * 1e-3f * n);
        byLeft.Fill(Nothing * 1e-3f * m);
        var places = _places[pair];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                var at = (i * m) + j;
                var near = MathF.Exp(-Diagonal * Math.Abs(((i + 0.5f) / n) - ((j + 0.5f) / m)));
                byRight[j] += _left[at] = _rightGivenLeft[places[at]] * near;
                byLeft[i] += _right[at] = _leftGivenRight[places[at]] * near;
            }
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                _left[(i * m) + j] /= byRight[j];
                _right[(i * m) + j] /= byLeft[i];
            }
        }
    }

    private sealed class Scatter : IEqualityComparer<long>
    {
        public bool Equals(long x, long y) => x == y;

        public int GetHashCode(long pair) => (int)((ulong)pair * 0x9E3779B97F4A7C15 >> 32);
    }
}
