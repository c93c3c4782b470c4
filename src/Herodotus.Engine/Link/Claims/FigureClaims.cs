using System.Runtime.InteropServices;
using Herodotus.Analyze.Statements;
using Herodotus.Reports;
using Herodotus.Reports.Json;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>Quantities of many reports as claims: the same value, unit and thing is one claim; so is the same count of people whom the same befell.</summary>
internal static class FigureClaims
{
    /// <summary>Code units between a sum and what it is of.</summary>
    private const int MostBetween = 24;

    /// <summary>Nobody is older.</summary>
    private const int MostYears = 120;

    /// <summary>More people than this are no sources of one report.</summary>
    private const int MostSources = 10;

    public static IEnumerable<Claim> Build(StoryContext story)
    {
        var places = new Dictionary<(decimal?, decimal?, decimal?, string, Toll?), int>();
        var groups = new List<List<Item>>();
        for (var place = 0; place < story.Reports.Length; place++)
        {
            for (var index = 0; index < story.Reports[place].Annotations.Quantities.Length; index++)
            {
                var item = new Item(story.Reports[place], story.FiguresOf(place), index);
                if (!IsClaimed(story, item))
                    continue;
                ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(places, (item.Quantity.Value, item.Quantity.From, item.Quantity.To, Unit(story, item), item.Toll), out var known);
                if (!known)
                {
                    group = groups.Count;
                    groups.Add([]);
                }

                groups[group].Add(item);
            }
        }

        return groups.Select(group => Claim(story, group));
    }

    private static bool IsClaimed(StoryContext story, Item item) =>
        (IsFigure(item) || item.IsRival) && !IsOneOf(story, item.Report, item.Quantity) && !IsRuledOut(story, item.Report, item.Quantity) && !IsOfSources(story, item);

    /// <summary>A quantity as the claim keeps it.</summary>
    /// <param name="asOf">The day its report was published.</param>
    public static FigureClaim Value(AnalyzedReport report, Quantity quantity, string? asOf) => new(
        quantity.Value, quantity.From, quantity.To, quantity.Unit, quantity.UnitText, Of(report, quantity), quantity.Change, asOf, quantity.Checks);

    /// <summary>What is measured; a time expression is when, not what ("US$50 million on Thursday").</summary>
    private static string? Of(AnalyzedReport report, Quantity quantity) =>
        quantity.OfSpan is { } span && (span.Start < Dateline.Length(report.Report.Text) || IsTime(report, span) || (IsMoney(quantity.Unit) && !IsBeside(report.Report.Text, quantity.Span, span))) ? null : quantity.Of;

    private static bool IsTime(AnalyzedReport report, TextSpan span)
    {
        foreach (var time in report.Annotations.Times)
        {
            if (time.Span.Overlaps(span))
                return true;
        }

        return false;
    }

    private static bool IsMoney(string? unit) => unit is { Length: 3 } && unit.All(char.IsAsciiLetterUpper);

    /// <summary>What a sum is of stands close by, and is no name: "a reward of $5 million", "$5 million reward"; not the sentence's subject.</summary>
    private static bool IsBeside(string text, TextSpan figure, TextSpan of)
    {
        var between = of.Start >= figure.End ? text.AsSpan(figure.End, of.Start - figure.End) : of.End <= figure.Start ? text.AsSpan(of.End, figure.Start - of.End) : [];
        return between.Length <= MostBetween && !between.ContainsAny(",;:") && !char.IsUpper(text[of.Start]);
    }

    /// <summary>A bare number is no figure: it needs a unit, a thing counted, what it measures, or what befell those it counts.</summary>
    private static bool IsFigure(Item item) => item.Toll is not null || item.Quantity.Unit is not null || item.Quantity.UnitText is not null || item.Quantity.Of is not null;

    /// <summary>"one of the main challenges": says what kind, not how many; "not one cent": none.</summary>
    private static bool IsOneOf(StoryContext story, AnalyzedReport report, Quantity quantity) =>
        quantity.Value == 1 && (story.Words.IsNotOne(report.Report.Text.AsSpan(0, quantity.Span.Start).TrimEnd()) || (quantity.Unit is null && story.Words.IsOneOf(report.Report.Text.AsSpan(quantity.Span.Start).Trim())));

    /// <summary>"$24 million, not $42 million", "3.412 votos y no 3.142": a value the report says is wrong.</summary>
    internal static bool IsRuledOut(StoryContext story, AnalyzedReport report, Quantity quantity) => story.Tolls.IsRuledOut(report.Report.Text.AsSpan(0, quantity.Span.Start).TrimEnd());

    /// <summary>"a 58-year-old teacher", "Ana Paz, de 64 años,", "Ana Paz, 64,": how old somebody is belongs to them, and is no figure of the story.</summary>
    internal static bool IsAge(StoryContext story, Claim claim)
    {
        if (claim.Figure is not { Value: > 0 and <= MostYears, Unit: null or "a", Toll: null, Written: [var written, ..] } figure)
            return false;
        var report = story.Reports[story.PlaceOf(written.Report)];
        var text = report.Report.Text;
        var before = text.AsSpan(0, written.Span.Start).TrimEnd();
        var after = text.AsSpan(written.Span.End);
        if (figure.Unit is "a")
            return story.Words.IsAge(before, written.Span.Of(text.AsSpan()), after);
        // "Ana Paz, 64, was …".
        if (before is not [.., ','] || after is not [',' or ')' or '.', ..])
            return false;
        foreach (var name in report.Annotations.Names)
        {
            if (name.Type == NameType.Person && name.Span.End == before.Length - 1)
                return true;
        }

        return false;
    }

    /// <summary>"two people familiar with the talks", "dos fuentes": how many said so is no figure of the story.</summary>
    private static bool IsOfSources(StoryContext story, Item item)
    {
        if (item.Quantity is not { Unit: null, Value: > 0 and < MostSources })
            return false;
        return story.Tolls.AreSources(item.Quantity.UnitText, item.Report.Report.Text.AsSpan(item.Quantity.Span.End))
            || IsInUnnamedSource(item);
    }

    private static bool IsInUnnamedSource(Item item)
    {
        foreach (var statement in item.Report.Annotations.Statements)
        {
            if (!statement.Named && SpanSet.Hold(statement.Source, item.Quantity.Span))
                return true;
        }

        return false;
    }

    private static string Unit(StoryContext story, Item item) => item.Toll is not null ? "" : item.Quantity.Unit ?? story.Tolls.Counted((item.Quantity.UnitText ?? item.Quantity.Of ?? "").ToLowerInvariant());

    private static Claim Claim(StoryContext story, List<Item> items)
    {
        // What most reports say is measured; one alone may name who pays.
        var first = items.Count == 1 ? items[0] : items.Where(item => Of(item.Report, item.Quantity) is not null).GroupBy(item => item.Quantity.Of!.ToLowerInvariant(), StringComparer.Ordinal)
            .MaxBy(said => said.Count())?.First() ?? items[0];
        var figure = Value(first.Report, first.Quantity, first.Figures.Day) with { Checks = Checks(items), Toll = first.Toll, Written = Written(items) };
        var written = first.Quantity.Span.Of(first.Report.Report.Text);
        if (first is { Toll: { } toll, Quantity.UnitText: null })
            written = $"{written} {ContractNames.Name(toll)}";
        return new Claim
        {
            Id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{figure.Value} {figure.From} {figure.To} {figure.Toll?.ToString() ?? figure.Unit ?? figure.UnitText}"),
            Kind = ClaimKind.Figure,
            Text = figure is { Of: { } of, Unit: not null } && !written.Contains(of, StringComparison.OrdinalIgnoreCase) ? $"{written}: {of}" : written,
            Figure = figure,
            Assertions = story.Distinct(items.ConvertAll(item => story.Assert(item.Report, item.Sentence, StatementScope.Around(item.Report.Annotations.Statements, item.Quantity.Span), HedgeOf(item.Quantity)))),
        };
    }

    private static ImmutableArray<UnitCheck> Checks(List<Item> items) => items is [{ Quantity.Checks: { Length: < 2 } own }] ? own
        : items.Exists(item => !item.Quantity.Checks.IsEmpty) ? [.. items.SelectMany(item => item.Quantity.Checks).DistinctBy(check => check.Says)] : [];

    /// <summary>The first place in each report; items of one report stand side by side.</summary>
    private static ImmutableArray<Citation> Written(List<Item> items)
    {
        var written = ImmutableArray.CreateBuilder<Citation>(items.Count);
        foreach (var item in items)
        {
            if (written.Count == 0 || written[^1].Report != item.Report.Report.Id)
                written.Add(new Citation(item.Report.Report.Id, item.Quantity.Span));
        }

        return written.DrainToImmutable();
    }

    private static Hedge HedgeOf(Quantity quantity) => quantity.Change == QuantityChange.About ? Hedge.Possible : Hedge.None;

    private static TextSpan SentenceOf(AnalyzedReport report, TextSpan span) =>
        report.Annotations.SentenceAt(span.Start) is { } sentence && sentence.Contains(span) ? sentence : span;

    /// <param name="Figures">What was found out of the report's quantities.</param>
    /// <param name="Index">Which of them it is.</param>
    private readonly record struct Item(AnalyzedReport Report, ReportFigures Figures, int Index)
    {
        public Quantity Quantity => Report.Annotations.Quantities[Index];

        public Toll? Toll => Figures.Befell[Index];

        /// <summary>"police counted 1,200": a bare number that is another's count of the crowd before it, or takes the place of a wrong one.</summary>
        public bool IsRival => Figures.IsTold(Index);

        public TextSpan Sentence => SentenceOf(Report, Quantity.Span);
    }
}
