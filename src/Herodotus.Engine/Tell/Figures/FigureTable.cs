using Herodotus.Reports;

namespace Herodotus.Tell.Figures;

/// <summary>The figures of a story: those that most reports give first.</summary>
public static class FigureTable
{
    /// <summary>Characters of a sentence shown as context for a figure that does not say what it measures.</summary>
    private const int MaxContext = 120;

    public static ImmutableArray<Figure> Of(Story story) =>
    [
        .. story.Claims
            .Where(claim => claim.Figure is not null)
            .OrderByDescending(claim => claim.ReportCount)
            .Select((claim, index) => new Figure(string.Create(null, $"f{index + 1}"), What(claim), claim.Figure!, [claim.Id])),
    ];

    private static string What(Claim claim)
    {
        var figure = claim.Figure!;
        if (figure.Of is { } of)
            return figure.UnitText is { } unit && figure.Unit is null && !of.Contains(unit, StringComparison.OrdinalIgnoreCase) ? $"{unit}, {of}" : of;
        if (figure.Unit is null && figure.UnitText is { } counted)
            return counted;
        var quote = claim.Assertions[0].Quote.ReplaceLineEndings(" ").Trim();
        return quote.Length <= MaxContext ? quote : $"{quote[..quote.LastIndexOf(' ', MaxContext)]} …";
    }
}
