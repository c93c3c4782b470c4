using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements.Repairs;

/// <summary>
/// Mends what an attribution between commas belongs to: "A and B agreed to a truce, the mediator said, after five days" is all the mediator's; "groups that,
/// they argue, threaten it" goes on behind the aside.
/// </summary>
internal static class AsideRepair
{
    /// <summary>Words of a source between commas.</summary>
    private const int MaxSource = 10;

    public static void Mend(Passage passage, CueLexicon lexicon, List<StatementDraft> drafts)
    {
        var count = drafts.Count;
        for (var i = 0; i < count; i++)
        {
            for (var p = 0; p < drafts[i].Content.Count; p++)
                CutAtAside(passage, lexicon, drafts, i, p);
        }

        for (var i = 0; i < drafts.Count; i++)
            KeepToRelative(passage, drafts[i], drafts);
        for (var i = 0; i < drafts.Count; i++)
        {
            for (var j = Math.Max(0, i - 2); j < Math.Min(drafts.Count, i + 3); j++)
            {
                if (i != j)
                    GoOnPastAside(passage, drafts[i], drafts[j]);
            }
        }

        if (drafts.Count > count)
            drafts.Sort((a, b) => a.First.CompareTo(b.First));
    }

    /// <summary>A content that holds ", somebody said," ends before it, and the whole sentence is said by them.</summary>
    private static void CutAtAside(Passage passage, CueLexicon lexicon, List<StatementDraft> drafts, int index, int part)
    {
        var draft = drafts[index];
        var content = draft.Content[part];
        if (draft.Cue.Count == 0 || content.Start < draft.Cue[^1].End || content.Count < 4)
            return;
        for (var t = content.Start + 3; t < content.End; t++)
        {
            if (passage.Pos(t) != PartOfSpeech.Verb || passage.QuotationAt(t) >= 0 || !(t + 1 >= passage.Count || passage.IsMark(t + 1, ',') || passage.IsMark(t + 1, '.'))
                || !IsSaying(passage, lexicon, t) || Source(passage, t, content.Start) is not { IsEmpty: false } source)
                continue;
            var comma = source.Start - 1;
            var first = Adjuncts.PastDateline(passage, passage.Sentences[passage.SentenceAt(t)].FirstToken);
            if (comma <= content.Start || draft.First < first || drafts.Exists(other => other.Cue.Hold(t)) || !ClauseRules.IsClause(passage, first, comma))
                return;
            draft.Content[part] = content with { End = comma };
            while (draft.Content.Count > part + 1 && draft.Content[^1].Start > comma)
                draft.Content.RemoveAt(draft.Content.Count - 1);
            var said = new StatementDraft { Entry = lexicon.Starting(passage.Word(t))[0] };
            said.Source.Add(source);
            said.Cue.Add(new(t, t + 1));
            said.Content.Add(new(first, comma));
            drafts.Add(said);
            return;
        }
    }

    private static bool IsSaying(Passage passage, CueLexicon lexicon, int token)
    {
        foreach (var entry in lexicon.Starting(passage.Word(token)))
        {
            if (entry is { Words.Length: 1, Class: CueClass.Say, Form: CueForm.Finite or CueForm.Either } && (entry.Frames & CueFrames.Clause) != 0)
                return true;
        }

        return false;
    }

    /// <summary>The noun phrase between a comma and the verb, when nothing else stands there.</summary>
    private static TokenRange Source(Passage passage, int verb, int floor)
    {
        var source = SourceRules.Before(passage, verb - 1, floor);
        return !source.IsEmpty && source.End == verb && source.Count <= MaxSource && source.Start > floor && passage.IsMark(source.Start - 1, ',')
            && SourceRules.CanSpeak(passage, source) ? source : default;
    }

    /// <summary>"asked for the records that, according to the union, were burnt": what is put down to the union is the relative clause, with the noun it hangs on.</summary>
    private static void KeepToRelative(Passage passage, StatementDraft draft, List<StatementDraft> drafts)
    {
        if (draft is not { Entry: { } entry, Cue: [var cue, ..], Content: [var before, var after] } || (entry.Frames & CueFrames.Source) == 0 || before.End != cue.Start - 1
            || !passage.IsMark(before.End, ',')
            || after.Start < cue.End || !passage.Is(before.End - 1, WordClass.Relative | WordClass.Complementizer))
            return;
        // "asked for the records that | , according to the union, were burnt": what is asked for goes on.
        foreach (var other in drafts)
        {
            if (other != draft && other.Content is [.., var whole] && whole.End == before.End && other.Cue.Count > 0 && whole.Start >= other.Cue[^1].End)
                other.Content[^1] = whole with { End = after.End };
        }

        var head = SourceRules.Before(passage, before.End - 2, before.Start);
        // "dijo que, según el banco, …": there is nothing before but the word that opens the clause.
        if (head.IsEmpty || head.Start <= before.Start || head.End != before.End - 1)
            draft.Content.RemoveAt(0);
        else
            draft.Content[0] = before with { Start = head.Start };
    }

    /// <summary>"… groups that | , they argue, threaten it": what the relative clause says is part of what was said, and it is what they argue.</summary>
    private static void GoOnPastAside(Passage passage, StatementDraft draft, StatementDraft other)
    {
        if (other is not { Source: [var source], Cue: [var cue] } || source.End != cue.Start || source.Start < 2 || !passage.IsMark(source.Start - 1, ',') || !passage.IsMark(cue.End, ',')
            || !passage.Is(source.Start - 2, WordClass.Relative | WordClass.Complementizer) || draft.Content.Count == 0)
            return;
        var content = draft.Content[^1];
        if (content.End != source.Start - 1 || content.Start < draft.Cue[^1].End)
            return;
        var end = passage.Sentences[passage.SentenceAt(cue.Start)].EndToken;
        var stop = cue.End + 1;
        while (stop < end && !passage.IsMark(stop, ',') && !passage.IsMark(stop, '.') && !passage.IsMark(stop, ';'))
            stop++;
        if (stop <= cue.End + 1)
            return;
        draft.Content[^1] = content with { End = stop };
        other.Content.Clear();
        other.Content.Add(new(cue.End + 1, stop));
    }
}
