using Herodotus.Analyze.Numbers;
using Herodotus.Text;

namespace Herodotus.Analyze.Quantities;

/// <content>
/// What is counted or measured, from the words around: beside the amount ("reward of $50 million", "a $50 million reward"), else the
/// subject of its clause ("GDP grew 2%"). Words of the lexicon and their order decide; no parts of speech are needed.
/// </content>
internal ref partial struct QuantityScan
{
    /// <summary>More words than this do not belong to one noun phrase.</summary>
    private const int MaxPhraseWords = 5;

    /// <summary>A clause does not begin further back than this many characters.</summary>
    private const int MaxClause = 240;

    /// <summary>A bracket behind an amount that is longer says more than the amount again.</summary>
    private const int MaxBracket = 40;

    private readonly void MeasuredThing(ref Draft draft)
    {
        if (!draft.HasUnit && !draft.IsChange && !draft.IsFraction)
            return;
        if ((draft.Unit is not null || draft.IsFraction) && Behind(draft) is { Length: > 2 } behind)
            draft.Of = behind;
        else if (InBracketBehind(draft) is { } said)
            draft.Of = said.Of;
        else if (!draft.HasUnit && !draft.IsChange)
            return;
        else if (Before(draft) is { Length: > 1 } before)
            draft.Of = before;
        else if (draft.Unit is { IsMoney: true } && Purpose(draft.End) is { Length: > 2 } purpose)
            draft.Of = purpose;
        else if (Subject(draft.Start) is { Length: > 1 } subject)
            draft.Of = subject;
    }

    /// <summary>"127 gigatonnes of ice", "8 miles (13 km) of tunnels", "a $50 million reward".</summary>
    private readonly TextSpan Behind(in Draft draft)
    {
        var at = draft.End;
        if (at < text.Length && text[at] is ')' or ']')
            at++;
        if (at + 2 < text.Length && text[at] == ' ' && text[at + 1] is '(' or '[' && text.Slice(at + 2, Math.Min(MaxBracket, text.Length - at - 2)).IndexOfAny(')', ']') is var close and > 0)
            at += close + 3;
        if (at + 1 >= text.Length || text[at] != ' ')
            return default;
        if (IsCue(CueAfter(at, out var of), CueKinds.Of) && of + 1 < text.Length && text[of] == ' ')
            return PhraseAt(of + 1);
        if (lexicon.HeadFirst || at > draft.End || draft.Unit is null or { Dimension: "time" } || !char.IsLetter(text[at + 1]))
            return default;
        var end = NounWord(at + 1, out var stops);
        return stops || LooksLikeNoNoun(text[(at + 1)..end]) || IsCue(lexicon.Cues.Single(text[(at + 1)..end]), CueKinds.Clause) ? default : PhraseAt(at + 1);
    }

    /// <summary>The amount that this one repeats in brackets: "7.5 million crowns ($1.1 million)".</summary>
    private readonly Draft? InBracketBehind(in Draft draft) =>
        found.Count > 0 && found[^1] is var before && before.End < draft.Start && text[before.End..draft.Start].Trim() is "(" or "[" ? before : null;

    /// <summary>"reward of $50 million"; "the reward is $50 million" leads to the subject.</summary>
    private readonly TextSpan Before(in Draft draft)
    {
        var before = draft.Start;
        for (var i = 0; i < 4 && CueBefore(before, out var start) is { } cue && start < before; i++)
        {
            if (cue.Is(CueKinds.By) && ChangedThing(start) is { Length: > 1 } changed)
                return changed;
            if (cue.Is(CueKinds.Of) && !cue.Is(CueKinds.About) && !(draft.IsRange && cue.Is(CueKinds.From)) && PhraseBefore(start) is { Length: > 0 } whole)
                return whole;
            if (cue.Is(CueKinds.Copula))
                return Subject(start) is { Length: > 1 } subject ? subject : PhraseBefore(start);
            if (!cue.Is(CueKinds.About | CueKinds.Least | CueKinds.Most | CueKinds.Filler | CueKinds.By | CueKinds.Of))
                return default;
            before = start;
        }

        return default;
    }

    /// <summary>"cut its costs by 5%": the object of the verb of change.</summary>
    private readonly TextSpan ChangedThing(int by)
    {
        var phrase = PhraseBefore(by);
        if (phrase.Length == 0 || IsCue(CueBefore(phrase.End, out _), CueKinds.Up | CueKinds.Down))
            return default;
        var at = phrase.Start;
        while (at < phrase.End && lexicon.Cues.Forward(text, at, out var end) is { } cue && cue.Is(CueKinds.Up | CueKinds.Down) && end < phrase.End)
            at = end + 1;
        if (at > phrase.Start)
            return at < phrase.End ? TextSpan.FromBounds(at, phrase.End) : default;
        return IsCue(CueBefore(at, out _), CueKinds.Determiner | CueKinds.Up | CueKinds.Down) ? phrase : default;
    }

    /// <summary>"$12,000 for a new roof".</summary>
    private readonly TextSpan Purpose(int at) =>
        IsCue(CueAfter(at, out var end), CueKinds.For) && end + 1 < text.Length && text[end] == ' ' ? PhraseAt(end + 1) : default;

    /// <summary>The noun phrase that opens the clause an amount stands in, or, where that opens with something else, the sentence.</summary>
    private readonly TextSpan Subject(int before)
    {
        var clause = ClauseStart(before, sentence: false, out var relative);
        if (Opening(clause, before) is { Length: > 1 } near)
            return near;
        if (relative > 0 && PhraseBefore(relative) is { Length: > 1 } antecedent)
            return antecedent;
        var sentence = ClauseStart(clause, sentence: true, out _);
        return sentence < clause ? Opening(sentence, before) : default;
    }

    /// <param name="relative">Where the pronoun stands that joins the clause to the noun before it, or 0.</param>
    private readonly int ClauseStart(int before, bool sentence, out int relative)
    {
        relative = 0;
        var limit = Math.Max(0, before - MaxClause);
        var closed = 0;
        for (var at = before - 1; at >= limit; at--)
        {
            var c = text[at];
            if (c == ')')
                closed++;
            else if (c == '(' && closed > 0)
                closed--;
            else if (c is '\n' or '!' or '?' or ';' or ':' or '\u2014' or '(' or '\u201C' or '"')
                return at + 1;
            if (c == '.' && at + 1 < text.Length && text[at + 1] == ' ' && !IsAbbreviated(at))
                return at + 1;
            if (!sentence && c == ' ' && at + 2 < before && char.IsAsciiLetterLower(text[at + 1]) && lexicon.Clauses.Forward(text, at + 1, out var end) is { } cue && end < before)
            {
                if (cue.Is(CueKinds.Clause) || (cue.Is(CueKinds.And | CueKinds.But) && at > 0 && text[at - 1] == ','))
                {
                    if (cue.Is(CueKinds.Whom))
                        relative = at > 0 && text[at - 1] == ',' ? at - 1 : at;
                    return end;
                }
            }
        }

        while (limit > 0 && limit < before && text[limit - 1] != ' ')
            limit++;
        return limit;
    }

    private readonly bool IsAbbreviated(int stop)
    {
        var start = stop;
        while (start > 0 && stop - start < 4 && char.IsLetter(text[start - 1]))
            start--;
        return stop - start is 1 or 2 or 3 && char.IsUpper(text[start]);
    }

    /// <summary>The first noun phrase from a position: articles and what leads in ("In July,", "However,") left out; none when a pronoun or verb stands there.</summary>
    private readonly TextSpan Opening(int at, int before)
    {
        var determined = false;
        for (var words = 0; words < 12 && at < before; words++)
        {
            while (at < before && !char.IsLetterOrDigit(text[at]))
                at++;
            if (at >= before || char.IsDigit(text[at]))
                return default;
            var end = NounWord(at, out var stops);
            if (end >= before)
                return default;
            var cue = lexicon.Cues.Single(text[at..end]);
            if (IsCue(cue, CueKinds.Determiner | CueKinds.With | CueKinds.And | CueKinds.But | CueKinds.Month | CueKinds.Adverb | CueKinds.About))
            {
                determined = IsCue(cue, CueKinds.Determiner);
                at = end;
            }
            else if (IsCue(cue, CueKinds.Preposition))
            {
                var lead = AfterLead(end, before);
                if (lead < 0)
                    return default;
                at = lead;
            }
            else if (stops && determined && !IsCue(cue, CueKinds.Clause))
            {
                // "the set", "a run": behind an article a word that is a verb elsewhere is a noun.
                return WithComplement(TextSpan.FromBounds(at, end), before);
            }
            else
            {
                return stops || IsCue(cue, CueKinds.Clause | CueKinds.Copula) || IsPast(text[at..end]) ? default : WithComplement(PhraseAt(at, subject: true), before);
            }
        }

        return default;
    }

    /// <summary>Behind "In July," and "Between 1990 and 2000"; -1 where the end of what leads in cannot be seen.</summary>
    private readonly int AfterLead(int at, int before)
    {
        var comma = text[at..before].IndexOf(',');
        if (comma >= 0)
            return at + comma + 1;
        if (at + 2 >= before || !char.IsAsciiDigit(text[at + 1]))
            return -1;
        at = DigitFigure.SkipRun(text, at + 1);
        if (IsCue(CueAfter(at, out var and), CueKinds.And | CueKinds.To) && and + 1 < before && char.IsAsciiDigit(text[and + 1]))
            at = DigitFigure.SkipRun(text, and + 1);
        return at < before ? at : -1;
    }

    /// <summary>"the price of gasoline", "shares of the company".</summary>
    private readonly TextSpan WithComplement(TextSpan phrase, int before)
    {
        if (phrase.Length == 0 || phrase.End > before || !IsCue(CueAfter(phrase.End, out var of), CueKinds.Of) || of + 1 >= before || text[of] != ' ')
            return phrase.End <= before ? phrase : default;
        var rest = PhraseAt(of + 1);
        return rest.Length > 1 && rest.End <= before ? TextSpan.FromBounds(phrase.Start, rest.End) : phrase;
    }

    /// <summary>The noun phrase that begins here, articles left out; empty when there is none.</summary>
    /// <param name="subject">A verb ends it: it stands before one.</param>
    private readonly TextSpan PhraseAt(int at, bool subject = false)
    {
        var start = at;
        var end = at;
        for (var words = 0; words < MaxPhraseWords && at < text.Length; words++)
        {
            var stop = NounWord(at, out var stops);
            if (stop == at)
                break;
            if (stops || (end > start && IsCue(lexicon.Cues.Single(text[at..stop]), CueKinds.Up | CueKinds.Down | CueKinds.Copula | CueKinds.Clause))
                || (subject && end > start && IsPast(text[at..stop])))
            {
                if (end > start || words > 1 || stop + 1 >= text.Length || text[stop] != ' ')
                    break;
                start = end = at = stop + 1;
                continue;
            }

            end = stop;
            if (lexicon.HeadFirst && words > 1 || stop + 1 >= text.Length || text[stop] != ' ')
                break;
            at = stop + 1;
        }

        return TextSpan.FromBounds(start, Math.Max(start, end));
    }

    private readonly bool IsPast(ReadOnlySpan<char> word)
    {
        if (!char.IsLower(word[0]) || word.Length < 4)
            return false;
        foreach (var ending in lexicon.PastEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>The noun phrase that ends before a position.</summary>
    private readonly TextSpan PhraseBefore(int before)
    {
        var end = before;
        while (end > 0 && text[end - 1] == ' ' && before - end < 2)
            end--;
        var start = end;
        var at = end;
        for (var words = 0; words < MaxPhraseWords && at > 0; words++)
        {
            var from = at;
            while (from > 0 && at - from < 40 && (char.IsLetterOrDigit(text[from - 1]) || (text[from - 1] is '-' or '\'' or '\u2019' && from < at)))
                from--;
            if (from == at)
                break;
            NounWord(from, out var stops);
            if (stops)
            {
                // "a run of seven games": behind an article a word that is a verb elsewhere is a noun.
                if (start == end && IsCue(CueBefore(from, out _), CueKinds.Determiner))
                    start = from;
                break;
            }

            if (start == end && lexicon.HeadFirst && IsPast(text[from..at]))
                break;
            start = from;
            if (from < 2 || text[from - 1] != ' ' || !char.IsLetterOrDigit(text[from - 2]))
                break;
            at = from - 1;
        }

        return TextSpan.FromBounds(start, end);
    }
}
