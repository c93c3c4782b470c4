using Herodotus.Learning;

namespace Herodotus.Analyze.Statements;

/// <summary>Reads statements with trained taggers: cues first, then each cue's source and content.</summary>
internal sealed class LearnedReader(CueTagger cues, PartTagger parts, StatementTuning tuning)
{
    /// <summary>The cues the first stage proposes, in order.</summary>
    public static List<TokenRange> Candidates(CueReading reading, int count, float least, float inside)
    {
        var found = new List<TokenRange>();
        for (var t = 0; t < count; t++)
        {
            if (reading.Of(t, CueReading.CueFirst) < least)
                continue;
            var end = t + 1;
            while (end < count && reading.Of(end, CueReading.CueInside) > Math.Min(inside, reading.Of(t, CueReading.CueFirst) * 0.5f) && reading.Of(end, CueReading.CueFirst) < least)
                end++;
            found.Add(new(t, end));
            t = end - 1;
        }

        return found;
    }

    public List<StatementDraft> Read(TokenView view, CueLexicon lexicon)
    {
        var reading = cues.Read(view);
        var drafts = new List<StatementDraft>();
        var candidates = Candidates(reading, view.Count, tuning.MinCue, tuning.MinInside);
        var scores = new TokenScores(view, parts);
        var rows = new FeatureRows();
        Span<byte> labels = stackalloc byte[512];
        foreach (var cue in candidates)
        {
            var window = PartFeatures.Window(view.Passage, cue);
            var support = parts.Read(view, reading, scores, cue, window, tuning, rows, labels);
            if (support < tuning.MinSupport)
                continue;
            var draft = new StatementDraft();
            draft.Cue.Add(cue);
            draft.Entry = EntryOf(view.Passage, lexicon, cue);
            Collect(labels[..window.Count], window.Start, PartTagger.SourceFirst, draft.Source);
            Collect(labels[..window.Count], window.Start, PartTagger.ContentFirst, draft.Content);
            if (draft.Content.Count == 0 && QuoteRules.Announced(view.Passage, cue) is { IsEmpty: false } announced)
                draft.Content.Add(announced);
            if (draft.Content.Count == 0)
                continue;
            KeepOneSource(draft);
            if (draft.Source.Count == 0)
                FindSource(view.Passage, draft, drafts);
            TrimSource(view.Passage, draft);
            drafts.Add(draft);
        }

        QuoteRepair.Mend(view.Passage, drafts);
        ComplementRepair.Mend(view.Passage, drafts);
        QuoteRules.Add(view.Passage, lexicon, reading, tuning.MinRuleCue, drafts);
        RuleReader.AddFloating(view.Passage, drafts);
        return drafts;
    }

    /// <summary>A statement has one source: pieces beside one another are one, of others the nearest to the cue stays.</summary>
    private static void KeepOneSource(StatementDraft draft)
    {
        for (var i = draft.Source.Count - 2; i >= 0; i--)
        {
            if (draft.Source[i + 1].Start - draft.Source[i].End > 1)
                continue;
            draft.Source[i] = new(draft.Source[i].Start, draft.Source[i + 1].End);
            draft.Source.RemoveAt(i + 1);
        }

        if (draft.Source.Count <= 1)
            return;
        var cue = draft.Cue[0];
        var nearest = draft.Source.MinBy(s => s.End <= cue.Start ? cue.Start - s.End : s.Start - cue.End);
        draft.Source.Clear();
        draft.Source.Add(nearest);
    }

    /// <summary>"someone who says" leaves "who"; "the court apparently" leaves "the court".</summary>
    private static void TrimSource(Passage passage, StatementDraft draft)
    {
        if (draft.Source.Count != 1)
            return;
        var (start, end) = (draft.Source[0].Start, draft.Source[0].End);
        while (end > start + 1 && passage.Pos(end - 1) == Reports.PartOfSpeech.Adv && passage.NameAt(end - 1) < 0)
            end--;
        if (passage.Word(end - 1) is "who" or "which")
            start = end - 1;
        draft.Source[0] = new(start, end);
    }

    /// <summary>Where the tagger saw no source: the subject right before the cue, or what the statement before it in the sentence has.</summary>
    private static void FindSource(Passage passage, StatementDraft draft, List<StatementDraft> before)
    {
        var cue = draft.Cue[0];
        var sentence = passage.Sentences[passage.SentenceAt(cue.Start)];
        var phrase = draft.Entry is { } entry && (entry.Frames & CueFrames.Source) != 0;
        var agent = cue.End < passage.Count && passage.Word(cue.End) is "by";
        if (phrase || agent)
        {
            var after = SourceRules.After(passage, cue.End + (agent ? 1 : 0), sentence.EndToken);
            if (!after.IsEmpty)
            {
                draft.Source.Add(after);
                Without(draft.Content, after);
            }

            return;
        }

        if (before.Count > 0 && before[^1] is { Source.Count: 1 } last && last.Source[0].Start >= sentence.FirstToken && last.Cue[0].End <= cue.Start)
        {
            draft.Source.Add(last.Source[0]);
            return;
        }

        if (passage.Pos(cue.Start) is not (Reports.PartOfSpeech.Verb or Reports.PartOfSpeech.Aux) || passage.Word(cue.Start).EndsWith("ing"))
            return;
        var subject = SourceRules.Before(passage, cue.Start - 1, sentence.FirstToken);
        if (!subject.IsEmpty && !draft.Content.Exists(c => c.Overlaps(subject)))
            draft.Source.Add(subject);
    }

    /// <summary>Cuts a source out of the contents it was taken for.</summary>
    private static void Without(List<TokenRange> ranges, TokenRange cut)
    {
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            if (!ranges[i].Overlaps(cut))
                continue;
            if (ranges[i].Start < cut.Start)
                ranges[i] = ranges[i] with { End = cut.Start };
            else if (ranges[i].End > cut.End + 1)
                ranges[i] = ranges[i] with { Start = cut.End + 1 };
            else if (ranges.Count > 1)
                ranges.RemoveAt(i);
        }
    }

    /// <summary>The lexicon's entry for the last word it knows of a cue: "has repeatedly denied" denies.</summary>
    private static CueEntry? EntryOf(Passage passage, CueLexicon lexicon, TokenRange cue)
    {
        CueEntry? found = null;
        for (var t = cue.Start; t < cue.End; t++)
        {
            foreach (var entry in lexicon.Starting(passage.Word(t)))
            {
                var fits = t + entry.Words.Length <= cue.End;
                for (var w = 1; fits && w < entry.Words.Length; w++)
                    fits = passage.Word(t + w).SequenceEqual(entry.Words[w]);
                if (fits)
                {
                    found ??= entry;
                    break;
                }
            }
        }

        return found;
    }

    private static void Collect(ReadOnlySpan<byte> labels, int offset, int first, List<TokenRange> into)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] != first)
                continue;
            var end = i + 1;
            while (end < labels.Length && labels[end] == first + 1)
                end++;
            into.Add(new(offset + i, offset + end));
            i = end - 1;
        }
    }
}
