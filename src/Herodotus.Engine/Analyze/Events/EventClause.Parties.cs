using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>Who stands where in the clause: subjects, objects, owners, lists.</content>
internal sealed partial class EventClause
{
    /// <summary>The words shortly before the trigger, no further back than the clause.</summary>
    public List<string> WordsBefore(int at)
    {
        var start = at;
        while (start > 0 && at - start < CueWords && _words[start - 1] is not (";" or ":" or "“" or "”" or "\"" or "(" or "—" or "–"))
            start--;
        return [.. _words[start..at]];
    }

    /// <summary>The noun phrase that ends right before the word.</summary>
    public EventParties Before(int at)
    {
        var end = at - 1;
        if (end < 0 || Pos(end) != PartOfSpeech.Noun || _names[end] >= 0)
            return EventParties.None;
        var start = end;
        while (start > 0 && Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num && _names[start - 1] < 0)
            start--;
        return new([TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(end).End)], Described(end) is { } actor ? [actor] : []);
    }

    /// <summary>The party before the trigger that does it: the nearest name or noun that no preposition or genitive makes part of another.</summary>
    public EventParties Subject(int at)
    {
        // "said that designating cartels gives …": a gerund that is itself a subject has none.
        if (at > 0 && _words[at].EndsWith("ing", StringComparison.Ordinal) && _words[at - 1] is "that" or "for" or "of" or "by")
            return EventParties.None;
        for (var i = at - 1; i >= 0; i--)
        {
            if (_words[i] is ";" or ":")
                break;
            if (_names[i] >= 0)
            {
                var start = NameStart(i);
                if (!IsGenitive(i) && !IsGoverned(start) && !IsModifier(i) && !IsObject(start))
                    return Coordinated(i);
                i = start;
            }
            else if (Array.IndexOf(SubjectPronouns, _words[i]) >= 0 && Described(i) is { } actor)
            {
                return new([TokenSpan(i)], [actor]);
            }
            else if (_words[i] is "it" or "they" && IsVerbGroup(i + 1, at))
            {
                return First(i);
            }
            else if (Pos(i) == PartOfSpeech.Noun && Described(i) is { } described && !IsGoverned(i))
            {
                return new([TokenSpan(i)], [described]);
            }
        }

        return EventParties.None;
    }

    /// <summary>Whom "it" means that nobody resolved: the subject of the sentence so far, when a name opens it.</summary>
    private EventParties First(int before)
    {
        var i = 0;
        while (i < before && _names[i] < 0 && Pos(i) is PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Noun)
            i++;
        return i < before && _names[i] >= 0 && NameEnd(i) is var end && end < before && !IsGenitive(end) && !IsModifier(end) ? Of(_names[i]) : EventParties.None;
    }

    /// <summary>True when nothing but auxiliaries, adverbs and particles stand between.</summary>
    private bool IsVerbGroup(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Pos(i) is not (PartOfSpeech.Aux or PartOfSpeech.Adv or PartOfSpeech.Part))
                return false;
        }

        return true;
    }

    /// <summary>A name right after a verb is its object, unless the verb is one of saying: "A said B designated C".</summary>
    private bool IsObject(int start)
    {
        var i = start - 1;
        while (i >= 0 && Pos(i) is PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num)
            i--;
        if (i < 0 || Pos(i) != PartOfSpeech.Verb || _names[i] >= 0)
            return false;
        var verb = TokenSpan(i);
        return !_layers.Statements.Any(statement => statement.Cue.Any(cue => cue.Overlaps(verb)));
    }

    /// <summary>A subject without a name ("police", "security forces in Guinea"): the noun phrase before the verb that no preposition governs.</summary>
    public EventParties NounSubject(int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (Pos(i) == PartOfSpeech.Verb || _words[i] is ";" or ":" or "that" or "que")
                break;
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn))
                continue;
            var start = i;
            while (start > 0 && Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num)
                start--;
            if (start == 0 || Array.IndexOf(Prepositions, _words[start - 1]) < 0)
                return IsTime(i) ? EventParties.None : new([TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(i).End)], []);
            i = start - 1;
        }

        return EventParties.None;
    }

    /// <summary>The parties after the trigger that suffer it, as far as the clause goes.</summary>
    /// <param name="at">The trigger.</param>
    /// <param name="headOnly">"Rejected the designation of A" is done to no A; "froze the assets of A" is.</param>
    public EventParties Object(int at, bool headOnly = false)
    {
        for (var i = at + 1; i < Count; i++)
        {
            if (Array.IndexOf(ObjectEnds, _words[i]) >= 0 || Array.IndexOf(ClauseMarks, _words[i]) >= 0)
                break;
            if (_names[i] >= 0)
            {
                var end = NameEnd(i);
                if (IsGenitive(end) || IsTitleOf(end))
                {
                    i = end;
                    continue;
                }

                var link = Pos(i - 1) == PartOfSpeech.Det ? i - 2 : i - 1;
                if (headOnly && link > at + 1 && _words[link] is "of" or "de" or "del" && Phrase(at + 1) is { IsEmpty: false } head)
                    return head;
                return IsModifier(end) ? Phrase(i) : List(i);
            }
        }

        return Phrase(at + 1);
    }

    /// <summary>The parties after one of the prepositions, at or after the trigger, in the phrase that the preposition opens.</summary>
    /// <param name="at">The trigger.</param>
    /// <param name="prepositions">Lower-case words.</param>
    /// <param name="inPhrase">A noun's parties stand before its phrase ends: in "this designation, announced by A, opens options for B" neither is one.</param>
    public EventParties After(int at, ImmutableArray<string> prepositions, bool inPhrase = false)
    {
        for (var i = at + 1; i < Count; i++)
        {
            if (_words[i] is ";" || (inPhrase && Array.IndexOf(PhraseEnds, _words[i]) >= 0))
                break;
            // "on 20 January": when, not whom.
            if (!prepositions.Contains(_words[i]) || (i + 1 < Count && IsTime(i + 1)))
                continue;
            for (var j = i + 1; j < Count && j < i + NearWords; j++)
            {
                if (_names[j] < 0)
                {
                    if (j > i + 1 && EndsPhrase(j))
                        break;
                    continue;
                }

                var end = NameEnd(j);
                if (IsGenitive(end) || IsTitleOf(end))
                {
                    j = end;
                    continue;
                }

                return IsModifier(end) ? Phrase(j) : List(j);
            }

            var phrase = Phrase(i + 1);
            if (!phrase.IsEmpty)
                return phrase;
        }

        return EventParties.None;
    }

    /// <summary>The first person named after the trigger, owner of something or not: "a bounty for facts leading to A's arrest" is on A.</summary>
    public EventParties PersonAfter(int at)
    {
        for (var i = at + 1; i < Count && _words[i] is not (";" or "."); i++)
        {
            if (_names[i] >= 0 && _layers.Names[_names[i]].Type == NameType.Person)
                return Of(_names[i]);
        }

        return EventParties.None;
    }

    /// <summary>"The Treasury's designation", "its certification": who a noun belongs to.</summary>
    public EventParties Owner(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 5); i--)
        {
            if (_names[i] >= 0 && IsGenitive(i))
                return Of(_names[i]);
            if (Pos(i) is PartOfSpeech.Pron or PartOfSpeech.Det && Described(i) is { } actor)
                return new([TokenSpan(i)], [actor]);
            if (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Punct)
                break;
        }

        return EventParties.None;
    }

    /// <summary>"Cartel designation", "US sanctions": the name right before a noun.</summary>
    public EventParties Modifier(int at) => at > 0 && _names[at - 1] >= 0 && !IsGenitive(at - 1) ? Of(_names[at - 1]) : EventParties.None;

    /// <summary>
    /// From a name on: the names of a list ("A, B's C, and D"), genitives left out. A comma goes on only in a list that ends in a conjunction:
    /// in "against cartels, The New York Times reported" it does not.
    /// </summary>
    private EventParties List(int first)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var ids = ImmutableArray.CreateBuilder<string>();
        (int Spans, int Ids)? beforeComma = null;
        var (conjunction, comma) = (false, false);
        for (var i = first; i < Count; i++)
        {
            comma |= _words[i] == ",";
            conjunction |= _words[i] is "and" or "y" or "e" or "or" or "o";
            if (_names[i] >= 0)
            {
                var end = NameEnd(i);
                if (!IsGenitive(end) && !IsTitleOf(end))
                {
                    if (comma)
                        beforeComma ??= (spans.Count, ids.Count);
                    Add(_names[i], spans, ids);
                }

                i = end;
            }
            else if (!(_words[i] is "," or "and" or "y" or "e" or "or" or "o" or "'s" or "’s" or "the" or "los" or "las" or "el" or "la"
                       || Pos(i) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn or PartOfSpeech.Num))
            {
                break;
            }
        }

        if (!conjunction && beforeComma is { } keep)
        {
            spans.Count = keep.Spans;
            ids.Count = keep.Ids;
        }

        return new(spans.ToImmutable(), ids.ToImmutable());
    }

    /// <summary>From a name back: the names it is coordinated with ("A and B said").</summary>
    private EventParties Coordinated(int last)
    {
        var found = new List<int> { _names[last] };
        for (var i = NameStart(last) - 1; i >= 0; i--)
        {
            if (_names[i] >= 0)
            {
                var start = NameStart(i);
                if (!IsGenitive(i) && !IsTitleOf(i) && _layers.Names[_names[i]].Type != NameType.Group)
                    found.Add(_names[i]);
                i = start;
            }
            else if (_words[i] is not ("and" or "y" or "e" or "," or "the"))
            {
                break;
            }
            else if (_words[i] == "," && !(i + 1 < Count && found.Count > 0 && HasConjunction(i + 1, last)))
            {
                break;
            }
        }

        found.Reverse();
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var name in found)
            Add(name, spans, ids);
        return new(spans.ToImmutable(), ids.ToImmutable());
    }

    private bool HasConjunction(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_words[i] is "and" or "y" or "e")
                return true;
        }

        return false;
    }

    /// <summary>A party without a name: the noun phrase that begins here.</summary>
    private EventParties Phrase(int start)
    {
        var last = -1;
        for (var i = start; i < Count && i < start + NearWords; i++)
        {
            if (Pos(i) == PartOfSpeech.Noun || (Pos(i) == PartOfSpeech.Propn && last >= 0))
                last = i;
            else if (Pos(i) is not (PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Propn) || (last >= 0 && _words[i] is "the"))
                break;
        }

        if (last < 0)
            return EventParties.None;
        var span = TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(last).End);
        return new([span], Described(last) is { } actor ? [actor] : []);
    }

    /// <summary>A word that no noun phrase goes on over: a verb, a mark, a preposition other than "of".</summary>
    private bool EndsPhrase(int i) =>
        Array.IndexOf(PhraseEnds, _words[i]) >= 0 || Array.IndexOf(ClauseMarks, _words[i]) >= 0
        || Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux || (Array.IndexOf(Prepositions, _words[i]) >= 0 && _words[i] is not ("of" or "de" or "del"));

    /// <summary>True when a time expression stands at the word.</summary>
    private bool IsTime(int i)
    {
        var span = TokenSpan(i);
        var (low, high) = (0, _layers.Times.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var time = _layers.Times[middle].Span;
            if (time.Overlaps(span))
                return true;
            if (time.Start < span.Start)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return false;
    }

    private EventParties Of(int name)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var ids = ImmutableArray.CreateBuilder<string>();
        Add(name, spans, ids);
        return new(spans.ToImmutable(), ids.ToImmutable());
    }

    private void Add(int name, ImmutableArray<TextSpan>.Builder spans, ImmutableArray<string>.Builder ids)
    {
        var mention = _layers.Names[name];
        spans.Add(mention.Span);
        if (mention.Actor is { } actor && !ids.Contains(actor))
            ids.Add(actor);
    }

    /// <summary>The actor that a pronoun or description at this word means, when resolved.</summary>
    private string? Described(int i)
    {
        var span = TokenSpan(i);
        foreach (var actor in _layers.Actors)
        {
            foreach (var description in actor.Descriptions)
            {
                if (description.Overlaps(span))
                    return actor.Id;
            }
        }

        return null;
    }

    /// <summary>"Latin American drug cartels", "Venezuelan-linked gangs": a name before a common noun says what kind, not who.</summary>
    private bool IsModifier(int end) => end + 1 < Count && _names[end + 1] < 0 && (_words[end + 1] is "-" || Pos(end + 1) is PartOfSpeech.Noun or PartOfSpeech.Adj);

    private bool IsGenitive(int end) => end + 1 < Count && (_words[end + 1] is "'s" or "’s" or "'" or "’" || _words[end].EndsWith("’s", StringComparison.Ordinal) || _words[end].EndsWith("'s", StringComparison.Ordinal));

    /// <summary>"Venezuelan President", "Interior Minister": a name or nationality right before another name belongs to it.</summary>
    private bool IsTitleOf(int end)
    {
        if (_layers.Names[_names[end]].Type is not (NameType.Group or NameType.Place or NameType.Role))
            return false;
        for (var i = end + 1; i < Math.Min(Count, end + 5); i++)
        {
            if (_names[i] >= 0)
                return _names[i] != _names[end];
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj))
                return false;
        }

        return false;
    }

    /// <summary>True when a preposition stands before the name, titles and articles between.</summary>
    private bool IsGoverned(int start)
    {
        for (var i = start - 1; i >= Math.Max(0, start - 5); i--)
        {
            if (Array.IndexOf(Prepositions, _words[i]) >= 0)
                return true;
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Det) || _words[i] is ",")
                return false;
        }

        return false;
    }
}
