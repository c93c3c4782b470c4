using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>Mends the sources that the second tagger marks: one a statement, without datelines, signs and what only leads to them.</summary>
internal static class SourceRepair
{
    /// <summary>Words of a subject with what hangs on it.</summary>
    private const int MaxSubject = 30;

    private const int MaxBare = 8;

    /// <summary>A dateline or credit in parentheses at a paragraph's start is no longer than this.</summary>
    private const int MaxCredit = 12;

    /// <summary>"sanctions, announced | a day | earlier": when it was said is nobody.</summary>
    public static bool IsTime(Passage passage, StatementDraft draft) => draft.Source is [{ Count: <= 3 } source] && source.End > 0 && passage.Is(source.End - 1, Particle.Span)
        && passage.NameAt(source.Start) < 0 && passage.NameAt(source.End - 1) < 0;

    /// <summary>"El lunes | había negado que …": a day is when, and who denied it has spoken before.</summary>
    public static void LeaveTimeUnsaid(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (passage.Words.IsHeadFirst && draft.Source is [{ Count: 2 } source] && passage.Is(source.Start, WordClass.Determiner) && passage.Is(source.End - 1, WordClass.Day)
                && passage.NameAt(source.End - 1) < 0)
            {
                draft.Source.Clear();
                draft.Unsaid = true;
            }
        }
    }

    /// <summary>"also known as “Tower”": what somebody is called is said by nobody.</summary>
    public static bool IsNaming(Passage passage, StatementDraft draft) => draft.Cue is [.., var cue] && passage.Is(cue.End - 1, Particle.Alias | Particle.As)
        && passage.Is(passage.Is(cue.End - 1, Particle.As) ? cue.End - 2 : cue.End - 1, Particle.Alias) && (passage.Is(cue.End - 1, Particle.As) || passage.Is(cue.End, Particle.As));

    /// <summary>Mends one draft; what stands before it in the report is known.</summary>
    public static void Mend(Passage passage, StatementDraft draft, List<StatementDraft> before)
    {
        KeepOne(draft);
        // "TIRANA (Reuters) - Albania" is Albania.
        if (draft.Source is [var headed] && Adjuncts.PastDateline(passage, headed.Start) is var after && after > headed.Start && after < headed.End)
            draft.Source[0] = headed with { Start = after };
        if (draft.Source.Count == 1)
            Trim(passage, draft);
        // "One driver, who asked not to be named, said": it is the driver who says it.
        if (draft.Source is [{ Count: 1 } pronoun] && passage.Is(pronoun.Start, WordClass.Relative) && draft.Cue[0].Start > pronoun.End + 1
            && passage.IsMark(draft.Cue[0].Start - 1, ',') && passage.IsMark(pronoun.Start - 1, ',')
            && SourceRules.Before(passage, pronoun.Start - 2, passage.Sentences[passage.SentenceAt(pronoun.Start)].FirstToken) is { IsEmpty: false } antecedent)
            draft.Source[0] = new(antecedent.Start, draft.Cue[0].Start - 1);
        // Two verbs of one subject have all of it: "The mayor, Ann Reed," is not "Ann Reed," for the second.
        if (draft.Source is [var own] && before is [.., { Source: [var whole] }] && whole.End == own.End && whole.Start < own.Start)
            draft.Source[0] = whole;
        if (Passives.Is(passage, draft))
        {
            Passives.GiveSubject(passage, draft);
            return;
        }

        if (draft.Source is [var when] && NotTime(passage, when, draft.Cue[0].Start) is { IsEmpty: false } dated)
            draft.Source[0] = dated;
        if (draft.Source is [var aside] && BeforeAside(passage, aside, draft.Cue[0].Start) is { IsEmpty: false } main)
            draft.Source[0] = main;
        if (draft.Source is [var under] && UnderPreposition(passage, under, draft.Cue[0].Start) is { IsEmpty: false } actor)
            draft.Source[0] = actor;
        if (draft.Source is [var part] && Whole(passage, part, draft.Cue[0].Start) is { IsEmpty: false } opening)
            draft.Source[0] = opening;
        if (draft.Source.Count == 1 && Cited(passage, draft) is { IsEmpty: false } citing)
            draft.Source[0] = citing;
        if (LeansOnSubject(passage, draft) && Leaned(passage, draft, before) is { IsEmpty: false } subject)
        {
            draft.Source.Clear();
            draft.Source.Add(subject);
        }
        else if (draft.Source.Count == 0)
        {
            Find(passage, draft, before);
            if (draft.Source.Count == 1)
                Trim(passage, draft);
        }
    }

    /// <summary>"…, they argue, threaten US national security": a name after the verb that says what kind of thing its object is, is no source.</summary>
    public static bool IsModifier(Passage passage, StatementDraft draft) =>
        draft is { Source: [var source], Cue: [.., var cue] } && source.Start == cue.End && source.End < passage.Sentences[passage.SentenceAt(source.Start)].EndToken
        && passage.NameAt(source.Start) >= 0 && passage.NameAt(source.End) < 0 && passage.Pos(source.End) is (PartOfSpeech.Noun or PartOfSpeech.Adj);

    /// <summary>"The minister, Ann Reed, | on Friday | rejected": a day says nothing; whom stands before it does.</summary>
    private static TokenRange NotTime(Passage passage, TokenRange source, int cue)
    {
        if (source.End != cue || source.Count > 2 || !passage.Is(source.End - 1, WordClass.Day) || passage.NameAt(source.End - 1) is >= 0 and var name && passage.Names[name].Type == NameType.Person)
            return default;
        var start = source.Start;
        var floor = passage.Sentences[passage.SentenceAt(cue)].FirstToken;
        while (start > floor && passage.Is(start - 1, WordClass.Preposition))
            start--;
        return start > floor ? SourceRules.Before(passage, start - 1, floor) : default;
    }

    /// <summary>"Peru, which sanctioned | two leaders in May | , said": what stands in the relative clause is not who says it, but what the clause hangs on.</summary>
    private static TokenRange BeforeAside(Passage passage, TokenRange source, int cue)
    {
        var floor = passage.Sentences[passage.SentenceAt(cue)].FirstToken;
        if (source.Start <= floor + 2 || !passage.IsMark(cue - 1, ',') || source.End < cue - 1 || source.End > cue)
            return default;
        for (var t = source.Start - 1; t > floor + 1 && source.Start - t <= MaxBare; t--)
        {
            if (passage.Is(t, WordClass.Relative) && passage.IsMark(t - 1, ',') && !passage.Is(t, WordClass.Determiner))
                return SourceRules.Before(passage, t - 2, floor);
            if (passage.Is(t, WordClass.Punctuation))
                break;
        }

        return default;
    }

    /// <summary>
    /// "Peru imposed sanctions on A and on B, accusing them": what stands under a preposition of the main clause, or behind its verb, is not who accuses, but
    /// its subject.
    /// </summary>
    private static TokenRange UnderPreposition(Passage passage, TokenRange source, int cue)
    {
        var floor = passage.Sentences[passage.SentenceAt(cue)].FirstToken;
        if (source.End > cue || source.Start <= floor + 1 || !passage.IsMark(cue - 1, ',') || passage.Pos(cue) != PartOfSpeech.Verb || !passage.Words.Ends(passage.Word(cue), WordEnding.Gerund))
            return default;
        var preposition = passage.Is(source.Start - 1, WordClass.Preposition);
        for (var t = source.Start; t < source.End && !preposition; t++)
            preposition = passage.Is(t, WordClass.Conjunction) && passage.Is(t + 1, WordClass.Preposition);
        var subject = SourceRules.FirstOf(passage, Adjuncts.PastDateline(passage, floor), source.Start);
        if (!preposition && !(HasFinite(passage, subject.End, source.Start) && !HasFinite(passage, source.End, cue)))
            return default;
        return subject.End <= source.Start ? subject : default;
    }

    private static bool HasFinite(Passage passage, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (passage.Pos(t) == PartOfSpeech.Verb && !passage.Ends(t, WordEnding.Describing))
                return true;
        }

        return false;
    }

    /// <summary>"a suspected boss", "the reported offer", "one of 99 alleged members": a participle that describes a noun has nobody before it who says anything.</summary>
    public static bool IsAttributive(Passage passage, StatementDraft draft)
    {
        if (draft is not { Source: [var source], Cue: [{ Count: 1 } cue] } || source.End != cue.Start || cue.End >= passage.Count
            || passage.Pos(cue.End) is not (PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Adj or PartOfSpeech.Num))
            return false;
        var last = source.End - 1;
        return passage.NameAt(last) < 0 && (passage.Pos(last) is PartOfSpeech.Num or PartOfSpeech.Adp || (passage.Is(last, WordClass.Determiner) && !passage.Is(last, WordClass.Pronoun) && passage.Pos(last) == PartOfSpeech.Det));
    }

    /// <summary>A statement has one source: pieces beside one another are one, of others the nearest to the cue stays.</summary>
    private static void KeepOne(StatementDraft draft)
    {
        for (var i = draft.Source.Count - 2; i >= 0; i--)
        {
            if (draft.Source[i + 1].Start - draft.Source[i].End > 1)
                continue;
            draft.Source[i] = new(draft.Source[i].Start, draft.Source[i + 1].End);
            draft.Source.RemoveAt(i + 1);
        }

        if (draft.Source.Count <= 1)
            return;
        var cue = draft.Cue[0];
        var nearest = draft.Source.MinBy(s => s.End <= cue.Start ? cue.Start - s.End : s.Start - cue.End);
        draft.Source.Clear();
        draft.Source.Add(nearest);
    }

    /// <summary>
    /// "someone who says" leaves "who"; "the court apparently" leaves "the court"; a dateline, a credit and a pictograph before the name go.
    /// </summary>
    private static void Trim(Passage passage, StatementDraft draft)
    {
        var (start, end) = (draft.Source[0].Start, draft.Source[0].End);
        while (end > start + 1 && passage.Pos(end - 1) == PartOfSpeech.Adv && passage.NameAt(end - 1) < 0)
            end--;
        if (passage.Is(end - 1, Particle.WhoOrWhich))
            start = end - 1;
        for (var t = end - 2; t >= start; t--)
        {
            if (passage.IsMark(t, '('))
                break;
            if (passage.IsMark(t, ')') && !Opens(passage, start, t))
                start = t + 1;
        }

        while (start < end - 1 && passage.Is(start, WordClass.Punctuation) && !passage.Is(start, WordClass.QuoteMark) && passage.FirstChar(start) is not ('@' or '#' or '('))
            start++;
        draft.Source.Clear();
        // "Big picture: …" heads a paragraph; only with the colon as its cue does it speak.
        var heading = passage.IsMark(end, ':') && passage.Is(start, WordClass.ParagraphStart) && draft.Cue[0].Start > end + 1;
        // "efforts by the ministry show": the agent of a noun is not the verb's subject.
        var agent = start > 0 && passage.Is(start - 1, Particle.By) && end == draft.Cue[0].Start;
        if (!heading && !agent && !InCredit(passage, start, end))
            draft.Source.Add(new(start, end));
    }

    private static bool Opens(Passage passage, int start, int end)
    {
        for (var t = start; t < end; t++)
        {
            if (passage.IsMark(t, '('))
                return true;
        }

        return false;
    }

    /// <summary>"(Reuters) - The minister …": an agency in parentheses at the start of a paragraph says nothing there.</summary>
    private static bool InCredit(Passage passage, int start, int end)
    {
        if (end >= passage.Count || !passage.IsMark(end, ')'))
            return false;
        for (var t = start - 1; t >= 0 && start - t <= MaxCredit; t--)
        {
            if (passage.IsMark(t, '('))
                return passage.ParagraphStart(t, MaxCredit) is var first && passage.Is(first, WordClass.ParagraphStart);
        }

        return false;
    }

    /// <summary>
    /// "The family of a cook held after the seizure of | cocaine | said": a bare noun under a preposition is no subject where the sentence opens with one
    /// and has no verb of its own but a participle.
    /// </summary>
    private static TokenRange Whole(Passage passage, TokenRange source, int cue)
    {
        var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(cue)].FirstToken);
        if (source.End != cue || source.Count > MaxBare || source.Start - first is < 3 or > MaxSubject || !passage.Is(source.Start - 1, WordClass.Preposition)
            || !passage.Is(first, WordClass.Determiner | WordClass.Possessive))
            return default;
        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.NameAt(t) >= 0)
                return default;
        }

        for (var t = first; t < source.Start; t++)
        {
            if (passage.Is(t, WordClass.Punctuation | WordClass.Auxiliary | WordClass.Relative | WordClass.Complementizer) && passage.FirstChar(t) is not ('\'' or '’'))
                return default;
        }

        return SourceRules.After(passage, first, cue);
    }

    /// <summary>"The Times, citing two officials, reported": the Times reports, whomever it cites.</summary>
    private static TokenRange Cited(Passage passage, StatementDraft draft)
    {
        var source = draft.Source[0];
        var cue = draft.Cue[0].Start;
        if (source.End > cue || source.Start < 2 || !passage.Is(source.Start - 1, Particle.Citing) || !passage.IsMark(source.Start - 2, ',')
            || !(passage.IsMark(cue - 1, ',') && source.End >= cue - 1))
            return default;
        return SourceRules.Before(passage, source.Start - 3, passage.Sentences[passage.SentenceAt(cue)].FirstToken);
    }

    /// <summary>"while calling for": the subject is that of the clause it leans on.</summary>
    private static bool LeansOnSubject(Passage passage, StatementDraft draft)
    {
        var cue = draft.Cue[0].Start;
        return cue > 0 && passage.Ends(cue, WordEnding.Describing) && passage.Is(cue - 1, Particle.Meanwhile)
            && passage.Ends(cue, WordEnding.Describing);
    }

    private static TokenRange Leaned(Passage passage, StatementDraft draft, List<StatementDraft> before)
    {
        var cue = draft.Cue[0].Start;
        var sentence = passage.Sentences[passage.SentenceAt(cue)];
        if (before.Count > 0 && before[^1] is { Source.Count: 1 } last && last.Source[0].Start >= sentence.FirstToken && last.Source[0].End <= cue)
            return last.Source[0];
        return cue - 1 > sentence.FirstToken ? SourceRules.FirstOf(passage, sentence.FirstToken, cue - 1) : default;
    }

    /// <summary>Where the tagger saw no source: the subject right before the cue, or what the statement before it in the sentence has.</summary>
    private static void Find(Passage passage, StatementDraft draft, List<StatementDraft> before)
    {
        var cue = draft.Cue[0];
        var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
        var phrase = draft.Entry is { } entry && (entry.Frames & CueFrames.Source) != 0;
        var agent = passage.Is(cue.End, Particle.By);
        if (phrase || agent)
        {
            var after = SourceRules.After(passage, cue.End + (agent ? 1 : 0), sentence.EndToken);
            if (!after.IsEmpty)
            {
                draft.Source.Add(after);
                Without(draft.Content, after);
            }

            return;
        }

        if (before.Count > 0 && before[^1] is { Source.Count: 1 } last && last.Source[0].Start >= sentence.FirstToken && last.Cue[0].End <= cue.Start)
        {
            draft.Source.Add(last.Source[0]);
            return;
        }

        if (passage.Pos(cue.Start) is not (PartOfSpeech.Verb or PartOfSpeech.Aux) || passage.Ends(cue.Start, WordEnding.Describing))
            return;
        var subject = SourceRules.Before(passage, cue.Start - 1, sentence.FirstToken);
        for (var t = subject.Start + 1; t < subject.End; t++)
        {
            if (passage.Is(t, Particle.By))
                return; // "efforts by the ministry show": too much for one subject.
        }

        if (!subject.IsEmpty && !draft.Content.Meet(subject))
            draft.Source.Add(subject);
    }

    /// <summary>Cuts a source out of the contents it was taken for.</summary>
    private static void Without(List<TokenRange> ranges, TokenRange cut)
    {
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            if (!ranges[i].Overlaps(cut))
                continue;
            if (ranges[i].Start < cut.Start)
                ranges[i] = ranges[i] with { End = cut.Start };
            else if (ranges[i].End > cut.End + 1)
                ranges[i] = ranges[i] with { Start = cut.End + 1 };
            else if (ranges.Count > 1)
                ranges.RemoveAt(i);
        }
    }
}
