using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>To whom it is done: objects, parties after prepositions, lists.</content>
internal sealed partial class EventClause
{
    /// <summary>Words between the commas around an age: "de 62 años".</summary>
    private const int WordsOfAge = 3;

    /// <summary>Words of what somebody is, before the name.</summary>
    private const int WordsOfTitle = 4;

    /// <summary>The noun phrase that ends right before the word.</summary>
    public EventParties Before(int at)
    {
        var end = at - 1;
        // "Ramiro Paz, de 62 años, sentenciado a …", "Ramiro Paz, 62, sentenced to …".
        for (var i = end - 1; end > 0 && _words[end] is "," && i > 1 && end - i <= WordsOfAge; i--)
        {
            if (Pos(i) == PartOfSpeech.Num && (_words[i - 1] is "," || _words[i - 2] is ","))
            {
                end = _words[i - 1] is "," ? i - 1 : i - 2;
                break;
            }
        }

        // "Ana Paz, sentenced to …".
        if (end > 0 && _words[end] is "," && _names[end - 1] >= 0 && _layers.Names[_names[end - 1]].Type == NameType.Person)
            return Of(_names[end - 1]);
        if (end < 0 || Pos(end) != PartOfSpeech.Noun || _names[end] >= 0)
            return EventParties.None;
        var start = end;
        while (start > 0 && Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num && _names[start - 1] < 0)
            start--;
        // "Ramiro Peña, el empresario sancionado por …": the phrase says who the name before the comma is.
        if (start > 1 && _words[start - 1] is "," && _names[start - 2] >= 0 && _layers.Names[_names[start - 2]].Type is NameType.Person or NameType.Organization)
            return Of(_names[start - 2]);
        return new([TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(end).End)], Described(end) is { } actor ? [actor] : []);
    }

    /// <summary>The parties after the trigger that suffer it, as far as the clause goes.</summary>
    /// <param name="at">The trigger.</param>
    /// <param name="headOnly">"Rejected the designation of A" is done to no A; "froze the assets of A" is.</param>
    public EventParties Object(int at, bool headOnly = false)
    {
        for (var i = at + 1; i < Count; i++)
        {
            if (_language.ObjectEnd.Contains(_words[i]) || IsMark(i) || (i > at + 1 && (BeginsNext(i) || BeginsVerb(i))))
                break;
            if (i == at + 1 && _language.Him.Contains(_words[i]) && Described(i) is { } meant)
                return new([TokenSpan(i)], [meant]);
            if (_names[i] >= 0)
            {
                var end = NameEnd(i);
                if (IsGenitive(end) || IsTitleOf(end) || IsDestination(i, end) || IsKindOf(end))
                {
                    i = end;
                    continue;
                }

                // "arrested the mayor of San Roque, Ana Paz".
                if (OfficeOf(i, end, at) is { IsEmpty: false } holder)
                    return holder;
                var link = Pos(i - 1) == PartOfSpeech.Det ? i - 2 : i - 1;
                if (headOnly && link > at + 1 && _language.OfWord.Contains(_words[link]) && Phrase(at + 1) is { IsEmpty: false } head)
                    return head;
                return IsModifier(end) ? Phrase(PhraseStart(i)) : List(i);
            }
        }

        // "Arrestó en Lima a un empresario": Spanish marks whom with "a", wherever it stands.
        return Phrase(at + 1) is var phrase && (!phrase.IsEmpty || !AdjectivesFollow) ? phrase : After(at, _language.DestinationWhom, inPhrase: true);
    }

    /// <summary>"arrested the accountant of the gang": of whom only his group is named, his own words; else the parties as they are.</summary>
    /// <param name="onGroups">The measure may fall on a group itself.</param>
    public EventParties Member(int at, EventParties targets, bool onGroups)
    {
        if (Kin(at, targets) is { IsEmpty: false } kin)
            return kin;
        if (onGroups)
            return targets;
        if (targets is not { Spans: [var group] } || (targets.Ids is [var id, ..] && _layers.Actors.FirstOrDefault(actor => actor.Id == id) is not { Type: not (ActorType.Person or ActorType.Government or ActorType.Place) }))
            return targets;
        var i = at + 1;
        while (i < Count && TokenSpan(i).Start < group.Start && !_language.OfWord.Contains(_words[i]))
            i++;
        if (i >= Count || TokenSpan(i).Start >= group.Start || !_language.OfWord.Contains(_words[i]) || Phrase(Whom(at + 1)) is not { Spans: [var head] } member || head.End > TokenSpan(i).Start)
            return targets;
        return new([TextSpan.FromBounds(head.Start, group.End)], member.Ids);
    }

    /// <summary>"sanctioned the wife and brother of A": those, in their own words, not A.</summary>
    private EventParties Kin(int at, EventParties targets)
    {
        if (targets.Spans.IsDefaultOrEmpty || targets.Ids is not [_, ..])
            return EventParties.None;
        var whose = targets.Spans[0];
        for (var i = at + 1; i + 1 < Count && TokenSpan(i).Start < whose.Start; i++)
        {
            if (!_language.Kin.Contains(_words[i]) || !_language.OfWord.Contains(_words[i + 1]))
                continue;
            var start = i;
            while (start > at + 1 && (Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num || _language.And.Contains(_words[start - 1]))
                && _names[start - 1] < 0)
                start--;
            var end = i + 1;
            while (end + 1 < Count && TokenSpan(end + 1).Start <= whose.Start)
                end++;
            return TokenSpan(end).Start == whose.Start ? new([TextSpan.FromBounds(TokenSpan(start).Start, whose.End)], []) : EventParties.None;
        }

        return EventParties.None;
    }

    /// <summary>Past the preposition by which Spanish marks whom.</summary>
    private int Whom(int i) => i < Count && _language.DestinationWhom.Contains(_words[i]) ? i + 1 : i;

    /// <summary>"detuvo a A, presunto contador de B, y a su esposa, C": who is named behind "and" and a word for who they are, up to the next verb.</summary>
    private void AddFurther(int from, ImmutableArray<TextSpan>.Builder spans, ImmutableArray<string>.Builder ids)
    {
        for (var i = from; i + 2 < Count && i - from <= 2 * NearWords; i++)
        {
            if (_words[i] is ";" or ":" || IsMark(i) || (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux && _names[i] < 0 && !IsParticiple(i)))
                break;
            if (!_language.And.Contains(_words[i]))
                continue;
            var next = i + 1;
            var marked = _language.DestinationWhom.Contains(_words[next]);
            next += marked ? 1 : 0;
            if (!marked && !_language.Possessive.Contains(_words[next]))
                continue;
            var start = next;
            while (next < Count && _names[next] < 0 && next - start <= 6 && (Pos(next) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num || _words[next] is "," || _language.Possessive.Contains(_words[next])))
                next++;
            if (next < Count && _names[next] >= 0 && _layers.Names[_names[next]].Type == NameType.Person && !IsGenitive(NameEnd(next)))
            {
                Add(_names[next], spans, ids);
                i = NameEnd(next);
            }
        }
    }

    /// <summary>What stands behind a word, up to the next verb or mark.</summary>
    public TextSpan PhraseAfter(int at)
    {
        var end = at;
        while (end + 1 < Count && !(_words[end + 1] is ";" or "." or "“" or "\"" || IsMark(end + 1) || (Pos(end + 1) is PartOfSpeech.Verb or PartOfSpeech.Aux && _names[end + 1] < 0)))
            end++;
        return TextSpan.FromBounds(TokenSpan(at).Start, TokenSpan(end).End);
    }

    /// <summary>"the Ecuadorian gang Los Halcones": a people's name before a noun and the name that counts.</summary>
    private bool IsKindOf(int end)
    {
        if (_layers.Names[_names[end]].Type is not (NameType.Group or NameType.Place))
            return false;
        var next = end + 1;
        while (next < Count && next - end <= 4 && _names[next] < 0 && Pos(next) is PartOfSpeech.Noun or PartOfSpeech.Adj)
            next++;
        return next > end + 1 && next < Count && _names[next] >= 0 && _layers.Names[_names[next]].Type is NameType.Organization or NameType.Person or NameType.Other;
    }

    /// <summary>Who holds an office of a place: the person named behind it, or the words for the office.</summary>
    private EventParties OfficeOf(int start, int end, int at)
    {
        // "el gerente de la mina Las Cruces, Ana Paz": what the name is of stands between.
        if (start > at + 4 && Pos(start - 1) == PartOfSpeech.Noun && IsPersonBehind(end))
        {
            var of = Pos(start - 2) == PartOfSpeech.Det ? start - 3 : start - 2;
            if (of > at + 1 && _language.OfWord.Contains(_words[of]) && Pos(of - 1) == PartOfSpeech.Noun)
                return Of(_names[end + 2]);
        }

        if (start < at + 3 || !_language.OfWord.Contains(_words[start - 1]) || Pos(start - 2) != PartOfSpeech.Noun)
            return EventParties.None;
        if (IsPersonBehind(end))
            return Of(_names[end + 2]);
        return Described(start - 2) is { } holder ? new([TokenSpan(start - 2)], [holder]) : EventParties.None;
    }

    /// <summary>A comma and a person's name, which is not the subject of another verb, stand behind.</summary>
    private bool IsPersonBehind(int end) =>
        end + 2 < Count && _words[end + 1] is "," && _names[end + 2] >= 0 && _layers.Names[_names[end + 2]].Type == NameType.Person && !BeginsNext(end + 1);

    /// <summary>"extraditó a España al banquero": a place before whom it is done to is where they are sent.</summary>
    private bool IsDestination(int start, int end)
    {
        if (!AdjectivesFollow || _layers.Names[_names[start]].Type != NameType.Place || start == 0 || !_language.Destination.Contains(_words[start - 1]))
            return false;
        for (var i = end + 1; i < Math.Min(Count, end + NearWords); i++)
        {
            if (IsMark(i) || _words[i] is ",")
                return false;
            if (_language.DestinationWhom.Contains(_words[i]))
                return true;
        }

        return false;
    }

    /// <summary>"han sido detenidos sus nueve tripulantes": Spanish puts the subject of a passive behind it.</summary>
    public EventParties SubjectBehind(int at) => AdjectivesFollow && IsFullPassive(at) && at + 1 < Count
        && (Pos(at + 1) is PartOfSpeech.Det or PartOfSpeech.Num || _names[at + 1] >= 0) && !IsTime(at + 1) && !(at + 2 < Count && IsTime(at + 2))
        ? _names[at + 1] >= 0 ? List(at + 1) : Phrase(at + 1) : EventParties.None;

    /// <summary>"a man for whom Peru offers a reward", "por quien Lima ofrece": whom the words before the clause mean.</summary>
    public EventParties ForWhom(int at)
    {
        for (var i = at - 1; i > 0 && at - i <= NearWords; i--)
        {
            if (!_language.Sought.Contains(_words[i]) || !_language.SoughtBefore.Contains(_words[i - 1]))
                continue;
            for (var j = i - 2; j >= 0 && i - j <= NearWords && _words[j] is not ";"; j--)
            {
                if (_names[j] >= 0 && _layers.Names[_names[j]].Type == NameType.Person && !IsGenitive(j))
                    return Of(_names[j]);
                if (Pos(j) == PartOfSpeech.Noun && Described(j) is { } meant)
                    return new([TokenSpan(j)], [meant]);
            }

            break;
        }

        return EventParties.None;
    }

    /// <summary>The parties after one of the prepositions, at or after the trigger, in the phrase that the preposition opens.</summary>
    /// <param name="at">The trigger.</param>
    /// <param name="prepositions">Lower-case words.</param>
    /// <param name="inClause">Who did what is said in the passive stands in its own clause.</param>
    /// <param name="before">Words behind which nobody stands: "detention on charges of fraud".</param>
    /// <param name="inPhrase">A noun's parties stand before its phrase ends: in "this designation, announced by A, opens options for B" neither is one.</param>
    public EventParties After(int at, ImmutableArray<string> prepositions, bool inPhrase = false, bool inClause = false, ImmutableArray<string> before = default)
    {
        for (var i = at + 1; i < Count; i++)
        {
            // "decretó tres días de duelo y anunció que viajará a …": another verb's place is none of the first's.
            if ((!before.IsDefaultOrEmpty && EventLexicon.Matches(_words[i], before)) || (inPhrase && Pos(i) == PartOfSpeech.Verb && _language.And.Contains(_words[i - 1])))
                break;
            if (inClause && (IsMark(i) || (_words[i - 1] is "," && Pos(i) == PartOfSpeech.Cconj)))
                break;
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

                // "detuvo en el aeropuerto al gerente de la mina Las Cruces, Ana Paz".
                if ((_language.DestinationWhom.Contains(_words[i]) || IsPersonBehind(end)) && OfficeOf(j, end, i) is { IsEmpty: false } holder)
                    return holder;
                return IsModifier(end) ? Phrase(PhraseStart(j)) : List(j);
            }

            var phrase = Phrase(i + 1);
            if (!phrase.IsEmpty)
                return phrase;
        }

        return EventParties.None;
    }

    /// <summary>The first person named or meant after the trigger, owner of something or not: "a bounty for facts leading to A's arrest", "to his arrest".</summary>
    public EventParties PersonAfter(int at)
    {
        for (var i = at + 1; i < Count && _words[i] is not (";" or "."); i++)
        {
            if (_names[i] >= 0 && _layers.Names[_names[i]].Type == NameType.Person && !IsOfKin(i))
                return Of(_names[i]);
            if (_language.Possessive.Contains(_words[i]) && Described(i) is { } meant)
                return new([TokenSpan(i)], [meant]);
        }

        return EventParties.None;
    }

    /// <summary>"Paz's brother-in-law", "el cuñado de Paz": somebody else is meant.</summary>
    private bool IsOfKin(int name) => NameEnd(name) is var end && NameStart(name) is var start
        && ((end + 2 < Count && _words[end + 1] is "'s" or "’s" && _language.Kin.Contains(_words[end + 2])) || (start > 1 && _language.OfWord.Contains(_words[start - 1]) && _language.Kin.Contains(_words[start - 2])));

    /// <summary>
    /// From a name on: the names of a list ("A, B's C, and D"), genitives left out. A comma goes on only in a list that ends in a conjunction:
    /// in "against cartels, The New York Times reported" it does not.
    /// </summary>
    private EventParties List(int first)
    {
        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var ids = ImmutableArray.CreateBuilder<string>();
        (int Spans, int Ids)? beforeComma = null;
        (int Spans, int Ids)? beforeKin = null;
        var (conjunction, comma, kin) = (false, false, false);
        var i = first;
        for (; i < Count; i++)
        {
            comma |= _words[i] == ",";
            conjunction |= _language.And.Contains(_words[i]);
            if (_names[i] >= 0)
            {
                var end = NameEnd(i);
                if (!IsGenitive(end) && !IsTitleOf(end))
                {
                    if (comma)
                        beforeComma ??= (spans.Count, ids.Count);
                    beforeKin = kin ? (spans.Count, ids.Count) : null;
                    kin = false;
                    Add(_names[i], spans, ids);
                }

                i = end;
            }
            else if (i > first && IsListMark(i - 1) && _language.Possessive.Contains(_words[i]))
            {
                kin = true; // "A, his son B and their company, C"
            }
            else if (!(_words[i] is "," or "'s" or "’s" || _language.And.Contains(_words[i]) || _language.Article.Contains(_words[i])
                       || (i > first && _language.And.Contains(_words[i - 1]) && _language.OfWord.Contains(_words[i])) // "of A and of B"
                       || Pos(i) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn or PartOfSpeech.Num))
            {
                break;
            }
        }

        // "arrested A, and his lawyer, B, said …": who says so is none of them.
        if (beforeKin is { } without && i < Count && Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux)
        {
            spans.Count = without.Spans;
            ids.Count = without.Ids;
        }

        if (!conjunction && beforeComma is { } keep && keep.Spans <= spans.Count)
        {
            spans.Count = keep.Spans;
            ids.Count = keep.Ids;
        }

        if (ids.Count == 1 && _layers.Names[_names[first]].Type == NameType.Person)
            AddFurther(NameEnd(first) + 1, spans, ids);

        return new(spans.ToImmutable(), ids.ToImmutable());
    }

    private bool IsListMark(int i) => _words[i] is "," || _language.And.Contains(_words[i]);

    /// <summary>A comma before the subject of another verb: "capturing 23 of the raiders, India said", "arrested seven people, Commissioner Paz said".</summary>
    private bool BeginsNext(int i)
    {
        if (_words[i] is not ",")
            return false;
        var name = i + 1;
        while (name < Count && name - i <= WordsOfTitle && _names[name] < 0 && Pos(name) is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj)
            name++;
        return name < Count && _names[name] >= 0 && NameEnd(name) + 1 < Count && Pos(NameEnd(name) + 1) is PartOfSpeech.Verb;
    }

    /// <summary>"arrested seven people | and seized …": another verb of the same subject.</summary>
    private bool BeginsVerb(int i) => _language.And.Contains(_words[i]) && i + 1 < Count && Pos(i + 1) == PartOfSpeech.Verb && _names[i + 1] < 0 && !IsParticiple(i + 1);
}
