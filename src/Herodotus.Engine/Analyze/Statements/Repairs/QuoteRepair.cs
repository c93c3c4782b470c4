using Herodotus.Analyze.Statements.Quotations;
using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends contents by the quotation marks: a content that begins or ends within a quotation takes the whole of it, since nobody says half
/// a quotation; pieces of one quotation become one.
/// </summary>
internal static class QuoteRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        var taken = new HashSet<int>();
        foreach (var draft in drafts)
        {
            // A quotation that holds a cue or a source is a frame of its own: leave what lies in it.
            foreach (var range in draft.Cue)
                taken.Add(passage.QuotationAt(range.Start));
            foreach (var range in draft.Source)
                taken.Add(passage.QuotationAt(range.Start));
        }

        var owned = QuoteRules.Owned(passage, drafts);
        foreach (var draft in drafts)
        {
            if (draft.Content.Count == 0)
                continue;
            if (draft.Cue.Count > 0 && Near(passage, draft, taken, owned) is { IsEmpty: false } near)
                draft.Content.Add(near);
            for (var i = 0; i < draft.Content.Count; i++)
                draft.Content[i] = Widen(passage, draft.Content[i], taken);
            Merge(draft.Content);
        }
    }

    /// <summary>"rejected as a “ridiculous smokescreen”": a quotation within a few words after the cue that nobody has.</summary>
    private static TokenRange Near(Passage passage, StatementDraft draft, HashSet<int> taken, bool[] owned)
    {
        const int reach = 4;
        var from = draft.Cue[^1].End;
        for (var t = from; t < Math.Min(passage.Count, from + reach); t++)
        {
            if (passage.QuotationAt(t) is >= 0 and var q)
            {
                if (owned[q] || taken.Contains(q) || passage.Quotations[q].End != QuoteEnd.Closed)
                    return default;
                owned[q] = true;
                return new(from, passage.TokensOf(passage.Quotations[q]).End);
            }

            if (passage.Is(t, WordClass.Punctuation) || passage.Is(t, WordClass.ParagraphStart) || draft.Source.Hold(t))
                return default;
        }

        return default;
    }

    private static TokenRange Widen(Passage passage, TokenRange range, HashSet<int> taken)
    {
        var (start, end) = (range.Start, range.End);
        if (passage.QuotationAt(start) is >= 0 and var first && !taken.Contains(first))
        {
            var quotation = passage.TokensOf(passage.Quotations[first]);
            if (start > quotation.Start && (end >= quotation.End || range.Count * 2 >= quotation.Count || start <= quotation.Start + 1 || StartsSentence(passage, start)))
                start = quotation.Start;
        }

        if (passage.QuotationAt(end - 1) is >= 0 and var last && !taken.Contains(last) && passage.Quotations[last].End != QuoteEnd.Open)
            end = Math.Max(end, passage.TokensOf(passage.Quotations[last]).End);
        return new(Unprefixed(passage, start, end), end);
    }

    /// <summary>"says of Clinton, “…”": what stands before a quotation and its comma without a verb belongs to the cue.</summary>
    private static int Unprefixed(Passage passage, int start, int end)
    {
        const int longest = 10;
        for (var t = start; t < Math.Min(end, start + longest); t++)
        {
            if (ContentRules.OpensQuotation(passage, t))
            {
                var whole = passage.TokensOf(passage.Quotations[passage.QuotationAt(t)]).End >= end;
                return t > start && whole && (passage.IsMark(t - 1, ',') || passage.IsMark(t - 1, ':')) ? t : start;
            }

            if (passage.Is(t, WordClass.Verbal) || passage.QuotationAt(t) >= 0)
                break;
        }

        return start;
    }

    private static bool StartsSentence(Passage passage, int token) => token == 0 || passage.SentenceAt(token) != passage.SentenceAt(token - 1);

    private static void Merge(List<TokenRange> ranges)
    {
        ranges.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = ranges.Count - 2; i >= 0; i--)
        {
            if (ranges[i + 1].Start >= ranges[i].End)
                continue;
            ranges[i] = new(ranges[i].Start, Math.Max(ranges[i].End, ranges[i + 1].End));
            ranges.RemoveAt(i + 1);
        }
    }
}
