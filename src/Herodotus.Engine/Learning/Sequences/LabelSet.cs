namespace Herodotus.Learning.Sequences;

/// <summary>
/// The labels of a sequence tagger, in order, and which may follow which: <c>I-x</c> and <c>E-x</c> only after <c>B-x</c> or <c>I-x</c>, which must go on where there is
/// an <c>E-x</c>. Other labels follow anything.
/// </summary>
public sealed class LabelSet
{
    /// <summary>A set of labels is kept as bits of one word (<see cref="All"/>).</summary>
    public const int MaxLabels = 64;

    /// <summary>For each label the first of its span where it cannot be it, else -1; and the first of its span where that must go on, else -1.</summary>
    private readonly int[] _after;
    private readonly int[] _open;

    /// <exception cref="ArgumentException">No labels, or more than <see cref="MaxLabels"/>.</exception>
    public LabelSet(ImmutableArray<string> names)
    {
        if (names.Length is 0 or > MaxLabels)
            throw new ArgumentException($"a tagger has 1 to {MaxLabels} labels, not {names.Length}", nameof(names));
        Names = names;
        (_after, _open) = (new int[names.Length], new int[names.Length]);
        for (var label = 0; label < names.Length; label++)
        {
            var (form, first) = (names[label].Length > 2 ? names[label][..2] : "", names[label].Length > 2 ? names.IndexOf("B-" + names[label][2..]) : -1);
            _after[label] = form is "I-" or "E-" ? first : -1;
            _open[label] = form is "B-" or "I-" && names.Contains("E-" + names[label][2..]) ? first : -1;
        }
    }

    /// <summary><c>O</c>, then <c>B-x</c> and <c>I-x</c> for each type in order.</summary>
    public static LabelSet Bio(params IEnumerable<string> types) =>
        new([.. types.SelectMany(type => new[] { "B-" + type, "I-" + type }).Prepend("O")]);

    /// <summary><c>O</c>, then <c>B-x</c>, <c>I-x</c>, <c>E-x</c> and <c>S-x</c> for each type in order: the last item of a span and the only one have labels of their own.</summary>
    public static LabelSet Bioes(params IEnumerable<string> types) =>
        new([.. types.SelectMany(type => new[] { "B-" + type, "I-" + type, "E-" + type, "S-" + type }).Prepend("O")]);

    public ImmutableArray<string> Names { get; }

    public int Count => Names.Length;

    /// <summary>The bits of all labels.</summary>
    public ulong All => Count == 64 ? ulong.MaxValue : (1UL << Count) - 1;

    /// <summary>The label's index, or -1.</summary>
    public int IndexOf(string name) => Names.IndexOf(name);

    public bool MayStart(int label) => _after[label] < 0;

    public bool MayEnd(int label) => _open[label] < 0;

    public bool MayFollow(int previous, int label) => _open[previous] >= 0
        ? _after[label] == _open[previous]
        : _after[label] < 0 || (MayEnd(_after[label]) && (previous == _after[label] || previous == label));
}
