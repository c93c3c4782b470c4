using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends contents cut before a clause that completes their last noun: "there is a strong belief | that his rule is not lasting" is one
/// content, unless what follows is said by somebody else.
/// </summary>
internal static class ComplementRepair
{
    /// <summary>Words of an apposition within a content.</summary>
    private const int MaxApposition = 14;

    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft.Content.Count == 0 || draft.Cue.Count == 0)
                continue;
            GoOnPastApposition(passage, draft, drafts);
            GoOnToVerb(passage, draft, drafts);
            GoOnToCharge(passage, draft, drafts);
            var last = draft.Content.Count - 1;
            var end = draft.Content[last].End;
            if (!passage.Is(end, Particle.That) || passage.SentenceAt(end) != passage.SentenceAt(end - 1))
                continue;
            var stop = end;
            while (stop < passage.Count && passage.SentenceAt(stop) == passage.SentenceAt(end))
                stop++;
            // The full stop after the clause is the report's; a closing mark is the quotation's.
            if (passage.IsMark(stop - 1, '.') && passage.QuotationAt(stop - 1) < 0)
                stop--;
            var clause = new TokenRange(end, stop);
            if (!drafts.Exists(other => other.Cue.Meet(clause) || other.Source.Meet(clause)))
                draft.Content[last] = new(draft.Content[last].Start, stop);
        }
    }

    /// <summary>"said his client | , a teacher from Serra, had never been there": a subject alone is nothing said.</summary>
    private static void GoOnToVerb(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        if (draft.Content is not [var content] || draft.Entry is not { Class: CueClass.Say or CueClass.Claim } || content.Start != draft.Cue[^1].End || !passage.IsMark(content.End, ',')
            || passage.QuotationAt(content.Start) >= 0)
            return;
        for (var t = content.Start; t < content.End; t++)
        {
            if (passage.Is(t, WordClass.Verbal | WordClass.Auxiliary) || passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux)
                return;
        }

        var end = passage.Sentences[passage.SentenceAt(content.Start)].EndToken;
        var close = content.End + 1;
        while (close < end && close - content.End <= MaxApposition && !passage.IsMark(close, ','))
            close++;
        if (close + 1 >= end || !passage.IsMark(close, ',') || passage.Pos(close + 1) is not (PartOfSpeech.Verb or PartOfSpeech.Aux))
            return;
        var stop = close + 1;
        while (stop < end && !(passage.Is(stop, WordClass.Punctuation) && passage.FirstChar(stop) is '.' or ';' or '“' or '"' or '!' or '?'))
            stop++;
        var rest = new TokenRange(content.End, stop);
        if (!drafts.Exists(other => other.Cue.Meet(rest) || other.Source.Meet(rest)))
            draft.Content[0] = content with { End = stop };
    }

    /// <summary>"accused the other side | on Tuesday of attacking its positions": of what they are accused belongs to it.</summary>
    private static void GoOnToCharge(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        var content = draft.Content[^1];
        if (draft.Entry is not { Class: CueClass.Accuse } entry || (entry.Frames & (CueFrames.Of | CueFrames.Person)) == 0 || content.Start < draft.Cue[^1].End)
            return;
        var end = passage.Sentences[passage.SentenceAt(content.Start)].EndToken;
        var of = Adjuncts.PastTime(passage, content.End, end);
        if (of + 2 >= end || !passage.Is(of, WordClass.Preposition) || passage.Pos(of + 1) != PartOfSpeech.Verb)
            return;
        var stop = of + 1;
        while (stop < end && !passage.Is(stop, WordClass.Punctuation))
            stop++;
        var rest = new TokenRange(content.End, stop);
        if (!drafts.Exists(other => other.Cue.Meet(rest) || other.Source.Meet(rest)))
            draft.Content[^1] = content with { End = stop };
    }

    /// <summary>"it would designate A and B | , the two largest gangs in the country, as terrorist groups": an apposition is no end.</summary>
    private static void GoOnPastApposition(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        var last = draft.Content.Count - 1;
        var comma = draft.Content[last].End;
        if (draft.Content[last].Start < draft.Cue[^1].End || !passage.IsMark(comma, ',') || !passage.Is(comma + 1, WordClass.Determiner) || passage.NameAt(comma - 1) < 0)
            return;
        var end = passage.Sentences[passage.SentenceAt(comma)].EndToken;
        var close = comma + 1;
        while (close < end && close - comma <= MaxApposition && !passage.Is(close, WordClass.Punctuation | WordClass.Verbal))
            close++;
        if (close >= end || !passage.IsMark(close, ',') || !passage.Is(close + 1, Particle.As))
            return;
        var stop = close + 1;
        while (stop < end && !passage.Is(stop, WordClass.Punctuation))
            stop++;
        var rest = new TokenRange(comma, stop);
        if (!drafts.Exists(other => other.Cue.Meet(rest) || other.Source.Meet(rest)))
            draft.Content[last] = draft.Content[last] with { End = stop };
    }
}
