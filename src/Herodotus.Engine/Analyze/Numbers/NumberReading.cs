using Herodotus.Text;

namespace Herodotus.Analyze.Numbers;

/// <summary>How a number is meant.</summary>
public enum NumberKind
{
    /// <summary>How many: <c>21</c>, <c>twenty-one</c>.</summary>
    Cardinal,

    /// <summary>Which one: <c>21st</c>, <c>vigésimo primero</c>.</summary>
    Ordinal,

    /// <summary>A part: <c>two thirds</c>, <c>3/4</c>.</summary>
    Fraction,

    /// <summary>A part said as one of many: <c>one in five</c>, <c>one out of three</c>.</summary>
    Ratio,

    /// <summary>An open plural (<c>hundreds of</c>): from the value to <see cref="NumberReading.Upper"/>.</summary>
    Vague,
}

/// <summary>Which mark stands before the decimals where three digits after it leave both readings open.</summary>
public enum DecimalMark
{
    /// <summary>As the language has it.</summary>
    ByLanguage,
    Dot,
    Comma,
}

/// <summary>What a reader may take into a number.</summary>
[Flags]
public enum NumberOptions
{
    None = 0,

    /// <summary>Do not read across "and" between a hundred and what follows it: <c>between one hundred and two hundred</c>.</summary>
    StopAtAnd = 1,

    /// <summary>A plain space does not group digits: <c>May 3 500 people</c>.</summary>
    NoSpacedGroups = 2,

    /// <summary>Beside a currency: <c>m</c>, <c>b</c> and <c>t</c> are scales.</summary>
    Money = 4,
}

/// <summary>A number as written and what it is worth.</summary>
/// <param name="Span">Figures and words, with sign and scale.</param>
/// <param name="Value">Its worth; 0 when <paramref name="Overflow"/>.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="InFigures">It starts with digits.</param>
/// <param name="Overflow">Larger than a <see cref="decimal"/> holds: there is no value, and none is made up.</param>
/// <param name="Step">The worth of its last significant digit, the precision written: 1,000 for <c>253,000</c>, 100,000 for <c>1.5 million</c>.</param>
/// <param name="Upper">The upper end of a vague number, else equal to the value.</param>
public readonly record struct NumberReading(
    TextSpan Span, decimal Value, NumberKind Kind, bool InFigures, bool Overflow, decimal Step, decimal Upper);
