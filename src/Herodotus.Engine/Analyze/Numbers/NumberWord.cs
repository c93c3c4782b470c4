namespace Herodotus.Analyze.Numbers;

/// <summary>The roles a word has in numbers; one word may have several (<c>third</c> is an ordinal and a denominator).</summary>
internal sealed class NumberWord
{
    /// <summary>A value below 1000 that adds; -1 when it is none.</summary>
    public int Cardinal { get; set; } = -1;

    public bool Hundred { get; set; }

    /// <summary>A multiplier of a block; 0 when it is none.</summary>
    public decimal Scale { get; set; }

    /// <summary>A counted group that ends the number; 0 when it is none.</summary>
    public int Group { get; set; }

    public decimal Ordinal { get; set; }

    /// <summary>What it divides by; 0 when it does not.</summary>
    public decimal Denominator { get; set; }

    /// <summary>A denominator that may stand alone: <c>half</c>.</summary>
    public bool Alone { get; set; }

    public bool Plural { get; set; }

    /// <summary>The lower end of an open plural; 0 when it is none.</summary>
    public decimal Vague { get; set; }

    public NumberRole Role { get; set; }

    /// <summary>True when a number can begin with it.</summary>
    public bool Starts => Cardinal >= 0 || Hundred || Scale > 0 || Group > 0 || Ordinal > 0 || Denominator > 0 || Vague > 0
        || Role is NumberRole.Article or NumberRole.Minus or NumberRole.Point;
}

/// <summary>What a small word does inside a number.</summary>
internal enum NumberRole
{
    None,
    Article,
    And,
    Point,
    Minus,
    Of,
    In,
    Out,
    Over,
    With,
    Per,
}
