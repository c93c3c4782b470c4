using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Finds the noun phrase that is a cue's source: the subject before it, or after it where verb and subject change places.</summary>
internal static partial class SourceRules
{
    /// <summary>Parentheses between commas longer than this are clauses of their own.</summary>
    private const int MaxParenthesis = 24;

    private const int MaxPhrase = 30;

    /// <summary>Words between brackets behind a name: its short form, a party and a state.</summary>
    private const int MaxBrackets = 6;

    /// <summary>Words of a relative clause within a subject.</summary>
    private const int MaxRelative = 10;

    /// <summary>The subject that ends at or before a token; empty when what stands there is none.</summary>
    public static TokenRange Before(Passage passage, int last, int floor)
    {
        while (last >= floor && passage.Is(last, WordClass.Adverb | WordClass.Auxiliary | WordClass.Negator) && !passage.Is(last, WordClass.Pronoun) && !passage.IsCapitalWithin(last))
            last--;
        // "The minister, Ann Reed, on Friday rejected".
        if (last - 2 >= floor && passage.Is(last, WordClass.Day) && passage.Is(last - 1, WordClass.Preposition))
            last -= 2;
        // "Acme Steel, which in a statement denied", "la empresa, que en un comunicado lamentó": where it is said says nothing.
        if (last - 3 >= floor && passage.Is(last, WordClass.Occasion) && passage.NameAt(last) < 0 && passage.Is(last - 1, WordClass.Determiner) && passage.Is(last - 2, Particle.In))
            last -= 3;
        // "quien a su vez dijo", "por su parte".
        if (last - 2 >= floor && passage.Is(last, Particle.Turn) && passage.Is(last - 1, WordClass.Possessive) && passage.Is(last - 2, WordClass.Preposition))
            last -= 3;
        last = BeforePictographs(passage, last, floor);
        // "la cancillería la calificó": the object before its verb.
        if (last > floor && passage.Is(last, Particle.Object) && passage.NameAt(last) < 0 && !passage.Is(last - 1, WordClass.Preposition))
            last--;
        if (last < floor)
            return default;
        if (passage.IsMark(last, ','))
            return AcrossParenthesis(passage, last, floor);
        // "El Tribunal Supremo Electoral (TSE) informó".
        if (passage.IsMark(last, ')'))
            return BeforeBrackets(passage, last, floor);
        if (passage.Is(last, WordClass.Punctuation) && !IsNominal(passage, last))
            return IsDash(passage, last) ? AcrossDash(passage, last, floor) : default;
        if (passage.Is(last, WordClass.Relative) && !passage.Is(last, WordClass.Determiner))
        {
            var before = last - 1;
            // "una ley en la que pide …": what is pleaded in something is not pleaded by it.
            // "a una red, a la que acusa de …": who is accused is not who accuses.
            if (before > floor && passage.Is(before, WordClass.Determiner) && passage.Is(before - 1, WordClass.Preposition))
                return passage.Is(before - 1, Particle.Personal) ? MainSubject(passage, last) : default;
            if (before >= floor && passage.Is(before, Particle.Personal) && passage.Is(before, WordClass.Preposition))
                return MainSubject(passage, last);
            if (passage.IsMark(before, ','))
                before--;
            return before < floor ? default : BeforeSeat(passage, PhraseBefore(passage, before, floor), floor);
        }

        return PhraseBefore(passage, last, floor);
    }

    /// <summary>"Acme Steel | , con sede en Lima | , que …": what a preposition opens between commas is where somebody is, not who.</summary>
    private static TokenRange BeforeSeat(Passage passage, TokenRange phrase, int floor)
    {
        var t = phrase.Start;
        while (!phrase.IsEmpty && t > floor && phrase.Start - t < MaxBrackets && !passage.Is(t - 1, WordClass.Punctuation | WordClass.Verbal | WordClass.Relative))
            t--;
        return !phrase.IsEmpty && t > floor + 1 && t < phrase.Start && passage.IsMark(t - 1, ',') && passage.Is(t, WordClass.Preposition)
            && PhraseBefore(passage, t - 2, floor) is { IsEmpty: false } seated
            ? seated : phrase;
    }

    /// <summary>The noun phrase that the sentence begins with, where a verb follows it.</summary>
    private static TokenRange MainSubject(Passage passage, int before)
    {
        var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(before)].FirstToken);
        var subject = After(passage, first, before);
        return !subject.IsEmpty && passage.Is(subject.End, WordClass.Verbal | WordClass.Auxiliary | WordClass.Adverb) ? subject : default;
    }

    private static TokenRange BeforeBrackets(Passage passage, int close, int floor)
    {
        return Opening(passage, close, floor) is > 0 and var open ? PhraseBefore(passage, open - 1, floor) : default;
    }

    /// <summary>The bracket that a closing one belongs to, or 0.</summary>
    private static int Opening(Passage passage, int close, int floor)
    {
        for (var t = close - 1; t > floor && close - t <= MaxBrackets; t--)
        {
            if (passage.IsMark(t, '('))
                return t;
        }

        return 0;
    }

    /// <summary>
    /// "una fuente que pidió el anonimato | dijo": the noun phrase right before the verb is the object of a relative clause, and what that
    /// clause hangs on is the subject.
    /// </summary>
    public static TokenRange WithRelative(Passage passage, TokenRange subject, int floor)
    {
        var t = subject.Start - 1;
        for (var reach = 0; t > floor && reach < MaxRelative && !passage.Is(t, WordClass.Punctuation) && passage.QuotationAt(t) < 0; t--, reach++)
        {
            if (passage.Is(t, WordClass.Subordinator | WordClass.Conjunction))
                break;
            if (!passage.Is(t, WordClass.Relative) || !passage.Is(t + 1, WordClass.Verbal | WordClass.Auxiliary | WordClass.Negator | WordClass.Adverb)
                || passage.Is(t - 1, WordClass.Preposition | WordClass.Adverb | WordClass.Determiner) || (passage.Is(t - 1, WordClass.Verbal) && !passage.Ends(t - 1, WordEnding.Participle)))
                continue;
            var head = PhraseBefore(passage, t - 1, floor);
            return head.IsEmpty ? subject : new(head.Start, subject.End);
        }

        return subject;
    }

    /// <summary>True for a phrase that names somebody, or whose words are of offices, bodies or people who are sources.</summary>
    public static bool CanSpeak(Passage passage, TokenRange source)
    {
        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.IsCapitalWithin(t) && !(passage.NameAt(t) is >= 0 and var name && passage.Names[name].Type == NameType.Place && passage.Is(t - 1, WordClass.Preposition)))
                return true;
            if (passage.Is(t, WordClass.Office | WordClass.Body) || (passage.NameAt(t) < 0 && passage.Words.SourceType(passage.Word(t)) is not null))
                return true;
            if (passage.Is(t, WordClass.Punctuation))
                break;
        }

        return false;
    }

    public static bool HasPerson(Passage passage, TokenRange source)
    {
        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.NameAt(t) is >= 0 and var name && passage.Names[name].Type == NameType.Person)
                return true;
        }

        return false;
    }

    /// <summary>The first noun phrase of a sentence: the subject that a gerund leans on.</summary>
    public static TokenRange FirstOf(Passage passage, int start, int end)
    {
        var t = start;
        while (t < end && passage.Is(t, WordClass.Punctuation | WordClass.Adverb | WordClass.Conjunction) && passage.QuotationAt(t) < 0)
            t++;
        if (t < end && passage.Is(t, WordClass.Preposition | WordClass.Subordinator))
        {
            while (t < end && !passage.IsMark(t, ','))
                t++;
            t++;
        }

        // "Big picture: …" heads what follows.
        return t < end && After(passage, t, end) is var phrase && !passage.IsMark(phrase.End, ':') ? phrase : default;
    }

    private static TokenRange PhraseBefore(Passage passage, int last, int floor)
    {
        if (passage.Is(last, WordClass.Pronoun) && !passage.Is(last, WordClass.Determiner) && passage.NameAt(last) < 0)
            return new(last, last + 1);
        var (t, conjunction) = (last, -1);
        while (t >= floor && last - t < MaxPhrase && passage.QuotationAt(t) < 0 && IsNominal(passage, t))
        {
            if (passage.Is(t, WordClass.Conjunction))
                conjunction = t;
            t--;
            // "El Tribunal Supremo (TSJ) de Venezuela | informó".
            if (t > floor && passage.IsMark(t, ')') && passage.Is(t + 1, Particle.Of) && Opening(passage, t, floor) is > 0 and var bracket)
                t = bracket - 1;
            // "señaló en un comunicado | la canciller": an article behind where it was said begins another phrase.
            if (passage.Words.IsHeadFirst && passage.Is(t + 1, Particle.Article) && t >= floor && passage.Is(t, WordClass.Occasion) && passage.NameAt(t) < 0)
                break;
        }

        var start = t + 1;
        if (t >= floor && passage.Is(t, WordClass.Verbal) && conjunction > start)
            start = conjunction + 1;
        while (start < last && passage.Is(start, WordClass.Punctuation) && passage.FirstChar(start) is '-' or '/' or '&' or '\'' or '’')
            start++;
        while (start < last && passage.NameAt(start) < 0 && passage.Is(start, WordClass.Preposition | WordClass.Conjunction | WordClass.Adverb | WordClass.Auxiliary))
        {
            var prepositional = passage.Is(start, WordClass.Preposition);
            start++;
            if (prepositional && passage.NameAt(start) >= 0 && NextPhrase(passage, start, last) is var next && next > start)
                start = next;
        }

        return start > last || !HasNoun(passage, start, last + 1) ? default : new(start, last + 1);
    }

    /// <summary>After a name under a preposition ("In Caracas Maduro"), where the next name or determiner starts.</summary>
    private static int NextPhrase(Passage passage, int start, int last)
    {
        var name = passage.NameAt(start);
        var t = start;
        while (t <= last && passage.NameAt(t) == name)
            t++;
        return t <= last && (passage.NameAt(t) >= 0 || passage.Is(t, WordClass.Determiner | WordClass.Pronoun)) ? t : -1;
    }

    private static TokenRange AcrossParenthesis(Passage passage, int comma, int floor)
    {
        for (var t = comma - 1; t > floor && comma - t <= MaxParenthesis; t--)
        {
            if (!passage.IsMark(t, ','))
                continue;
            var phrase = Before(passage, t - 1, floor);
            if (phrase.IsEmpty || phrase.End != BeforePictographs(passage, t - 1, floor) + 1)
                continue;
            return IsApposition(passage, t + 1, comma) ? new(phrase.Start, comma) : WithRelative(passage, phrase, floor);
        }

        return default;
    }

    /// <summary>Posts set flags and signs behind names: the last token that is none of them.</summary>
    private static int BeforePictographs(Passage passage, int last, int floor)
    {
        while (last > floor && char.IsSurrogate(passage.FirstChar(last)))
            last--;
        return last;
    }

    private static TokenRange AcrossDash(Passage passage, int dash, int floor)
    {
        for (var t = dash - 1; t > floor && dash - t <= MaxParenthesis; t--)
        {
            if (IsDash(passage, t))
                return PhraseBefore(passage, t - 1, floor);
        }

        return default;
    }

    private static bool IsDash(Passage passage, int token) => passage.IsMark(token, '—') || passage.IsMark(token, '–');

    private static bool IsApposition(Passage passage, int start, int end)
    {
        if (start >= end || passage.Is(start, WordClass.Preposition | WordClass.Subordinator | WordClass.Adverb))
            return false;
        for (var t = start; t < end; t++)
        {
            if (passage.Is(t, WordClass.Verbal) && !passage.Is(start, WordClass.Relative))
                return false;
        }

        return true;
    }

    private static bool IsNominal(Passage passage, int token)
    {
        if (passage.NameAt(token) >= 0)
            return true;
        var sort = passage.Class(token);
        if ((sort & WordClass.Punctuation) != 0)
            return ((sort & WordClass.QuoteMark) != 0 && passage.QuotationAt(token) < 0) || passage.FirstChar(token) is '-' or '\'' or '’' or '&' or '/' or '#' or '@'
                || passage.FirstChar(token) > 0x2100;
        if ((sort & (WordClass.Relative | WordClass.Complementizer)) != 0 && (sort & WordClass.Determiner) == 0)
            return false;
        if ((sort & WordClass.Subordinator) != 0 && (sort & WordClass.Preposition) == 0)
            return false;
        if ((sort & WordClass.Auxiliary) != 0 && !passage.Is(token, Particle.Owner))
            return false;
        return passage.Pos(token) switch
        {
            PartOfSpeech.Verb => passage.Ends(token, WordEnding.Describing) || passage.Ends(token, WordEnding.Described) && token > 0 && passage.Is(token - 1, WordClass.Determiner),
            PartOfSpeech.Sconj => (sort & WordClass.Preposition) != 0,
            PartOfSpeech.Intj or PartOfSpeech.Aux => false,
            PartOfSpeech.Adv => (sort & WordClass.Adverb) == 0 || passage.IsCapitalWithin(token),
            _ => true,
        };
    }

    private static bool HasNoun(Passage passage, int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (passage.NameAt(t) >= 0 || passage.Pos(t) is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Num or PartOfSpeech.X
                || (passage.Pos(t) is PartOfSpeech.Pron or PartOfSpeech.Det or PartOfSpeech.Adj && end - start <= 2)
                || (passage.Pos(t) == PartOfSpeech.None
                    && !passage.Is(t, WordClass.Determiner | WordClass.Preposition | WordClass.Adverb | WordClass.Conjunction | WordClass.Punctuation | WordClass.Auxiliary)))
                return true;
        }

        return false;
    }
}
