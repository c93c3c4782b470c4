namespace Herodotus.Learning.Features;

/// <summary>
/// Training examples kept flat: features as rows of a dense numbering, the rare ones dropped. Feature 32-bit keys are numbered in the
/// order they were first met, so that training does not depend on any hash order.
/// </summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<uint> _keys = [];
    private readonly List<int> _counts = [];
    private readonly List<int> _cells = [];
    private readonly List<float> _values = [];
    private readonly List<int> _starts = [0];
    private bool _hasValues;

    public int ItemCount => _starts.Count - 1;

    public ReadOnlySpan<uint> Keys => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_keys);

    public void Add(FeatureRows rows)
    {
        for (var item = 0; item < rows.Count; item++)
        {
            var features = rows.Features(item);
            var values = rows.Values(item);
            for (var i = 0; i < features.Length; i++)
            {
                if (!_numbers.TryGetValue(features[i], out var number))
                {
                    _numbers.Add(features[i], number = _keys.Count);
                    _keys.Add(features[i]);
                    _counts.Add(0);
                }

                _counts[number]++;
                _cells.Add(number);
                if (!values.IsEmpty && !_hasValues)
                {
                    _hasValues = true;
                    _values.AddRange(Enumerable.Repeat(1f, _cells.Count - 1));
                }

                if (_hasValues)
                    _values.Add(values.IsEmpty ? 1 : values[i]);
            }

            _starts.Add(_cells.Count);
        }
    }

    /// <summary>Forgets features met fewer times than <paramref name="minCount"/>.</summary>
    public void DropRare(int minCount)
    {
        if (minCount <= 1)
            return;
        var renumbered = new int[_keys.Count];
        var kept = 0;
        for (var number = 0; number < renumbered.Length; number++)
        {
            renumbered[number] = _counts[number] >= minCount ? kept : -1;
            if (renumbered[number] < 0)
                continue;
            _keys[kept] = _keys[number];
            _counts[kept++] = _counts[number];
        }

        _keys.RemoveRange(kept, _keys.Count - kept);
        _counts.RemoveRange(kept, _counts.Count - kept);
        _numbers.Clear();
        var (write, read) = (0, 0);
        for (var item = 0; item < ItemCount; item++)
        {
            for (; read < _starts[item + 1]; read++)
            {
                if (renumbered[_cells[read]] < 0)
                    continue;
                if (_hasValues)
                    _values[write] = _values[read];
                _cells[write++] = renumbered[_cells[read]];
            }

            _starts[item + 1] = write;
        }

        _cells.RemoveRange(write, _cells.Count - write);
    }

    /// <summary>Where an item's features start, counted over all items.</summary>
    public int Offset(int item) => _starts[item];

    public ReadOnlySpan<int> Features(int item) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_cells)[_starts[item].._starts[item + 1]];

    /// <summary>Empty when all values are 1.</summary>
    public ReadOnlySpan<float> Values(int item) => _hasValues
        ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values)[_starts[item].._starts[item + 1]]
        : default;
}
