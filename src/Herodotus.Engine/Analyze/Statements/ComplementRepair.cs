namespace Herodotus.Analyze.Statements;

/// <summary>
/// Mends contents cut before a clause that completes their last noun: "there is a strong belief | that his rule is not lasting" is one
/// content, unless what follows is said by somebody else.
/// </summary>
internal static class ComplementRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Content.Count == 0 || draft.Cue.Count == 0)
                continue;
            var last = draft.Content.Count - 1;
            var end = draft.Content[last].End;
            if (end >= passage.Count || passage.Word(end) is not ("that" or "que") || passage.SentenceAt(end) != passage.SentenceAt(end - 1))
                continue;
            var stop = end;
            while (stop < passage.Count && passage.SentenceAt(stop) == passage.SentenceAt(end))
                stop++;
            // The full stop after the clause is the report's; a closing mark is the quotation's.
            if (passage.IsMark(stop - 1, '.') && passage.QuotationAt(stop - 1) < 0)
                stop--;
            var clause = new TokenRange(end, stop);
            if (!drafts.Exists(other => other.Cue.Exists(clause.Overlaps) || other.Source.Exists(clause.Overlaps)))
                draft.Content[last] = new(draft.Content[last].Start, stop);
        }
    }
}
