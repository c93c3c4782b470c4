using Herodotus.Analyze.Names.Judging;
using Herodotus.Analyze.Names.Mentions;
using Herodotus.Analyze.Tokens;
using Herodotus.Reports;

namespace Herodotus.Analyze.Names;

public sealed partial class NameFinder
{
    /// <summary>Every name that may be, with what is measured of it: what a judge is taught with.</summary>
    /// <param name="guideline">The number of the set the text is of; zero for none.</param>
    internal void Measure(string text, ImmutableArray<Token> tokens, ImmutableArray<Sentence> sentences, uint guideline, NameMeasured each)
    {
        var work = Work();
        work.Guideline = guideline;
        work.IsTraced = true;
        ReadFirst(text, tokens.AsSpan(), sentences.AsSpan(), work);
        Gather(text, tokens.AsSpan(), sentences.AsSpan(), guideline, work);
        for (var number = 0; number < work.Candidates.Count; number++)
        {
            if (work.Candidates[number].Chance < NameJudge.Sure)
                each(work.Candidates[number], Measures(number, tokens.Length, guideline, work));
        }
    }

    /// <summary>Gathers every name that may be, and keeps those that the judge finds probable enough.</summary>
    private void Judge(NameJudge judge, string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, NameWorkspace work)
    {
        var (enough, set) = (judge.Enough(work.Guideline), judge.Known(work.Guideline));
        Gather(text, tokens, sentences, set, work);
        var chosen = work.Chosen;
        chosen.Clear();
        for (var number = 0; number < work.Candidates.Count; number++)
        {
            var it = work.Candidates[number];
            var chance = it.Chance >= NameJudge.Sure ? it.Chance : judge.Chance(Measures(number, tokens.Length, set, work));
            var overlaps = chosen.Count > 0 && it.From < chosen[^1].To;
            if (chance < enough || (overlaps && chance <= chosen[^1].Chance))
                continue;
            if (overlaps)
                chosen.RemoveAt(chosen.Count - 1);
            chosen.Add(it with { Chance = chance });
        }

        foreach (var it in chosen)
            MentionParts.Add(text, tokens[it.From..it.To], it.Type, work.Names);
    }

    private void Gather(string text, ReadOnlySpan<Token> tokens, ReadOnlySpan<Sentence> sentences, uint set, NameWorkspace work)
    {
        work.Candidates.Clear();
        work.Opinions?.Clear(work.Genre, set);
        foreach (var sentence in sentences)
        {
            for (var from = sentence.FirstToken; from < sentence.EndToken; from += TokenSheet.Window)
            {
                var to = Math.Min(from + TokenSheet.Window, sentence.EndToken);
                work.Chances.Clear();
                work.Reader(from).Choice.Collect(Scores(text, tokens, from, to, work), to - from, NameJudge.Least, from, work.Chances, work.Pinned.AsSpan(from, to - from));
                work.Opinions?.Open();
                foreach (var span in work.Chances)
                {
                    var name = new NameCandidate(span.From, span.To, _labels[span.Begins].Type!.Value, span.Chance);
                    work.Candidates.Add(name, work.Traces);
                    if (span.Chance < NameJudge.Sure)
                        work.Opinions?.Add(work.Traces.AsSpan(from, to - from), work.Pinned.AsSpan(from, to - from), name with { From = name.From - from, To = name.To - from });
                    else
                        work.Opinions?.Pass();
                }

                work.Opinions?.Close(work.Traces.AsSpan(from, to - from), work.Pinned.AsSpan(from, to - from));
            }
        }
    }

    private ReadOnlySpan<float> Measures(int number, int tokens, uint set, NameWorkspace work)
    {
        NameMeasures.Fill(work.Candidates, number, work.Traces.AsSpan(0, tokens), work.Said, new NameMeasuring(_lexicon, work.Genre, set), work.Measures);
        if (work.Opinions is not { } opinions)
            return work.Measures.AsSpan(0, NameMeasures.Count);
        opinions.Of(number).CopyTo(work.Measures.AsSpan(NameMeasures.Count));
        return work.Measures;
    }

    /// <summary>Takes a name that may be, and what was measured of it.</summary>
    internal delegate void NameMeasured(NameCandidate candidate, ReadOnlySpan<float> measures);
}
