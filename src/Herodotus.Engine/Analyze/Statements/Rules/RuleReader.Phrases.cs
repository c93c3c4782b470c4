using Herodotus.Analyze.Statements.Cues;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Rules;

/// <content>Cues that are no verb: "according to X", "her claim that …".</content>
internal static partial class RuleReader
{
    /// <summary>"according to X": what is said stands before it, after it, or on both sides.</summary>
    private static StatementDraft? ReadSourcePhrase(Passage passage, CueLexicon lexicon, CueMatch cue, Sentence sentence)
    {
        // "según informó el ministerio": the verb belongs to the cue.
        if (passage.Is(cue.Range.End, WordClass.Verbal | WordClass.Auxiliary) && CueFinder.At(passage, lexicon, cue.Range.End) is { } verb)
            cue = cue with { Range = cue.Range with { End = verb.Range.End } };
        // "según ha podido saber este diario".
        while (cue.Range.Count < MaxPhraseCue && passage.Words.SourceType(passage.Word(Math.Min(cue.Range.End, passage.Count - 1))) is null
            && passage.Pos(cue.Range.End) is PartOfSpeech.Verb or PartOfSpeech.Aux)
            cue = cue with { Range = cue.Range with { End = cue.Range.End + 1 } };
        // "A su juicio, …" is of whoever the talk is of.
        if (cue.Range.Count > 1 && passage.Is(cue.Range.Start + 1, WordClass.Possessive))
            return passage.Is(cue.Range.End, WordClass.Punctuation) ? ReadOwnView(passage, lexicon, cue, sentence) : null;
        // "según confirmaron a Radio Sur | dos fuentes".
        var source = cue.Range.Count > cue.Words.Count ? SourceRules.Inverted(passage, cue.Range.End, sentence.EndToken) : SourceRules.After(passage, cue.Range.End, sentence.EndToken);
        if (source.IsEmpty)
            return null;
        // "Para la ministra Ana Ruiz, …" is a view; "Para mayo, …" is not.
        if (cue.Entry.Form == CueForm.Initial)
        {
            while (source.Count > 1 && !passage.IsMark(source.End, ','))
                source = source with { End = source.End - 1 };
            if (!passage.IsMark(source.End, ',') || !SourceRules.HasPerson(passage, source))
                return null;
        }

        var draft = new StatementDraft();
        var first = cue.Range.Start;
        if (first == sentence.FirstToken && !passage.IsMark(source.End, ',') && SourceRules.ToComma(passage, source, sentence.EndToken) is { IsEmpty: false } whole)
            source = whole;
        draft.Source.Add(source);
        draft.Cue.Add(cue.Range);
        if (first > sentence.FirstToken && passage.Is(first - 1, WordClass.Relative) && source.End < sentence.EndToken && !passage.Is(source.End, WordClass.Punctuation))
        {
            // "…, quien según los audios | se reunió tres veces con la ministra".
            var stop = ContentRules.End(passage, lexicon, source.End, sentence.EndToken);
            while (stop > source.End + 1 && passage.Is(stop - 1, WordClass.Punctuation) && passage.QuotationAt(stop - 1) < 0)
                stop--;
            draft.Content.Add(new(source.End, stop));
            return draft;
        }

        if (first > sentence.FirstToken && passage.Is(first - 1, WordClass.Conjunction) && passage.IsMark(source.End, ','))
        {
            // "…, and, according to X, …" starts a clause.
            first = -1;
        }
        else if (first - 1 > sentence.FirstToken && passage.IsMark(first - 1, ',') && passage.Is(first - 2, WordClass.Conjunction))
        {
            first = -1;
        }

        if (first > sentence.FirstToken)
        {
            var end = first;
            while (end > sentence.FirstToken && (passage.IsMark(end - 1, ',') || passage.IsMark(end - 1, '—')))
                end--;
            var start = Math.Min(Adjuncts.PastDateline(passage, sentence.FirstToken), end);
            if (passage.QuotationAt(end - 1) is >= 0 and var q && passage.TokensOf(passage.Quotations[q]).Start < start)
                start = passage.TokensOf(passage.Quotations[q]).Start;
            while (start < end - 1 && char.IsSurrogate(passage.FirstChar(start)))
                start++;
            if (passage.IsMark(source.End, ',') && VerblessAfterComma(passage, start, end) is > 0 and var aside)
                start = aside;
            if (end > start)
                draft.Content.Add(new(start, end));
        }

        // "…, según su abogado, quien negó que …": the clause behind is of the source.
        if (passage.IsMark(source.End, ',') && source.End + 1 < sentence.EndToken && !(draft.Content.Count > 0 && passage.Is(source.End + 1, WordClass.Relative)))
        {
            var end = ContentRules.End(passage, lexicon, source.End + 1, sentence.EndToken);
            while (end > source.End + 1 && passage.Is(end - 1, WordClass.Punctuation) && passage.QuotationAt(end - 1) < 0)
                end--;
            if (end > source.End + 1)
                draft.Content.Add(new(source.End + 1, end));
        }

        return draft.Content.Count > 0 ? draft : null;
    }

    /// <summary>"A su juicio, …": a view of the one who spoke before.</summary>
    private static StatementDraft? ReadOwnView(Passage passage, CueLexicon lexicon, CueMatch cue, Sentence sentence)
    {
        var start = cue.Range.End + 1;
        if (cue.Range.Start != sentence.FirstToken || start >= sentence.EndToken)
            return null;
        var end = ContentRules.End(passage, lexicon, start, sentence.EndToken);
        while (end > start && passage.Is(end - 1, WordClass.Punctuation) && passage.QuotationAt(end - 1) < 0)
            end--;
        if (end <= start)
            return null;
        var draft = new StatementDraft { Unsaid = true };
        draft.Cue.Add(cue.Range);
        draft.Content.Add(new(start, end));
        return draft;
    }

    /// <summary>"… a la banda, responsable, según la Policía, de un atentado": words behind the last comma that have no verb of their own are all that is said; where they start, or 0.</summary>
    private static int VerblessAfterComma(Passage passage, int start, int end)
    {
        for (var t = end - 1; t > start; t--)
        {
            if (passage.IsMark(t, ','))
                return t + 1 < end && passage.Pos(t + 1) == PartOfSpeech.Adj ? t + 1 : 0;
            if (passage.Is(t, WordClass.Verbal | WordClass.Auxiliary | WordClass.Punctuation))
                return 0;
        }

        return 0;
    }

    /// <summary>"her claim that …", "X's denial that …".</summary>
    private static StatementDraft? ReadNominal(Passage passage, CueLexicon lexicon, CueMatch cue, Sentence sentence)
    {
        var content = ContentRules.End(passage, lexicon, cue.Range.End, sentence.EndToken);
        while (content > cue.Range.End && passage.Is(content - 1, WordClass.Punctuation) && passage.QuotationAt(content - 1) < 0)
            content--;
        for (var t = cue.Range.End + 1; t < content; t++)
        {
            // The noun phrase ends where the main clause goes on after a comma.
            if (passage.IsMark(t, ','))
                content = t;
        }

        if (content <= cue.Range.End)
            return null;
        var draft = new StatementDraft();
        var holder = cue.Range.Start - 1;
        while (holder > sentence.FirstToken && !passage.Is(holder, WordClass.Possessive) && !passage.Is(holder, Particle.OwnerMark))
            holder--;
        if (passage.Is(holder, WordClass.Possessive))
            draft.Source.Add(new(holder, holder + 1));
        else if (SourceRules.Before(passage, holder - 1, sentence.FirstToken) is { IsEmpty: false } owner)
            draft.Source.Add(owner with { End = holder + 1 });
        else
            return null;
        draft.Content.Add(new(cue.Range.End, content));
        return draft;
    }
}
