namespace Herodotus.Learning.Sequences;

/// <summary>
/// The labels of a sequence tagger, in order, and which may follow which: <c>I-x</c> only after <c>B-x</c> or <c>I-x</c>. Labels
/// without a <c>B-</c> or <c>I-</c> in front follow anything.
/// </summary>
public sealed class LabelSet
{
    /// <summary>A set of labels is kept as bits of one word (<see cref="All"/>).</summary>
    public const int MaxLabels = 64;

    private readonly int[] _inside;

    /// <exception cref="ArgumentException">No labels, or more than <see cref="MaxLabels"/>.</exception>
    public LabelSet(ImmutableArray<string> names)
    {
        if (names.Length is 0 or > MaxLabels)
            throw new ArgumentException($"a tagger has 1 to {MaxLabels} labels, not {names.Length}", nameof(names));
        Names = names;
        _inside = new int[names.Length];
        for (var label = 0; label < names.Length; label++)
        {
            var first = names[label].StartsWith("I-", StringComparison.Ordinal) ? names.IndexOf("B-" + names[label][2..]) : -1;
            _inside[label] = first;
        }
    }

    /// <summary><c>O</c>, then <c>B-x</c> and <c>I-x</c> for each type in order.</summary>
    public static LabelSet Bio(params IEnumerable<string> types) =>
        new([.. types.SelectMany(type => new[] { "B-" + type, "I-" + type }).Prepend("O")]);

    public ImmutableArray<string> Names { get; }

    public int Count => Names.Length;

    /// <summary>The bits of all labels.</summary>
    public ulong All => Count == 64 ? ulong.MaxValue : (1UL << Count) - 1;

    /// <summary>The label's index, or -1.</summary>
    public int IndexOf(string name) => Names.IndexOf(name);

    public bool MayStart(int label) => _inside[label] < 0;

    public bool MayFollow(int previous, int label) =>
        _inside[label] < 0 || previous == _inside[label] || previous == label;
}
