using Herodotus.Reports;

namespace Herodotus.Link.Claims;

/// <summary>Which origin a statement, or the report's own voice, goes back to; null when it cannot be told.</summary>
/// <param name="report">Report id.</param>
/// <param name="statement">Index into the report's statements; null for the report's own voice.</param>
public delegate string? OriginOf(string report, int? statement);

/// <summary>What claims are built from: a story's reports, the actors their words mean, and where they come from.</summary>
public sealed class StoryContext
{
    private readonly Dictionary<ActorMember, Actor> _actors = [];

    /// <summary>Who bears a surname that a report has as a bare word; null for one that two bear.</summary>
    private readonly Dictionary<string, Actor?> _surnames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _outlets;
    private readonly Dictionary<string, int> _places;
    private readonly OriginOf _originOf;
    private readonly Func<string, string> _independent;

    /// <param name="name">The story's thread, else its id: what claims have their ids from.</param>
    public StoryContext(string name, ImmutableArray<AnalyzedReport> reports, ImmutableArray<Actor> actors, OriginOf originOf, Func<string, string> independent, StoryClock clock, TollReader tolls, ClaimWords words)
    {
        (Name, Reports, _originOf, _independent, Clock, Tolls, Words) = (name, reports, originOf, independent, clock, tolls, words);
        foreach (var actor in actors)
        {
            foreach (var member in actor.Members)
                _actors[member] = actor;
        }

        foreach (var person in actors.Where(actor => actor.Type == ActorType.Person))
        {
            foreach (var word in person.Name.Split(' ').Skip(1).Where(word => word.Length > 2 && char.IsUpper(word[0])).Distinct(StringComparer.Ordinal))
                _surnames[word] = _surnames.ContainsKey(word) ? null : person;
        }

        _places = reports.Select((report, place) => (report.Report.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        _outlets = reports.ToDictionary(report => report.Report.Id, report => report.Report.Source ?? report.Report.Agency ?? report.Report.Id, StringComparer.Ordinal);
    }

    public string Name { get; }

    public ImmutableArray<AnalyzedReport> Reports { get; }

    public StoryClock Clock { get; }

    public TollReader Tolls { get; }

    public ClaimWords Words { get; }

    /// <summary>The report's place in the order of arrival, from 0.</summary>
    public int PlaceOf(string report) => _places[report];

    /// <summary>The story's actor that a report's actor belongs to, or null.</summary>
    public Actor? ActorOf(string report, string? actor) =>
        actor is not null && _actors.TryGetValue(new ActorMember(report, actor), out var found) ? found : null;

    /// <summary>Adds the ids of the story's actors that are named within a span of a report.</summary>
    /// <param name="type">Null for all.</param>
    internal void AddNamedIn(string report, Text.TextSpan span, ActorType? type, HashSet<string> found)
    {
        foreach (var local in Reports[_places[report]].Annotations.Actors)
        {
            foreach (var mention in local.Mentions)
            {
                if (mention.Start >= span.End)
                    break;
                if (!mention.Overlaps(span))
                    continue;
                if (ActorOf(report, local.Id) is { } actor && (type is null || actor.Type == type))
                    found.Add(actor.Id);
                break;
            }
        }
    }

    public string? OriginOf(string report, int? statement) => _originOf(report, statement);

    /// <summary>Counts what stands behind assertions and gives the claim its first status.</summary>
    public Claim Count(Claim claim)
    {
        if (claim.Assertions.Length == 1)
            return claim with { ReportCount = 1, OutletCount = 1, OriginCount = 1, Status = ClaimStatus.Single };
        var reports = claim.Assertions.Select(assertion => assertion.Report).Distinct(StringComparer.Ordinal).ToList();
        var origins = claim.Assertions.Select(assertion => assertion.Origin).OfType<string>().Select(_independent).Distinct(StringComparer.Ordinal).Count();
        return claim with
        {
            ReportCount = reports.Count,
            OutletCount = reports.Select(report => _outlets[report]).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
            OriginCount = Math.Max(1, origins),
            Status = origins > 1 ? ClaimStatus.Corroborated : ClaimStatus.Single,
        };
    }

    /// <summary>A sentence or content as an assertion, put down to whoever the statement around it names.</summary>
    public Assertion Assert(AnalyzedReport report, Text.TextSpan span, int? statement, Hedge hedge)
    {
        var said = statement is { } index ? report.Annotations.Statements[index] : null;
        return new Assertion(
            report.Report.Id,
            span,
            span.Of(report.Report.Text),
            said is null ? null : SpeakerOf(report, said),
            said is { Hedge: not Hedge.None } ? said.Hedge : hedge,
            _originOf(report.Report.Id, statement),
            said is null ? [] : [.. said.Via.Select(via => via.Name)]);
    }

    /// <summary>Who a statement is put down to, as people read it; null when the report does not say.</summary>
    public Speaker? SpeakerOf(AnalyzedReport report, Statement statement)
    {
        var actor = ActorOf(report.Report.Id, statement.Speaker);
        // "Mexico's navy" speaks for Mexico, and under its own name.
        if (actor is { Type: not ActorType.Person } && statement is { Named: true, SourceType: null, Description: { } body, Speakers.Length: < 2 } && Words.WithoutArticle(body).Any(char.IsUpper))
            return new Speaker(actor.Id, Words.WithoutArticle(body.TrimEnd(',', ' ')), true); // "the Mexican navy" and "The Mexican navy" are one.
        if (actor is not null)
            return new Speaker(actor.Id, statement.Speakers.Length > 1 ? Together(report, statement, actor.Name) : actor.Name, statement.Named);
        if (statement.Description is { } surname && _surnames.TryGetValue(surname, out var bearer) && bearer is not null)
            return new Speaker(bearer.Id, bearer.Name, true);
        if (statement.Description is { } description)
            return new Speaker(null, description.TrimEnd(',', ' '), false);
        if (statement.Speaker is { } id && report.Annotations.Actors.FirstOrDefault(candidate => candidate.Id == id) is { } local)
            return new Speaker(null, local.Name, statement.Named);
        // "it", "the escalation": nobody could tell who.
        return statement.Source.IsEmpty || !statement.Named ? null : new Speaker(null, string.Join(" ", statement.Source.Select(span => span.Of(report.Report.Text))), statement.Named);
    }

    /// <summary>"Ann Brown and Paul Reed": those who say one thing together.</summary>
    private string Together(AnalyzedReport report, Statement statement, string first)
    {
        var names = statement.Speakers.Skip(1).Select(id => ActorOf(report.Report.Id, id)?.Name).OfType<string>().Where(name => name != first).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? first : string.Join(", ", names.Take(names.Count - 1).Prepend(first)) + $" {Words.And(report.Report.Language)} " + names[^1];
    }
}
