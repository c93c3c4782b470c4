using Herodotus.Analyze.Events;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>Event mentions of many reports as claims: the same measure on the same target at a compatible date is one claim.</summary>
internal static class EventClaims
{
    /// <summary>Measures on one person, of whom a report may speak without the name: "extradited a former bank chairman".</summary>
    private static readonly ImmutableArray<MeasureMode> OnOne = [MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Expulsion, MeasureMode.Indictment, MeasureMode.Sanction, MeasureMode.Reward];

    public static IEnumerable<Claim> Build(StoryContext story) => Named(story, Items(story))
        .GroupBy(item => item.Key)
        .SelectMany(ByDate)
        .SelectMany(ByStatus)
        .Select(items => Claim(story, items));

    /// <summary>Items whose target is told without a name get the one person the story's measures of that kind are taken on, where their report names them too.</summary>
    private static IEnumerable<Item> Named(StoryContext story, List<Item> items)
    {
        var only = items.Where(item => item.Target is { Type: ActorType.Person } && item.Mention.Mode is { } mode && OnOne.Contains(mode))
            .GroupBy(item => item.Mention.Mode!.Value)
            .Where(mode => mode.Select(item => item.Target!.Id).Distinct(StringComparer.Ordinal).Count() == 1 && !items.Exists(item => item.Mention.Mode == mode.Key && item.Target is { Type: not ActorType.Person }))
            .ToDictionary(mode => mode.Key, mode => mode.First().Target!);
        // "Canadian lumber", "la madera de Canadá": one rate is one tariff where the story has it on one country alone.
        var taxed = items.FindAll(item => item is { Target: not null, Mention.Mode: MeasureMode.Tariff });
        var country = taxed.Count > 0 && taxed.TrueForAll(other => other.Target!.Id == taxed[0].Target!.Id) ? taxed[0].Target : null;
        var rates = taxed.Select(Rate).OfType<(decimal?, string?)>().ToHashSet();
        // "recalled its ambassador": whom one report names and another does not.
        var envoys = items.Where(item => item is { Target: not null, Mention.Mode: MeasureMode.Recall }).SelectMany(item => item.Actors.Select(actor => (actor.Id, item.Key)))
            .ToLookup(recall => recall.Id, recall => recall.Key, StringComparer.Ordinal);
        var sisters = new Sisters();
        foreach (var item in items)
        {
            if (country is not null && item is { Target: null, Mention: { Mode: MeasureMode.Tariff, Amount: not null } } && Rate(item) is { } rate && rates.Contains(rate))
                yield return item with { Target = country, Key = Key(item.Mention, country.Id, "") };
            else if (item is { Target: null, Mention.Mode: MeasureMode.Recall, Actors: [var recalling, ..] } && envoys[recalling.Id].Distinct().Take(2).ToList() is [var envoy])
                yield return item with { Key = envoy };
            else if (IsOfOneDay(item) && sisters.FirstOf(item) is { } sister)
                yield return item with { Key = sister.Key };
            else
                yield return item is { Target: null, Mention.Mode: { } mode } && only.TryGetValue(mode, out var target) && IsOne(item) && IsNamed(story, item.Report, target)
                    ? item with { Target = target, Key = Key(item.Mention, target.Id, "") } : item;
        }
    }

    /// <summary>A government's measure of a known day on somebody told without a name.</summary>
    private static bool IsOfOneDay(Item item) =>
        item is { Target: null, Mention.Mode: MeasureMode.Sanction or MeasureMode.Designation, Date.Length: 10, Actors: [{ Country: not null }, ..] } && IsOne(item);

    private static (decimal? Value, string? Unit)? Rate(Item item) => item.Mention.Amount is { } index
        && item.Report.Annotations.Quantities[index] is { Value: not null } rate ? (rate.Value, rate.Unit) : null;

    /// <summary>True for words in the singular up to the first name that is no people's, or none.</summary>
    private static bool IsOne(Item item)
    {
        foreach (var span in item.Mention.Target)
        {
            var named = item.Report.Annotations.Names.Where(name => name.Type != NameType.Group && span.Contains(name.Span)).Select(name => name.Span.Start).DefaultIfEmpty(span.End).First();
            var words = item.Report.Report.Text[span.Start..named].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Any(word => word.EndsWith('s') || char.IsAsciiDigit(word[0])) || item.Report.Annotations.Quantities.Any(quantity => quantity.Value > 1 && quantity.Span.Overlaps(span)))
                return false;
        }

        return true;
    }

    private static bool IsNamed(StoryContext story, AnalyzedReport report, Actor target) => report.Annotations.Actors.Any(actor => story.ActorOf(report.Report.Id, actor.Id)?.Id == target.Id);

    private static List<Item> Items(StoryContext story)
    {
        var items = new List<Item>();
        foreach (var report in story.Reports)
        {
            foreach (var mention in report.Annotations.Events)
                AddItems(story, report, mention, items);
        }

        return items;
    }

    /// <summary>One item per target: a sentence that designates three groups makes three claims.</summary>
    private static void AddItems(StoryContext story, AnalyzedReport report, EventMention mention, List<Item> items)
    {
        var id = report.Report.Id;
        var actors = story.ActorsOf(id, mention.ActorIds);
        var targets = story.ActorsOf(id, mention.TargetIds);
        if (mention.Mode is null && (actors.IsEmpty || targets.IsEmpty))
            return;
        var date = EventDate.Of(mention.When, story.Clock.Times(report)) ?? mention.Date;
        if (mention.Status == EventStatus.Planned)
            date = story.Clock.Forward(date, report);
        if (date?.StartsWith("XXXX", StringComparison.Ordinal) == true)
            date = null;
        // Whom a decree or an order to use force falls on is told in ever other words; they are one measure by their issuer.
        if (targets.IsEmpty || mention.Mode is MeasureMode.Decree or MeasureMode.AuthorizationOfForce)
            items.Add(new Item(story.PlaceOf(id), report, mention, actors, null, date, Key(mention, mention.Mode is MeasureMode.Decree or MeasureMode.AuthorizationOfForce ? "" : Counted(report, mention), mention.Mode is null or MeasureMode.Decree ? actors.FirstOrDefault()?.Id ?? "" : "")));
        else
            foreach (var target in targets)
                items.Add(new Item(story.PlaceOf(id), report, mention, actors, target, date, Key(mention, target.Id, mention.Mode is null ? actors[0].Id : "")));
    }

    /// <summary>What tells one target without a name from another: its number, or its noun.</summary>
    private static string Counted(AnalyzedReport report, EventMention mention)
    {
        if (mention.Target.IsEmpty)
            return "";
        var span = mention.Target[^1];
        var quantity = report.Annotations.Quantities.FirstOrDefault(quantity => quantity.Span.Overlaps(span) && quantity.Value is not null);
        if (quantity is { Value: { } value })
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{value}");
        // Several are told in ever other words; one is told by its noun.
        var noun = span.Of(report.Report.Text).Split(' ')[^1].ToLowerInvariant();
        return noun.EndsWith('s') ? "" : noun;
    }

    private static (string What, string Target, string Actor) Key(EventMention mention, string target, string actor) =>
        (mention.Mode?.ToString() ?? mention.Type.ToString(), target, actor);

    /// <summary>Dates that say the same to the precision they have stay together; an undated mention goes with the most.</summary>
    private static IEnumerable<List<Item>> ByDate(IEnumerable<Item> items)
    {
        var groups = new List<List<Item>>();
        var undated = new List<Item>();
        foreach (var item in items.OrderByDescending(item => item.Date?.Length ?? 0))
        {
            if (item.Date is null)
                undated.Add(item);
            else if (groups.FirstOrDefault(group => Compatible(group[0].Date!, item.Date)) is { } found)
                found.Add(item);
            else
                groups.Add([item]);
        }

        // "decreed a state of emergency" and, dated, "signed the decree": what is named in the one alone is another's.
        var apart = groups.Count == 0 ? [] : undated.FindAll(item => item is { Mention: { Mode: MeasureMode.Decree, Target.IsEmpty: false } } && !groups.Exists(group => group.Exists(other => !other.Mention.Target.IsEmpty)));
        undated.RemoveAll(apart.Contains);
        // What a report told as done before the day of the others, or another country did, is another measure.
        var early = new List<Item>();
        var byWeight = groups.OrderByDescending(group => group.Count).ThenByDescending(group => group[0].Date, StringComparer.Ordinal).ToList();
        foreach (var item in undated)
            (byWeight.Find(group => !IsToldBefore(item, group[0].Date!) && !AreOfTwoCountries(item, group)) ?? early).Add(item);
        if (early.Count > 0)
            groups.Add(early);
        return apart.Count == 0 ? groups : [.. groups, apart];
    }

    private static bool AreOfTwoCountries(Item item, List<Item> group)
    {
        var own = item.Actors.Select(actor => actor.Country).OfType<string>().ToList();
        var others = group.SelectMany(other => other.Actors).Select(actor => actor.Country).OfType<string>().ToList();
        return own.Count > 0 && others.Count > 0 && !own.Exists(others.Contains);
    }

    private static bool IsToldBefore(Item item, string date) =>
        item.Mention.Status == EventStatus.Done && item.Report.Report.Published?.Date is { } told && IsoDay.Read(date) is { } day && told < day;

    /// <summary>
    /// What one report tells as done and another as planned, or not done, are two claims; a report that tells both (planned before, done now) tells it as done.
    /// </summary>
    private static IEnumerable<List<Item>> ByStatus(List<Item> items)
    {
        var done = items.Where(item => item.Mention.Status == EventStatus.Done).Select(item => item.Report.Report.Id).ToHashSet(StringComparer.Ordinal);
        if (done.Count == 0)
            return items.GroupBy(item => item.Mention.Status is EventStatus.Lifted or EventStatus.Suspended or EventStatus.Extended ? item.Mention.Status : EventStatus.Done)
                .OrderBy(group => group.Key).Select(group => group.ToList());
        return items.GroupBy(item => !done.Contains(item.Report.Report.Id) && item.Mention.Status is not (EventStatus.Alleged or EventStatus.Hypothetical)
            ? item.Mention.Status : EventStatus.Done)
            .OrderBy(group => group.Key).Select(group => group.ToList());
    }

    private static bool Compatible(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    private static Claim Claim(StoryContext story, List<Item> items)
    {
        items.Sort((a, b) => (a.Place, a.Mention.Span.Start).CompareTo((b.Place, b.Mention.Span.Start)));
        var first = items[0];
        var actors = Issuers(items);
        var status = items.GroupBy(item => item.Mention.Status).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        var amount = items.Select(item => item.Mention.Amount is { } index ? FigureClaims.Value(item.Report, item.Report.Annotations.Quantities[index], story.FiguresOf(item.Place).Day) : null)
            .OfType<FigureClaim>().GroupBy(figure => (figure.Value, figure.Unit)).OrderByDescending(group => group.Count()).FirstOrDefault()?.First();
        var happening = new EventClaim(
            first.Mention.Type,
            first.Mention.Mode,
            [.. actors.Select(actor => actor.Id)],
            first.Target is { } target ? [target.Id] : [],
            items.Select(item => item.Date).OfType<string>().OrderByDescending(date => date.Length).FirstOrDefault(),
            status,
            Words(items, item => item.Mention.Actor),
            first.Target?.Name ?? Words(items, item => item.Mention.Target),
            amount,
            items.Select(item => item.Mention.Basis is { } basis ? StatementText.OneLine(basis.Of(item.Report.Report.Text)) : null).OfType<string>().FirstOrDefault());
        return new Claim
        {
            Id = happening.Status == EventStatus.Done ? $"{first.Key} {happening.Date}" : $"{first.Key} {happening.Date} {happening.Status}",
            Kind = ClaimKind.Event,
            Text = EventText.Of(happening, happening.Mode is null ? Clause(first) : "", actors.FirstOrDefault()?.Name),
            Event = happening,
            Assertions = story.Distinct(items.ConvertAll(item => story.Assert(item.Report, item.Mention.Sentence, item.Mention.Statement, HedgeOf(item.Mention.Status)))),
        };
    }

    /// <summary>Who did it, as most tellings have it: whoever one telling out of many names is rather someone who speaks of it.</summary>
    private static ImmutableArray<Actor> Issuers(List<Item> items)
    {
        var counted = items.SelectMany(item => item.Actors).GroupBy(actor => actor.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.First().Type == ActorType.Person).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        // "Washington" in one report, its Treasury in another: two who are named together nowhere, of one country, are one issuer, as it is told first.
        if (counted.Count > 1 && !items.Exists(item => item.Actors.Length > 1) && counted.TrueForAll(group => group.First().Type != ActorType.Person && group.First().Country is not null && group.First().Country == counted[0].First().Country))
            return [items[0].Actors.IsEmpty ? counted[0].First() : items[0].Actors[0]];
        return [.. counted.Where(group => group.Count() * 2 > counted[0].Count()).Where(group => group.Count() > 1 || counted[0].First().Type == ActorType.Person || group.First().Type != ActorType.Person).Select(group => group.First())];
    }

    /// <summary>The words from the first of trigger and parties to the last.</summary>
    private static string Clause(Item item)
    {
        var spans = item.Mention.Actor.Concat(item.Mention.Target).Append(item.Mention.Span).ToList();
        return StatementText.OneLine(item.Report.Report.Text[spans.Min(span => span.Start)..spans.Max(span => span.End)]);
    }

    private static string? Words(List<Item> items, Func<Item, ImmutableArray<Text.TextSpan>> spans) => items
        .Where(item => !spans(item).IsEmpty).Select(item => string.Join(", ", spans(item).Select(span => span.Of(item.Report.Report.Text)))).FirstOrDefault();

    private static Hedge HedgeOf(EventStatus status) => status switch
    {
        EventStatus.Alleged => Hedge.Alleged,
        EventStatus.Denied => Hedge.Denied,
        EventStatus.Hypothetical => Hedge.Possible,
        _ => Hedge.None,
    };

    /// <summary>"a network", "una red": what one government's reports of two languages tell of one day, on somebody neither names, is one measure.</summary>
    private sealed class Sisters
    {
        /// <summary>Of each measure, the first item that was asked for of each language.</summary>
        private readonly Dictionary<(MeasureMode? Mode, string? Date, EventStatus Status, string? Country), List<Item>> _first = [];

        /// <summary>The first of the items asked for before that tells the same in another language; null for none.</summary>
        public Item? FirstOf(Item item)
        {
            var measure = (item.Mention.Mode, item.Date, item.Mention.Status, item.Actors[0].Country);
            if (!_first.TryGetValue(measure, out var items))
                _first.Add(measure, items = []);
            var language = item.Report.Annotations.Language.Code;
            var sister = items.Find(other => other.Report.Annotations.Language.Code != language);
            if (!items.Exists(other => other.Report.Annotations.Language.Code == language))
                items.Add(item);
            return sister;
        }
    }

    /// <param name="Place">The report's among those of the story.</param>
    private sealed record Item(
        int Place, AnalyzedReport Report, EventMention Mention, ImmutableArray<Actor> Actors, Actor? Target, string? Date, (string, string, string) Key);
}
