namespace Herodotus.Eval.Words;

/// <summary>Counts words and which stand beside each other; words are hashes.</summary>
internal sealed class PairCounts
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<uint> _keys = [];
    private readonly List<int> _uses = [];
    private readonly Dictionary<long, int> _pairs = new(new Spread());

    public void Add(IEnumerable<uint> words)
    {
        var before = -1;
        foreach (var word in words)
        {
            if (!_numbers.TryGetValue(word, out var number))
            {
                _numbers.Add(word, number = _keys.Count);
                _keys.Add(word);
                _uses.Add(0);
            }

            _uses[number]++;
            if (before >= 0)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_pairs, ((long)before << 32) | (uint)number, out _);
                count++;
            }

            before = number;
        }
    }

    /// <summary>The words used often enough, most used first, with their neighbors among them.</summary>
    public (uint[] Keys, Neighbor[][] Left, Neighbor[][] Right, float[] Uses) Build(int minCount)
    {
        var order = Enumerable.Range(0, _keys.Count).Where(number => _uses[number] >= minCount)
            .OrderByDescending(number => _uses[number]).ThenBy(number => number).ToArray();
        var itemOf = new int[_keys.Count];
        Array.Fill(itemOf, -1);
        for (var item = 0; item < order.Length; item++)
            itemOf[order[item]] = item;
        var left = new List<Neighbor>[order.Length];
        var right = new List<Neighbor>[order.Length];
        for (var item = 0; item < order.Length; item++)
            (left[item], right[item]) = ([], []);
        foreach (var (pair, count) in _pairs)
        {
            var (first, second) = (itemOf[(int)(pair >> 32)], itemOf[(int)(pair & 0xFFFFFFFF)]);
            if (first < 0 || second < 0 || first == second)
                continue;
            right[first].Add(new Neighbor(second, count));
            left[second].Add(new Neighbor(first, count));
        }

        Neighbor[][] Sorted(List<Neighbor>[] lists) => [.. lists.Select(list => list.OrderBy(neighbor => neighbor.Item).ToArray())];
        return ([.. order.Select(number => _keys[number])], Sorted(left), Sorted(right), [.. order.Select(number => (float)_uses[number])]);
    }

    /// <summary>Two small numbers in one long: the framework's hash, their exclusive or, would put most pairs in the same places.</summary>
    private sealed class Spread : IEqualityComparer<long>
    {
        public bool Equals(long x, long y) => x == y;

        public int GetHashCode(long pair) => (int)((ulong)pair * 0x9E3779B97F4A7C15 >> 32);
    }
}
