using Herodotus.Learning.Files;
using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell.Positions;

/// <summary>
/// Where actors stand on a story's leading measures. Whoever takes a measure is for it; others stand by their own statements about it:
/// words of stance, counted where the words of the statement itself speak of the measure.
/// </summary>
public sealed class PositionFinder
{
    /// <summary>How many of the story's measures are questions: a reader keeps that many in mind.</summary>
    private const int MaxQuestions = 3;

    /// <summary>A statement speaks of a measure when it has two words of its topic, or one and a party to it, or one and two words of stance.</summary>
    private const int Enough = 2;

    /// <summary>A statement of no more words than this speaks of nothing but the measure it has a word of: "calificó la sanción de injerencia".</summary>
    private const int Brief = 7;

    /// <summary>Code units of a word and the blank behind it, about.</summary>
    private const int LettersOfWord = 6;

    private readonly StanceLexicon _stances;
    private readonly TopicLexicon _topics;

    private PositionFinder(StanceLexicon stances, TopicLexicon topics) => (_stances, _topics) = (stances, topics);

    public static PositionFinder Load(DataFolder data) => new(StanceLexicon.Load(data), TopicLexicon.Load(data));

    /// <summary>Positions by question, then by actor.</summary>
    public ImmutableArray<Position> Find(Story story)
    {
        ArgumentNullException.ThrowIfNull(story);
        var view = new View(story);
        var questions = story.Claims
            .Where(claim => claim.Event is { Mode: not null and not MeasureMode.Arrest } happening && (!happening.Targets.IsEmpty || happening.Mode is MeasureMode.AuthorizationOfForce or MeasureMode.Deployment))
            .OrderByDescending(claim => claim.ReportCount)
            .Take(MaxQuestions)
            .ToList();
        if (questions.Count == 0)
            return [];
        var spoken = story.Claims
            .Where(claim => claim.Statement?.Speaker is { } speaker && !view.IsOutlet(speaker))
            .Select(view.Read)
            .ToList();
        return
        [
            .. questions.SelectMany(question => WorthTelling(question, [.. Positions(question, spoken, view)]))
                .OrderBy(position => position.Question, StringComparer.Ordinal).ThenBy(position => position.Actor, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Who takes a measure is for it, which says no more than the ledger where nobody else stands anywhere on it; but to sit down with somebody is a
    /// position, and "due in September" says only that something will be decided.
    /// </summary>
    private static List<Position> WorthTelling(Claim question, List<Position> positions) =>
        question.Event is { Mode: MeasureMode.Negotiation } || positions.Exists(position => position.Statements is not [var own] || own != question.Id) ? positions : [];

    private IEnumerable<Position> Positions(Claim question, List<Spoken> spoken, View view)
    {
        var issuers = question.Event!.Status is EventStatus.Denied or EventStatus.Requested or EventStatus.Hypothetical or EventStatus.Lifted or EventStatus.Suspended ? [] : question.Event.Actors;
        foreach (var issuer in issuers.Where(issuer => !view.IsOutlet(issuer)))
            yield return new Position(issuer, question.Text, Stance.For, view.Earliest([question]), [question.Id]);
        foreach (var statements in spoken.Where(statement => !issuers.Contains(statement.Speaker)).GroupBy(statement => statement.Speaker, StringComparer.Ordinal))
        {
            var (pro, contra) = (0, 0);
            var grounds = new List<Claim>();
            foreach (var statement in statements)
            {
                var topic = _topics.Count(question.Event.Mode!.Value, statement.Words);
                if (topic == 0)
                    continue;
                var (statementFor, statementAgainst) = _stances.Count(statement.Words);
                if (statementFor + statementAgainst == 0
                    || (topic < Enough && statementFor + statementAgainst < Enough && !(statement.Words.Count > Brief ? view.NamesParty(statement, question.Event) : view.KnowsParty(statement, question.Event))))
                    continue;
                (pro, contra) = (pro + statementFor, contra + statementAgainst);
                grounds.Add(statement.Claim);
            }

            if (grounds.Count > 0)
                yield return new Position(statements.Key, question.Text, pro > contra ? Stance.For : contra > pro ? Stance.Against : Stance.Mixed, view.Earliest(grounds), [.. grounds.Select(claim => claim.Id)]);
        }
    }

    /// <summary>A statement as it bears on positions.</summary>
    /// <param name="Words">Of its cue and content, lower case: not of the sentence, which may hold another's.</param>
    private sealed record Spoken(Claim Claim, string Speaker, List<string> Words);

    /// <summary>A story as looked up by reports and actors.</summary>
    private sealed class View
    {
        private readonly Dictionary<string, AnalyzedReport> _reports;
        private readonly Dictionary<ActorMember, string> _actors = [];
        private readonly HashSet<string> _outlets;

        /// <summary>Of each report that was asked for, its statements by what they say.</summary>
        private readonly Dictionary<string, ILookup<TextSpan, Statement>> _statements = new(StringComparer.Ordinal);

        public View(Story story)
        {
            _reports = story.Reports.ToDictionary(report => report.Report.Id, report => report.Analyzed, StringComparer.Ordinal);
            foreach (var actor in story.Actors)
            {
                foreach (var member in actor.Members)
                    _actors[member] = actor.Id;
            }

            // Media tell; they do not take sides by telling.
            var media = story.Origins.Where(origin => origin.Kind is OriginKind.Outlet or OriginKind.Agency).Select(origin => origin.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            _outlets = story.Actors.Where(actor => actor.Names.Append(actor.Name).Any(name => media.Contains(name) || media.Contains($"The {name}"))).Select(actor => actor.Id).ToHashSet(StringComparer.Ordinal);
        }

        public bool IsOutlet(string actor) => _outlets.Contains(actor);

        public string? Earliest(IEnumerable<Claim> claims) => claims
            .SelectMany(claim => claim.Assertions).Select(assertion => _reports[assertion.Report].Report.Published?.Date).OfType<DateOnly>().Order().Select(IsoDay.Of).FirstOrDefault();

        public Spoken Read(Claim claim)
        {
            var assertion = claim.Assertions[0];
            var report = _reports[assertion.Report];
            if (!_statements.TryGetValue(assertion.Report, out var statements))
                _statements.Add(assertion.Report, statements = report.Annotations.Statements.Where(statement => !statement.Content.IsEmpty).ToLookup(StatementClaims.Passage));
            var words = new List<string>((assertion.Quote.Length / LettersOfWord) + 2);
            AddWords(assertion.Quote, words);
            foreach (var statement in statements[assertion.Span])
            {
                foreach (var cue in statement.Cue)
                    AddWords(cue.Of(report.Report.Text.AsSpan()), words);
            }

            return new Spoken(claim, claim.Statement!.Speaker!, words);
        }

        /// <summary>True when the sentence in which the statement begins names a party to the measure.</summary>
        public bool NamesParty(Spoken statement, EventClaim measure)
        {
            var assertion = statement.Claim.Assertions[0];
            var layers = _reports[assertion.Report].Annotations;
            var sentence = layers.SentenceAt(assertion.Span.Start) ?? assertion.Span;
            return layers.Actors.Any(actor => _actors.TryGetValue(new ActorMember(assertion.Report, actor.Id), out var id)
                && (measure.Targets.Contains(id) || measure.Actors.Contains(id))
                && actor.Mentions.Concat(actor.Descriptions).Any(mention => mention.Overlaps(sentence)));
        }

        /// <summary>True when the report in which the statement stands names a party to the measure anywhere.</summary>
        public bool KnowsParty(Spoken statement, EventClaim measure)
        {
            var report = statement.Claim.Assertions[0].Report;
            return _reports[report].Annotations.Actors.Any(actor => _actors.TryGetValue(new ActorMember(report, actor.Id), out var id) && (measure.Targets.Contains(id) || measure.Actors.Contains(id)));
        }

        private static void AddWords(ReadOnlySpan<char> text, List<string> words)
        {
            var start = -1;
            for (var i = 0; i <= text.Length; i++)
            {
                var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || (text[i] == '-' && start >= 0));
                if (inside && start < 0)
                    start = i;
                if (inside || start < 0)
                    continue;
                words.Add(LowerWords.OfThread.Of(text[start..i]));
                start = -1;
            }
        }
    }
}
