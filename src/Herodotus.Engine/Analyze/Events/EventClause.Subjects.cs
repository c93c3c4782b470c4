using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <content>Who does it: subjects with a name and without, owners of nouns.</content>
internal sealed partial class EventClause
{
    /// <summary>The party before the trigger that does it: the nearest name or noun that no preposition or genitive makes part of another.</summary>
    /// <param name="isGoverning">"has answered by doubling the reward": the subject of the sentence's verb is the gerund's too.</param>
    public EventParties Subject(int at, bool isGoverning = false)
    {
        // "said that designating cartels gives …": a gerund that is itself a subject has none.
        if (!isGoverning && at > 0 && _words[at].EndsWith("ing", StringComparison.Ordinal) && _language.GerundBefore.Contains(_words[at - 1]))
            return EventParties.None;
        // "a blow to President Ana Paz, who signed the decree".
        if (RelativeSubject(at) is { Ids.IsEmpty: false } antecedent)
            return antecedent;
        var noun = false;
        for (var i = at - 1; i >= 0; i--)
        {
            // "Ann Reed said the men had been sent": so it has where "that" is left out.
            if (noun && Pos(i) == PartOfSpeech.Verb && IsCue(i))
                break;
            noun |= Pos(i) == PartOfSpeech.Noun && _names[i] < 0 && !IsTime(i) && Described(i) is null && !IsGoverned(i);
            // "Peru said that 11 members had been arrested": what is said has its own subject.
            if (_words[i] is ";" or ":" || (i > 0 && _language.That.Contains(_words[i]) && IsCue(i - 1)))
                break;
            if (_words[i] is "," && IsVerbGroup(i + 1, at) && AsideStart(i) is >= 0 and var aside)
            {
                i = aside;
                continue;
            }

            if (_names[i] >= 0)
            {
                var start = NameStart(i);
                if (!IsGenitive(i) && !IsGoverned(start) && !IsModifier(i) && !IsObject(start) && !IsApposed(start, i, at))
                    return Coordinated(i);
                i = start;
            }
            else if (_language.Pronoun.Contains(_words[i]) && Described(i) is { } actor)
            {
                return new([TokenSpan(i)], [actor]);
            }
            else if (_language.Thing.Contains(_words[i]) && IsVerbGroup(i + 1, at))
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

    /// <summary>"revoked the visa of the mayor, Ana Paz, and sanctioned …": between commas before another verb of the subject, somebody of the first verb's object.</summary>
    private bool IsApposed(int start, int end, int at) =>
        start > 1 && _words[start - 1] is "," && end + 2 < at && _words[end + 1] is "," && _language.And.Contains(_words[end + 2]) && IsVerbGroup(end + 3, at) && HasVerb(start - 1);

    /// <summary>A verb stands before the word.</summary>
    private bool HasVerb(int before)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (Pos(i) == PartOfSpeech.Verb && _names[i] < 0)
                return true;
        }

        return false;
    }

    /// <summary>"El detenido, por quien Lima ofrece dos millones, será …": the comma that opens the relative clause this one closes; -1 without one.</summary>
    private int AsideStart(int comma)
    {
        for (var i = comma - 1; i > 0 && comma - i <= 2 * NearWords; i--)
        {
            if (_words[i] is ";" or ":")
                break;
            if (_words[i] is "," && (IsRelativeWord(i + 1) || (i + 2 < comma && Pos(i + 1) == PartOfSpeech.Adp && IsRelativeWord(i + 2))))
                return i;
        }

        return -1;
    }

    private bool IsRelativeWord(int i) => _language.Relative.Contains(_words[i]);

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
        // "sentenced gang leader Ana Paz": a title between.
        while (i >= 0 && (Pos(i) is PartOfSpeech.Det or PartOfSpeech.Adj or PartOfSpeech.Num || (Pos(i) == PartOfSpeech.Noun && _names[i] < 0)))
            i--;
        return i >= 0 && Pos(i) == PartOfSpeech.Verb && _names[i] < 0 && !IsCue(i);
    }

    /// <summary>"A, the former minister who was sentenced": whom the relative word right before a passive means; nobody elsewhere.</summary>
    public EventParties RelativeSubject(int at)
    {
        var i = at - 1;
        while (i >= 0 && Pos(i) is PartOfSpeech.Aux or PartOfSpeech.Adv)
            i--;
        if (i < 1 || !IsRelativeWord(i))
            return EventParties.None;
        var end = _words[i - 1] is "," ? i - 2 : i - 1;
        if (end < 0)
            return EventParties.None;
        if (_names[end] >= 0)
            return _layers.Names[_names[end]].Type == NameType.Person || _layers.Names[_names[end]].Type == NameType.Organization && !IsGoverned(NameStart(end)) ? Of(_names[end]) : EventParties.None;
        var start = end;
        while (start > 0 && Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num)
            start--;
        if (start > 1 && _words[start - 1] is "," && _names[start - 2] >= 0 && _layers.Names[_names[start - 2]].Type == NameType.Person)
            return Of(_names[start - 2]);
        return Pos(end) == PartOfSpeech.Noun ? new([TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(end).End)], Described(end) is { } actor ? [actor] : []) : EventParties.None;
    }

    /// <summary>A subject without a name ("police", "security forces in Guinea"): the noun phrase before the verb that no preposition governs.</summary>
    /// <param name="joined">How many verbs that "and" joins to this one were passed.</param>
    public EventParties NounSubject(int at, int joined = 0)
    {
        var last = -1;
        for (var i = at - 1; i >= 0; i--)
        {
            // "when he imposed": who "he" is nobody knows, and no noun before it did it.
            if (Pos(i) == PartOfSpeech.Verb || _words[i] is ";" or ":" || _language.That.Contains(_words[i]) || (_language.Pronoun.Contains(_words[i]) && !IsRelativeWord(i)))
                break;
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn))
                continue;
            var start = i;
            while (start > 0 && (Pos(start - 1) is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num || (_words[start - 1] is "-" && start > 1)))
                start--;
            if (start > 0 && _language.Possessive.Contains(_words[start - 1]))
                start--;
            // "The navy seized two tons | and arrested five men": what the verb before "and" has for its object did nothing; its subject did both.
            if (start > 0 && Pos(start - 1) == PartOfSpeech.Verb && IsJoined(i, at))
                return joined == MostJoined ? EventParties.None : Subject(start - 1) is { IsEmpty: false } named ? named : NounSubject(start - 1, joined + 1);
            if (start == 0 || !_language.Preposition.Contains(_words[start - 1]))
                return IsTime(i) || IsNobody(start, i) ? EventParties.None : new([TextSpan.FromBounds(TokenSpan(start).Start, TokenSpan(Math.Max(i, last)).End)], GovernmentOf(start, i) is { } government ? [government] : []);
            // "agentes de la Fiscalía": whose they are goes with them.
            last = _language.OfWord.Contains(_words[start - 1]) ? Math.Max(i, last) : -1;
            i = start - 1;
        }

        return EventParties.None;
    }

    /// <summary>True when "and" stands right before a verb with its auxiliaries, somewhere behind a word.</summary>
    private bool IsJoined(int from, int verb)
    {
        var i = verb - 1;
        while (i > from && Pos(i) is PartOfSpeech.Aux or PartOfSpeech.Adv or PartOfSpeech.Part)
            i--;
        return i > from && _language.And.Contains(_words[i]);
    }

    /// <summary>"the administration", "his administration" where nobody knows whose: no name for who did it.</summary>
    private bool IsNobody(int start, int end) => end <= start + 1 && _language.Government.Contains(_words[end])
        && (end == start || Pos(start) is PartOfSpeech.Det or PartOfSpeech.Pron || _language.Possessive.Contains(_words[start]))
        && Described(start) is null && Described(end) is null;

    /// <summary>"His administration", "su Gobierno": the government of the country whose office the person meant holds, where the report has that as an actor; else the person.</summary>
    private string? GovernmentOf(int start, int end)
    {
        if (!_language.Government.Contains(_words[end]) || !_language.Possessive.Contains(_words[start]) || Described(start) is not { } person)
            return null;
        var country = _layers.Actors.FirstOrDefault(actor => actor.Id == person)?.Country;
        return (country is null ? null : _layers.Actors.FirstOrDefault(actor => actor.Type == ActorType.Government && actor.Country == country)?.Id) ?? person;
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

    /// <summary>From a name back: the names it is coordinated with ("A and B said").</summary>
    private EventParties Coordinated(int last)
    {
        var found = new List<int> { _names[last] };
        for (var i = NameStart(last) - 1; i >= 0; i--)
        {
            if (_names[i] >= 0)
            {
                // Two names side by side are not two parties.
                if (i + 1 < last && _names[i + 1] >= 0)
                    break;
                var start = NameStart(i);
                if (!IsGenitive(i) && !IsTitleOf(i) && _layers.Names[_names[i]].Type != NameType.Group)
                    found.Add(_names[i]);
                i = start;
            }
            else if (_words[i] is not "," && !_language.And.Contains(_words[i]) && !_language.Article.Contains(_words[i]))
            {
                break;
            }
            else if (_words[i] == "," && Description(i) is >= 0 and var described)
            {
                i = described;
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

    /// <summary>"A, and an accountant, B, were arrested": the conjunction before what describes a name, for the comma between; -1 where none is.</summary>
    private int Description(int comma)
    {
        var i = comma - 1;
        while (i > 0 && (Pos(i) is PartOfSpeech.Noun or PartOfSpeech.Adj or PartOfSpeech.Det or PartOfSpeech.Num or PartOfSpeech.Verb || _words[i] is "-" || (_names[i] >= 0 && _words[i + 1] is "-")
            || _language.Possessive.Contains(_words[i]) || _language.DestinationWhom.Contains(_words[i])))
            i--;
        return i > 0 && i < comma - 1 && _language.And.Contains(_words[i]) ? i : -1;
    }

    private bool HasConjunction(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_language.And.Contains(_words[i]))
                return true;
        }

        return false;
    }

    /// <summary>True when a preposition stands before the name, titles and articles between.</summary>
    private bool IsGoverned(int start)
    {
        for (var i = start - 1; i >= Math.Max(0, start - 5); i--)
        {
            // "el ministro de Transportes Ramiro Paz": the office is of what stands between, not of the person.
            if (i > 1 && i == start - 2 && _names[start] >= 0 && _layers.Names[_names[start]].Type == NameType.Person && _language.OfWord.Contains(_words[i])
                && char.IsUpper(Letter(i + 1)) && Pos(i - 1) == PartOfSpeech.Noun)
                continue;
            if (_language.Preposition.Contains(_words[i]))
                return true;
            if (Pos(i) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Det) || _words[i] is ",")
                return false;
        }

        return false;
    }
}
