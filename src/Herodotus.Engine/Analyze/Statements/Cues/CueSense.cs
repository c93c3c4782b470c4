using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Cues;

/// <summary>
/// What sort of act a cue is where it stands: the class the lexicon gives it, if what follows is what the word takes in that sense
/// ("maintains that the road is open" claims, "maintains the road" does not).
/// </summary>
internal static class CueSense
{
    /// <summary>Tokens of whom something is asked.</summary>
    private const int MostAsked = 8;

    public static CueClass Of(Passage passage, StatementDraft draft)
    {
        if (draft.Cue.Count == 0 || draft.Content.Count == 0)
            return draft.Inherits is { } from ? Of(passage, from) : CueClass.Say;
        var (clause, quoted) = Shape(passage, draft);
        if (draft.Entry is not { } entry)
        {
            // A verb that no lexicon has says something where "that" follows it, or what is said stands before it; "captured a man accused of …" is a deed.
            var said = clause && (passage.Is(draft.Content[0].Start, WordClass.Complementizer) || draft.Content[0].End <= draft.Cue[0].Start);
            return said || quoted || passage.Is(draft.Cue[^1].End - 1, WordClass.Punctuation) ? CueClass.Say : CueClass.Other;
        }

        // “Nobody will lose it,” she denied: the words are what she says.
        if (quoted && entry.Class == CueClass.Deny && IsQuotation(passage, draft))
            return passage.Is(draft.Cue[0].Start - 1, Particle.Object) || (draft.Cue[0].Count > 1 && passage.Is(draft.Cue[0].Start, Particle.Object)) ? CueClass.Deny : CueClass.Say; // "lo negó: “…”": what was told before.
        // "asked the embassy to explain": somebody is to do it.
        if (entry is { Class: CueClass.Say, Frames: var frames } && (frames & CueFrames.Infinitive) != 0 && (frames & CueFrames.Person) != 0 && AsksTo(passage, draft.Content[0]))
            return CueClass.Demand;
        if (quoted || (entry.Frames & (CueFrames.Nominal | CueFrames.Source)) != 0)
            return entry.Class;
        if (clause)
            return (entry.Frames & (CueFrames.Clause | CueFrames.Quote | CueFrames.Noun)) != 0 ? entry.Class : CueClass.Other;
        // "The court rejected an appeal by A": it decides, and denies nothing.
        if (entry.Class == CueClass.Deny && HedgeReader.IsJudged(passage, draft))
            return CueClass.Other;
        var infinitive = passage.Is(draft.Content[^1].Start, Particle.Infinitive);
        var fits = infinitive ? CueFrames.Infinitive | CueFrames.Noun | CueFrames.Person | CueFrames.Preposition
            : CueFrames.Noun | CueFrames.As | CueFrames.Of | CueFrames.Person | CueFrames.Preposition;
        return (entry.Frames & fits) != 0 || draft.Cue[^1].Count > entry.Words.Length + 1 ? entry.Class : CueClass.Other;
    }

    /// <summary>"to" and a verb at the start, or behind whom something is asked.</summary>
    private static bool AsksTo(Passage passage, TokenRange content)
    {
        for (var t = content.Start; t < Math.Min(content.End, content.Start + MostAsked); t++)
        {
            if (passage.Is(t, Particle.To) && passage.Pos(t + 1) is PartOfSpeech.Verb or PartOfSpeech.Aux)
                return true;
            if (passage.Is(t, WordClass.Punctuation | WordClass.Relative | WordClass.Complementizer) || passage.Pos(t) is PartOfSpeech.Verb or PartOfSpeech.Aux)
                return false;
        }

        return false;
    }

    private static int NextComma(Passage passage, int from, int end)
    {
        for (var t = from + 1; t < end - 1; t++)
        {
            if (passage.IsMark(t, ','))
                return t;
        }

        return 0;
    }

    private static bool IsQuotation(Passage passage, StatementDraft draft)
    {
        foreach (var content in draft.Content)
        {
            for (var t = content.Start; t < content.End; t++)
            {
                if (passage.QuotationAt(t) < 0 && !passage.Is(t, WordClass.Punctuation))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether a content is a clause, and whether any of it stands in quotation marks.</summary>
    private static (bool Clause, bool Quoted) Shape(Passage passage, StatementDraft draft)
    {
        var (clause, quoted) = (false, false);
        foreach (var content in draft.Content)
        {
            if (content.IsEmpty)
                continue;
            clause |= passage.Is(content.Start, WordClass.Complementizer) || content.End <= draft.Cue[0].Start;
            var subject = false;
            for (var t = content.Start; t < content.End; t++)
            {
                quoted |= passage.QuotationAt(t) >= 0;
                var pos = passage.Pos(t);
                if (pos is PartOfSpeech.Verb or PartOfSpeech.Aux && subject && !passage.Ends(t, WordEnding.Describing) && passage.FirstChar(t) is not ('\'' or '’'))
                    clause = true;
                // "Andre, who heads the gang, was behind it": the clause goes on behind the aside.
                if (subject && passage.Is(t, WordClass.Relative) && passage.IsMark(t - 1, ',') && NextComma(passage, t, content.End) is > 0 and var close)
                {
                    t = close;
                    continue;
                }

                // A verb after "that", "who" or "to" is in a clause of its own.
                if (passage.Is(t, WordClass.Relative | WordClass.Complementizer | WordClass.Preposition | WordClass.Subordinator) && t > content.Start)
                    break;
                subject |= pos is PartOfSpeech.Noun or PartOfSpeech.Propn or PartOfSpeech.Pron || passage.NameAt(t) >= 0;
            }
        }

        return (clause, quoted);
    }
}
