using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends contents that run on into what is not said any more: past a subordinate clause into the main one, past the dash that closes an
/// aside, past "to …" into what the speaker does besides.
/// </summary>
internal static class ClauseRepair
{
    /// <summary>Words between the opener of a fronted clause or phrase and its source.</summary>
    private const int MaxFront = 4;

    /// <summary>Words of a main clause's subject before its verb.</summary>
    private const int MaxSubject = 9;

    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Content.Count == 0 || draft.Cue.Count == 0)
                continue;
            var last = draft.Content.Count - 1;
            var content = draft.Content[last];
            if (content.Start < draft.Cue[^1].End || content.IsEmpty)
                continue;
            var sentence = passage.Sentences[passage.SentenceAt(draft.Cue[0].Start)];
            if (LeavesOpen(passage, content) && PastBracket(passage, draft, drafts, content, sentence.EndToken) is var past && past > content.End)
                draft.Content[last] = content = content with { End = past };
            var end = passage.Is(draft.Cue[^1].End - 1, WordClass.Citing) && draft.Cue[0].Count == 1 ? AtComma(passage, content) : content.End;
            if (end == content.End)
                end = AtDash(passage, draft, content, sentence);
            if (end == content.End)
                end = AtCharge(passage, content);
            if (end == content.End)
                end = AtNextSubject(passage, content, sentence.EndToken);
            if (end == content.End && Fronted(passage, draft, sentence))
                end = AtMainClause(passage, content);
            if (end == content.End && Possessed(passage, draft, sentence))
                end = AtVerbOf(passage, content);
            if (end == content.End && passage.Is(content.Start, Particle.To))
                end = AtSecondVerb(passage, content);
            if (end > content.Start && end < content.End)
                draft.Content[last] = content with { End = end };
        }
    }

    /// <summary>"after the rival National Liberation Army (ELN | ) admitted that": no content ends within brackets.</summary>
    private static bool LeavesOpen(Passage passage, TokenRange content)
    {
        if (!passage.IsMark(content.End, ')'))
            return false;
        for (var t = content.End - 1; t > content.Start; t--)
        {
            if (passage.IsMark(t, ')'))
                return false;
            if (passage.IsMark(t, '('))
                return true;
        }

        return false;
    }

    /// <summary>The end of the clause behind the bracket: the next mark, or the sentence's end, unless another statement begins before it.</summary>
    private static int PastBracket(Passage passage, StatementDraft draft, List<StatementDraft> drafts, TokenRange content, int end)
    {
        var stop = content.End + 1;
        while (stop < end && !passage.Is(stop, WordClass.Punctuation))
            stop++;
        var rest = new TokenRange(content.End, stop);
        return drafts.Exists(other => other != draft && (other.Cue.Exists(rest.Overlaps) || other.Source.Exists(rest.Overlaps))) ? content.End + 1 : stop;
    }

    /// <summary>"citing a draft order, | that …": who is cited ends with the comma.</summary>
    private static int AtComma(Passage passage, TokenRange content)
    {
        for (var t = content.Start + 1; t < content.End; t++)
        {
            if (passage.IsMark(t, ',') && passage.Is(t + 1, WordClass.Complementizer))
                return t;
        }

        return content.End;
    }

    /// <summary>"— officials say the road is open — the army …": an aside ends with its second dash.</summary>
    private static int AtDash(Passage passage, StatementDraft draft, TokenRange content, Sentence sentence)
    {
        var first = Math.Min(draft.Cue[0].Start, draft.Source.Count > 0 ? draft.Source[0].Start : int.MaxValue);
        if (first <= sentence.FirstToken || !IsDash(passage, first - 1))
            return content.End;
        for (var t = content.Start + 1; t < content.End; t++)
        {
            if (IsDash(passage, t) && passage.QuotationAt(t) < 0)
                return t;
        }

        return content.End;
    }

    /// <summary>"demanded a recount, | a request the court rejected": what was said is named again, and somebody else does something with it.</summary>
    private static int AtCharge(Passage passage, TokenRange content)
    {
        for (var t = content.Start + 1; t < content.End - 4; t++)
        {
            if (!passage.IsMark(t, ',') || passage.QuotationAt(t) >= 0 || !passage.Is(t + 1, WordClass.Determiner) || !passage.Words.IsCharge(passage.Word(t + 2)))
                continue;
            for (var verb = t + 4; verb < Math.Min(content.End, t + 3 + MaxSubject) && !passage.Is(verb, WordClass.Punctuation); verb++)
            {
                if (passage.Pos(verb) == PartOfSpeech.Verb)
                    return t;
            }
        }

        return content.End;
    }

    /// <summary>"dismissed it as a smear, | and the bloc | , together with its guard, issued …": the subject of the next clause is no part of what is said.</summary>
    private static int AtNextSubject(Passage passage, TokenRange content, int end)
    {
        var verb = passage.IsMark(content.End, ',') ? content.End + 1 : content.End;
        if (verb >= end || passage.Pos(verb) is not (PartOfSpeech.Verb or PartOfSpeech.Aux) || passage.Words.Ends(passage.Word(verb), WordEnding.Gerund))
            return content.End;
        for (var t = content.End - 1; t > content.Start + 1; t--)
        {
            if (passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux || passage.Is(t, WordClass.Complementizer | WordClass.Relative))
                break;
            if (!passage.Is(t, WordClass.Conjunction) || passage.QuotationAt(t) >= 0)
                continue;
            if (passage.IsMark(t - 1, ','))
                return t - 1;
            if (passage.QuotationAt(t - 1) >= 0 && passage.IsMark(t - 2, ','))
                return t;
        }

        return content.End;
    }

    private static bool IsDash(Passage passage, int token) => passage.IsMark(token, '—') || passage.IsMark(token, '–');

    /// <summary>"While A argues that …", "Despite A's claim that …": the attribution stands in a clause or phrase before the main clause.</summary>
    private static bool Fronted(Passage passage, StatementDraft draft, Sentence sentence)
    {
        var first = Math.Min(draft.Cue[0].Start, draft.Source.Count > 0 ? draft.Source[0].Start : int.MaxValue);
        for (var t = first - 1; t >= sentence.FirstToken && first - t <= MaxFront; t--)
        {
            if (passage.QuotationAt(t) >= 0)
                return false;
            if (passage.Words.Is(passage.Word(t), WordEnding.Fronting))
                return t == sentence.FirstToken || passage.Is(t - 1, WordClass.Punctuation);
        }

        return false;
    }

    /// <summary>The first comma after which a subject and its verb begin the main clause.</summary>
    private static int AtMainClause(Passage passage, TokenRange content)
    {
        for (var t = content.Start + 2; t < content.End - 2; t++)
        {
            if (passage.IsMark(t, ',') && passage.QuotationAt(t) < 0 && StartsClause(passage, t + 1, content.End))
                return t;
        }

        return content.End;
    }

    private static bool StartsClause(Passage passage, int first, int end)
    {
        if (passage.Is(first, WordClass.Conjunction | WordClass.Relative | WordClass.Complementizer | WordClass.Punctuation)
            || (passage.Is(first, WordClass.Preposition | WordClass.Subordinator) && !passage.Is(first, WordClass.Determiner))
            || passage.Pos(first) is PartOfSpeech.Verb or PartOfSpeech.Aux or PartOfSpeech.Adv)
            return false;
        for (var t = first; t < end && t - first <= MaxSubject; t++)
        {
            if (passage.Is(t, WordClass.Punctuation) && passage.FirstChar(t) is not ('-' or '’' or '\''))
                return false;
            if (passage.Is(t, WordClass.Relative | WordClass.Subordinator | WordClass.Complementizer) && !passage.Is(t, WordClass.Preposition | WordClass.Determiner))
                return false;
            if (t > first && passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux && !passage.Ends(t, WordEnding.Describing) && passage.FirstChar(t) is not ('\'' or '’'))
                return true;
        }

        return false;
    }

    /// <summary>"Its claim to …" at the start of a sentence: the noun is the subject, and the verb to come is the report's.</summary>
    private static bool Possessed(Passage passage, StatementDraft draft, Sentence sentence) =>
        draft.Source.Count == 1 && draft.Source[0].Start == sentence.FirstToken && draft.Source[0].End == draft.Cue[0].Start
        && passage.Pos(draft.Cue[^1].End - 1) == PartOfSpeech.Noun
        && (passage.Is(draft.Source[0].End - 1, WordClass.Possessive) || passage.Is(draft.Source[0].End - 1, Particle.OwnerMark));

    /// <summary>"to deal with these groups | shows …": the first verb after a noun that is not within "that …" or "to …".</summary>
    private static int AtVerbOf(Passage passage, TokenRange content)
    {
        if (!passage.Is(content.Start, Particle.To))
            return content.End;
        for (var t = content.Start + 3; t < content.End - 1; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.Is(t, WordClass.Complementizer | WordClass.Relative))
                return content.End;
            if (passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux && passage.Pos(t - 1) is PartOfSpeech.Noun or PartOfSpeech.Propn && !passage.Ends(t, WordEnding.Describing))
                return t;
        }

        return content.End;
    }

    /// <summary>"a reluctance to accept it | and is weighing its options": a finite verb is beside the cue's, not within "to …".</summary>
    private static int AtSecondVerb(Passage passage, TokenRange content)
    {
        for (var t = content.Start + 2; t < content.End - 1; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.Is(t, WordClass.Complementizer | WordClass.Relative | WordClass.Subordinator) && !passage.Is(t, WordClass.Preposition))
                return content.End;
            if (!passage.Is(t, WordClass.Conjunction))
                continue;
            var next = t + 1;
            while (next < content.End && passage.Pos(next) == PartOfSpeech.Adv)
                next++;
            if (next < content.End && passage.Words.Is(passage.Word(next), WordEnding.Finite))
                return passage.IsMark(t - 1, ',') ? t - 1 : t;
        }

        return content.End;
    }
}
