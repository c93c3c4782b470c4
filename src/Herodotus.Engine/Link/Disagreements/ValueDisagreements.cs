using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Link.Disagreements;

/// <summary>Two values for one thing: by rounding, by a later count, by a wider scope, or in conflict.</summary>
internal static class ValueDisagreements
{
    /// <summary>Words of the sentences around two figures that must be shared before they are taken for figures of one thing.</summary>
    private const double SharedContext = 0.3;

    /// <summary>The same for small counts, of which every report has many.</summary>
    private const double SharedContextOfSmall = 0.5;

    private const decimal MaxSmall = 20;

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
                    if (met.Add(other) && Differ(other, figure) && SameContext(other, figure) && SamePeople(story, other, figure))
                        yield return Explain(other, figure, dates);
                }

                if (others.Count < MaxCompared)
                    others.Add(figure);
            }
        }
    }

    private static bool Differ(Candidate one, Candidate other)
    {
        var (a, b) = (one.Figure, other.Figure);
        if (a.Value == b.Value)
            return false;
        // A change and a level are different things; so are figures that one report gives side by side.
        if ((a.Change is QuantityChange.Up or QuantityChange.Down) != (b.Change is QuantityChange.Up or QuantityChange.Down))
            return false;
        return Math.Max(a.Value!.Value, b.Value!.Value) / Math.Min(a.Value.Value, b.Value.Value) <= MaxRatio
            && !one.Reports.Overlaps(other.Reports);
    }

    private static bool SameContext(Candidate one, Candidate other)
    {
        var least = one.Figure.Unit is null && Math.Max(one.Figure.Value!.Value, other.Figure.Value!.Value) <= MaxSmall ? SharedContextOfSmall : SharedContext;
        return one.Context.Count(other.Context.Contains) >= least * Math.Min(one.Context.Count, other.Context.Count);
    }

    /// <summary>False when each sentence names people and none of them is the other's: then they tell of two people's figures.</summary>
    private static bool SamePeople(StoryContext story, Candidate one, Candidate other)
    {
        var (first, second) = (one.People(story), other.People(story));
        return first.Count == 0 || second.Count == 0 || first.Overlaps(second);
    }

    private static Disagreement Explain(Candidate one, Candidate other, Dictionary<string, PublicationTime?> dates)
    {
        var (early, late) = (dates[one.Claim.Assertions[0].Report], dates[other.Claim.Assertions[0].Report]);
        var (first, second) = early is { } a && late is { } b && a > b ? (other, one) : (one, other);
        var reason = Rounded(first, second) ? DisagreementReason.Precision
            : first.Figure.Change is QuantityChange.AtLeast or QuantityChange.AtMost || second.Figure.Change is QuantityChange.AtLeast or QuantityChange.AtMost ? DisagreementReason.Scope
            : early is { } from && late is { } to && from.Date != to.Date ? DisagreementReason.Update
            : DisagreementReason.Conflict;
        return new Disagreement(DisagreementKind.Value, reason, [first.Claim.Id, second.Claim.Id], [first.Side, second.Side]);
    }

    /// <summary>True when the rounder of the two is the other, rounded to its digits.</summary>
    private static bool Rounded(Candidate a, Candidate b)
    {
        if (a.Digits == b.Digits)
            return false;
        var (coarse, fine) = a.Digits < b.Digits ? (a.Figure.Value!.Value, b.Figure.Value!.Value) : (b.Figure.Value!.Value, a.Figure.Value!.Value);
        var step = 1m;
        while (step <= coarse && coarse % (step * 10) == 0)
            step *= 10;
        return step > 1 && Math.Abs(coarse - fine) * 2 <= step;
    }

    private static int Digits(decimal value)
    {
        while (value != 0 && value % 10 == 0)
            value /= 10;
        return value.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
    }

    /// <summary>A figure with the words of what it measures and of the sentence it stands in; what only some are asked for is made once.</summary>
    private sealed class Candidate(Claim claim)
    {
        private int _digits = -1;
        private HashSet<string>? _reports;
        private DisagreementSide? _side;
        private HashSet<string>? _people;

        public Claim Claim => claim;

        public FigureClaim Figure => claim.Figure!;

        public int Digits => _digits >= 0 ? _digits : _digits = ValueDisagreements.Digits(Figure.Value!.Value);

        public HashSet<string> Reports => _reports ??= claim.Assertions.Select(assertion => assertion.Report).ToHashSet(StringComparer.Ordinal);

        /// <summary>Ids of the people named in the sentences that give the figure.</summary>
        public HashSet<string> People(StoryContext story) => _people ??=
        [
            .. claim.Assertions.SelectMany(assertion => story.NamedIn(assertion.Report, assertion.Span)).Where(actor => actor.Type == ActorType.Person).Select(actor => actor.Id),
        ];

        public DisagreementSide Side => _side ??= new(FigureText.Value(Figure) + (Figure.Of is { } of ? $" ({of})" : ""), claim.Assertions);

        public HashSet<string> Thing { get; } = ContentWords.Of(claim.Figure!.Unit is null ? claim.Figure.UnitText ?? claim.Figure.Of : claim.Figure.Of ?? claim.Figure.UnitText);

        public HashSet<string> Context { get; } = ContentWords.Of(claim.Assertions[0].Quote);
    }
}
