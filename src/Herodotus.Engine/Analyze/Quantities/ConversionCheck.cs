using System.Globalization;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

/// <summary>Recomputes a conversion that the text writes: <c>180 miles (289 kilometers)</c>, <c>100 km, or 62 miles</c>.</summary>
internal static class ConversionCheck
{
    /// <summary>The check of two neighbours, or null when the second is no conversion of the first.</summary>
    public static UnitCheck? Of(ReadOnlySpan<char> text, in Draft first, in Draft second)
    {
        if (first.Unit is not { Worth: > 0 } from || second.Unit is not { Worth: > 0 } to || from.Dimension != to.Dimension || from.Code == to.Code
            || first.IsRange != second.IsRange || first.IsVague || second.IsVague || first.Overflow || second.Overflow || first.PerUnit?.Code != second.PerUnit?.Code
            || from.Dimension is "time" or "share" || !Joins(text[first.End..second.Start]))
        {
            return null;
        }

        var difference = first.IsChange || second.IsChange;
        var holds = Agree(first.Value, first.Step, from, second.Value, second.Step, to, difference)
            && (!first.IsRange || Agree(first.Upper, first.UpperStep, from, second.Upper, second.UpperStep, to, difference));
        if (!holds && from.Zero != to.Zero && !difference)
        {
            // "cooler by 2 degrees Celsius (3.6 Fahrenheit)": a difference though no verb of change was seen.
            holds = Agree(first.Value, first.Step, from, second.Value, second.Step, to, difference: true)
                && (!first.IsRange || Agree(first.Upper, first.UpperStep, from, second.Upper, second.UpperStep, to, difference: true));
        }

        return new UnitCheck($"{Says(first, from)} = {Says(second, to)}", holds, TextSpan.FromBounds(first.Start, second.End));
    }

    /// <summary>A bracket, "or", a comma with "or" or "about" stand between the two sides; nothing else does.</summary>
    private static bool Joins(ReadOnlySpan<char> between)
    {
        if (between.Length is 0 or > 24)
            return false;
        var trimmed = between.Trim();
        if (trimmed.IsEmpty || trimmed[0] is not ('(' or '[' or '/' or ',' or '=' or 'o') && !trimmed.StartsWith("o ", StringComparison.Ordinal))
            return false;
        foreach (var c in trimmed)
        {
            if (char.IsAsciiDigit(c) || c is ')' or ']' or '.' or ';')
                return false;
        }

        return trimmed[0] is not ('o' or ',') || trimmed is "or" or "o" or ", or" or ", o" or "or about" or ", or about" or "or roughly" or ", or roughly" or ", about" or "o unos" or "o unas" or ", o unos" or ", o unas" or ", unos" or ", unas";
    }

    /// <summary>Within half of the last digit written on either side.</summary>
    private static bool Agree(decimal left, decimal leftStep, MeasureUnit from, decimal right, decimal rightStep, MeasureUnit to, bool difference)
    {
        var zeroFrom = difference ? 0 : (double)from.Zero;
        var zeroTo = difference ? 0 : (double)to.Zero;
        var ratio = (double)from.Worth / (double)to.Worth;
        var expected = (((double)left + zeroFrom) * ratio) - zeroTo;
        if (from.Dimension == "economy" && double.IsInfinity(expected))
            return false;
        var tolerance = ((double)leftStep * ratio / 2) + ((double)rightStep / 2);
        return Math.Abs(expected - (double)right) <= tolerance * 1.0001;
    }

    private static string Says(in Draft draft, MeasureUnit unit) => draft.IsRange
        ? string.Create(CultureInfo.InvariantCulture, $"{draft.Value} to {draft.Upper} {Short(unit)}")
        : string.Create(CultureInfo.InvariantCulture, $"{draft.Value} {Short(unit)}");

    /// <summary><c>[mi_i]</c> as people write it: <c>mi</c>.</summary>
    private static string Short(MeasureUnit unit)
    {
        var code = unit.Code!;
        if (code[0] != '[')
            return code == "har" ? "ha" : code;
        var end = code.AsSpan().IndexOfAny('_', ']');
        return string.Concat(code.AsSpan(1, end - 1), code.AsSpan(code.IndexOf(']', StringComparison.Ordinal) + 1));
    }
}
