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

    /// <summary>Figures of one word that a figure is compared with: a word with more is no one thing.</summary>
    private const int MaxCompared = 32;

    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims)
    {
        var dates = story.Reports.ToDictionary(report => report.Report.Id, report => report.Report.Published, StringComparer.Ordinal);
        var figures = claims.Where(claim => claim.Figure is { Value: > 0 }).Select(claim => new Candidate(claim)).Where(figure => figure.Thing.Count > 0).ToList();
        // Only figures of one unit that share a word of what they measure can be of one thing.
        var byThing = new Dictionary<(string? Unit, string Word), List<Candidate>>();
        foreach (var figure in figures)
        {
            var met = new HashSet<Candidate>();
            foreach (var word in figure.Thing.Order(StringComparer.Ordinal))
            {
                if (!byThing.TryGetValue((figure.Claim.Figure!.Unit, word), out var others))
                    byThing.Add((figure.Claim.Figure.Unit, word), others = []);
                foreach (var other in others)
                {
                    if (met.Add(other) && Differ(other.Claim, figure.Claim) && SameContext(other, figure))
                        yield return Explain(other.Claim, figure.Claim, dates);
                }

                if (others.Count < MaxCompared)
                    others.Add(figure);
            }
        }
    }

    private static bool Differ(Claim one, Claim other)
    {
        var (a, b) = (one.Figure!, other.Figure!);
        if (a.Value == b.Value)
            return false;
        // A change and a level are different things; so are figures that one report gives side by side.
        if ((a.Change is QuantityChange.Up or QuantityChange.Down) != (b.Change is QuantityChange.Up or QuantityChange.Down))
            return false;
        return Math.Max(a.Value!.Value, b.Value!.Value) / Math.Min(a.Value.Value, b.Value.Value) <= MaxRatio
            && !one.Assertions.Select(assertion => assertion.Report).Intersect(other.Assertions.Select(assertion => assertion.Report), StringComparer.Ordinal).Any();
    }

    private static bool SameContext(Candidate one, Candidate other) =>
        one.Context.Count(other.Context.Contains) >= SharedContext * Math.Min(one.Context.Count, other.Context.Count);

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

    /// <summary>A figure with the words of what it measures and of the sentence it stands in.</summary>
    private sealed class Candidate(Claim claim)
    {
        public Claim Claim => claim;

        public HashSet<string> Thing { get; } = ContentWords.Of(claim.Figure!.Of ?? claim.Figure.UnitText);

        public HashSet<string> Context { get; } = ContentWords.Of(claim.Assertions[0].Quote);
    }
}
