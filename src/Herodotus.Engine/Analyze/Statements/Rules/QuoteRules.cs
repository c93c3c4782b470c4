using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Learned;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>
/// What a tagger may miss and rules see: a quotation signed with a name, one announced by a colon in the paragraph before, one beside a cue
/// of the lexicon that nobody has taken, and a cue of the lexicon that the tagger held for possible.
/// </summary>
internal static class QuoteRules
{
    /// <summary>A signature is a name and perhaps a title, no sentence.</summary>
    private const int MaxSignature = 14;

    /// <summary>A shorter quotation may be a title or a nickname.</summary>
    private const int MinTokens = 5;

    /// <summary>Adds statements for quotations that no draft has.</summary>
    public static void Add(Passage passage, CueLexicon lexicon, CueReading reading, float minCue, List<StatementDraft> drafts)
    {
        var owned = Owned(passage, drafts);
        for (var q = 0; q < passage.Quotations.Length; q++)
        {
            var quotation = passage.Quotations[q];
            if (quotation.Depth > 0 || owned[q])
                continue;
            var range = passage.TokensOf(quotation);
            if (Signed(passage, range) is { } signed)
            {
                drafts.Add(signed);
                owned[q] = true;
            }
        }

        var taken = new bool[passage.Count];
        var whole = new TokenRange[passage.Count];
        var said = new bool[passage.Count];
        foreach (var draft in drafts)
        {
            foreach (var content in draft.Content)
                Array.Fill(said, true, content.Start, content.Count);
            if (draft.First < passage.Count)
                said[draft.First] = true;
            foreach (var source in draft.Source)
            {
                Array.Fill(whole, source, source.Start, source.Count);
                Array.Fill(taken, true, source.Start, source.Count);
            }

            foreach (var cue in draft.Cue)
                Array.Fill(taken, true, cue.Start, cue.Count);
        }

        foreach (var draft in RuleReader.ReadCues(passage, lexicon))
        {
            if (draft.Content.Count == 0 || draft.Cue.Count == 0 || taken[draft.Cue[0].End - 1])
                continue;
            // "promised help and said that …": the second verb has the first one's subject.
            if (draft.Source.Count == 0 && draft.Inherits is { Source: [var subject] })
                draft.Source.Add(subject);
            // The taggers know better where a source begins.
            if (draft.Source is [var own] && whole[own.End - 1] is { IsEmpty: false } read && read.Count > own.Count && read.End <= draft.Cue[0].Start)
                draft.Source[0] = read;
            var range = draft.Content[0];
            var q = passage.QuotationAt(range.Start);
            var quoted = q >= 0 && !owned[q] && passage.QuotationAt(range.End - 1) == q && range.Count >= MinTokens;
            var likely = draft.Source.Count > 0 && draft.Entry is { } entry && (entry.Frames & (CueFrames.Clause | CueFrames.Quote | CueFrames.Source | CueFrames.Nominal)) != 0
                && reading.Cue(draft.Cue[0].End - 1) >= minCue;
            // To deny and to accuse is to say, whatever the taggers hold of it.
            var charged = draft is { Source: [var charger], Entry: { Class: Reports.CueClass.Deny or Reports.CueClass.Accuse, Form: CueForm.Finite or CueForm.Either, Words.Length: 1 } }
                && Adjuncts.PastTime(passage, charger.End, draft.Cue[0].Start) >= draft.Cue[0].Start - 1 && SourceRules.CanSpeak(passage, charger) && !said[draft.Cue[0].Start];
            if (quoted || likely || charged || IsTrailing(passage, draft, said))
                drafts.Add(draft);
        }
    }

    /// <summary>"A memo says the brakes are worn, the Ledger reported on Friday": somebody who can speak named last, within what another cue was given.</summary>
    /// <param name="said">Which tokens are part of some content, or begin a statement.</param>
    private static bool IsTrailing(Passage passage, StatementDraft draft, bool[] said)
    {
        var cue = draft.Cue[0];
        if (draft.Source is not [var source] || source.End != cue.Start || source.Start < 1 || !passage.IsMark(source.Start - 1, ',') || draft.Content[0].End != source.Start - 1
            || draft.Entry is not { Class: Reports.CueClass.Reveal or Reports.CueClass.Say, Frames: var frames } || (frames & CueFrames.Clause) == 0
            || !(IsOrganization(passage, source) || SourceRules.CanSpeak(passage, source)))
            return false;
        var end = passage.Sentences[passage.SentenceAt(cue.Start)].EndToken;
        var after = Adjuncts.PastTime(passage, cue.End, end);
        return (end - after <= 1 || (passage.IsMark(after, ',') && after + 1 < end && (passage.Is(after + 1, WordClass.Citing) || passage.Ends(after + 1, WordEnding.Describing))))
            && (said[cue.Start] || said[draft.Content[0].Start]);
    }

    private static bool IsOrganization(Passage passage, TokenRange source)
    {
        var capital = false;
        for (var t = source.Start; t < source.End; t++)
        {
            if (passage.NameAt(t) is >= 0 and var name && passage.Names[name].Type is not (Reports.NameType.Organization or Reports.NameType.Other))
                return false;
            capital |= passage.IsCapitalWithin(t);
        }

        return capital;
    }

    /// <summary>"He said:" at a paragraph's end: the quotation that opens the next one.</summary>
    public static TokenRange Announced(Passage passage, TokenRange cue)
    {
        var next = passage.IsMark(cue.End - 1, ':') ? cue.End : passage.IsMark(cue.End, ':') ? cue.End + 1 : passage.Count;
        return next < passage.Count && passage.Is(next, WordClass.ParagraphStart) && ContentRules.OpensQuotation(passage, next)
            ? passage.TokensOf(passage.Quotations[passage.QuotationAt(next)])
            : default;
    }

    /// <summary>Which quotations some draft's content reaches into.</summary>
    public static bool[] Owned(Passage passage, List<StatementDraft> drafts)
    {
        var owned = new bool[passage.Quotations.Length];
        foreach (var draft in drafts)
        {
            foreach (var range in draft.Content)
            {
                for (var t = range.Start; t < range.End; t++)
                {
                    if (passage.QuotationAt(t) is >= 0 and var q)
                        owned[q] = true;
                }
            }
        }

        return owned;
    }

    /// <summary>“…” — Ann Brown: a paragraph that is a quotation, a dash and a name.</summary>
    private static StatementDraft? Signed(Passage passage, TokenRange quote)
    {
        if (quote.End + 1 >= passage.Count || !passage.Is(quote.Start, WordClass.ParagraphStart)
            || passage.Is(quote.End, WordClass.ParagraphStart) || passage.FirstChar(quote.End) is not ('―' or '—' or '–' or '-'))
            return null;
        var start = quote.End + 1;
        var end = passage.ParagraphEnd(quote.End, MaxSignature + 2);
        if (end < passage.Count && !passage.Is(end, WordClass.ParagraphStart))
            return null;
        while (end > start && passage.Is(end - 1, WordClass.Punctuation) && passage.FirstChar(end - 1) is '.' or ',')
            end--;
        if (end <= start || !passage.Is(start, WordClass.Capital))
            return null;
        for (var t = start; t < end; t++)
        {
            if (passage.Is(t, WordClass.Verbal) && passage.NameAt(t) < 0)
                return null;
        }

        var draft = new StatementDraft();
        draft.Content.Add(quote);
        draft.Cue.Add(new(quote.End, quote.End + 1));
        draft.Source.Add(new(start, end));
        return draft;
    }
}
