using Herodotus.Analyze.Statements;
using Herodotus.Learning;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <summary>
/// Who did what to whom: a trigger word of the lexicon, with its parties found by position in the clause (subject before a verb, object
/// or prepositions after it, "by" in the passive, genitives of a noun). First and thin form: no syntax tree, clauses by their marks.
/// </summary>
public sealed class EventFinder
{
    /// <summary>A sentence longer than this is a list or an error; looking at every pair of its words would not be linear.</summary>
    private const int MaxSentenceTokens = 400;

    /// <summary>Code units of the longest word that may tell an event.</summary>
    private const int MaxTrigger = 64;

    /// <summary>Code units of a cue that are looked at: a longer one is no verb.</summary>
    private const int MaxCue = 40;

    /// <summary>Words after which examples of a group stand.</summary>
    private static readonly ImmutableArray<string> Examples = ["including", "among", "like", "incluidos", "incluidas", "incluido", "incluyendo", "entre"];

    /// <summary>Measures that a hypothetical mention says nothing about: "a reward for information leading to his arrest" arrests nobody.</summary>
    private static readonly ImmutableArray<MeasureMode> OnlyWhenReal =
        [MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Indictment, MeasureMode.Recall, MeasureMode.Expulsion];

    /// <summary>Measures that are taken on somebody: "the arrest calmed nobody" tells none.</summary>
    private static readonly ImmutableArray<MeasureMode> OnSomebody =
        [MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Indictment, MeasureMode.Expulsion, MeasureMode.Designation, MeasureMode.Sanction];

    private readonly ImmutableSortedDictionary<string, EventLexicon> _lexicons;

    private EventFinder(ImmutableSortedDictionary<string, EventLexicon> lexicons) => _lexicons = lexicons;

    public static EventFinder Load(DataFolder data) => new(
        new[] { "en", "es" }.ToImmutableSortedDictionary(language => language, language => EventLexicon.Load(data, language), StringComparer.Ordinal));

    /// <summary>Finds the events of a report in a language that has a lexicon; none in another.</summary>
    public ImmutableArray<EventMention> Find(Report report, string language, Annotations layers)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layers);
        if (!_lexicons.TryGetValue(language, out var lexicon))
            return [];
        var events = ImmutableArray.CreateBuilder<EventMention>();
        var names = 0;
        var cues = CueStarts(layers.Statements);
        foreach (var sentence in layers.Sentences)
        {
            while (names < layers.Names.Length && layers.Names[names].Span.End <= sentence.Span.Start)
                names++;
            if (sentence.TokenCount <= MaxSentenceTokens && HasTrigger(report.Text, sentence, layers.Tokens, lexicon))
                FindIn(report.Text, new EventClause(report.Text, sentence, layers, lexicon.Words, cues, names), lexicon, layers, events);
        }

        return events.ToImmutable();
    }

    /// <summary>Most sentences have no word that tells an event: they are not laid out.</summary>
    private static bool HasTrigger(string text, Sentence sentence, ImmutableArray<Token> tokens, EventLexicon lexicon)
    {
        Span<char> word = stackalloc char[MaxTrigger];
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var span = tokens[i].Span;
            if (span.Length <= MaxTrigger && lexicon.Triggers(word[..span.Of(text.AsSpan()).ToLowerInvariant(word)]).Length > 0)
                return true;
        }

        return false;
    }

    /// <summary>Where verbs of saying begin, and each word of a cue of several ("has said").</summary>
    private static HashSet<int> CueStarts(ImmutableArray<Statement> statements)
    {
        var starts = new HashSet<int>();
        foreach (var statement in statements)
        {
            foreach (var cue in statement.Cue)
            {
                for (var i = 0; i < Math.Min(cue.Length, MaxCue); i++)
                    starts.Add(cue.Start + i);
            }
        }

        return starts;
    }

    private static void FindIn(string text, EventClause clause, EventLexicon lexicon, Annotations layers, ImmutableArray<EventMention>.Builder events)
    {
        var first = events.Count;
        for (var i = 0; i < clause.Count; i++)
        {
            foreach (var trigger in lexicon.Triggers(clause.Word(i)))
            {
                if (!Fits(trigger, clause.Pos(i)) || !clause.HasNear(i, trigger))
                    continue;
                if (Read(text, clause, i, trigger, lexicon, layers) is { } found && !events.Skip(first).Any(other => Same(other, found) || (!trigger.IsVerb && found.Mode is { } told && OnlyWhenReal.Contains(told) && other.Mode == told)))
                    events.Add(found);
                break;
            }
        }
    }

    /// <summary>A word that the tagger is sure is another part of speech tells nothing; unsure tags (none, X) pass.</summary>
    private static bool Fits(EventTrigger trigger, PartOfSpeech pos) => pos switch
    {
        PartOfSpeech.None or PartOfSpeech.X or PartOfSpeech.Propn => true,
        PartOfSpeech.Verb or PartOfSpeech.Aux => trigger.IsVerb,
        PartOfSpeech.Adj => trigger.IsVerb,
        PartOfSpeech.Noun => !trigger.IsVerb,
        _ => false,
    };

    private static bool Same(EventMention one, EventMention other) =>
        one.Mode == other.Mode && (one.Mode is not null || one.Type == other.Type)
        && (one.Span.Overlaps(other.Span) || (one.Mode is not null && one.TargetIds.SequenceEqual(other.TargetIds) && one.ActorIds.SequenceEqual(other.ActorIds) && one.Target.SequenceEqual(other.Target)));

    private static EventMention? Read(string text, EventClause clause, int at, EventTrigger trigger, EventLexicon lexicon, Annotations layers)
    {
        if ((trigger.IsVerb && clause.IsNoun(at)) || (trigger.Mode == MeasureMode.AuthorizationOfForce && clause.IsEffect(at)) || (trigger.Mode is { } only && OnlyWhenReal.Contains(only) && clause.IsWanted(at)))
            return null;
        var passive = trigger.IsVerb && clause.IsPassive(at);
        var actors = passive ? clause.After(at, ["by", "por"], inClause: true) : trigger.IsVerb ? clause.Subject(at) : clause.Owner(at);
        var targets = passive && trigger.TakesObject ? clause.IsReducedPassive(at) && clause.Before(at) is { IsEmpty: false } before ? before : clause.Subject(at)
            : trigger.TakesObject ? clause.Object(at, headOnly: trigger.Mode is null)
            : EventParties.None;
        // "sent food to Ecuador": whom it is for rather than what it is.
        if (passive && trigger.TakesObject && clause.SubjectBehind(at) is { IsEmpty: false } behind)
            targets = behind;
        if (targets.IsEmpty && passive && trigger.TakesObject)
            targets = clause.NounSubject(at);
        if (targets.Ids.IsDefaultOrEmpty && !trigger.Prepositions.IsEmpty && !(passive && trigger.TakesObject))
        {
            var after = clause.After(at, trigger.Prepositions, inPhrase: !trigger.IsVerb && trigger.Mode != MeasureMode.Reward);
            if (targets.IsEmpty || (trigger.Mode is null && !after.Ids.IsDefaultOrEmpty))
                targets = after;
        }

        if (trigger.Mode == MeasureMode.Reward && targets.Ids.IsDefaultOrEmpty && clause.ForWhom(at) is { IsEmpty: false } sought)
            targets = sought;
        else if (trigger.Mode == MeasureMode.Reward && targets.Ids.IsDefaultOrEmpty && clause.PersonAfter(at) is { IsEmpty: false } wanted)
            targets = wanted;
        // "a reward for information": whom it is on is not said.
        if (trigger.Mode == MeasureMode.Reward && targets is { Ids.IsDefaultOrEmpty: true, IsEmpty: false } && lexicon.Words.Information.Contains(targets.Spans[^1].Of(text).ToLowerInvariant()))
            targets = EventParties.None;
        if (targets.IsEmpty && !trigger.IsVerb)
            targets = clause.Modifier(at);
        // "… designated as terrorist groups, among them A and B": the names come after.
        if (targets.Ids.IsDefaultOrEmpty && trigger is { IsVerb: true, Mode: not null } && clause.After(at, Examples) is { Ids.IsEmpty: false } examples)
            targets = examples;
        if (actors.IsEmpty && !trigger.IsVerb && !lexicon.IsOutside(clause.WordsBefore(at)))
            actors = clause.Subject(at);
        if (actors.IsEmpty && trigger.IsVerb && !passive && !clause.IsInfinitive(at))
            actors = clause.NounSubject(at);
        // "its certification comes up for renewal": without "of", a certification belongs to whom it is given.
        if (trigger.Mode == MeasureMode.Certification && targets.IsEmpty)
            (actors, targets) = (EventParties.None, clause.Subject(at));
        targets = targets.Without(actors);
        if (actors.IsEmpty && targets.IsEmpty)
            return null;
        // "designating cartels gives authority" tells what it would do, not that somebody did.
        if (trigger.Mode is not null && trigger.IsVerb && actors.IsEmpty && clause.Word(at).EndsWith("ing", StringComparison.Ordinal))
            return null;
        if (trigger.Mode is { } taken && targets.IsEmpty && OnSomebody.Contains(taken))
            return null;
        var cue = lexicon.CueIn(clause.WordsBefore(at));
        // What is said of a noun stands after it: "its certification comes up for renewal", "talks are planned".
        if (cue is null && !trigger.IsVerb && lexicon.CueIn(clause.WordsAfter(at)) is StatusCue.Planned)
            cue = StatusCue.Planned;
        if (cue == StatusCue.Negated || (trigger.Mode is { } mode && OnlyWhenReal.Contains(mode) && (cue == StatusCue.Hypothetical || (cue is null && trigger.IsVerb && clause.IsInfinitive(at)))))
            return null;
        var span = clause.TokenSpan(at);
        var when = EventDate.Candidates(text, lexicon.Words, span, clause.Span, layers.Times);
        return new EventMention
        {
            Span = span,
            Type = trigger.Type,
            Mode = trigger.Mode,
            Actor = actors.Spans,
            Target = targets.Spans,
            ActorIds = actors.Ids,
            TargetIds = targets.Ids,
            Date = EventDate.Of(when, layers.Times),
            When = when,
            Place = clause.Place(actors, targets),
            Amount = trigger.Mode is MeasureMode.Reward or MeasureMode.Sanction or MeasureMode.Tariff ? Amount(span, clause.Span, layers.Quantities) : null,
            Status = Status(cue),
            Statement = StatementScope.Around(layers.Statements, span),
            Sentence = clause.Span,
        };
    }

    private static EventStatus Status(StatusCue? cue) => cue switch
    {
        StatusCue.Planned => EventStatus.Planned,
        StatusCue.Threatened => EventStatus.Threatened,
        StatusCue.Requested => EventStatus.Requested,
        StatusCue.Alleged => EventStatus.Alleged,
        StatusCue.Denied => EventStatus.Denied,
        StatusCue.Hypothetical => EventStatus.Hypothetical,
        _ => EventStatus.Done,
    };

    /// <summary>The nearest sum of money or percentage of the sentence.</summary>
    private static int? Amount(TextSpan trigger, TextSpan sentence, ImmutableArray<Quantity> quantities)
    {
        int? nearest = null;
        for (var i = 0; i < quantities.Length; i++)
        {
            if (!sentence.Contains(quantities[i].Span) || quantities[i].Unit is not ({ Length: 3 } or "%"))
                continue;
            if (nearest is not { } best || Math.Abs(quantities[i].Span.Start - trigger.Start) < Math.Abs(quantities[best].Span.Start - trigger.Start))
                nearest = i;
        }

        return nearest;
    }
}
