using System.Collections.Frozen;
using System.Globalization;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Claims;

/// <summary>Figures as people write them.</summary>
public static class FigureText
{
    private static readonly FrozenDictionary<string, string> Durations = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a"] = "years",
        ["mo"] = "months",
        ["wk"] = "weeks",
        ["d"] = "days",
        ["h"] = "hours",
        ["min"] = "minutes",
        ["s"] = "seconds",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Value with its sign of change and unit: <c>US$50 million</c> is written <c>50,000,000 USD</c>, so that any two can be compared.</summary>
    public static string Value(FigureClaim figure)
    {
        var number = figure.Value is { } value ? Number(value) : $"{Number(figure.From)} to {Number(figure.To)}";
        var unit = figure.Unit ?? figure.UnitText;
        var sign = figure.Change switch
        {
            QuantityChange.About => "about ",
            QuantityChange.AtLeast => "at least ",
            QuantityChange.AtMost => "at most ",
            QuantityChange.Up => "up ",
            QuantityChange.Down => "down ",
            _ => "",
        };
        return unit switch
        {
            null => sign + number,
            "%" => $"{sign}{number} %",
            // UCUM codes that nobody would read ("har", "[ston_av]") give way to the word written.
            "har" => $"{sign}{number} {figure.UnitText ?? "hectares"}",
            _ when IsDuration(figure) => $"{sign}{number} {figure.UnitText ?? Durations[unit]}",
            _ when unit.Contains('[', StringComparison.Ordinal) => $"{sign}{number} {figure.UnitText ?? unit}",
            _ => $"{sign}{number} {unit}",
        };
    }

    /// <summary>True for a length of time, an age among them.</summary>
    public static bool IsDuration(FigureClaim figure) => figure.Unit is { } unit && Durations.ContainsKey(unit);

    /// <summary>What the figure is of, beside its unit: what befell those it counts, else what is measured; null when nothing is said.</summary>
    public static string? Thing(FigureClaim figure) => figure.Toll is { } toll ? ContractNames.Name(toll) : figure.Of;

    /// <summary>The value with what it is of in brackets, where its unit does not say that: one side of a disagreement.</summary>
    public static string Side(FigureClaim figure) => figure is { Toll: null, Unit: null, UnitText: not null } || Thing(figure) is not { } thing ? Value(figure) : $"{Value(figure)} ({thing})";

    private static string Number(decimal? value) => value is { } number ? number.ToString("#,##0.##########", CultureInfo.InvariantCulture) : "?";
}
