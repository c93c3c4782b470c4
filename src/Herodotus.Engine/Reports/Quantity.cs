using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>How a quantity stands to its value: <c>= ~ &gt; &lt; up down range</c> in the contract.</summary>
public enum QuantityChange
{
    Exact,
    About,
    AtLeast,
    AtMost,
    Up,
    Down,
    Range,
}

/// <summary>A number with its unit and what it counts or measures.</summary>
public sealed record Quantity
{
    public required TextSpan Span { get; init; }

    /// <summary>Null for a range.</summary>
    public decimal? Value { get; init; }

    /// <summary>The number written is larger than a <see cref="decimal"/> holds: there is no value, and none is made up.</summary>
    public bool Overflow { get; init; }

    /// <summary>ISO 4217 for money, UCUM for measures (<c>km</c>, <c>har</c>, <c>%</c>), else null.</summary>
    public string? Unit { get; init; }

    /// <summary>The unit or counted thing as written (<c>members</c>, <c>US$</c>).</summary>
    public string? UnitText { get; init; }

    public QuantityChange Change { get; init; }

    /// <summary>The ends of a range.</summary>
    public decimal? From { get; init; }

    public decimal? To { get; init; }

    /// <summary>What is counted or measured, as written, when the sentence says it.</summary>
    public string? Of { get; init; }

    public TextSpan? OfSpan { get; init; }

    /// <summary>Conversions written beside it and recomputed.</summary>
    public ImmutableArray<UnitCheck> Checks { get; init; } = [];
}

/// <summary>A conversion written in the text and recomputed.</summary>
/// <param name="Says">Both sides, as written: <c>180 mi = 289 km</c>.</param>
/// <param name="Holds">True when the two agree within the precision written.</param>
/// <param name="Span">From the first side to the end of the second.</param>
public readonly record struct UnitCheck(string Says, bool Holds, TextSpan Span);
