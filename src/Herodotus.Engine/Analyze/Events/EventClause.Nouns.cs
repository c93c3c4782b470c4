using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>What belongs to a noun for a measure: the verb it is the object of, who took it, the law it rests on.</content>
internal sealed partial class EventClause
{
    /// <summary>Words between a verb and the noun that is its object, what the verb has besides among them: "postponed by 90 days a 40% tariff".</summary>
    private const int WordsToVerb = 12;

    /// <summary>Words between a noun and "by".</summary>
    private const int WordsToBy = 14;

    /// <summary>Words of the name of a law.</summary>
    private const int WordsOfLaw = 9;

    /// <summary>The verb a noun is the object of, when it is one by which a measure is taken: "imposed new sanctions"; -1 for other verbs, and without one.</summary>
    public int Issuing(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - WordsToVerb); i--)
        {
            if (_words[i] is "," or "(" or "“" or "\"" or "«" || IsMark(i))
                return -1;
            if (Pos(i) == PartOfSpeech.Verb && _names[i] < 0 && !IsBeforeNoun(i))
                return EventLexicon.Matches(_words[i], _language.Issue) ? i : -1;
        }

        return -1;
    }

    /// <summary>"a jailed gang leader", "the sanctioned firm": a participle behind an article and before its noun tells nothing new.</summary>
    public bool IsDescribing(int at) => at > 0 && Pos(at - 1) == PartOfSpeech.Det && !AdjectivesFollow && IsBeforeNoun(at);

    /// <summary>"fend off threatened tariffs": a participle with nobody before it who could have done it belongs to its noun.</summary>
    private bool IsBeforeNoun(int i) => IsParticiple(i) && i + 1 < Count && Pos(i + 1) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Propn
        && (i == 0 || (_names[i - 1] < 0 && Pos(i - 1) is PartOfSpeech.Det or PartOfSpeech.Adp or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Verb or PartOfSpeech.Cconj));

    /// <summary>True where a noun tells a measure that is taken there: the object of such a verb, or what such a verb in the passive is said of.</summary>
    public bool IsTaken(int at) => Governor(at) is >= 0 and var verb && EventLexicon.Matches(_words[verb], _language.Issue);

    /// <summary>The verb that takes the measure a noun tells, before it or in the passive behind it; -1 without one.</summary>
    public int Governor(int at)
    {
        if (Issuing(at) is >= 0 and var before)
            return before;
        for (var i = at + 1; i < Math.Min(Count, at + WordsToBy); i++)
        {
            if (_words[i] is ";" or "," || IsMark(i))
                return -1;
            if (Pos(i) == PartOfSpeech.Verb && _names[i] < 0 && (IsFullPassive(i) || !IsParticiple(i)))
                return IsFullPassive(i) ? i : -1;
        }

        return -1;
    }

    /// <summary>A noun with what describes it: from the verb or mark before it to the one behind.</summary>
    public TextSpan NounPhrase(int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && !EndsNoun(first - 1))
            first--;
        while (last + 1 < Count && !EndsNoun(last + 1))
            last++;
        return TextSpan.FromBounds(TokenSpan(first).Start, TokenSpan(last).End);

        bool EndsNoun(int i) => _words[i] is "," or ";" or "(" or "." or "“" or "\"" || IsMark(i) || (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux && _names[i] < 0);
    }

    /// <summary>"declared the curfew unconstitutional", "declaró inconstitucional el toque de queda": the word by which what is declared upon is no more; -1 without one.</summary>
    public int Voided(int at)
    {
        for (var i = at + 1; i < Math.Min(Count, at + NearWords) && !IsMark(i) && _words[i] is not ","; i++)
        {
            if (EventLexicon.Matches(_words[i], _language.Void))
                return i;
        }

        return -1;
    }

    /// <summary>"la firma Captura": a word in capitals behind a small one, in a language that writes no titles so, is a name.</summary>
    public bool IsCapital(int i) => AdjectivesFollow && i > 0 && char.IsUpper(Letter(i)) && char.IsLower(Letter(i - 1));

    /// <summary>True for a name that takes measures rather than suffers them: a country, its people or its government.</summary>
    public bool IsIssuer(int i) => _names[i] >= 0 && _layers.Names[_names[i]] is var name && (name.Type is NameType.Place or NameType.Group
        || _layers.Actors.FirstOrDefault(actor => actor.Id == name.Actor) is { Type: ActorType.Government });

    /// <summary>"the defendants", "los detenidos": who they are was told before, or nowhere.</summary>
    public bool IsAnaphor(TextSpan phrase)
    {
        var i = 0;
        while (i < Count && TokenSpan(i).Start < phrase.Start)
            i++;
        return i + 1 < Count && TokenSpan(i).Start == phrase.Start && TokenSpan(i + 1).End == phrase.End && _language.Article.Contains(_words[i]) && _words[i + 1].EndsWith('s');
    }

    /// <summary>"Ana Paz said on Monday that Peru would impose a tariff": what would be done is said before, and no condition stands in between.</summary>
    public bool IsAnnounced(int at)
    {
        var foreseen = false;
        for (var i = at - 1; i >= 0; i--)
        {
            if (_language.Condition.Contains(_words[i]) || _words[i] is ";" or "“" or "\"")
                return false;
            foreseen |= _language.Foreseen.Contains(_words[i]);
            if (IsCue(i))
                return foreseen;
        }

        return false;
    }

    /// <summary>A phrase with the countries named in it as its actors.</summary>
    public EventParties Owners(EventParties phrase)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < Count; i++)
        {
            if (_names[i] >= 0 && phrase.Spans.Any(TokenSpan(i).Overlaps) && _layers.Names[_names[i]] is { Type: NameType.Group or NameType.Place } name
                && (name.Actor ?? GovernmentOf(name.Span)) is { } actor && !ids.Contains(actor))
                ids.Add(actor);
        }

        return phrase with { Ids = ids.ToImmutable() };
    }

    /// <summary>The report's actor for the country whose people a word names.</summary>
    private string? GovernmentOf(TextSpan people) => _knowledge.FindDemonym(people.Of(_text.AsSpan())) is { Code: var code }
        ? _layers.Actors.FirstOrDefault(actor => actor.Country == code && actor.Type is ActorType.Government)?.Id : null;

    /// <summary>Who took a measure told by a noun: "the designation of A by B", "sanctions imposed by B", "la sanción impuesta por B".</summary>
    public EventParties TakenBy(int at)
    {
        var participle = false;
        var last = -1;
        for (var i = at + 1; i < Math.Min(Count, at + WordsToBy); i++)
        {
            if (_words[i] is ";" or ":" or "." or "“" or "\"" || IsMark(i))
                break;
            if (_language.By.Contains(_words[i]) && (!AdjectivesFollow || participle))
            {
                // "sanctions on a network led by A": what A did is another thing.
                if (last == i - 1 && !EventLexicon.Matches(_words[last], _language.Issue))
                    continue;
                for (var j = i + 1; j < Math.Min(Count, i + NearWords); j++)
                {
                    if (_names[j] < 0)
                    {
                        if (Pos(j) == PartOfSpeech.Noun && Described(j) is { } meant)
                            return new([TokenSpan(j)], [meant]);
                        if (j > i + 1 && EndsPhrase(j) || Pos(j) == PartOfSpeech.Num)
                            break;
                        continue;
                    }

                    if (IsTime(j))
                        break;
                    var end = NameEnd(j);
                    if (!IsGenitive(end) && !IsTitleOf(end) && !IsModifier(end))
                        return Of(_names[j]);
                    j = end;
                }
            }
            else if (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux)
            {
                participle |= IsParticiple(i);
                last = IsParticiple(i) ? i : last;
                if (!participle && !_language.Be.Contains(_words[i]))
                    break;
            }
            else
            {
                participle |= Pos(i) == PartOfSpeech.Adj && IsParticiple(i);
                last = Pos(i) == PartOfSpeech.Adj && IsParticiple(i) ? i : last;
            }
        }

        return EventParties.None;
    }

    /// <summary>The law a measure rests on, as written: "under Executive Order 13851", "bajo la Ley de Seguridad Nacional".</summary>
    public TextSpan? Basis()
    {
        for (var i = 0; i + 1 < Count; i++)
        {
            foreach (var phrase in _language.BasisBefore)
            {
                if (StandsAt(i, phrase) && Law(i + phrase.Length) is { } law)
                    return law;
            }
        }

        return null;
    }

    /// <summary>True where the sentence speaks of a measure told before: "The measures, taken under …".</summary>
    public bool IsAboutMeasure()
    {
        var first = 0;
        while (first < Count && _words[first] is ";")
            first++;
        return first + 1 < Count && (_language.Article.Contains(_words[first]) || Pos(first) == PartOfSpeech.Det) && _language.IsMeasure(_words[first + 1]);
    }

    /// <summary>Names behind a phrase that counts them: "two companies registered in Panama, Aurum Trading and Grupo Bahía".</summary>
    public EventParties Apposed(EventParties phrase)
    {
        if (phrase.IsEmpty)
            return EventParties.None;
        var i = 0;
        while (i < Count && TokenSpan(i).End <= phrase.Spans[^1].End)
            i++;
        if (Called(i) is { IsEmpty: false } called)
            return called;
        for (var end = Math.Min(Count - 1, i + 8); i < end; i++)
        {
            if (_words[i] is not ("," or ":") && (IsMark(i) || _words[i] is "."))
                break;
            if (_words[i] is not ("," or ":"))
                continue;
            var next = _language.Article.Contains(_words[i + 1]) && i + 2 < Count ? i + 2 : i + 1;
            if (_names[next] >= 0 && !BeginsNext(i) && _layers.Names[_names[next]].Type is NameType.Organization or NameType.Person or NameType.Group && !IsTitleOf(NameEnd(next)))
                return IsApart(NameEnd(next)) || List(next).Ids.Length > 1 ? List(next) : EventParties.None;
            break;
        }

        return EventParties.None;
    }

    /// <summary>"a trafficking network, known as the Cartel of the Reed": the name a phrase is given behind it.</summary>
    public EventParties Called(EventParties phrase)
    {
        var i = 0;
        while (i < Count && TokenSpan(i).End <= phrase.Spans[^1].End)
            i++;
        return Called(i);
    }

    /// <summary>"su captura": somebody's, whoever that is.</summary>
    public bool IsOwned(int at) => at > 0 && _language.Possessive.Contains(_words[at - 1]);

    /// <summary>True when one of the words stands right behind, or behind what describes a noun.</summary>
    public bool IsFollowedBy(int at, ImmutableArray<string> words) =>
        (at + 1 < Count && words.Contains(_words[at + 1])) || (at + 2 < Count && Pos(at + 1) == PartOfSpeech.Adj && words.Contains(_words[at + 2]));

    private EventParties Called(int from)
    {
        for (var i = from; i < Math.Min(Count, from + WordsToBy); i++)
        {
            if (_words[i] is "." or ";" or ":" or "“" or "\"")
                break;
            foreach (var phrase in _language.Called)
            {
                if (!StandsAt(i, phrase))
                    continue;
                var next = i + phrase.Length;
                while (next < Count && (_words[next] is "“" or "\"" || _language.Article.Contains(_words[next])) && _names[next] < 0)
                    next++;
                return next < Count && _names[next] >= 0 ? Of(_names[next]) : EventParties.None;
            }
        }

        return EventParties.None;
    }

    /// <summary>A mark ends the apposition.</summary>
    private bool IsApart(int end) => end + 1 >= Count || _words[end + 1] is "," or "." or ";" or ")";

    private TextSpan? Law(int start)
    {
        var (first, last) = (start, -1);
        while (first < Count && (Pos(first) == PartOfSpeech.Det || _language.Article.Contains(_words[first])))
            first++;
        for (var i = first; i < Math.Min(Count, first + WordsOfLaw); i++)
        {
            if (_language.Basis.Contains(_words[i]))
                last = Math.Max(last, i);
            else if (last >= 0 && _names[i] < 0 && !(Pos(i) is PartOfSpeech.Num or PartOfSpeech.Propn || (AdjectivesFollow && (_language.OfWord.Contains(_words[i]) || char.IsUpper(Letter(i))))))
                break;
            else if (last >= 0 && !_language.OfWord.Contains(_words[i]))
                last = i;
            else if (_words[i] is "," or ";" || IsMark(i) || (Pos(i) == PartOfSpeech.Verb && _names[i] < 0))
                break;
        }

        return last < 0 ? null : TextSpan.FromBounds(TokenSpan(first).Start, TokenSpan(last).End);
    }

    private bool StandsAt(int at, ImmutableArray<string> phrase)
    {
        if (at + phrase.Length >= Count)
            return false;
        for (var w = 0; w < phrase.Length; w++)
        {
            if (_words[at + w] != phrase[w])
                return false;
        }

        return true;
    }

    private char Letter(int i) => _text[TokenSpan(i).Start];
}
