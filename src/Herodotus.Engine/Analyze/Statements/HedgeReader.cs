using Herodotus.Analyze.Statements.Cues;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements;

/// <summary>Reads how a statement is hedged and whether its attribution is negated, from its cue and the head of its content.</summary>
internal static class HedgeReader
{
    /// <summary>A hedge beyond this many words of the content belongs to a later clause.</summary>
    private const int MaxReach = 12;

    public static Hedge Read(Passage passage, StatementDraft draft, CueClass sort)
    {
        if (sort == CueClass.Deny)
            return Hedge.Denied;
        if ((sort == CueClass.Accuse && !IsJudged(passage, draft) && !IsCriticism(draft)) || Any(passage, draft.Cue, WordClass.Alleged))
            return Hedge.Alleged;
        if (draft.Content.Count == 0)
            return Hedge.None;
        var content = draft.Content[0];
        var end = Math.Min(content.End, content.Start + MaxReach);
        var conditional = false;
        for (var t = content.Start; t < end; t++)
        {
            // "before the alleged shipments": what a noun is called, unless the sentence is about it.
            if (passage.Is(t, WordClass.Alleged) && !(t > content.Start + 2 && passage.Pos(t + 1) is PartOfSpeech.Noun or PartOfSpeech.Propn && passage.Pos(t) is PartOfSpeech.Adj or PartOfSpeech.Verb))
                return Hedge.Alleged;
            // "no puede" is no possibility, and "May 20" is a day.
            if (passage.Is(t, WordClass.Possible) && !(t > content.Start && passage.Is(t - 1, WordClass.Negator)) && !(passage.IsCapitalWithin(t) && passage.Pos(t + 1) == PartOfSpeech.Num))
                return Hedge.Possible;
            // "that they would leave" is the future seen from the past; "if they leave" is a condition.
            conditional |= t > content.Start && passage.Is(t, WordClass.Conditional);
        }

        return conditional ? Hedge.Conditional : Hedge.None;
    }

    /// <summary>"has lambasted the deal": a verb that finds fault with something "as" something, and accuses nobody "of" it.</summary>
    private static bool IsCriticism(StatementDraft draft) => draft.Entry is { Frames: var frames } && (frames & CueFrames.As) != 0
        && (frames & (CueFrames.Of | CueFrames.Clause | CueFrames.Nominal)) == 0;

    /// <summary>"El tribunal condenó a Ruiz a diez años": what a court condemns is judged.</summary>
    public static bool IsJudged(Passage passage, StatementDraft draft)
    {
        if (draft.Source is not [var source])
            return draft.Inherits is { } from && IsJudged(passage, from);
        for (var t = source.Start; t < source.End && !passage.Is(t, WordClass.Preposition); t++)
        {
            if (passage.Is(t, Particle.Court))
                return true;
        }

        return false;
    }

    /// <summary>"did not say", "declined to confirm", "while not confirming".</summary>
    public static bool IsNegated(Passage passage, StatementDraft draft) =>
        Any(passage, draft.Cue, WordClass.Negator | WordClass.Refusal)
        || (draft.Cue.Count > 0 && draft.Cue[0].Start > 0 && passage.Is(draft.Cue[0].Start - 1, WordClass.Negator | WordClass.Refusal)
            && passage.SentenceAt(draft.Cue[0].Start - 1) == passage.SentenceAt(draft.Cue[0].Start));

    private static bool Any(Passage passage, List<TokenRange> ranges, WordClass sort)
    {
        foreach (var range in ranges)
        {
            for (var t = range.Start; t < range.End; t++)
            {
                if (passage.Is(t, sort))
                    return true;
            }
        }

        return false;
    }
}
