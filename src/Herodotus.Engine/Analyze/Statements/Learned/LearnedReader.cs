using System.Buffers;
using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Repairs;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Learning;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Statements.Learned;

/// <summary>Reads statements with trained taggers: cues first, then each cue's source and content.</summary>
internal sealed class LearnedReader(CueTagger cues, PartTagger parts, EndChooser? ends, StatementTuning tuning)
{
    private readonly SharedScores _shared = new(cues, parts);

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
        var (drafts, read) = Propose(view, lexicon);
        using var reading = read;
        QuoteRepair.Mend(view.Passage, drafts);
        ComplementRepair.Mend(view.Passage, drafts);
        QuoteRules.Add(view.Passage, lexicon, reading, tuning.MinRuleCue, drafts);
        ToldRepair.Mend(view.Passage, drafts);
        ClauseRepair.Mend(view.Passage, drafts);
        ChargeRepair.Mend(view.Passage, drafts);
        LinkRepair.Mend(view.Passage, drafts);
        drafts.RemoveAll(draft => SourceRepair.IsModifier(view.Passage, draft) || SourceRepair.IsAttributive(view.Passage, draft));
        StartRepair.Mend(view.Passage, drafts);
        FloatingQuotes.Add(view.Passage, drafts);
        return drafts;
    }

    private (List<StatementDraft> Drafts, CueReading Reading) Propose(TokenView view, CueLexicon lexicon)
    {
        var (rows, sites) = ThreadWork<LearnedReader, (FeatureRows, FeatureRows)>.Of(this, static _ => (new FeatureRows(), new FeatureRows()));
        var own = ArrayPool<int>.Shared.Rent(view.Count * PartTagger.Stride);
        var reading = _shared.Read(view, rows, own);
        var drafts = new List<StatementDraft>();
        var candidates = Candidates(reading, view.Count, tuning.MinCue, tuning.MinInside);
        Span<byte> labels = stackalloc byte[512];
        var scores = ArrayPool<int>.Shared.Rent(labels.Length * PartTagger.Stride);
        foreach (var cue in candidates)
        {
            var window = PartFeatures.Window(view.Passage, cue);
            var support = parts.Read(view, reading, own, cue, window, tuning, rows, sites, labels, scores);
            if (support < tuning.MinSupport)
                continue;
            ends?.Mend(view, cue, window, labels[..window.Count], scores, rows);
            var draft = new StatementDraft();
            draft.Cue.Add(cue);
            draft.Entry = EntryOf(view.Passage, lexicon, cue);
            Collect(labels[..window.Count], window.Start, PartTagger.SourceFirst, draft.Source);
            Collect(labels[..window.Count], window.Start, PartTagger.ContentFirst, draft.Content);
            if (draft.Content.Count == 0 && QuoteRules.Announced(view.Passage, cue) is { IsEmpty: false } announced)
                draft.Content.Add(announced);
            if (draft.Content.Count == 0)
                continue;
            TakeRefused(view.Passage, lexicon, draft);
            SourceRepair.Mend(view.Passage, draft, drafts);
            drafts.Add(draft);
        }

        ArrayPool<int>.Shared.Return(scores);
        ArrayPool<int>.Shared.Return(own);
        return (drafts, reading);
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

    /// <summary>"declined to say | whether": what is refused is to say it, so the verb belongs to the cue.</summary>
    private static void TakeRefused(Passage passage, CueLexicon lexicon, StatementDraft draft)
    {
        var (cue, content) = (draft.Cue[0], draft.Content[0]);
        if (content.Start != cue.End || content.Count < 4 || !passage.Is(cue.End - 1, WordClass.Refusal) || !passage.Is(content.Start, Particle.To)
            || !passage.Is(content.Start + 2, WordClass.Complementizer | WordClass.Conditional))
            return;
        foreach (var entry in lexicon.Starting(passage.Word(content.Start + 1)))
        {
            if ((entry.Frames & CueFrames.Clause) == 0)
                continue;
            draft.Cue[0] = cue with { End = content.Start + 2 };
            draft.Content[0] = content with { Start = content.Start + 2 };
            return;
        }
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
