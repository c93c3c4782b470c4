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

    private static readonly string[] BePassive = ["be", "been", "being", "is", "are", "was", "were", "fue", "fueron", "es", "son", "sido", "será", "serán", "ser", "siendo"];
    private static readonly string[] ClauseMarks = ["that", "which", "who", "whom", "because", "while", "although", "after", "before", "since", "que", "quien", "quienes", "porque", "mientras", "aunque", "tras", ";", ":"];
    private static readonly string[] Prepositions =
    [
        "of", "in", "on", "at", "for", "with", "from", "to", "into", "by", "against", "over", "under", "about", "through", "off", "near", "outside", "inside", "across", "along", "around", "behind", "amid", "onto", "as", "via", "between", "among", "within", "toward", "towards",
        "de", "del", "en", "con", "por", "para", "contra", "sobre", "a", "al", "desde", "hacia", "entre", "según", "como", "ante", "bajo",
    ];

    private static readonly string[] ObjectEnds = ["as", "for", "in", "to", "by", "via", "because", "after", "over", "under", "bajo", "como", "por", "para", "en", "tras", "than", "from", "through", "during", "on", "with"];

    private static readonly ImmutableArray<string> PersonalMarks = ["a", "al"];

    private static readonly string[] PhraseEnds = [",", ".", ";", ":", "“", "”", "\"", "«", "»", "(", ")", "—", "–"];
    private static readonly string[] Possessives = ["his", "her", "su"];
    private static readonly string[] SubjectPronouns = ["he", "she", "it", "they", "we", "i", "you", "who", "él", "ella", "ellos", "ellas", "quien", "quienes"];

    private readonly Sentence _sentence;
    private readonly Annotations _layers;
    private readonly EventWords _language;
    private readonly HashSet<int> _cues;
    private readonly string[] _words;
    private readonly int[] _names;

    public EventClause(string text, Sentence sentence, Annotations layers, EventWords language, HashSet<int> cues, int firstName)
    {
        (_sentence, _layers, _language, _cues) = (sentence, layers, language, cues);
        _words = new string[sentence.TokenCount];
        _names = new int[sentence.TokenCount];
        var name = firstName;
        var head = sentence.Span.Start + Dateline.Length(sentence.Span.Of(text.AsSpan()));
        for (var i = 0; i < sentence.TokenCount; i++)
        {
            var span = layers.Tokens[sentence.FirstToken + i].Span;
            _words[i] = text.Substring(span.Start, span.Length).ToLowerInvariant();
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

    public TextSpan TokenSpan(int i) => _layers.Tokens[_sentence.FirstToken + i].Span;

    /// <summary>True when a word that the trigger needs stands near it.</summary>
    public bool HasNear(int at, EventTrigger trigger)
    {
        if (trigger.Needs.IsEmpty)
            return true;
        for (var i = Math.Max(0, at - NearWords); i < Math.Min(Count, at + NearWords + 1); i++)
        {
            // "a military jail", "un tribunal militar" are no force.
            if (i != at && EventLexicon.Matches(_words[i], trigger.Needs) && !IsHouse(i + 1) && !(AdjectivesFollow && IsHouse(i - 1)))
                return true;
        }

        return false;
    }

    private bool IsHouse(int i) => i >= 0 && i < Count && _language.House.Contains(_words[i]);

    /// <summary>The words shortly after the trigger, no further than the clause.</summary>
    public List<string> WordsAfter(int at)
    {
        var end = at + 1;
        while (end < Count && end - at <= WordsToPredicate && Array.IndexOf(ClauseMarks, _words[end]) < 0 && _words[end] is not ("," or "." or "“" or "”" or "\"" or "(" or "—" or "–"))
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
            && (Pos(at - 1) is PartOfSpeech.Noun or PartOfSpeech.Det or PartOfSpeech.Pron || _words[at - 1] is "," or "both" || _names[at - 1] >= 0);
    }

    /// <summary>"labeled as", "sancionado la víspera por": what opens the agent stands right behind, words of time between.</summary>
    private bool IsBeforeAgent(int at)
    {
        for (var i = at + 1; i < Math.Min(Count, at + WordsToAgent); i++)
        {
            if (_language.Agent.Contains(_words[i]))
                return true;
            if (!AdjectivesFollow || !(Pos(i) is PartOfSpeech.Det or PartOfSpeech.Adv || IsTime(i)))
                return false;
        }

        return false;
    }

    /// <summary>"to capture", "to kill or capture", "para capturar": an act that is only spoken of.</summary>
    public bool IsInfinitive(int at) =>
        (at > 0 && _words[at - 1] == "to")
        || (at > 2 && _words[at - 1] is "and" or "or" && _words[at - 3] == "to")
        || _words[at].AsSpan() is [.., 'a' or 'e' or 'i', 'r'];

    private bool IsParticiple(int at) =>
        _words[at].EndsWith("ed", StringComparison.Ordinal) || _words[at].EndsWith("en", StringComparison.Ordinal) || _words[at].EndsWith("do", StringComparison.Ordinal)
        || _words[at].EndsWith("da", StringComparison.Ordinal) || _words[at].EndsWith("dos", StringComparison.Ordinal) || _words[at].EndsWith("das", StringComparison.Ordinal);

    private bool IsFullPassive(int at)
    {
        if (!IsParticiple(at))
            return false;
        for (var i = at - 1; i >= Math.Max(0, at - 3); i--)
        {
            if (Array.IndexOf(BePassive, _words[i]) >= 0)
                return true;
            if (Pos(i) is not (PartOfSpeech.Adv or PartOfSpeech.Aux or PartOfSpeech.Part))
                break;
        }

        return false;
    }

    /// <summary>True when the noun phrase right before the word stands after a relative pronoun.</summary>
    private bool IsRelative(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 8); i--)
        {
            if (_words[i] is "that" or "which" or "whom" or "que" or "who")
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
            if (_names[i] < 0 || _layers.Names[_names[i]].Type != NameType.Place || _words[i - 1] is not ("in" or "at" or "near" or "en" or "cerca"))
                continue;
            var span = _layers.Names[_names[i]].Span;
            if (!actors.Spans.Any(span.Overlaps) && !targets.Spans.Any(span.Overlaps))
                return span;
        }

        return null;
    }

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
