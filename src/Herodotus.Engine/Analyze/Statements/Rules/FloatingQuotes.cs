using Herodotus.Analyze.Statements.Quotations;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Quotations that no cue took go on with whoever spoke last.</summary>
internal static class FloatingQuotes
{
    /// <summary>A quotation left over with fewer words is a title, a nickname or a scare quote.</summary>
    private const int MinFloatingWords = 5;

    /// <summary>A quotation that no cue took: it goes on with the speaker before it in the paragraph, or with the quotation it continues.</summary>
    public static void Add(Passage passage, List<StatementDraft> drafts)
    {
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
        var added = new List<StatementDraft>();
        var next = 0;
        StatementDraft? last = null;
        var owners = new StatementDraft?[passage.Count];
        foreach (var draft in drafts)
        {
            foreach (var range in draft.Content)
                Array.Fill(owners, draft, range.Start, range.Count);
        }

        for (var q = 0; q < passage.Quotations.Length; q++)
        {
            var quotation = passage.Quotations[q];
            if (quotation.Depth > 0)
                continue;
            var range = passage.TokensOf(quotation);
            for (; next < drafts.Count && drafts[next].First < range.Start; next++)
                last = drafts[next];
            var taken = owners[range.Start] ?? owners[range.End - 1];
            if (taken is not null)
            {
                last = taken;
                continue;
            }

            var starts = passage.Is(range.Start, WordClass.ParagraphStart) || passage.Is(range.Start - 1, WordClass.Punctuation);
            if (last is null || !starts || Words(passage, range) < MinFloatingWords || quotation.End == QuoteEnd.Open)
                continue;
            var lastEnd = last.ContentEnd;
            var near = passage.ParagraphStart(range.Start) <= Math.Max(lastEnd, last.Cue.Count > 0 ? last.Cue[0].End : 0);
            var continues = q > 0 && passage.Quotations[q - 1].End == QuoteEnd.Continued;
            var nextParagraph = passage.Is(range.Start, WordClass.ParagraphStart) && passage.QuotationAt(lastEnd - 1) >= 0
                && passage.ParagraphStart(range.Start - 1) <= lastEnd;
            if (!near && !continues && !nextParagraph)
                continue;
            if (near && last.Cue.Count > 0 && passage.QuotationAt(lastEnd - 1) >= 0)
            {
                last.Content.Add(range);
                continue;
            }

            var draft = new StatementDraft { Inherits = last };
            draft.Content.Add(range);
            added.Add(draft);
            last = draft;
        }

        drafts.AddRange(added);
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    private static int Words(Passage passage, TokenRange range)
    {
        var count = 0;
        for (var t = range.Start; t < range.End; t++)
            count += passage.Is(t, WordClass.Punctuation) ? 0 : 1;
        return count;
    }
}
