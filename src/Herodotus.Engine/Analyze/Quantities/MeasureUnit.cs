namespace Herodotus.Analyze.Quantities;

/// <summary>A unit of measure, a currency or a part of one.</summary>
/// <param name="Code">UCUM or ISO 4217; null where there is none, or where only the country can tell (<paramref name="Family"/>).</param>
/// <param name="Dimension">What it measures; <c>money</c> for currencies. Only units of one dimension convert into one another.</param>
/// <param name="Worth">How many of the dimension's first unit it is worth.</param>
/// <param name="Zero">Added before multiplying, for temperatures.</param>
/// <param name="Family">The name that several currencies share: <c>peso</c>, <c>dollar</c>.</param>
internal sealed record MeasureUnit(string? Code, string Dimension, decimal Worth = 0, decimal Zero = 0, string? Family = null)
{
    public bool IsMoney => Dimension == "money";

    public bool IsPercent => Code == "%";
}
