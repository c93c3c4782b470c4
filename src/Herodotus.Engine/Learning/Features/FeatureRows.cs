using System.Runtime.CompilerServices;

namespace Herodotus.Learning.Features;

/// <summary>
/// The features of the items of one sequence (tokens of a sentence), or of one item to classify. Made to be cleared and filled again:
/// it allocates only while it grows.
/// </summary>
/// <example><code>
/// rows.Clear();
/// foreach (var token in sentence) { rows.StartItem(); rows.Add(FeatureHash.Mix(1, FeatureHash.OfLower(word))); … }
/// </code></example>
public sealed class FeatureRows
{
    private uint[] _features = new uint[256];
    private float[]? _values;
    private int[] _starts = new int[16];
    private int _count;
    private int _size;

    /// <summary>How many items were started.</summary>
    public int Count => _count;

    /// <summary>True when no item has a feature.</summary>
    public bool IsEmpty => _size == 0;

    /// <summary>True when some feature has a value other than 1.</summary>
    public bool HasValues { get; private set; }

    public void Clear()
    {
        _count = 0;
        _size = 0;
        HasValues = false;
    }

    public void StartItem()
    {
        if (_count == _starts.Length)
            Array.Resize(ref _starts, _count * 2);
        _starts[_count++] = _size;
    }

    /// <summary>Adds a feature that is there (value 1) to the item started last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(uint feature)
    {
        var (features, size) = (_features, _size);
        if ((uint)size < (uint)features.Length && !HasValues)
        {
            features[size] = feature;
            _size = size + 1;
            return;
        }

        AddSlowly(feature);
    }

    private void AddSlowly(uint feature)
    {
        if (_size == _features.Length)
            Grow();
        if (HasValues)
            _values![_size] = 1;
        _features[_size++] = feature;
    }

    /// <summary>Adds a feature with a value: keep values within about -3 … 3, since the learner has one rate for all.</summary>
    public void Add(uint feature, float value)
    {
        if (_size == _features.Length)
            Grow();
        if (!HasValues)
        {
            HasValues = true;
            if (_values is null || _values.Length < _features.Length)
                _values = new float[_features.Length];
            Array.Fill(_values, 1, 0, _size);
        }

        _values![_size] = value;
        _features[_size++] = feature;
    }

    /// <summary>How many features all items have.</summary>
    internal int FeatureCount => _size;

    /// <summary>The features of all items, one item after the other.</summary>
    internal ReadOnlySpan<uint> AllFeatures => _features.AsSpan(0, _size);

    /// <summary>The features of one item.</summary>
    public ReadOnlySpan<uint> Features(int item) => _features.AsSpan(_starts[item], End(item) - _starts[item]);

    /// <summary>The values that go with <see cref="Features"/>; empty when all are 1.</summary>
    public ReadOnlySpan<float> Values(int item) =>
        !HasValues ? default : _values.AsSpan(_starts[item], End(item) - _starts[item]);

    private int End(int item) => item + 1 < _count ? _starts[item + 1] : _size;

    private void Grow()
    {
        Array.Resize(ref _features, _size * 2);
        if (HasValues)
            Array.Resize(ref _values, _size * 2);
    }
}
