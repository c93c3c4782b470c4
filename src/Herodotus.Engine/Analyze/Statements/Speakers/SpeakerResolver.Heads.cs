using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Speakers;

/// <content>What stands at the head of a source: a name, an office, a body, a thing.</content>
internal sealed partial class SpeakerResolver
{
    /// <summary>The name at the head of a source: not under a preposition, not a mere modifier of another noun.</summary>
    private int HeadName(TokenRange source)
    {
        var (fallback, pending) = (-1, -1);
        var (under, within) = (false, false);
        for (var t = source.Start; t < source.End; t++)
        {
            var name = _passage.NameAt(t);
            if (name < 0)
            {
                // "State radio in Mogadishu": where it is does not speak.
                if (_passage.Is(t, WordClass.Preposition))
                    (under, within) = (true, t > source.Start && _passage.Is(t, Particle.In) && _passage.Pos(t - 1) == PartOfSpeech.Noun && !_passage.Is(t - 1, WordClass.Body));
                else if (_passage.Is(t, WordClass.Punctuation) && _passage.FirstChar(t) != '-')
                    under = false;
                continue;
            }

            var end = t;
            var office = true;
            for (; end < source.End && _passage.NameAt(end) == name; end++)
                office &= _passage.Is(end, WordClass.Office | WordClass.Determiner | WordClass.Preposition);
            var from = t;
            t = end - 1;
            var type = _passage.Names[name].Type;
            if (office || (type == NameType.Person && _passage.Is(end - 1, WordClass.Office) && _passage.NameAt(end) >= 0))
                continue; // A title that was taken for a name.
            var modifies = Modifies(end, source.End);
            // "the sister of Ann Reed", "el gobierno de Ana Ruiz": whose they are; "la alcaldesa de Serra": where.
            if (type == NameType.Person && !modifies && IsOwner(source, from))
                continue;
            if (type == NameType.Place && from > source.Start + 1 && _passage.Is(from - 1, Particle.Of) && HasOffice(source.Start, from) && !HasBody(source with { End = from }))
                continue;
            // "the mayor of Serra, Ann Reed": the name between commas is the person.
            if (type == NameType.Person && !modifies && under && pending < 0 && _passage.IsMark(end, ',') && end + 1 < source.End)
            {
                pending = name;
                continue;
            }

            if (type == NameType.Person && !modifies)
                return pending >= 0 && under ? pending : under && fallback >= 0 && _passage.Names[fallback].Type == NameType.Organization && !HasOffice(source.Start, from) ? fallback : name;
            if ((fallback < 0 || (type == NameType.Organization && !under && _passage.Names[fallback].Type != NameType.Organization))
                && !(within && type == NameType.Place) && type is NameType.Organization or NameType.Place or NameType.Group or NameType.Other)
                fallback = name;
        }

        return pending >= 0 ? pending : fallback;
    }

    /// <summary>"the sister of | Ann Reed", "una abogada de | Ana Ruiz": a person right behind "of" is whose the first noun is, unless that one is an office.</summary>
    private bool IsOwner(TokenRange source, int name) => name > source.Start + 1 && _passage.Is(name - 1, Particle.Of | Particle.For)
        && _passage.NameAt(name - 2) < 0 && _passage.Pos(name - 2) is PartOfSpeech.Noun or PartOfSpeech.Adj && !_passage.Is(name - 2, WordClass.Office);

    /// <summary>"The escalation follows …", "La aclaración desmiente …": what happens or is done says nothing, by the end of its noun.</summary>
    private bool IsThing(TokenRange source)
    {
        if (HasCapital(source) || HasBody(source))
            return false;
        var head = -1;
        for (var t = source.Start; t < source.End && !_passage.Is(t, WordClass.Preposition | WordClass.Punctuation | WordClass.Relative); t++)
        {
            if (_passage.Is(t, WordClass.Office) || _passage.Words.SourceType(_passage.Word(t)) is not null)
                return false;
            if (_passage.Pos(t) == PartOfSpeech.Noun && (head < 0 || !_passage.Words.IsHeadFirst))
                head = t;
        }

        if (head < 0)
            return false;
        return _passage.Words.Ends(_passage.Word(head), WordEnding.Thing);
    }

    private bool HasOffice(int start, int end) => Any(start, end, WordClass.Office);

    private bool HasCapital(TokenRange source) => Any(source.Start + (_passage.Is(source.Start, WordClass.Determiner) ? 1 : 0), source.End, WordClass.Capital);

    private bool HasBody(TokenRange source) => Any(source.Start, source.End, WordClass.Body);

    private bool Any(int start, int end, WordClass sort)
    {
        for (var t = start; t < end; t++)
        {
            if (_passage.Is(t, sort))
                return true;
        }

        return false;
    }

    /// <summary>"Trump's lawyers", "the Trump administration": the name only says whose or which. "Trump's", with nothing after it, is Trump.</summary>
    private bool Modifies(int next, int end) => next < end && !(next + 1 == end && _passage.Is(next, Particle.OwnerMark))
        && !_passage.Is(next, WordClass.Preposition | WordClass.Conjunction | WordClass.Relative | WordClass.Verbal)
        && (_passage.Is(next, Particle.OwnerMark) || (!_passage.Is(next, WordClass.Punctuation) && _passage.NameAt(next) < 0));
}
