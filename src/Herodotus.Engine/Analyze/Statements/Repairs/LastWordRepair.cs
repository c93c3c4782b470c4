using Herodotus.Analyze.Statements.Rules;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends an attribution behind its clause after which another clause follows: "Police killed the gang's leader, their chief said on Sunday | , and the
/// ministry withdrew a reward" is said of what stands before.
/// </summary>
internal static class LastWordRepair
{
    public static void Mend(Passage passage, List<StatementDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (draft is not { Source: [var source], Cue: [var cue], Content: [var content] } || source.End != cue.Start || source.Start < 2 || !passage.IsMark(source.Start - 1, ',')
                || content.Start < cue.End)
                continue;
            var end = passage.Sentences[passage.SentenceAt(cue.Start)].EndToken;
            var past = Adjuncts.PastTime(passage, cue.End, end);
            var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(cue.Start)].FirstToken);
            if (!passage.IsMark(past, ',') || !passage.Is(past + 1, Particle.And) || content.Start > past + 1 || content.End <= past || passage.QuotationAt(past) >= 0
                || source.Start - 1 <= first || !ClauseRules.IsClause(passage, first, source.Start - 1) || !SourceRules.CanSpeak(passage, source))
                continue;
            draft.Content[0] = new(first, source.Start - 1);
        }
    }
}
