using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Analyze.Events;

/// <summary>One sentence as the event finder sees it: lower-case words, tags, and which name stands at which word.</summary>
internal sealed partial class EventClause
{
    /// <summary>How many words a word that a trigger needs may stand away: a clause of news is about this long.</summary>
    private const int NearWords = 14;

    /// <summary>How many words before a trigger may say how real it is.</summary>
    private const int CueWords = 7;

    /// <summary>How many words behind a participle "by" may stand: "sancionado la víspera por".</summary>
    private const int WordsToAgent = 5;

    /// <summary>How many words of its own phrase may stand between a noun and what is said of it: "certification of A as a partner in the war on drugs is due".</summary>
    private const int WordsToPredicate = 16;

    /// <summary>Stands among the words a trigger needs: an organization's name as its object will do.</summary>
    private const string NeedsOrganization = "@organization";

    /// <summary>Verbs with one subject: "seized …, searched … and arrested …".</summary>
    private const int MostJoined = 3;

    private const string NeedsPerson = "@person";

    private static readonly string[] PhraseEnds = [",", ".", ";", ":", "“", "”", "\"", "«", "»", "(", ")", "—", "–"];

    private readonly string _text;
    private readonly Sentence _sentence;
    private readonly Annotations _layers;
    private readonly EventWords _language;
    private readonly KnowledgeBase _knowledge;

    /// <summary>Which tokens of the report are words of cues.</summary>
    private readonly bool[] _cues;
    private readonly string[] _words;
    private readonly int[] _names;

    public EventClause(string text, Sentence sentence, Annotations layers, EventWords language, KnowledgeBase knowledge, bool[] cues, int firstName)
    {
        (_text, _sentence, _layers, _language, _knowledge, _cues) = (text, sentence, layers, language, knowledge, cues);
        _words = new string[sentence.TokenCount];
        _names = new int[sentence.TokenCount];
        var name = firstName;
        var known = LowerWords.OfThread;
        var head = sentence.Span.Start + Dateline.Length(sentence.Span.Of(text.AsSpan()));
        for (var i = 0; i < sentence.TokenCount; i++)
        {
            var span = layers.Tokens[sentence.FirstToken + i].Span;
            _words[i] = known.Of(span.Of(text.AsSpan()));
            while (name < layers.Names.Length && layers.Names[name].Span.End <= span.Start)
                name++;
            if (span.Start < head)
            {
                // Whoever stands in the dateline does nothing in the sentence.
                (_words[i], _names[i]) = (";", -1);
                continue;
            }

            _names[i] = name < layers.Names.Length && layers.Names[name].Span.Overlaps(span) ? name : -1;
        }
    }

    public int Count => _words.Length;

    /// <summary>True where adjectives follow their noun ("capo italiano").</summary>
    private bool AdjectivesFollow => _layers.Language.Code is "es" or "pt";

    public TextSpan Span => _sentence.Span;

    public string Word(int i) => _words[i];

    public PartOfSpeech Pos(int i) => _layers.Tokens[_sentence.FirstToken + i].Pos;

    /// <summary>True for a word of a verb of saying.</summary>
    private bool IsCue(int i) => _cues[_sentence.FirstToken + i];

    public TextSpan TokenSpan(int i) => _layers.Tokens[_sentence.FirstToken + i].Span;

    /// <summary>"An indictment is a formal accusation": a noun that opens its sentence and is said to be a thing of a kind.</summary>
    public bool IsDefined(int at) => at == 1 && at + 2 < Count && Pos(0) == PartOfSpeech.Det && _language.Be.Contains(_words[at + 1]) && Pos(at + 2) == PartOfSpeech.Det;

    /// <summary>True when a word that the trigger needs stands near it.</summary>
    public bool HasNear(int at, EventTrigger trigger)
    {
        if (trigger.Needs.IsEmpty)
            return true;
        if ((trigger.Needs.Contains(NeedsOrganization) && Names(at, NameType.Organization)) || (trigger.Needs.Contains(NeedsPerson) && Names(at, NameType.Person)))
            return true;
        for (var i = Math.Max(0, at - NearWords); i < Math.Min(Count, at + NearWords + 1); i++)
        {
            // "announced that it will lift the tariff": what is said has its own verb.
            if (i > at && trigger is { IsVerb: true, Mode: not null } && _language.That.Contains(_words[i]) && IsTimeOnly(at + 1, i))
                break;
            // "a military jail", "un tribunal militar" are no force.
            // "sent home and not extradited": what is said not to be is no help.
            if (i != at && EventLexicon.Matches(_words[i], trigger.Needs) && !(i > 0 && _language.Negation.Contains(_words[i - 1])) && !IsHouse(i + 1) && !(AdjectivesFollow && IsHouse(i - 1)))
                return true;
        }

        return false;
    }

    /// <summary>True when nothing but a time stands between.</summary>
    private bool IsTimeOnly(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!IsTime(i) && !_language.Article.Contains(_words[i]))
                return false;
        }

        return true;
    }

    /// <summary>The name that stands next, within a few words on either side of the trigger, is of a type.</summary>
    private bool Names(int at, NameType type)
    {
        for (var i = at + 1; i < Math.Min(Count, at + WordsToAgent + 1); i++)
        {
            if (_names[i] >= 0 && _layers.Names[_names[i]].Type != NameType.Group)
                return _layers.Names[_names[i]].Type == type;
        }

        return type == NameType.Person && IsFullPassive(at) && Subject(at) is { Spans: [var first, ..] } && _layers.Names.Any(name => name.Span == first && name.Type == type);
    }

    private bool IsHouse(int i) => i >= 0 && i < Count && _language.House.Contains(_words[i]);

    /// <summary>The words shortly after the trigger, no further than the clause.</summary>
    public List<string> WordsAfter(int at)
    {
        var end = at + 1;
        while (end < Count && end - at <= WordsToPredicate && !IsMark(end) && _words[end] is not ("," or "." or "“" or "”" or "\"" or "(" or "—" or "–"))
            end++;
        return [.. _words[(at + 1)..end]];
    }

    /// <summary>A participle after a form of "be", or one that follows its noun ("groups deemed …", "both designated as …").</summary>
    public bool IsPassive(int at) => IsFullPassive(at) || IsReducedPassive(at);

    /// <summary>A participle that follows its noun and stands before "as" or "by": "groups labeled as …".</summary>
    public bool IsReducedPassive(int at)
    {
        // In "groups that the State Department designated as …" the noun before it is its subject.
        return IsParticiple(at) && !IsFullPassive(at) && !IsRelative(at) && at > 0 && IsBeforeAgent(at)
            && (Pos(at - 1) is PartOfSpeech.Noun or PartOfSpeech.Det or PartOfSpeech.Pron || _words[at - 1] is "," || _names[at - 1] >= 0);
    }

    /// <summary>"labeled as", "sancionado la víspera por": what opens the agent stands right behind, words of time between.</summary>
    private bool IsBeforeAgent(int at)
    {
        // A date stands between, of however many words.
        var end = at + WordsToAgent;
        for (var i = at + 1; i < Math.Min(Count, end); i++)
        {
            // "A, sentenced to 14 years", "condenado a 14 años".
            if (_language.Term.Contains(_words[i]) && i + 1 < Count && Pos(i + 1) == PartOfSpeech.Num)
                return true;
            // "postponed by 60 days" is done by nobody.
            if (_language.Agent.Contains(_words[i]))
                return i + 1 >= Count || Pos(i + 1) != PartOfSpeech.Num;
            if (IsTime(i))
                end++;
            if (!AdjectivesFollow || !(Pos(i) is PartOfSpeech.Det or PartOfSpeech.Adv || IsTime(i)))
                return false;
        }

        return false;
    }

    /// <summary>"to capture", "to kill or capture", "para capturar": an act that is only spoken of.</summary>
    public bool IsInfinitive(int at) =>
        (at > 0 && _language.Infinitive.Contains(_words[at - 1]))
        || (at > 2 && _language.And.Contains(_words[at - 1]) && _language.Infinitive.Contains(_words[at - 3]))
        || (AdjectivesFollow && _words[at].AsSpan() is [.., 'a' or 'e' or 'i', 'r']);

    /// <summary>"ordered Ana Paz held": the verb before the name right before a participle, and whom it names; -1 and nobody elsewhere.</summary>
    public (int Verb, EventParties Whom) Ordered(int at)
    {
        if (at < 2 || _names[at - 1] < 0 || NameStart(at - 1) is not (> 0 and var start) || !EventLexicon.Matches(_words[start - 1], _language.Order))
            return (-1, EventParties.None);
        return (start - 1, Of(_names[at - 1]));
    }

    /// <summary>True when a noun of the sentence tells a measure of a mode.</summary>
    public bool HasNoun(EventLexicon lexicon, MeasureMode mode)
    {
        for (var i = 0; i < Count; i++)
        {
            foreach (var trigger in lexicon.Triggers(_words[i]))
            {
                if (!trigger.IsVerb && trigger.Mode == mode)
                    return true;
            }
        }

        return false;
    }

    private bool IsParticiple(int at)
    {
        foreach (var end in _language.ParticipleEnds)
        {
            if (_words[at].EndsWith(end, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"permanezca detenido": a participle that no word of having makes a past, in a language whose past has a form of its own.</summary>
    public bool IsLoose(int at)
    {
        if (_language.Perfect.IsEmpty || !IsParticiple(at) || IsPassive(at))
            return false;
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            if (_language.Perfect.Contains(_words[i]))
                return false;
        }

        return true;
    }

    private bool IsFullPassive(int at)
    {
        if (!IsParticiple(at))
            return false;
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            if (_language.Be.Contains(_words[i]))
                return true;
            // "was acquitted of one count but convicted of another": the first participle's form of "be" is the second's.
            if (i == at - 1 && i > 0 && Pos(i) == PartOfSpeech.Cconj && EarlierPassive(i) >= 0)
                return true;
            if (Pos(i) is not (PartOfSpeech.Adv or PartOfSpeech.Aux or PartOfSpeech.Part))
                break;
        }

        return false;
    }

    /// <summary>The participle with a form of "be" that a conjunction joins the next to: nothing but its own words stand between; -1 without one.</summary>
    private int EarlierPassive(int conjunction)
    {
        for (var i = conjunction - 1; i > 0 && conjunction - i <= NearWords; i--)
        {
            if (_words[i] is "," or ";" or ":" || IsMark(i) || Pos(i) == PartOfSpeech.Cconj)
                return -1;
            if (Pos(i) is PartOfSpeech.Verb && _names[i] < 0)
                return IsFullPassive(i) ? i : -1;
        }

        return -1;
    }

    /// <summary>True when the noun phrase right before the word stands after a relative pronoun.</summary>
    private bool IsRelative(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 8); i--)
        {
            if (_language.Clause.Contains(_words[i]))
                return i < at - 1;
            if (Pos(i) is PartOfSpeech.Verb or PartOfSpeech.Aux or PartOfSpeech.Punct or PartOfSpeech.Adp && _names[i] < 0)
                return false;
        }

        return false;
    }

    /// <summary>The first place of the sentence that is no party.</summary>
    public TextSpan? Place(EventParties actors, EventParties targets)
    {
        for (var i = 1; i < Count; i++)
        {
            if (_names[i] < 0 || _layers.Names[_names[i]].Type != NameType.Place || !_language.Where.Contains(_words[i - 1]))
                continue;
            var span = _layers.Names[_names[i]].Span;
            if (!actors.Spans.Any(span.Overlaps) && !targets.Spans.Any(span.Overlaps))
                return span;
        }

        return null;
    }

    /// <summary>A word or mark after which another clause begins.</summary>
    private bool IsMark(int i) => _words[i] is ";" or ":" || _language.ClauseMarks.Contains(_words[i]);

    private int NameStart(int i)
    {
        while (i > 0 && _names[i - 1] == _names[i])
            i--;
        return i;
    }

    private int NameEnd(int i)
    {
        while (i + 1 < Count && _names[i + 1] == _names[i])
            i++;
        return i;
    }
}
