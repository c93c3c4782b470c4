using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends statements whose content stands before them and who was told was taken for it: "The bridge was closed in May, the mayor told | the
/// council." The content is the clause.
/// </summary>
internal static class ToldRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft is not { Source: [var source], Cue: [var cue], Content: [var content] } || content.Start != cue.End || source.End != cue.Start
                || !passage.Is(cue.End - 1, WordClass.Told) || source.Start < 2 || !passage.IsMark(source.Start - 1, ',') || !IsAddressee(passage, content))
                continue;
            var floor = passage.Sentences[passage.SentenceAt(cue.Start)].FirstToken;
            // "For years, she told nobody": no clause before the comma.
            if (!ClauseRules.IsClause(passage, floor, source.Start - 1) || ContentRules.Before(passage, source.Start - 1, floor) is not { IsEmpty: false } said)
                continue;
            draft.Content[0] = said;
        }
    }

    /// <summary>Words with no verb, no clause and no quotation.</summary>
    private static bool IsAddressee(Passage passage, TokenRange words)
    {
        for (var t = words.Start; t < words.End; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.Is(t, WordClass.Verbal | WordClass.Complementizer))
                return false;
        }

        return true;
    }
}
