using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends sentences that end with who says them: "A and B agreed on Monday to a truce, negotiators said in Lima." is said by the negotiators from its first
/// word, and what A and B agreed to ends before them.
/// </summary>
internal static class TrailingRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            TurnAround(passage, draft);
            if (draft is not { Source: [var source], Cue: [var cue], Content: [var content, ..], Entry: { } entry } || source.End != cue.Start || source.Start < 2 || content.Start > source.Start
                || !passage.IsMark(source.Start - 1, ',') || passage.Is(source.Start - 2, WordClass.Relative | WordClass.Complementizer) || (entry.Frames & CueFrames.Clause) == 0)
                continue;
            var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
            var (first, comma) = (Adjuncts.PastDateline(passage, sentence.FirstToken), source.Start - 1);
            if (passage.SentenceAt(content.Start) != passage.SentenceAt(cue.Start) || !IsLast(passage, cue.End, sentence.EndToken) || HasQuotation(passage, first, comma)
                || !ClauseRules.IsClause(passage, first, comma))
                continue;
            foreach (var other in drafts)
            {
                if (other != draft && other.Cue is [.., var verb] && verb.Start >= first && verb.End < comma)
                    CutAt(other, comma);
            }

            if (content.Start >= first && content.End <= source.Start)
                draft.Content[0] = new(first, comma);
        }
    }

    /// <summary>"A jury has indicted a banker, announced | Prosecutor Ann Reed.": the person behind the verb says what stands before it.</summary>
    private static void TurnAround(Passage passage, StatementDraft draft)
    {
        if (draft is not { Cue: [{ Count: 1 } cue], Content: [var content], Entry: { Form: CueForm.Finite or CueForm.Either } entry } || content.Start != cue.End || !passage.IsMark(cue.Start - 1, ',')
            || (entry.Frames & CueFrames.Clause) == 0 || passage.QuotationAt(content.Start) >= 0 || !SourceRules.HasPerson(passage, content))
            return;
        var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
        var (first, comma) = (Adjuncts.PastDateline(passage, sentence.FirstToken), cue.Start - 1);
        if (content.End < sentence.EndToken - 1 || !passage.Is(content.End - 1, WordClass.Capital) || !IsNominal(passage, content) || HasQuotation(passage, first, comma)
            || !ClauseRules.IsClause(passage, first, comma))
            return;
        draft.Source.Clear();
        draft.Source.Add(content);
        draft.Content[0] = new(first, comma);
    }

    private static bool IsNominal(Passage passage, TokenRange words)
    {
        for (var t = words.Start; t < words.End; t++)
        {
            if (passage.Is(t, WordClass.Verbal | WordClass.Auxiliary | WordClass.Complementizer | WordClass.Relative))
                return false;
        }

        return true;
    }

    private static void CutAt(StatementDraft draft, int comma)
    {
        for (var p = draft.Content.Count - 1; p >= 0; p--)
        {
            var part = draft.Content[p];
            if (part.Contains(comma) && part.Start < comma)
                draft.Content[p] = part with { End = comma };
        }
    }

    /// <summary>True where nothing but the time and place of saying it follows, to the sentence's end or an apposition.</summary>
    private static bool IsLast(Passage passage, int after, int end)
    {
        for (var t = after; t < end; t++)
        {
            if (passage.Is(t, WordClass.Verbal | WordClass.Complementizer | WordClass.Relative | WordClass.Pronoun) || passage.QuotationAt(t) >= 0 || passage.IsMark(t, ':'))
                return false;
            if (t == after && !passage.Is(t, WordClass.Punctuation | WordClass.Preposition | WordClass.Day | WordClass.Adverb))
                return false;
            if (passage.IsMark(t, ','))
                return !passage.Is(t + 1, WordClass.Verbal | WordClass.Auxiliary);
        }

        return true;
    }

    private static bool HasQuotation(Passage passage, int from, int to)
    {
        for (var t = from; t < to; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.IsMark(t, ';') || passage.IsMark(t, ':') || passage.IsMark(t, '—'))
                return true;
        }

        return false;
    }
}
