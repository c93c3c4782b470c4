using Herodotus.Analyze.Statements.Rules;

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
            if (draft is not { Source: [var source], Cue: [var cue], Content: [var content, ..] } || source.Start < 2 || source.End != cue.Start
                || content.End != source.Start - 1 || !passage.IsMark(source.Start - 1, ','))
                continue;
            var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(cue.Start)].FirstToken);
            if (content.Start <= first || passage.SentenceAt(content.Start) != passage.SentenceAt(cue.Start) || passage.QuotationAt(content.Start) >= 0 || !IsWithin(passage, content.Start))
                continue;
            var before = new TokenRange(first, content.Start);
            if (ClauseRules.IsClause(passage, first, content.Start) && !drafts.Exists(other => other != draft && other.Cue.Exists(before.Overlaps)) && !HasBreak(passage, before))
                draft.Content[0] = content with { Start = first };
        }
    }

    /// <summary>True where the word before goes on into the content: a preposition, a verb.</summary>
    private static bool IsWithin(Passage passage, int token) => passage.Is(token - 1, WordClass.Preposition | WordClass.Verbal) && !passage.Is(token - 1, WordClass.Subordinator);

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
