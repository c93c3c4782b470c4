using Herodotus.Analyze.Statements.Cues;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Finds what is said: the clause, object or quotation that goes with a cue.</summary>
internal static class ContentRules
{
    /// <summary>How far after a cue its "that" or its quotation may start, past an addressee, a time and a place.</summary>
    private const int MaxReach = 16;

    /// <summary>A content in one sentence is no longer than this; what goes on for longer is no sentence.</summary>
    private const int MaxContent = 300;

    /// <summary>What follows a cue (and its inverted source); empty when nothing of a content follows.</summary>
    public static TokenRange After(Passage passage, CueLexicon lexicon, CueMatch cue, int start, int sentenceEnd, bool requireOpening)
    {
        var frames = cue.Entry.Frames;
        var t = Adjuncts.PastTime(passage, start, sentenceEnd);
        t = PastOccasion(passage, t, sentenceEnd);
        if (t >= sentenceEnd)
            return default;
        for (var reach = t; reach < sentenceEnd && reach - t < MaxReach; reach++)
        {
            if (OpensQuotation(passage, reach) && (frames & (CueFrames.Quote | CueFrames.Clause | CueFrames.As | CueFrames.Noun)) != 0)
            {
                if (reach == t || passage.Is(reach - 1, WordClass.Punctuation) || passage.Is(reach - 1, WordClass.Complementizer))
                    return Trim(passage, passage.Is(reach - 1, WordClass.Complementizer) ? reach - 1 : reach, End(passage, lexicon, reach, sentenceEnd));
                break;
            }

            if (passage.IsMark(reach, ':') && reach + 1 < sentenceEnd)
                return Trim(passage, reach + 1, End(passage, lexicon, reach + 1, sentenceEnd));
            // "difundió unos audios en los que …": a relative, no "that".
            if (reach > t + 1 && passage.Is(reach, WordClass.Relative) && passage.Is(reach - 1, WordClass.Determiner) && passage.Is(reach - 2, WordClass.Preposition))
                continue;
            if (passage.Is(reach, WordClass.Complementizer) && (frames & (CueFrames.Clause | CueFrames.Preposition)) != 0 && StartsClause(passage, reach, t))
            {
                // "rechazó la oferta, que …": a relative clause of what is rejected.
                if (reach > t + 1 && passage.IsMark(reach - 1, ',') && passage.Is(t, WordClass.Determiner | WordClass.Possessive))
                    return (frames & CueFrames.Noun) != 0 ? Trim(passage, t, reach - 1) : default;
                // "anunció una recompensa por información que lleve a su captura": a relative clause of the object's last noun.
                if (reach > t + 1 && (frames & CueFrames.Noun) != 0 && passage.Words.IsHeadFirst && PastAdverbs(passage, t, reach) is var head
                    && passage.Is(head, WordClass.Determiner) && passage.Pos(reach - 1) == PartOfSpeech.Noun
                    && !SourceRules.CanSpeak(passage, new(head, reach)))
                    return Trim(passage, head, End(passage, lexicon, head, sentenceEnd));
                // "pidió a los vecinos que no salgan": whom it is asked of is part of what is asked.
                var asked = cue.Entry.Class is CueClass.Demand or CueClass.Accuse && reach > t && passage.Is(t, Particle.Personal);
                return Trim(passage, asked ? t : reach, End(passage, lexicon, reach, sentenceEnd));
            }

            // "…, mientras que la otra parte …": another clause begins.
            if (reach > t && passage.Is(reach, WordClass.Subordinator) && passage.IsMark(reach - 1, ',') && passage.Is(reach + 1, WordClass.Complementizer))
                break;
            if (passage.Is(reach, WordClass.Punctuation) && !passage.IsMark(reach, ',') && passage.FirstChar(reach) is '.' or ';' or '!' or '?' or '—')
                break;
        }

        if (requireOpening || passage.Is(t, WordClass.Punctuation))
            return default;
        var to = passage.Is(t, Particle.Infinitive);
        if (frames.HasFlag(CueFrames.Infinitive) && to && t + 1 < sentenceEnd)
            return Trim(passage, t, End(passage, lexicon, t, sentenceEnd));
        if ((frames & (CueFrames.Clause | CueFrames.Noun | CueFrames.As | CueFrames.Of | CueFrames.Preposition | CueFrames.Infinitive | CueFrames.Person)) == 0)
            return default;
        // "asegura haber visto" is said, "supuso pérdidas" and "mostró madurez" are not.
        if (passage.Words.IsHeadFirst && (frames & ~(CueFrames.Clause | CueFrames.Quote)) == 0 && !IsInfinitive(passage, t))
            return default;
        // "recordó a su padre", "denunció ante la ONU una violación": the object may stand behind a preposition in Spanish.
        var personal = passage.Is(t, Particle.Personal | Particle.Facing) && (frames & CueFrames.Noun) != 0;
        if (passage.Is(t, WordClass.Preposition) && !personal && (frames & (CueFrames.Of | CueFrames.Preposition | CueFrames.As)) == 0)
            return (frames & CueFrames.Clause) != 0 && passage.Is(t, WordClass.Subordinator) ? Trim(passage, t, End(passage, lexicon, t, sentenceEnd)) : default;
        return Trim(passage, t, End(passage, lexicon, t, sentenceEnd));
    }

    private static int PastAdverbs(Passage passage, int token, int end)
    {
        while (token < end && passage.Is(token, WordClass.Adverb) && !passage.Is(token, WordClass.Determiner))
            token++;
        return token;
    }

    /// <summary>"negó | en un comunicado | haber retenido a los ingenieros": where it was said stands between.</summary>
    private static int PastOccasion(Passage passage, int token, int end)
    {
        if (!passage.Is(token, WordClass.Preposition))
            return token;
        var t = token + 1;
        while (t < end && passage.Is(t, WordClass.Determiner))
            t++;
        if (t >= end || !passage.Is(t, WordClass.Occasion))
            return token;
        t++;
        if (t + 1 < end && passage.Is(t, WordClass.Preposition) && passage.Pos(t + 1) == PartOfSpeech.Noun)
            t += 2;
        return t < end && IsInfinitive(passage, t) ? t : token;
    }

    /// <summary>The clause or quotation that ends at a token, for a cue that comes after what is said.</summary>
    /// <param name="last">The comma or closing mark before the cue and its source.</param>
    public static TokenRange Before(Passage passage, int last, int floor)
    {
        var end = last + 1;
        if (passage.QuotationAt(last) < 0)
        {
            if (!passage.IsMark(last, ',') && !passage.IsMark(last, '—') && !passage.IsMark(last, '–'))
            {
                if (passage.FirstChar(last) is not ('?' or '!'))
                    return default;
            }
            else
            {
                end = last;
            }
        }

        if (end <= floor)
            return default;
        if (passage.QuotationAt(end - 1) is >= 0 and var q)
        {
            var quote = passage.TokensOf(passage.Quotations[q]);
            var start = quote.Start;
            if (start > floor && !passage.Is(start, WordClass.ParagraphStart) && !passage.Is(start - 1, WordClass.Punctuation) && passage.SentenceAt(start - 1) == passage.SentenceAt(start))
                start = floor;
            return new(Math.Min(start, end - 1), end);
        }

        var first = Math.Min(Adjuncts.PastDateline(passage, floor), end);
        while (first < end && passage.Is(first, WordClass.Conjunction) && passage.Is(first, Particle.Joining))
            first++;
        return first < end ? new(first, end) : default;
    }

    /// <summary>Where a clause that starts at a token ends: before another attribution, at strong punctuation, or with the sentence.</summary>
    public static int End(Passage passage, CueLexicon lexicon, int start, int sentenceEnd)
    {
        var limit = Math.Min(sentenceEnd, start + MaxContent);
        for (var t = start; t < limit; t++)
        {
            if (OpensQuotation(passage, t))
            {
                var quote = passage.TokensOf(passage.Quotations[passage.QuotationAt(t)]);
                if (quote.End > t)
                {
                    limit = Math.Max(limit, quote.End);
                    t = quote.End - 1;
                    continue;
                }
            }

            if (t == start)
                continue;
            if (passage.IsMark(t, ';') || passage.IsMark(t, '—'))
                return t;
            var comma = passage.IsMark(t, ',');
            if (!comma && !passage.Is(t, WordClass.Conjunction))
                continue;
            var next = t + 1;
            if (comma && (IsCharge(passage, lexicon, next, limit) || IsTrailing(passage, lexicon, next, sentenceEnd)))
                return t;
            if (comma && next < limit && passage.Is(next, Particle.Citing))
                return t;
            if (comma && next < limit && passage.Is(next, WordClass.Subordinator) && passage.Is(next, Particle.Contrast))
                return t;
            if (comma && next < limit && passage.Is(next, WordClass.Conjunction))
            {
                next++;
                // "…, and the union that speaks for them said": another speaks.
                if (SourceRules.After(passage, next, limit) is { IsEmpty: false } other && SourceRules.CanSpeak(passage, other)
                    && (SourceRules.WithClause(passage, other, limit) is { IsEmpty: false } whole && MainCue(passage, lexicon, other.End + 1, whole.End) || IsFiniteCue(passage, lexicon, other.End, limit)))
                    return t;
            }

            while (next < limit && passage.Is(next, WordClass.Adverb | WordClass.Auxiliary | WordClass.Negator) && CueFinder.At(passage, lexicon, next) is null)
                next++;
            if (next < limit && CueFinder.At(passage, lexicon, next) is { } cue && (cue.Entry.Form != CueForm.Participle || cue.Range.Count > cue.Words.Count)
                && !cue.Passive && (cue.Entry.Frames & CueFrames.Nominal) == 0)
                return t;
        }

        return limit;
    }

    private static bool MainCue(Passage passage, CueLexicon lexicon, int from, int to)
    {
        for (var t = from + 1; t < to; t++)
        {
            if (IsFiniteCue(passage, lexicon, t, to))
                return true;
        }

        return false;
    }

    private static bool IsFiniteCue(Passage passage, CueLexicon lexicon, int token, int limit) => token < limit && passage.Pos(token) is PartOfSpeech.Verb or PartOfSpeech.Aux
        && CueFinder.At(passage, lexicon, token) is { Passive: false, Entry: { Form: CueForm.Finite or CueForm.Either } entry } && (entry.Frames & CueFrames.Clause) != 0;

    /// <summary>"que pidió el anonimato | dijo": the object of a verb within a relative clause ends before the main verb.</summary>
    public static TokenRange BeforeMainVerb(Passage passage, CueLexicon lexicon, TokenRange content)
    {
        for (var t = content.Start + 1; t < content.End; t++)
        {
            if (passage.QuotationAt(t) >= 0 || passage.Is(t, WordClass.Complementizer | WordClass.Relative | WordClass.Conjunction))
                return content;
            if (passage.Pos(t) == PartOfSpeech.Verb && CueFinder.At(passage, lexicon, t) is { Passive: false, Entry.Form: CueForm.Finite or CueForm.Either } main)
                return content with { End = Math.Max(content.Start + 1, main.Range.Start) };
        }

        return content;
    }

    /// <summary>"…, the Ledger reported on Friday." at a sentence's end, or before whom it cites.</summary>
    private static bool IsTrailing(Passage passage, CueLexicon lexicon, int first, int sentenceEnd)
    {
        if (!passage.Is(first, WordClass.Determiner | WordClass.Capital) || SourceRules.After(passage, first, sentenceEnd) is not { IsEmpty: false } source
            || source.End >= sentenceEnd || CueFinder.At(passage, lexicon, source.End) is not { Passive: false, Entry: { Form: CueForm.Finite or CueForm.Either } entry } cue
            || (entry.Frames & CueFrames.Clause) == 0)
            return false;
        var after = Adjuncts.PastAddressee(passage, cue.Range, sentenceEnd);
        return sentenceEnd - after <= 1 || (passage.IsMark(after, ',') && after + 1 < sentenceEnd && (passage.Is(after + 1, WordClass.Citing) || passage.Ends(after + 1, WordEnding.Describing)));
    }

    /// <summary>"…, una acusación que Lima tachó de …": what was said before is named again, and somebody else says something of it.</summary>
    private static bool IsCharge(Passage passage, CueLexicon lexicon, int first, int limit)
    {
        const int head = 3;
        const int subject = 5;
        // "…, versión que el Gobierno ha negado".
        var bare = passage.Words.IsCharge(passage.Word(Math.Min(first, passage.Count - 1)));
        if (!bare && !passage.Is(first, WordClass.Determiner))
            return false;
        for (var t = bare ? first + 1 : first + 2; t < Math.Min(limit, first + head + 1); t++)
        {
            if (!passage.Is(t, WordClass.Complementizer | WordClass.Relative) || passage.Pos(t - 1) is not (PartOfSpeech.Noun or PartOfSpeech.Adj))
                continue;
            for (var verb = bare ? t + 1 : t + 2; verb < Math.Min(limit, t + subject + 1) && !passage.Is(verb, WordClass.Punctuation); verb++)
            {
                if (CueFinder.At(passage, lexicon, verb) is { Passive: false })
                    return true;
            }
        }

        return false;
    }

    private static bool IsInfinitive(Passage passage, int token)
    {
        if (passage.Is(token, WordClass.Negator))
            token++;
        return passage.Pos(token) is PartOfSpeech.Verb or PartOfSpeech.Aux && passage.Ends(token, WordEnding.Infinitive);
    }

    public static bool OpensQuotation(Passage passage, int token) =>
        passage.QuotationAt(token) is >= 0 and var q && passage.Tokens[token].Span.Start <= passage.Quotations[q].Span.Start;

    private static bool StartsClause(Passage passage, int token, int from)
    {
        if (token == from)
            return true;
        // "told that reporter that": a complementizer after an addressee or a time, not a determiner or a relative after a noun of another clause.
        for (var t = from; t < token; t++)
        {
            if (passage.Is(t, WordClass.Verbal) || passage.IsMark(t, ';'))
                return false;
        }

        return passage.Is(token, Particle.That);
    }

    private static TokenRange Trim(Passage passage, int start, int end)
    {
        while (start < end && passage.Is(start, WordClass.Punctuation) && passage.QuotationAt(start) < 0 && passage.FirstChar(start) is ',' or ':' or ';' or '.')
            start++;
        while (end > start && passage.QuotationAt(end - 1) < 0
            && ((passage.Is(end - 1, WordClass.Punctuation) && passage.FirstChar(end - 1) is '.' or ',' or ';' or ':' or '!' or '?' or '—')
                || passage.Is(end - 1, WordClass.Conjunction)))
            end--;
        while (end > start + 1 && passage.Word(end - 1).StartsWith("http"))
            end--;
        return start < end ? new(start, end) : default;
    }
}
