using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends contents before a last attribution that begin within their clause: "Peru has sent home a banker wanted over | a fraud, his lawyer said" is said
/// from the sentence's first word.
/// </summary>
internal static class StartRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            ReachSource(passage, draft, drafts);
            BeforeRelative(passage, draft, drafts);
            if (draft is not { Source: [var source], Cue: [var cue], Content: [var content, ..] } || source.Start < 2 || source.End != cue.Start
                || content.End != source.Start - 1 || !passage.IsMark(source.Start - 1, ','))
                continue;
            var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(cue.Start)].FirstToken);
            if (content.Start <= first || passage.SentenceAt(content.Start) != passage.SentenceAt(cue.Start) || passage.QuotationAt(content.Start) >= 0 || !IsWithin(passage, content.Start))
                continue;
            var before = new TokenRange(first, content.Start);
            if (!ClauseRules.IsClause(passage, first, content.Start) || HasBreak(passage, before)
                || drafts.Exists(other => other != draft && other.Cue.Meet(before) && !(Swallows(other, source) && CueSense.Of(passage, other) == CueClass.Other)))
                continue;
            draft.Content[0] = content with { Start = first };
            foreach (var other in drafts.Where(other => other != draft && other.Cue.Meet(before)))
                other.Content[^1] = other.Content[^1] with { End = source.Start - 1 };
        }
    }

    /// <summary>"Peru has known | since May of a post near its border, an official told Andes": what is known ends before who tells it.</summary>
    private static bool Swallows(StatementDraft draft, TokenRange source) => draft.Content.Count > 0 && draft.Content[^1].Start < source.Start - 1 && draft.Content[^1].Contains(source.Start);

    /// <summary>"ordered | the army into the mill after a riot | that left two dead": a relative clause is no content without what it hangs on.</summary>
    private static void BeforeRelative(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        if (draft is not { Cue: [.., var cue], Content: [var content] } || content.Start <= cue.End + 1 || !passage.Is(content.Start, Particle.That) || !passage.Is(content.Start + 1, WordClass.Verbal)
            || passage.Pos(content.Start - 1) is not (PartOfSpeech.Noun or PartOfSpeech.Propn) || passage.SentenceAt(content.Start) != passage.SentenceAt(cue.Start))
            return;
        var gap = new TokenRange(cue.End, content.Start);
        if (!draft.Source.Exists(gap.Overlaps) && !HasBreak(passage, gap) && !drafts.Exists(other => other != draft && (other.Cue.Exists(gap.Overlaps) || other.Source.Exists(gap.Overlaps))))
            draft.Content[0] = content with { Start = cue.End };
    }

    /// <summary>"It is weighing the designation of a second gang | , the Orlo, as a terrorist group, an official said": what is said reaches to who says it.</summary>
    private static void ReachSource(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        if (draft is not { Source: [var source], Cue: [var cue], Content: [var content] } || source.End != cue.Start || content.End >= source.Start - 1 || content.Start > source.Start
            || !passage.IsMark(source.Start - 1, ',') || passage.SentenceAt(content.Start) != passage.SentenceAt(cue.Start) || passage.QuotationAt(content.End - 1) >= 0)
            return;
        var gap = new TokenRange(content.End, source.Start - 1);
        if (!HasBreak(passage, gap) && !drafts.Exists(other => other != draft && (other.Cue.Meet(gap) || other.Source.Meet(gap))))
            draft.Content[0] = content with { End = source.Start - 1 };
    }

    /// <summary>True where the word before goes on into the content: a preposition, a verb, "as".</summary>
    private static bool IsWithin(Passage passage, int token) => passage.Is(token - 1, WordClass.Preposition | WordClass.Verbal | WordClass.Subordinator)
        && !(passage.Is(token - 1, WordClass.Subordinator) && passage.Is(token - 2, WordClass.Punctuation));

    private static bool HasBreak(Passage passage, TokenRange words)
    {
        for (var t = words.Start; t < words.End; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.IsMark(t, ';') || passage.IsMark(t, ':') || passage.IsMark(t, '—'))
                return true;
        }

        return false;
    }
}
