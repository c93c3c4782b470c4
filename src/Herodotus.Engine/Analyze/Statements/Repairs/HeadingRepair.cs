using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>Mends parts that begin with what heads a report: "LIMA, May 3 (Andes) - The road is open" is said without the dateline.</summary>
internal static class HeadingRepair
{
    /// <summary>Words of a dateline.</summary>
    private const int MaxHeading = 16;

    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            Trim(passage, draft.Source);
            Trim(passage, draft.Content);
        }
    }

    private static void Trim(Passage passage, List<TokenRange> parts)
    {
        for (var p = parts.Count - 1; p >= 0; p--)
        {
            var head = passage.ParagraphStart(parts[p].Start, MaxHeading);
            if (!passage.Is(head, WordClass.ParagraphStart))
                continue;
            var first = Adjuncts.PastDateline(passage, head);
            if (first <= parts[p].Start)
                continue;
            if (first < parts[p].End)
                parts[p] = parts[p] with { Start = first };
            else
                parts.RemoveAt(p);
        }
    }
}
