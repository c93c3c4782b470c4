using Herodotus.Analyze.Statements.Cues;

namespace Herodotus.Analyze.Statements.Rules;

/// <summary>Cues in the passive: "the plan is expected to fail" names nobody who expects; its subject belongs to what is said.</summary>
internal static class Passives
{
    /// <summary>True for a verb of the lexicon in the passive without an agent ("was called", not "was called by her aides").</summary>
    public static bool Is(Passage passage, StatementDraft draft)
    {
        if (draft.Entry is not { Form: CueForm.Either or CueForm.Participle } entry || draft.Cue.Count == 0)
            return false;
        var cue = draft.Cue[^1];
        var verb = -1;
        for (var t = cue.End - 1; t >= cue.Start && verb < 0; t--)
            verb = passage.Word(t).SequenceEqual(entry.Words[0]) ? t : -1;
        if (verb < 0 || passage.Is(cue.End, Particle.By) || passage.Is(cue.End - 1, Particle.By))
            return false;
        for (var t = verb - 1; t >= Math.Max(0, verb - 3); t--)
        {
            if (passage.Is(t, Particle.Passive))
                return !passage.Is(t, Particle.Owner) || t >= cue.Start;
            if (!passage.Is(t, WordClass.Adverb | WordClass.Negator) && passage.Pos(t) != Reports.PartOfSpeech.Adv)
                return false;
        }

        return false;
    }

    /// <summary>What was taken for the source, or stands as subject before the cue, becomes the first part of the content.</summary>
    public static void GiveSubject(Passage passage, StatementDraft draft)
    {
        var cue = draft.Cue[0];
        var subject = draft.Source.Count == 1 && draft.Source[0].End <= cue.Start ? draft.Source[0] : default;
        if (draft.Source.Count == 1 && subject.IsEmpty)
            return;
        draft.Source.Clear();
        if (subject.IsEmpty || draft.Content.Exists(c => c.Start < cue.Start))
            return;
        draft.Content.Add(subject);
        draft.Content.Sort((a, b) => a.Start.CompareTo(b.Start));
    }
}
