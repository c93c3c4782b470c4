using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends what is said of a charge named again: "A accused B of theft, a charge B dismissed as absurd" is B's, of the charge; "…, a claim the company
/// denies" is of what was claimed.
/// </summary>
internal static class ChargeRepair
{
    /// <summary>Words of the subject between the charge and its verb.</summary>
    private const int MaxSubject = 8;

    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft is not { Cue: [var cue], Source: [var source], Content.Count: > 0 })
                continue;
            var floor = passage.Sentences[passage.SentenceAt(cue.Start)].FirstToken;
            if (Charge(passage, cue, floor) is not { IsEmpty: false } charge)
                continue;
            if (source.End <= charge.Start && SourceRules.Before(passage, cue.Start - 1, charge.End) is { IsEmpty: false } subject && subject.Start >= charge.End)
                draft.Source[0] = subject;
            // "dismissed | as absurd": the charge is what is dismissed.
            if (draft.Content is [var said] && said.Start == cue.End && said.Count > 1 && passage.Is(said.Start, Particle.As | Particle.Of))
            {
                draft.Cue[0] = cue with { End = cue.End + 1 };
                draft.Content[0] = charge;
                draft.Content.Add(said with { Start = said.Start + 1 });
            }
            else if (draft.Content is [var claimed, var named] && named.Start == charge.Start && named.End == charge.End && claimed.End < charge.Start)
            {
                draft.Content.RemoveAt(1);
            }
            else if (draft.Content is [var only] && only == charge && draft.Entry?.Class == CueClass.Deny
                && drafts.Find(other => other != draft && other.Content is [var told] && told.End == charge.Start - 1) is { } before)
            {
                draft.Content[0] = Deed(passage, before);
            }
        }
    }

    /// <summary>"accused them of | breaking the truce": what is denied is the deed.</summary>
    private static TokenRange Deed(Passage passage, StatementDraft charge)
    {
        var content = charge.Content[0];
        for (var t = content.Start; charge.Entry?.Class == CueClass.Accuse && t < content.End - 2; t++)
        {
            if (passage.Is(t, WordClass.Preposition) && passage.Pos(t + 1) == PartOfSpeech.Verb)
                return content with { Start = t + 1 };
        }

        return content;
    }

    /// <summary>The determiner and noun behind a comma or dash, with nothing but a subject between them and the cue.</summary>
    private static TokenRange Charge(Passage passage, TokenRange cue, int floor)
    {
        for (var t = cue.Start - 2; t > floor && cue.Start - t <= MaxSubject; t--)
        {
            if (passage.Is(t, WordClass.Punctuation) && passage.FirstChar(t) is not ('’' or '\'' or '-'))
            {
                if (!(passage.IsMark(t, ',') || passage.IsMark(t, '—') || passage.IsMark(t, '–')) || t + 3 >= cue.Start)
                    return default;
                var noun = t + 2;
                return passage.Is(t + 1, WordClass.Determiner) && passage.Pos(noun) == PartOfSpeech.Noun && passage.NameAt(noun) < 0
                    && (passage.Is(noun + 1, WordClass.Determiner | WordClass.Relative | WordClass.Possessive | WordClass.Complementizer) || passage.NameAt(noun + 1) >= 0)
                    ? new(t + 1, noun + 1) : default;
            }

            if (passage.Is(t, WordClass.Verbal) && passage.Pos(t) == PartOfSpeech.Verb)
                return default;
        }

        return default;
    }
}
