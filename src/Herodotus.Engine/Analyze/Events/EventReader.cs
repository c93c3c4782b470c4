using Herodotus.Analyze.Statements;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <summary>Reads one event from its trigger: parties, how real it is, when, how much, on what law.</summary>
internal static class EventReader
{
    /// <summary>Measures that a hypothetical mention says nothing about: "a reward for information leading to his arrest" arrests nobody.</summary>
    private static readonly ImmutableArray<MeasureMode> OnlyWhenReal =
        [MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Indictment, MeasureMode.Recall, MeasureMode.Expulsion, MeasureMode.Conviction, MeasureMode.Acquittal];

    /// <summary>Measures that are taken on somebody: "the arrest calmed nobody" tells none.</summary>
    private static readonly ImmutableArray<MeasureMode> OnSomebody =
    [
        MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Indictment, MeasureMode.Expulsion, MeasureMode.Designation, MeasureMode.Sanction, MeasureMode.Conviction,
        MeasureMode.Acquittal, MeasureMode.Asylum,
    ];

    /// <summary>Measures whose owner is whom they fall on: "Vega's extradition", "his arrest".</summary>
    private static readonly ImmutableArray<MeasureMode> OnOwner =
        [MeasureMode.Arrest, MeasureMode.Extradition, MeasureMode.Indictment, MeasureMode.Expulsion, MeasureMode.Conviction, MeasureMode.Acquittal];

    /// <summary>True for a measure told only where it is real.</summary>
    public static bool IsOnlyWhenReal(MeasureMode mode) => OnlyWhenReal.Contains(mode);

    public static EventMention? Read(string text, EventClause clause, int at, EventTrigger trigger, EventLexicon lexicon, Annotations layers)
    {
        if ((trigger.IsVerb && (clause.IsNoun(at) || (trigger.Mode is not null && (clause.IsLoose(at) || clause.IsDescribing(at)))))
            || (trigger.Mode == MeasureMode.AuthorizationOfForce && clause.IsEffect(at))
            || (trigger.Mode is { } only && OnlyWhenReal.Contains(only) && clause.IsWanted(at)))
            return null;
        // "offered $5 million for information": where "a reward" is said, that word tells it.
        if (trigger is { IsVerb: true, Mode: MeasureMode.Reward } && clause.HasNoun(lexicon, MeasureMode.Reward))
            return null;
        // "An indictment is a formal accusation": what it is, not that there is one.
        if (!trigger.IsVerb && clause.IsDefined(at))
            return null;
        var (actors, targets) = Parties(text, clause, at, trigger, lexicon);
        // "the accountant of the gang": a measure on somebody falls on no group.
        if (trigger is { IsVerb: true, Mode: { } onWhom } && (OnOwner.Contains(onWhom) || onWhom is MeasureMode.Sanction or MeasureMode.Designation) && !clause.IsPassive(at))
            targets = clause.Member(at, targets, onGroups: !OnOwner.Contains(onWhom));
        var voided = trigger is { IsVerb: true, Mode: MeasureMode.Decree } ? clause.Voided(at) : -1;
        if (voided == at + 1)
            targets = clause.PhraseFrom(voided + 1);
        targets = targets.Without(actors);
        if ((actors.IsEmpty && targets.IsEmpty) || !Tells(clause, at, trigger, actors, targets))
            return null;
        var cue = Cue(clause, at, trigger, lexicon, out var unsure);
        if (unsure)
            return null;
        var span = clause.TokenSpan(at);
        var amount = trigger.Mode is MeasureMode.Reward or MeasureMode.Sanction or MeasureMode.Tariff or MeasureMode.Conviction
            ? Amount(span, trigger.Mode is MeasureMode.Sanction or MeasureMode.Conviction ? clause.PhraseAfter(at) : clause.Span, layers.Quantities, trigger.Mode.Value) : null;
        // "offered information on the arrest of A": without a sum it is no reward.
        if (trigger is { IsVerb: true, Mode: MeasureMode.Reward } && amount is null)
            return null;
        var statement = StatementScope.Around(layers.Statements, span);
        var when = trigger.IsVerb || trigger.Mode is null || cue == StatusCue.Planned || clause.IsTaken(at)
            ? EventDate.Candidates(text, lexicon.Words, span, clause.Span, layers.Times, trigger.Mode == MeasureMode.Agreement)
            : EventDate.Candidates(text, lexicon.Words, span, clause.NounPhrase(at), layers.Times, trigger.Mode == MeasureMode.Agreement);
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
            Amount = amount,
            Basis = trigger.Mode is null ? null : clause.Basis(),
            Status = !trigger.IsVerb && statement is { } said && cue is null or StatusCue.Planned && IsDenied(text, layers.Statements[said], lexicon) ? EventStatus.Denied
                : voided >= 0 && cue is null ? EventStatus.Lifted : Status(cue),
            Statement = statement,
            Sentence = clause.Span,
        };
    }

    private static (EventParties Actors, EventParties Targets) Parties(string text, EventClause clause, int at, EventTrigger trigger, EventLexicon lexicon)
    {
        var words = lexicon.Words;
        var passive = trigger.IsVerb && clause.IsPassive(at);
        if (trigger is { IsVerb: true, TakesObject: true, Mode: not null } && clause.Ordered(at) is { Whom.IsEmpty: false } ordered)
            return (clause.Subject(ordered.Verb) is { IsEmpty: false } who ? who : clause.NounSubject(ordered.Verb), ordered.Whom);
        var actors = passive ? clause.After(at, words.By, inClause: true) : trigger.IsVerb ? clause.Subject(at) : clause.Owner(at);
        var targets = passive && trigger.TakesObject ? clause.IsReducedPassive(at) && clause.Before(at) is { IsEmpty: false } before ? before : clause.Subject(at)
            : trigger.TakesObject ? clause.Object(at, headOnly: trigger.Mode is null)
            : EventParties.None;
        // "sent food to Ecuador": whom it is for rather than what it is.
        if (passive && trigger.TakesObject && clause.SubjectBehind(at) is { IsEmpty: false } behind)
            targets = behind;
        if (passive && trigger is { TakesObject: true, Mode: not null } && clause.RelativeSubject(at) is { IsEmpty: false } antecedent)
            targets = antecedent;
        if (targets.IsEmpty && passive && trigger.TakesObject)
            targets = clause.NounSubject(at);
        // "condenado por corrupción": what follows is a crime unless it is a court.
        if (passive && trigger.Mode is MeasureMode.Conviction or MeasureMode.Acquittal && !actors.Spans.Any(span => HasCourt(text, span, words)))
            actors = EventParties.None;
        // "su captura con fines de extradición": whose it is has been said, and "de" is of another noun.
        var owned = !trigger.IsVerb && (!actors.IsEmpty || clause.IsOwned(at)) && trigger.Mode is { } mode && OnOwner.Contains(mode) && !clause.IsFollowedBy(at, trigger.Prepositions);
        if (targets.Ids.IsDefaultOrEmpty && !owned && !trigger.Prepositions.IsEmpty && !(passive && trigger.TakesObject))
        {
            var after = clause.After(at, trigger.Prepositions, inPhrase: (!trigger.IsVerb || (trigger.Mode is not null && clause.IsReducedPassive(at))) && trigger.Mode != MeasureMode.Reward, inClause: trigger is { IsVerb: true, Mode: MeasureMode.Decree }, before: !trigger.IsVerb && trigger.Mode is { } noun && OnOwner.Contains(noun) ? words.Charge : []);
            if (targets.IsEmpty || (trigger.Mode is null && !after.Ids.IsDefaultOrEmpty))
                targets = after;
        }

        if (trigger.Mode == MeasureMode.Reward)
            targets = Wanted(text, clause, at, targets, words);
        if (targets.IsEmpty && !trigger.IsVerb)
        {
            if (trigger.Mode is { } own && OnOwner.Contains(own))
                (actors, targets) = (EventParties.None, actors);
            else if (clause.Modifier(at) is { IsEmpty: false } modifier)
                (actors, targets) = actors.IsEmpty && trigger.Mode is not null && clause.IsIssuer(at - 1) ? (modifier, targets) : (actors, modifier);
        }

        // "… designated as terrorist groups, among them A and B": the names come after.
        if (targets.Ids.IsDefaultOrEmpty && trigger is { IsVerb: true, Mode: not null })
        {
            if (clause.After(at, words.Examples) is { Ids.IsEmpty: false } examples)
                targets = examples;
            else if (clause.Apposed(targets) is { IsEmpty: false } apposed)
                targets = apposed;
        }

        // "the designation of a network, known as the Cartel of the Reed".
        if (targets is { IsEmpty: false, Ids.IsDefaultOrEmpty: true } && trigger is { IsVerb: false, Mode: not null } && clause.Called(targets) is { IsEmpty: false } called)
            targets = called;
        if (actors.IsEmpty && !trigger.IsVerb)
            actors = trigger.Mode is null ? lexicon.IsOutside(clause.WordsBefore(at)) ? EventParties.None : clause.Subject(at) : Issuers(clause, at, lexicon, OnOwner.Contains(trigger.Mode.Value), trigger.Mode is MeasureMode.Negotiation or MeasureMode.Agreement);
        if (actors.IsEmpty && trigger.IsVerb && !passive && !clause.IsInfinitive(at))
            actors = clause.NounSubject(at);
        // "a tariff on Colombian coffee" is one on Colombia.
        if (trigger.Mode == MeasureMode.Tariff && targets is { IsEmpty: false, Ids.IsEmpty: true })
            targets = clause.Owners(targets);
        // "A has sought asylum": who asks is whom it is for.
        if (trigger.Mode == MeasureMode.Asylum && targets.IsEmpty && clause.Governor(at) is >= 0 and var asked && EventLexicon.Matches(clause.Word(asked), words.Asking))
            (actors, targets) = (EventParties.None, actors);
        // "its certification comes up for renewal": without "of", a certification belongs to whom it is given.
        if (trigger.Mode == MeasureMode.Certification && targets.IsEmpty)
            (actors, targets) = (EventParties.None, clause.Subject(at));
        return (actors, targets);
    }

    private static bool HasCourt(string text, TextSpan party, EventWords words)
    {
        foreach (var word in party.Of(text).ToLowerInvariant().Split(' '))
        {
            if (EventLexicon.Matches(word, words.Court))
                return true;
        }

        return false;
    }

    /// <summary>Who took a measure that a noun tells: whom "by" names, or the subject of the verb that takes it.</summary>
    /// <param name="isTold">A measure on somebody that one announces may be another's: "the ministry announced the transfer of 14 men from Peru".</param>
    /// <param name="isBetween">Talks that somebody brokers are others'.</param>
    private static EventParties Issuers(EventClause clause, int at, EventLexicon lexicon, bool isTold, bool isBetween)
    {
        if (clause.TakenBy(at) is { IsEmpty: false } by)
            return by;
        if (clause.Issuing(at) is not (>= 0 and var verb) || lexicon.IsOutside(clause.WordsBefore(at))
            || (isBetween && EventLexicon.Matches(clause.Word(verb), lexicon.Words.Broker)) || (isTold && EventLexicon.Matches(clause.Word(verb), lexicon.Words.Announce)))
            return EventParties.None;
        return clause.IsPassive(verb) ? EventParties.None : clause.Subject(verb, isGoverning: true);
    }

    /// <summary>Whom a reward is on, where the words after "for" do not name them.</summary>
    private static EventParties Wanted(string text, EventClause clause, int at, EventParties targets, EventWords words)
    {
        if (targets.Ids.IsDefaultOrEmpty)
            targets = clause.ForWhom(at) is { IsEmpty: false } sought ? sought : clause.PersonAfter(at) is { IsEmpty: false } wanted ? wanted : targets;
        // "a reward for information": whom it is on is not said.
        return targets is { Ids.IsDefaultOrEmpty: true, IsEmpty: false } && words.Information.Contains(targets.Spans[^1].Of(text).ToLowerInvariant()) ? EventParties.None : targets;
    }

    /// <summary>True where the words say that a measure was taken, and on whom where there is no measure without.</summary>
    private static bool Tells(EventClause clause, int at, EventTrigger trigger, EventParties actors, EventParties targets)
    {
        if (trigger.Mode is not { } mode)
            return true;
        // "designating cartels gives authority" tells what it would do, not that somebody did.
        if (trigger.IsVerb && actors.IsEmpty && clause.Word(at).EndsWith("ing", StringComparison.Ordinal))
            return false;
        if (OnSomebody.Contains(mode) && (targets.IsEmpty || (targets.Ids.IsEmpty && clause.IsAnaphor(targets.Spans[0]))))
            return false;
        // "The measures freeze any assets": what follows from one.
        if (mode is MeasureMode.Sanction or MeasureMode.Designation && actors.Ids.IsEmpty && targets.Ids.IsEmpty)
            return false;
        return mode != MeasureMode.Reward || !trigger.IsVerb || !targets.Ids.IsEmpty;
    }

    /// <param name="unsure">True where the words leave open whether it was done at all.</param>
    private static StatusCue? Cue(EventClause clause, int at, EventTrigger trigger, EventLexicon lexicon, out bool unsure)
    {
        var before = clause.WordsBefore(at);
        var cue = lexicon.CueIn(before);
        // A bounty that is "lifted to $5 million" is in force.
        var governor = trigger.Mode is null || trigger.IsVerb ? -1 : clause.Governor(at);
        var turned = governor < 0 || (trigger.Mode == MeasureMode.Reward && EventLexicon.Matches(clause.Word(governor), lexicon.Words.Raise)) ? null : lexicon.TurnOf(clause.Word(governor), governor + 1 < clause.Count ? clause.Word(governor + 1) : "");
        // "authorized the extradition": it is to come; "ordered his arrest": somebody is told to.
        if (cue is null && governor >= 0 && OnOwner.Contains(trigger.Mode!.Value))
            cue = EventLexicon.Matches(clause.Word(governor), lexicon.Words.Allow) ? StatusCue.Planned : EventLexicon.Matches(clause.Word(governor), lexicon.Words.Order) ? StatusCue.Requested : cue;
        // What is said of a noun stands after it: "its certification comes up for renewal", "talks are planned".
        if (cue is null && !trigger.IsVerb && lexicon.CueIn(clause.WordsAfter(at)) is StatusCue.Planned)
            cue = StatusCue.Planned;
        // "Ana Paz said that Peru would impose a tariff from May": who says what it is to be announces it.
        if (cue == StatusCue.Hypothetical && trigger.Mode is not null && clause.IsAnnounced(at))
            cue = StatusCue.Planned;
        unsure = cue == StatusCue.Negated || (turned is not null && cue is not null)
            || (trigger.Mode is { } mode && OnlyWhenReal.Contains(mode) && (cue == StatusCue.Hypothetical || (cue is null && trigger.IsVerb && clause.IsInfinitive(at))))
            || (trigger.Mode == MeasureMode.Decree && cue is StatusCue.Denied);
        return turned ?? cue;
    }

    /// <summary>"denied a report that tariffs were being prepared"; who "rejected the sanctions" denies none.</summary>
    private static bool IsDenied(string text, Statement statement, EventLexicon lexicon) => statement.CueClass == CueClass.Deny
        && lexicon.CueIn([.. statement.Cue.SelectMany(cue => cue.Of(text).ToLowerInvariant().Split(' '))]) == StatusCue.Denied;

    private static EventStatus Status(StatusCue? cue) => cue switch
    {
        StatusCue.Planned => EventStatus.Planned,
        StatusCue.Threatened => EventStatus.Threatened,
        StatusCue.Requested => EventStatus.Requested,
        StatusCue.Alleged => EventStatus.Alleged,
        StatusCue.Denied => EventStatus.Denied,
        StatusCue.Hypothetical => EventStatus.Hypothetical,
        StatusCue.Lifted => EventStatus.Lifted,
        StatusCue.Suspended => EventStatus.Suspended,
        StatusCue.Extended => EventStatus.Extended,
        _ => EventStatus.Done,
    };

    /// <summary>The nearest sum of money of the sentence; for a tariff the nearest percentage, for a conviction the nearest number of years.</summary>
    private static int? Amount(TextSpan trigger, TextSpan sentence, ImmutableArray<Quantity> quantities, MeasureMode mode)
    {
        int? nearest = null;
        for (var i = 0; i < quantities.Length; i++)
        {
            if (!sentence.Contains(quantities[i].Span) || !(mode switch
            {
                MeasureMode.Tariff => quantities[i].Unit is "%",
                MeasureMode.Conviction => quantities[i].Unit is "a" or "mo",
                _ => quantities[i].Unit is { Length: 3 },
            }))
                continue;
            if (nearest is not { } best || Math.Abs(quantities[i].Span.Start - trigger.Start) < Math.Abs(quantities[best].Span.Start - trigger.Start))
                nearest = i;
        }

        return nearest;
    }
}
