using System.Runtime.InteropServices;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Disagreements;

/// <summary>Several values for one thing: by rounding, by a later count, by a wider scope, or in conflict.</summary>
internal static class ValueDisagreements
{
    /// <summary>Share of the words of the shorter of two sentences that both must have before their figures are taken for figures of one thing.</summary>
    private const double SharedContext = 0.3;

    /// <summary>The same for small counts, of which every report has many.</summary>
    private const double SharedContextOfSmall = 0.5;

    private const decimal MaxSmall = 20;

    /// <summary>Words beside two figures that both must have when only one says what it is of.</summary>
    private const int SharedOfUnsaid = 2;

    /// <summary>Values further apart than this are of different things; counts of the dead and the arrested grow faster.</summary>
    private const decimal MaxRatio = 5;

    private const decimal MaxTollRatio = 12;

    private const int FewDays = 3;

    private const int DaysOfCounting = 7;

    private const int DaysOfShares = 30;

    private const int DaysOfSearch = 30;

    /// <summary>Stems that sentences of two languages must share: names mostly.</summary>
    private const int SharedNames = 2;

    /// <summary>Things of one word that a figure is compared with: a word with more is no one thing.</summary>
    private const int MaxCompared = 32;

    /// <summary>Figures of a thing that each must agree that another is of it.</summary>
    private const int MaxWitnesses = 6;

    /// <summary>A thing with more values than this has no one value; a count of people may grow through as many reports as there are.</summary>
    private const int MaxSides = 6;

    /// <param name="rivals">Claims that give another's count of what one report tells.</param>
    public static IEnumerable<Disagreement> Find(StoryContext story, ImmutableArray<Claim> claims, HashSet<string> rivals)
    {
        var things = new List<List<FigureInContext>>();
        var byWord = new Dictionary<(string? Unit, string Word), List<List<FigureInContext>>>();
        var asked = new HashSet<List<FigureInContext>>(ReferenceEqualityComparer.Instance);
        var figures = claims.Where(claim => claim.Figure is { Value: > 0 } && (claim.ReportCount > 1 || !rivals.Contains(claim.Id))).Select((claim, place) => new FigureInContext(story, claim) { Place = place }).ToList();
        var dead = new Dictionary<(string Report, TextSpan Sentence), List<FigureInContext>>();
        var counts = figures.Where(figure => figure.Figure.Toll is not null && !figure.IsOfThePast).SelectMany(figure => figure.Reports.Select(report => (report, figure.Figure.Toll))).CountBy(pair => pair).ToDictionary();
        // The dead first: the injured told beside one toll of them are of one event.
        foreach (var figure in figures.OrderBy(static figure => figure.Figure.Toll != Toll.Killed))
        {
            figure.IsOnly = figure.Figure.Toll is not null && !figure.IsOfThePast && figure.Reports.All(report => counts[(report, figure.Figure.Toll)] == 1);
            foreach (var assertion in figure.Claim.Assertions)
            {
                if (figure.Figure.Toll is not null && dead.TryGetValue((assertion.Report, assertion.Span), out var beside))
                    figure.Beside.Add(beside);
            }

            var keys = Keys(figure);
            asked.Clear();
            if (FindThing(figure, keys, byWord, asked) is { } found)
            {
                found.Add(figure);
                Note(figure, found, dead);
                continue;
            }

            List<FigureInContext> own = [figure];
            things.Add(own);
            Note(figure, own, dead);
            foreach (var key in keys)
            {
                if (!byWord.TryGetValue(key, out var others))
                    byWord.Add(key, others = []);
                if (others.Count < MaxCompared)
                    others.Add(own);
            }
        }

        var values = things.OrderBy(static thing => thing.Min(static figure => figure.Place)).Select(Explain).OfType<Disagreement>().ToList();
        var told = values.SelectMany(disagreement => disagreement.Claims).ToHashSet(StringComparer.Ordinal);
        return values.Concat(MeasureAmounts.Find(story, claims).Where(amounts => !amounts.Exists(amount => told.Contains(amount.Claim.Id))).Select(Explain).OfType<Disagreement>());
    }

    /// <summary>Keeps in which sentences a toll of the dead stands.</summary>
    private static void Note(FigureInContext figure, List<FigureInContext> thing, Dictionary<(string Report, TextSpan Sentence), List<FigureInContext>> dead)
    {
        if (figure.Figure.Toll != Toll.Killed)
            return;
        foreach (var assertion in figure.Claim.Assertions)
            dead.TryAdd((assertion.Report, assertion.Span), thing);
    }

    /// <summary>The first thing of the keys whose figures agree that another is of it.</summary>
    /// <param name="asked">Things that two keys lead to are asked once.</param>
    private static List<FigureInContext>? FindThing(
        FigureInContext figure, List<(string? Unit, string Word)> keys, Dictionary<(string? Unit, string Word), List<List<FigureInContext>>> byWord, HashSet<List<FigureInContext>> asked)
    {
        foreach (var key in keys)
        {
            if (!byWord.TryGetValue(key, out var things))
                continue;
            foreach (var thing in things)
            {
                if (asked.Add(thing) && IsOf(thing, figure))
                    return thing;
            }
        }

        return null;
    }

    /// <summary>
    /// True when every figure of a thing agrees that another is of it. A toll grows through reports that name the village, the region, the country: one will
    /// do where no report gives two, and none says which people.
    /// </summary>
    private static bool IsOf(List<FigureInContext> thing, FigureInContext figure)
    {
        var witnesses = CollectionsMarshal.AsSpan(thing)[..Math.Min(thing.Count, MaxWitnesses)];
        if (figure.Figure.Toll is null || figure.Head.Length > 0 || thing.Exists(static member => member.Head.Length > 0))
            return AllAgree(witnesses, figure);
        return OneAgrees(witnesses, figure) && !IsToldApart(thing, figure);
    }

    private static bool AllAgree(ReadOnlySpan<FigureInContext> witnesses, FigureInContext figure)
    {
        foreach (var witness in witnesses)
        {
            if (!IsSameThing(witness, figure))
                return false;
        }

        return true;
    }

    private static bool OneAgrees(ReadOnlySpan<FigureInContext> witnesses, FigureInContext figure)
    {
        foreach (var witness in witnesses)
        {
            if (IsSameThing(witness, figure))
                return true;
        }

        return false;
    }

    /// <summary>True where one report gives the figure and another value of the thing.</summary>
    private static bool IsToldApart(List<FigureInContext> thing, FigureInContext figure)
    {
        foreach (var member in thing)
        {
            if (member.Value != figure.Value && member.Reports.Overlaps(figure.Reports))
                return true;
        }

        return false;
    }

    /// <summary>Only figures of one unit that share a word of what they measure, or counts of people whom the same befell, can be of one thing.</summary>
    private static List<(string? Unit, string Word)> Keys(FigureInContext figure) => figure.Figure.Toll is { } toll
        ? [(null, toll.ToString())]
        : [.. figure.Thing.Order(StringComparer.Ordinal).Select(word => (figure.Figure.Unit ?? "", word)), .. figure.Speaker is { } speaker ? [(figure.Figure.Unit, "@" + speaker)] : ReadOnlySpan<(string?, string)>.Empty];

    /// <summary>One sum of money each that one speaker gives, in two reports of a few days, of the same people: "moved $40 million", "blanqueó 60 millones".</summary>
    private static bool IsSaidAgain(FigureInContext one, FigureInContext other) => one.Speaker is { } speaker && speaker == other.Speaker && one.IsOnlySum && other.IsOnlySum
        && one.People.Overlaps(other.People) && !one.Reports.Overlaps(other.Reports) && one.Told is { } early && other.Told is { } late && Math.Abs(early.DayNumber - late.DayNumber) <= FewDays;

    private static bool IsSameThing(FigureInContext one, FigureInContext other)
    {
        // What the figures themselves say comes first: it costs least, and most pairs end there. A change and a level are different things.
        if (IsChange(one) != IsChange(other) || Bounds(one.Figure.Change, other.Figure.Change))
            return false;
        if (one.Figure.Toll is not null)
        {
            return AreWithin(MaxTollRatio, one.Value, other.Value) && ((one.IsOnly && other.IsOnly && (one.Head.Length == 0 || other.Head.Length == 0)) || HeadsFit(one, other))
                && (one.Value == other.Value || !one.Reports.Overlaps(other.Reports))
                && (SameParties(one, other) || one.Beside.Overlaps(other.Beside)) && AreOfOneOccasion(one, other) && !one.IsPartial && !other.IsPartial && AreOfOneCount(one, other);
        }

        return (one.Head == other.Head || one.Head.Length == 0 || other.Head.Length == 0) && AreWithin(MaxRatio, one.Value, other.Value) && SameParties(one, other)
            && !AreOfTwoRounds(one, other) && (SharesContext(one, other) || IsSaidAgain(one, other)) && !SaysOtherwise(one, other)
            && AreOfOneOccasion(one, other);
    }

    /// <summary>
    /// A toll grows, and whom one raid caught is known within days: half as many, fewer a week later, or others held then, are another event's.
    /// </summary>
    private static bool AreOfOneCount(FigureInContext one, FigureInContext other)
    {
        if (one.Told is not { } early || other.Told is not { } late || early == late)
            return true;
        var (first, second) = early < late ? (one.Value, other.Value) : (other.Value, one.Value);
        var days = Math.Abs(late.DayNumber - early.DayNumber);
        // The missing are found.
        if (one.Figure.Toll == Toll.Missing && second < first)
            return days <= DaysOfSearch;
        return second > first / 2 && (days <= DaysOfCounting || (second >= first && one.Figure.Toll != Toll.Detained));
    }

    /// <summary>Shares that weeks lie between are of two votes, or of two months.</summary>
    private static bool AreOfTwoRounds(FigureInContext one, FigureInContext other) =>
        one.Figure.Unit is "%" && one.Told is { } early && other.Told is { } late && Math.Abs(late.DayNumber - early.DayNumber) > DaysOfShares;

    /// <summary>Divided, not multiplied: the largest numbers written have no multiples.</summary>
    private static bool AreWithin(decimal ratio, decimal one, decimal other) => Math.Max(one, other) / ratio <= Math.Min(one, other);

    /// <summary>The figures of two occasions are different things, and so are an average and a distance from somewhere.</summary>
    private static bool AreOfOneOccasion(FigureInContext one, FigureInContext other) =>
        one.IsQualified == other.IsQualified && !one.IsDirected && !other.IsDirected && SameOccasion(one, other);

    /// <summary>
    /// "Seven people" and "nine people" count alike; "three women" may be some of "five people", but "nine soldiers" are too many for "seven people".
    /// </summary>
    private static bool HeadsFit(FigureInContext one, FigureInContext other)
    {
        if (one.Head == other.Head)
            return true;
        if (one.Head.Length > 0 && other.Head.Length > 0)
            return false;
        var (some, all) = one.Head.Length > 0 ? (one, other) : (other, one);
        return some.Value >= all.Value;
    }

    private static bool SharesContext(FigureInContext one, FigureInContext other)
    {
        var least = one.Figure.Unit is null && Math.Max(one.Value, other.Value) <= MaxSmall ? SharedContextOfSmall : SharedContext;
        // Two languages share little but names and what is counted.
        if (one.Language != other.Language)
            return one.Head == other.Head && (one.NearBy.Overlaps(other.NearBy) || (one.Head.Length > 0 && (one.Parties.Overlaps(other.Parties) || Shared(one.Context, other.Context) >= SharedNames)));
        return Shared(one.NearBy, other.NearBy) >= (one.Head == other.Head ? 1 : SharedOfUnsaid)
            && Shared(one.Context, other.Context) >= least * Math.Min(one.Context.Count, other.Context.Count);
    }

    private static int Shared(HashSet<string> one, HashSet<string> other)
    {
        var (few, many) = one.Count <= other.Count ? (one, other) : (other, one);
        var shared = 0;
        foreach (var word in few)
            shared += many.Contains(word) ? 1 : 0;
        return shared;
    }

    /// <summary>"$40 million on schools" and "$25 million on hospitals", "Green List" and "Liberal Union": what they are of differs, and neither sentence knows the other's.</summary>
    private static bool SaysOtherwise(FigureInContext one, FigureInContext other) =>
        (one.Language == other.Language && one.Next.Length > 0 && other.Next.Length > 0 && one.Next != other.Next && !one.Context.Contains(other.Next) && !other.Context.Contains(one.Next))
        || (!(one.Language != other.Language && one.Figure.UnitText is not null) && !one.Named.IsSubsetOf(other.Context) && !other.Named.IsSubsetOf(one.Context));

    /// <summary>False when each sentence names people, or places, and none of them is the other's: then they tell of two people's figures.</summary>
    private static bool SameParties(FigureInContext one, FigureInContext other) =>
        Meet(one.People, other.People) && Meet(one.Places, other.Places);

    /// <summary>Figures of the present go together; one of the past goes with another whose sentence speaks of the same time.</summary>
    private static bool SameOccasion(FigureInContext one, FigureInContext other) =>
        (!one.IsOfThePast && !other.IsOfThePast) || one.Periods.Any(period => other.Periods.Any(time => period.From < time.To && time.From < period.To));

    private static bool Meet(HashSet<string> one, HashSet<string> other) => one.Count == 0 || other.Count == 0 || Shared(one, other) > 0;

    private static bool IsChange(FigureInContext figure) => figure.Figure.Change is QuantityChange.Up or QuantityChange.Down;

    private static Disagreement? Explain(List<FigureInContext> thing)
    {
        if (thing.Count < 2)
            return null;
        var sides = thing.GroupBy(figure => figure.Value)
            .Select(group => new Side([.. group]))
            .OrderBy(side => side.Told ?? DateOnly.MaxValue)
            .ToList();
        if (sides.Count < 2 || (thing[0].Figure.Toll is null && (sides.Count > MaxSides || sides.SelectMany(side => side.Reports).GroupBy(report => report, StringComparer.Ordinal).Any(report => report.Count() > 1))))
            return null;
        var reason = Enumerable.Range(1, sides.Count - 1).Select(i => Reason(sides[i - 1], sides[i])).Min();
        return new Disagreement(DisagreementKind.Value, reason, [.. sides.Select(side => side.Figures[0].Claim.Id)], [.. sides.Select(side => side.Says)]);
    }

    /// <summary>Why two values differ; the reasons are in order of weight.</summary>
    private static DisagreementReason Reason(Side first, Side second)
    {
        var (a, b) = (first.Figures[0], second.Figures[0]);
        return Rounded(a, b) ? DisagreementReason.Precision
            : first.Told is { } early && second.Told is { } late && early != late ? DisagreementReason.Update
            : Allows(a, b) || Allows(b, a) ? DisagreementReason.Scope
            : DisagreementReason.Conflict;
    }

    /// <summary>"At least 7" allows 9.</summary>
    private static bool Allows(FigureInContext bound, FigureInContext value) => bound.Figure.Change switch
    {
        QuantityChange.AtLeast => value.Value >= bound.Value,
        QuantityChange.AtMost => value.Value <= bound.Value,
        _ => false,
    };

    /// <summary>"At least 45" and "up to 119" are the two ends of one range.</summary>
    private static bool Bounds(QuantityChange one, QuantityChange other) =>
        (one, other) is (QuantityChange.AtLeast, QuantityChange.AtMost) or (QuantityChange.AtMost, QuantityChange.AtLeast);

    /// <summary>True when the rounder of the two is the other, rounded to its digits.</summary>
    private static bool Rounded(FigureInContext a, FigureInContext b)
    {
        if (a.Digits == b.Digits)
            return false;
        var (coarse, fine) = a.Digits < b.Digits ? (a.Value, b.Value) : (b.Value, a.Value);
        var step = 1m;
        while (step <= coarse / 10 && coarse % (step * 10) == 0)
            step *= 10;
        return (step > 1 || fine != decimal.Truncate(fine)) && Math.Abs(coarse - fine) <= step / 2;
    }

    /// <summary>One of the values, with all claims that give it.</summary>
    private sealed record Side(ImmutableArray<FigureInContext> Figures)
    {
        public DateOnly? Told { get; } = Figures.Min(figure => figure.Told);

        public IEnumerable<string> Reports => Figures.SelectMany(figure => figure.Reports).Distinct(StringComparer.Ordinal);

        public DisagreementSide Says => new(FigureText.Side(Figures[0].Figure), [.. Figures.SelectMany(figure => figure.Claim.Assertions)]);
    }
}
