using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;

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

    private readonly ImmutableSortedDictionary<string, EventLexicon> _lexicons;

    private readonly KnowledgeBase _knowledge;

    private EventFinder(ImmutableSortedDictionary<string, EventLexicon> lexicons, KnowledgeBase knowledge) => (_lexicons, _knowledge) = (lexicons, knowledge);

    public static EventFinder Load(DataFolder data, KnowledgeBase knowledge) => new(
        DataFolder.Languages.ToImmutableSortedDictionary(language => language, language => EventLexicon.Load(data, language), StringComparer.Ordinal), knowledge);

    /// <summary>Finds the events of a report in a language that has a lexicon; none in another.</summary>
    public ImmutableArray<EventMention> Find(Report report, string language, Annotations layers)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(layers);
        if (!_lexicons.TryGetValue(language, out var lexicon))
            return [];
        var events = ImmutableArray.CreateBuilder<EventMention>();
        var names = 0;
        var cues = CueTokens(layers);
        foreach (var sentence in layers.Sentences)
        {
            while (names < layers.Names.Length && layers.Names[names].Span.End <= sentence.Span.Start)
                names++;
            if (sentence.TokenCount <= MaxSentenceTokens && HasTrigger(report.Text, sentence, layers.Tokens, lexicon))
            {
                var clause = new EventClause(report.Text, sentence, layers, lexicon.Words, _knowledge, cues, names);
                FindIn(report.Text, clause, lexicon, layers, events);
                TakeBasis(clause, events);
            }
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
            if (span.Length <= MaxTrigger && lexicon.MayTell(word[..span.Of(text.AsSpan()).ToLowerInvariant(word)]))
                return true;
        }

        return false;
    }

    /// <summary>"The measures, taken under Executive Order 13851, …": the law of the measures that the report tells first.</summary>
    private static void TakeBasis(EventClause clause, ImmutableArray<EventMention>.Builder events)
    {
        if (!clause.IsAboutMeasure() || clause.Basis() is not { } basis)
            return;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Mode is null)
                continue;
            var told = events[i].Sentence;
            for (; i < events.Count && events[i].Sentence == told && told.End <= clause.Span.Start; i++)
            {
                if (events[i] is { Mode: not null, Basis: null })
                    events[i] = events[i] with { Basis = basis };
            }

            return;
        }
    }

    /// <summary>Which tokens are verbs of saying, or a word of a cue of several ("has said").</summary>
    private static bool[] CueTokens(Annotations layers)
    {
        var isCue = new bool[layers.Tokens.Length];
        foreach (var statement in layers.Statements)
        {
            foreach (var cue in statement.Cue)
            {
                var end = cue.Start + Math.Min(cue.Length, MaxCue);
                for (var t = layers.TokenAt(cue.Start); t < isCue.Length && layers.Tokens[t].Span.Start < end; t++)
                    isCue[t] |= layers.Tokens[t].Span.Start >= cue.Start;
            }
        }

        return isCue;
    }

    private static void FindIn(string text, EventClause clause, EventLexicon lexicon, Annotations layers, ImmutableArray<EventMention>.Builder events)
    {
        var first = events.Count;
        for (var i = 0; i < clause.Count; i++)
        {
            foreach (var trigger in lexicon.Triggers(clause.Word(i)))
            {
                if (!Fits(trigger, clause.Pos(i)) || (trigger.Mode is not null && clause.IsCapital(i)) || !clause.HasNear(i, trigger))
                    continue;
                if (EventReader.Read(text, clause, i, trigger, lexicon, layers) is { } found && !IsTold(events, first, found, trigger))
                    events.Add(WithDay(found, clause, i, lexicon, layers, events));
                break;
            }
        }
    }

    /// <summary>"The Treasury also designated B": of the day on which the same party took the measure told before, where the words give none.</summary>
    private static EventMention WithDay(EventMention found, EventClause clause, int at, EventLexicon lexicon, Annotations layers, ImmutableArray<EventMention>.Builder events)
    {
        if (found is not { Mode: not null, When.IsEmpty: true, Status: EventStatus.Done } || !((at > 0 && lexicon.Words.Also.Contains(clause.Word(at - 1))) || (at + 1 < clause.Count && lexicon.Words.Also.Contains(clause.Word(at + 1)))))
            return found;
        for (var i = events.Count - 1; i >= 0; i--)
        {
            if (events[i] is { Mode: not null, When.IsEmpty: false, Status: EventStatus.Done } before && before.Type == found.Type && AreOfOneGovernment(before.ActorIds, found.ActorIds, layers))
                return found with { When = before.When, Date = EventDate.Of(before.When, layers.Times) };
        }

        return found;
    }

    /// <summary>A country and its Treasury act on one day.</summary>
    private static bool AreOfOneGovernment(ImmutableArray<string> one, ImmutableArray<string> other, Annotations layers) => one.Any(other.Contains)
        || layers.Actors.Any(actor => one.Contains(actor.Id) && actor.Country is { } country && layers.Actors.Any(body => other.Contains(body.Id) && body.Country == country));

    /// <summary>True when the clause's events from the first on have it already.</summary>
    private static bool IsTold(ImmutableArray<EventMention>.Builder events, int first, EventMention found, EventTrigger trigger)
    {
        var mode = !trigger.IsVerb && found.Mode is { } told && EventReader.IsOnlyWhenReal(told) ? found.Mode : null;
        for (var i = first; i < events.Count; i++)
        {
            if (Same(events[i], found) || (mode is not null && events[i].Mode == mode))
                return true;
        }

        return false;
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
}
