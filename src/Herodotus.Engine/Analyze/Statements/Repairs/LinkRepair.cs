using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends links between contents and cues: a part of a content that another statement's cue and source stand before is that statement's, and
/// a statement within another's content says no more than that content holds.
/// </summary>
internal static class LinkRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        drafts.Sort((a, b) => a.First.CompareTo(b.First));
        for (var i = 0; i < drafts.Count; i++)
        {
            // Statements lie near one another: those far before or after cannot share words with this one.
            for (var j = Math.Max(0, i - Reach); j < Math.Min(drafts.Count, i + Reach + 1); j++)
            {
                if (i == j || drafts[i].Cue.Count == 0 || drafts[j].Cue.Count == 0)
                    continue;
                DropForeign(passage, drafts[i], drafts[j]);
                KeepWithin(drafts[i], drafts[j]);
                CutAtNewSentence(passage, drafts[i], drafts[j]);
                CutAtTrailing(passage, drafts[i], drafts[j]);
            }
        }
    }

    /// <summary>Statements on either side that one is compared with.</summary>
    private const int Reach = 6;

    /// <summary>Drops parts that lie beyond the other statement's cue and source, or that the other, nearer one has too.</summary>
    private static void DropForeign(Passage passage, StatementDraft draft, StatementDraft other)
    {
        for (var p = draft.Content.Count - 1; p >= 0 && draft.Content.Count > 1; p--)
        {
            var part = draft.Content[p];
            var (from, to) = part.End <= draft.Cue[0].Start ? (part.End, draft.Cue[0].Start) : (draft.Cue[^1].End, part.Start);
            if (from >= to)
                continue;
            var between = new TokenRange(from, to);
            var cue = between.StartsAll(other.Cue);
            var shared = other.Content.Meet(part);
            // “A,” she said, adding …, “B.”: a quotation may still go on after a cue without a source of its own.
            var source = between.StartsOne(other.Source) && !other.Content.Hold(draft.Cue[0].Start);
            // "The union disputed that. | “All were paid,” its leader said.": what the next sentence's own speaker says.
            var elsewhere = passage.SentenceAt(part.Start) != passage.SentenceAt(draft.Cue[0].Start) && other.Source.Count > 0 && other.Content.Contains(part)
                && passage.SentenceAt(other.Cue[0].Start) == passage.SentenceAt(part.End - 1);
            if ((cue && (shared || source)) || elsewhere)
                draft.Content.RemoveAt(p);
            else if (shared && !cue && Distance(draft, part) > Distance(other, part) && passage.SentenceAt(part.Start) != passage.SentenceAt(draft.Cue[0].Start))
                draft.Content.RemoveAt(p);
        }
    }

    private static int Distance(StatementDraft draft, TokenRange part) =>
        part.End <= draft.Cue[0].Start ? draft.Cue[0].Start - part.End : Math.Max(0, part.Start - draft.Cue[^1].End);

    /// <summary>"X said the plan gives them a right to strike groups that, they argue, are a threat": "they argue" holds of what X said.</summary>
    private static void KeepWithin(StatementDraft draft, StatementDraft other)
    {
        var first = Math.Min(draft.Cue[0].Start, draft.Source.Count > 0 ? draft.Source[0].Start : int.MaxValue);
        for (var p = draft.Content.Count - 1; p >= 0; p--)
        {
            var part = draft.Content[p];
            // A content that begins within another's source holds that source's cue by mistake.
            if (part.End <= first && BeginsWithin(part, other.Source) && part.Contains(other.Cue[^1].End) && other.ContentStart >= other.Cue[^1].End)
                draft.Content[p] = part with { Start = Math.Min(other.ContentStart, part.End - 1) };
        }

        foreach (var outer in other.Content)
        {
            if (outer.Start > first || outer.End < draft.Cue[^1].End)
                continue;
            for (var p = draft.Content.Count - 1; p >= 0; p--)
            {
                var part = draft.Content[p];
                if (part.Start < outer.Start && part.End > outer.Start && part.End <= first)
                    draft.Content[p] = part with { Start = outer.Start };
            }

            return;
        }
    }

    private static bool BeginsWithin(TokenRange part, List<TokenRange> ranges)
    {
        foreach (var range in ranges)
        {
            if (range.Start < part.Start && range.End > part.Start)
                return true;
        }

        return false;
    }

    /// <summary>"… to the U.S. He said": an abbreviation hid the end of a sentence, and the next one has its own source and cue.</summary>
    private static void CutAtNewSentence(Passage passage, StatementDraft draft, StatementDraft other)
    {
        if (other.Source.Count != 1 || other.Source[0].Start < 1 || other.Source[0].Start > other.Cue[0].Start)
            return;
        var start = other.Source[0].Start;
        if (passage.Tokens[start - 1].Span.Length < 2 || passage.Text[passage.Tokens[start - 1].Span.End - 1] != '.' || !passage.Is(start, WordClass.Capital))
            return;
        for (var p = draft.Content.Count - 1; p >= 0; p--)
        {
            if (!draft.Content[p].Contains(start) || draft.Cue[^1].End > draft.Content[p].Start || passage.QuotationAt(start) >= 0)
                continue;
            if (draft.Content[p].Start < start - 1)
                draft.Content[p] = draft.Content[p] with { End = start };
            else if (draft.Content.Count > 1)
                draft.Content.RemoveAt(p);
        }
    }

    /// <summary>"… to pay $90 million, court documents show.": who is named last says the sentence, and is no part of what stands in it.</summary>
    private static void CutAtTrailing(Passage passage, StatementDraft draft, StatementDraft other)
    {
        if (other.Source.Count != 1 || other.Source[0].Start < 1 || other.Source[0].End != other.Cue[0].Start || !passage.IsMark(other.Source[0].Start - 1, ','))
            return;
        var comma = other.Source[0].Start - 1;
        var end = passage.Sentences[passage.SentenceAt(comma)].EndToken;
        var after = Adjuncts.PastAddressee(passage, other.Cue[^1], end);
        if ((end - after > 1 && !(passage.IsMark(after, ',') && (passage.Is(after + 1, WordClass.Citing) || passage.Ends(after + 1, WordEnding.Describing)))) || draft.Cue[^1].End > comma)
            return;
        for (var p = 0; p < draft.Content.Count; p++)
        {
            if (draft.Content[p].Contains(comma) && draft.Content[p].End >= other.Cue[^1].End && draft.Content[p].Start < comma)
                draft.Content[p] = draft.Content[p] with { End = comma };
        }

        if (other.Content is [var said] && said.Start == draft.Cue[^1].End && said.End == comma && draft.Source.Count == 1 && draft.First >= passage.Sentences[passage.SentenceAt(comma)].FirstToken)
            other.Content[0] = said with { Start = draft.First };
    }
}
