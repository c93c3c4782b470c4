using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Two values for one thing: by rounding, by a later count, by a wider scope, or in conflict.</summary>
internal static class ValueDisagreements
{
    /// <summary>Words of the sentences around two figures that must be shared before they are taken for figures of one thing.</summary>
    private const double SharedContext = 0.3;

    /// <summary>Values further apart than this are of different things: no two reports of one count differ tenfold.</summary>
    private const decimal MaxRatio = 5;

    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        var dates = story.Reports.ToDictionary(report => report.Report.Id, report => report.Report.Published, StringComparer.Ordinal);
        var figures = claims.Where(claim => claim.Figure is { Value: not null }).ToList();
        for (var i = 0; i < figures.Count; i++)
        {
            for (var j = i + 1; j < figures.Count; j++)
            {
                if (Differ(figures[i], figures[j]) && SameThing(figures[i], figures[j]))
                    yield return Explain(figures[i], figures[j], dates);
            }
        }
    }

    private static bool Differ(Claim one, Claim other)
    {
        var (a, b) = (one.Figure!, other.Figure!);
        if (a.Unit != b.Unit || a.Value == b.Value || a.Value is not > 0 || b.Value is not > 0)
            return false;
        // A change and a level are different things; so are figures that one report gives side by side.
        if ((a.Change is QuantityChange.Up or QuantityChange.Down) != (b.Change is QuantityChange.Up or QuantityChange.Down))
            return false;
        return Math.Max(a.Value.Value, b.Value.Value) / Math.Min(a.Value.Value, b.Value.Value) <= MaxRatio
            && !one.Assertions.Select(assertion => assertion.Report).Intersect(other.Assertions.Select(assertion => assertion.Report), StringComparer.Ordinal).Any();
    }

    /// <summary>The same counted noun, or (for money and measures) the same noun measured, in sentences about the same.</summary>
    private static bool SameThing(Claim one, Claim other)
    {
        var (a, b) = (one.Figure!, other.Figure!);
        var left = ContentWords.Of(a.Of ?? a.UnitText);
        var right = ContentWords.Of(b.Of ?? b.UnitText);
        if (left.Count == 0 || right.Count == 0 || !left.Overlaps(right))
            return false;
        var (first, second) = (ContentWords.Of(one.Assertions[0].Quote), ContentWords.Of(other.Assertions[0].Quote));
        return first.Count(second.Contains) >= SharedContext * Math.Min(first.Count, second.Count);
    }

    private static Disagreement Explain(Claim one, Claim other, Dictionary<string, PublicationTime?> dates)
    {
        var (early, late) = (dates[one.Assertions[0].Report], dates[other.Assertions[0].Report]);
        var (first, second) = early is { } a && late is { } b && a > b ? (other, one) : (one, other);
        var reason = Rounded(first.Figure!, second.Figure!) ? DisagreementReason.Precision
            : first.Figure!.Change is QuantityChange.AtLeast or QuantityChange.AtMost || second.Figure!.Change is QuantityChange.AtLeast or QuantityChange.AtMost ? DisagreementReason.Scope
            : early is { } from && late is { } to && from.Date != to.Date ? DisagreementReason.Update
            : DisagreementReason.Conflict;
        return new Disagreement(DisagreementKind.Value, reason, [first.Id, second.Id], [Side(first), Side(second)]);
    }

    /// <summary>True when the rounder of the two is the other, rounded to its digits.</summary>
    private static bool Rounded(FigureClaim a, FigureClaim b)
    {
        var (x, y) = (a.Value!.Value, b.Value!.Value);
        var (coarse, fine) = Digits(x) <= Digits(y) ? (x, y) : (y, x);
        var step = 1m;
        while (step <= coarse && coarse % (step * 10) == 0)
            step *= 10;
        return step > 1 && Math.Abs(coarse - fine) * 2 <= step && Digits(coarse) < Digits(fine);
    }

    private static int Digits(decimal value)
    {
        while (value != 0 && value % 10 == 0)
            value /= 10;
        return value.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
    }

    private static DisagreementSide Side(Claim claim) => new(FigureText.Value(claim.Figure!) + (claim.Figure!.Of is { } of ? $" ({of})" : ""), claim.Assertions);
}
