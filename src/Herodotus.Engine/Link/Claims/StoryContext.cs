using Herodotus.Link.Actors;
using Herodotus.Reports;
using Herodotus.Text;

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

    /// <summary>People by their names of several words, letters folded.</summary>
    private readonly Dictionary<string, Actor> _people = new(StringComparer.Ordinal);
    private readonly AccountOwners _owners;
    private readonly Dictionary<string, int> _places;
    private readonly AssertionCount _count;

    /// <summary>Of each report: whom its statements are put down to, and who of the story is named where; both made when first asked for.</summary>
    private readonly (bool Known, Speaker? Speaker)[]?[] _speakers;
    private readonly (Actor Actor, ImmutableArray<TextSpan> Mentions)[]?[] _named;
    private readonly ReportFigures?[] _figures;

    /// <summary>The sentences of each report as assertions quote them: one is quoted by every claim that it makes.</summary>
    private readonly string?[]?[] _sentences;
    private readonly OriginOf _originOf;

    /// <param name="name">The story's thread, else its id: what claims have their ids from.</param>
    public StoryContext(string name, ImmutableArray<AnalyzedReport> reports, ImmutableArray<Actor> actors, OriginOf originOf, Func<string, string> independent, StoryClock clock, TollReader tolls, ClaimWords words)
    {
        (Name, Reports, _originOf, Clock, Tolls, Words) = (name, reports, originOf, clock, tolls, words);
        foreach (var actor in actors)
        {
            foreach (var member in actor.Members)
                _actors[member] = actor;
        }

        _owners = new AccountOwners(actors);
        foreach (var person in actors.Where(actor => actor.Type == ActorType.Person))
        {
            foreach (var full in person.Names.Append(person.Name).Where(full => full.Contains(' ', StringComparison.Ordinal)))
                _people.TryAdd(LetterFolding.Fold(full), person);
            foreach (var word in person.Name.Split(' ').Skip(1).Where(word => word.Length > 2 && char.IsUpper(word[0])).Distinct(StringComparer.Ordinal))
                _surnames[word] = _surnames.ContainsKey(word) ? null : person;
        }

        _places = reports.Select((report, place) => (report.Report.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        _count = new AssertionCount(reports, _places, independent);
        (_speakers, _named) = (new (bool, Speaker?)[reports.Length][], new (Actor, ImmutableArray<TextSpan>)[reports.Length][]);
        (_figures, _sentences) = (new ReportFigures[reports.Length], new string[reports.Length][]);
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

    /// <summary>The story's actors that a report's actors belong to, each once.</summary>
    internal ImmutableArray<Actor> ActorsOf(string report, ImmutableArray<string> actors)
    {
        if (actors.IsEmpty)
            return [];
        var found = ImmutableArray.CreateBuilder<Actor>(actors.Length);
        foreach (var id in actors)
        {
            if (ActorOf(report, id) is { } actor && !Has(found, actor))
                found.Add(actor);
        }

        return found.DrainToImmutable();
    }

    private static bool Has(ImmutableArray<Actor>.Builder actors, Actor other)
    {
        foreach (var actor in actors)
        {
            if (actor.Id == other.Id)
                return true;
        }

        return false;
    }

    /// <summary>Adds the story's actors that are named within a span of a report.</summary>
    internal void AddNamedIn(string report, TextSpan span, List<Actor> found)
    {
        foreach (var (actor, mentions) in NamedIn(_places[report]))
        {
            foreach (var mention in mentions)
            {
                if (mention.Start >= span.End)
                    break;
                if (!mention.Overlaps(span))
                    continue;
                found.Add(actor);
                break;
            }
        }
    }

    private (Actor Actor, ImmutableArray<TextSpan> Mentions)[] NamedIn(int place) => _named[place] ??=
    [
        .. Reports[place].Annotations.Actors.Select(local => (Actor: ActorOf(Reports[place].Report.Id, local.Id), local.Mentions))
            .Where(pair => pair.Actor is not null).Select(pair => (pair.Actor!, pair.Mentions)),
    ];

    /// <summary>What is asked of the quantities of the report at a place.</summary>
    internal ReportFigures FiguresOf(int place) => _figures[place] ??= new ReportFigures(Reports[place], Tolls);

    public string? OriginOf(string report, int? statement) => _originOf(report, statement);

    /// <summary>Gives the claim its id, counts what stands behind its assertions, and gives it its first status.</summary>
    internal Claim Count(Claim claim, string id) => _count.Of(claim, id);

    /// <summary>The assertions without those of one place of one report, after the first of each.</summary>
    internal ImmutableArray<Assertion> Distinct(List<Assertion> assertions) => _count.Distinct(assertions);

    /// <summary>A sentence or content as an assertion, put down to whoever the statement around it names.</summary>
    public Assertion Assert(AnalyzedReport report, TextSpan span, int? statement, Hedge hedge)
    {
        var said = statement is { } index ? report.Annotations.Statements[index] : null;
        return new Assertion(
            report.Report.Id,
            span,
            Quote(report, span),
            statement is { } place ? SpeakerOf(report, place) : null,
            said is { Hedge: not Hedge.None } ? said.Hedge : hedge,
            _originOf(report.Report.Id, statement),
            said is null || said.Via.IsEmpty ? [] : [.. said.Via.Select(via => via.Name)]);
    }

    private string Quote(AnalyzedReport report, TextSpan span)
    {
        var sentences = report.Annotations.Sentences;
        var index = sentences.AsSpan().FirstFrom(span.Start, static sentence => sentence.Span.Start);
        if (index == sentences.Length || sentences[index].Span != span)
            return span.Of(report.Report.Text);
        var quotes = _sentences[_places[report.Report.Id]] ??= new string[sentences.Length];
        return quotes[index] ??= span.Of(report.Report.Text);
    }

    /// <summary>Who a statement is put down to, as people read it; null when the report does not say.</summary>
    /// <param name="statement">Index into the report's statements.</param>
    public Speaker? SpeakerOf(AnalyzedReport report, int statement)
    {
        ArgumentNullException.ThrowIfNull(report);
        var statements = report.Annotations.Statements;
        var speakers = _speakers[_places[report.Report.Id]] ??= new (bool, Speaker?)[statements.Length];
        ref var known = ref speakers[statement];
        if (!known.Known)
            known = (true, SpeakerOf(report, statements[statement]));
        return known.Speaker;
    }

    private Speaker? SpeakerOf(AnalyzedReport report, Statement statement)
    {
        var actor = ActorOf(report.Report.Id, statement.Speaker);
        // "Mexico's navy" speaks for Mexico, and under its own name.
        if (actor is { Type: not ActorType.Person } && statement is { Named: true, SourceType: null, Description: { } body, Speakers.Length: < 2 } && Words.WithoutArticle(body).Any(char.IsUpper))
            return new Speaker(actor.Id, Words.WithoutArticle(body.TrimEnd(',', ' ')), true); // "the Mexican navy" and "The Mexican navy" are one.
        if (actor is not null)
            return new Speaker(actor.Id, statement.Speakers.Length > 1 ? Together(report, statement, actor.Name) : actor.Name, statement.Named);
        if (statement.Description is { } surname && _surnames.TryGetValue(surname, out var bearer) && bearer is not null)
            return new Speaker(bearer.Id, bearer.Name, true);
        // "Attorney General Paz": whom another report calls Ana Paz, the attorney general.
        if (statement.Description is { } office && office.LastIndexOf(' ') is > 0 and var blank && _surnames.TryGetValue(office[(blank + 1)..], out var holder)
            && holder?.Roles.Any(role => role.Title.Equals(office[..blank], StringComparison.OrdinalIgnoreCase)) == true)
            return new Speaker(holder.Id, holder.Name, true);
        // "Deputy Civil Defense Minister Ana Paz", an account under her name: the person that another report names so.
        if (statement is { Named: true, Description: { } titled } && (PersonAtEnd(titled) ?? _owners.Find(titled)) is { } known)
            return new Speaker(known.Id, known.Name, true);
        if (statement.Description is { } description)
            return new Speaker(null, description.TrimEnd(',', ' '), false);
        if (statement.Speaker is { } id && report.Annotations.Actors.FirstOrDefault(candidate => candidate.Id == id) is { } local)
            return new Speaker(null, local.Name, statement.Named);
        // "it", "the escalation": nobody could tell who.
        return statement.Source.IsEmpty || !statement.Named ? null : new Speaker(null, string.Join(" ", statement.Source.Select(span => span.Of(report.Report.Text))), statement.Named);
    }

    /// <summary>Who bears the name that the words end with, behind a title in capitals.</summary>
    private Actor? PersonAtEnd(string words)
    {
        var folded = LetterFolding.Fold(words.TrimEnd(',', ' '));
        for (var start = 0; start >= 0 && folded.IndexOf(' ', start) > 0; start = folded.IndexOf(' ', start) + 1)
        {
            if (_people.TryGetValue(folded[start..], out var person))
                return words.AsSpan().Contains(',') ? null : person;
        }

        return null;
    }

    /// <summary>"Ann Brown and Paul Reed": those who say one thing together.</summary>
    private string Together(AnalyzedReport report, Statement statement, string first)
    {
        var names = statement.Speakers.Skip(1).Select(id => ActorOf(report.Report.Id, id)?.Name).OfType<string>().Where(name => name != first).Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? first : string.Join(", ", names.Take(names.Count - 1).Prepend(first)) + $" {Words.Telling.And(report.Language)} " + names[^1];
    }
}
