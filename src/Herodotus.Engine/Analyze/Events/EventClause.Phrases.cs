using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>Noun phrases: parties without a name, and what says of a name what kind it is.</content>
internal sealed partial class EventClause
{
    /// <summary>Where the phrase of a name that says what kind begins: "Latin American drug cartels" also where "Latin" is no name, or one of its own.</summary>
    private int PhraseStart(int name)
    {
        while (name > 0 && (_names[name - 1] < 0 || _layers.Names[_names[name - 1]].Type == NameType.Group) && Pos(name - 1) is (PartOfSpeech.Propn or PartOfSpeech.Adj))
            name--;
        // "three Mexican nationals".
        return name > 0 && Pos(name - 1) == PartOfSpeech.Num && _names[name - 1] < 0 ? name - 1 : name;
    }

    /// <summary>The noun phrase that begins behind articles here.</summary>
    public EventParties PhraseFrom(int start) => start < Count ? Phrase(start) : EventParties.None;

    /// <summary>A party without a name: the noun phrase that begins here.</summary>
    private EventParties Phrase(int start)
    {
        // "decretó este lunes | el estado de excepción"; "tres días de duelo" are what is decreed.
        var opens = start;
        while (start < Count && IsTime(start))
            start++;
        if (start > opens && start + 1 < Count && Pos(opens) == PartOfSpeech.Num && _language.OfWord.Contains(_words[start]) && Pos(start + 1) == PartOfSpeech.Noun)
        {
            var mourning = start + 2 < Count && AdjectivesFollow && Pos(start + 2) == PartOfSpeech.Adj ? start + 2 : start + 1;
            return new([TextSpan.FromBounds(TokenSpan(opens).Start, TokenSpan(mourning).End)], []);
        }

        var last = -1;
        var before = -1;
        for (var i = start; i < Count && i < start + NearWords; i++)
        {
            // "self-named", "drug-trafficking": half of a compound is no noun of its own.
            if (_words[i] is "-" && last == i - 1 && last >= 0)
            {
                last = before;
                i++;
            }
            else if (_words[i] is "-" && last < 0 && i > start && Pos(i - 1) == PartOfSpeech.Num)
            {
                // "a 10-day curfew".
                i++;
            }
            else if (Pos(i) == PartOfSpeech.Adj && last == i - 1 && last >= 0 && AdjectivesFollow)
            {
                last = i;
            }
            else if (_language.OfWord.Contains(_words[i]) && last < 0 && i > start && Pos(i - 1) == PartOfSpeech.Num)
            {
                // "23 of the raiders": how many of whom.
            }
            else if (last >= 0 && IsTime(i))
                break;
            else if (_words[i] is "'s" or "’s" && last == i - 1 && last >= 0)
            {
                // "the company's owner": the owner.
            }
            else if (Pos(i) == PartOfSpeech.Noun || (Pos(i) == PartOfSpeech.Propn && last >= 0))
                (before, last) = (last, i);
            else if (Pos(i) == PartOfSpeech.Verb && last < 0 && IsBeforeNoun(i))
                continue;
            else if (Pos(i) is not (PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num or PartOfSpeech.Propn) || (last >= 0 && _language.Article.Contains(_words[i])))
                break;
        }

        if (last < 0)
            return EventParties.None;
        // "a state of emergency", "el estado de excepción", "el toque de queda", which is no verb behind "de".
        var end = last + 2 < Count && _language.OfWord.Contains(_words[last + 1]) && _names[last + 2] < 0
            && (Pos(last + 2) == PartOfSpeech.Noun || (Pos(last + 2) == PartOfSpeech.Verb && AdjectivesFollow && !_words[last + 2].EndsWith('r'))) ? last + 2 : last;
        var span = TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(end).End);
        return new([span], Described(last) is { } actor ? [actor] : []);
    }

    /// <summary>A word that no noun phrase goes on over: a verb, a mark, a preposition other than "of".</summary>
    private bool EndsPhrase(int i) =>
        Array.IndexOf(PhraseEnds, _words[i]) >= 0 || IsMark(i) || Pos(i) == PartOfSpeech.Sconj
        || (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux && _words[i - 1] is not "-") || (_language.Preposition.Contains(_words[i]) && !_language.OfWord.Contains(_words[i]));
}
