namespace Herodotus.Analyze.Quantities;

/// <summary>What a phrase says about a number near it; the names are those of <c>data/&lt;language&gt;/quantities.txt</c>.</summary>
[Flags]
internal enum CueKinds : long
{
    None = 0,
    About = 1,
    Least = 1 << 1,
    Most = 1 << 2,
    Up = 1 << 3,
    Down = 1 << 4,
    Filler = 1 << 5,
    Between = 1 << 6,
    From = 1 << 7,
    To = 1 << 8,
    And = 1 << 9,
    Or = 1 << 10,
    Label = 1 << 11,
    Month = 1 << 12,
    Stop = 1 << 13,
    Plural = 1 << 14,
    Singular = 1 << 15,
    Skip = 1 << 16,
    Age = 1 << 17,
    Per = 1 << 18,
    PerNoun = 1 << 19,
    AboutAfter = 1 << 20,
    LeastAfter = 1 << 21,
    MostAfter = 1 << 22,
    Higher = 1 << 23,
    Lower = 1 << 24,
    Premodifier = 1 << 25,
    Clock = 1 << 26,
    ClockAfter = 1 << 27,
    Date = 1 << 28,
    Of = 1 << 29,
    NotOne = 1 << 30,
    NoRate = 1L << 31,
    Copula = 1L << 32,
    But = 1L << 33,
    BelowZero = 1L << 34,
    By = 1L << 35,
    Carry = 1L << 36,
    Whom = 1L << 37,
    Preposition = 1L << 38,
    Determiner = 1L << 39,
    Clause = 1L << 40,
    For = 1L << 41,
    With = 1L << 42,
    Adverb = 1L << 43,
    Founded = 1L << 44,
    Tallied = 1L << 45,
}

/// <summary>A phrase with all it may mean.</summary>
internal sealed class Cue
{
    public CueKinds Kinds { get; set; }

    public bool Is(CueKinds kinds) => (Kinds & kinds) != 0;
}
