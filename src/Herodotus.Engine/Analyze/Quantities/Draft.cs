using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

/// <summary>A quantity while it is being read: numbers, unit and bounds as positions, made into words only at the end.</summary>
internal struct Draft
{
    /// <summary>The whole, with currency, unit and rate, without what says "about" or "rose by".</summary>
    public int Start, End;

    /// <summary>The figures or number words of the first number.</summary>
    public int NumberStart, NumberEnd;

    public decimal Value, Upper;

    /// <summary>The precision written.</summary>
    public decimal Step, UpperStep;

    public bool IsRange, IsVague, IsFraction, IsRatio, InFigures, Overflow;

    public MeasureUnit? Unit;

    /// <summary>What the rate is per, when it is a unit.</summary>
    public MeasureUnit? PerUnit;

    /// <summary>A sign before the number, and what stands behind it; empty spans where there is none.</summary>
    public TextSpan UnitBefore, UnitAfter;

    public TextSpan Of;

    public QuantityChange Change;

    /// <summary>A verb of change governs it: an amount of change, not a level.</summary>
    public bool IsChange;

    /// <summary>A range made of two bounds: the bounds are said by the range.</summary>
    public bool IsBounded;

    /// <summary>What stands behind the number is counted, not a unit of measure.</summary>
    public bool IsCount;

    public readonly bool HasUnit => Unit is not null || IsCount;
}
