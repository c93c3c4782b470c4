using Herodotus.Analyze.Statements.Cues;
using Herodotus.Analyze.Statements.Learned;
using Herodotus.Analyze.Statements.Repairs;
using Herodotus.Analyze.Statements.Rules;
using Herodotus.Analyze.Statements.Speakers;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;
using Herodotus.Learning.Sequences;

namespace Herodotus.Analyze.Statements;

/// <summary>What one language brings to reading statements: lexicons, and taggers where it has them.</summary>
internal sealed record StatementLanguage(CueLexicon Cues, StatementWords Words, WordTable Table, LearnedReader? Learned)
{
    /// <param name="tuning">Null: the lexicons alone.</param>
    public static StatementLanguage Load(DataFolder data, string language, StatementTuning? tuning)
    {
        var (cues, parts, ends) = (data.File(language, StatementFinder.CueModel), data.File(language, StatementFinder.PartModel), data.File(language, StatementFinder.EndModel));
        LearnedReader? learned = null;
        if (tuning is not null && File.Exists(cues) && File.Exists(parts))
        {
            var tagger = new PartTagger(SequenceTagger.Read(parts));
            var chooser = File.Exists(ends) && tuning.EndWeight > 0 ? new EndChooser(LinearClassifier.Read(ends), tagger, tuning.EndWeight) : null;
            learned = new LearnedReader(new CueTagger(SequenceTagger.Read(cues)), tagger, chooser, tuning);
        }

        return new(CueLexicon.Load(data, language), StatementWords.Load(data, language), File.Exists(data.File(language, StatementFinder.WordFile)) ? WordTable.Read(data.File(language, StatementFinder.WordFile)) : WordTable.Empty, learned);
    }

    /// <summary>The statements of a passage as drafts, in order.</summary>
    public List<StatementDraft> Read(Passage passage)
    {
        var drafts = Learned is null ? RuleReader.Read(passage, Cues) : ReadLearned(passage, Learned);
        SourceRepair.LeaveTimeUnsaid(passage, drafts);
        AsideRepair.Mend(passage, Cues, drafts);
        TrailingRepair.Mend(passage, drafts);
        HeadingRepair.Mend(passage, drafts);
        LastWordRepair.Mend(passage, drafts);
        drafts.RemoveAll(draft => SourceRepair.IsTime(passage, draft) || SourceRepair.IsNaming(passage, draft) || UnnamedSources.TellsWhy(passage, draft) || IsSummons(passage, draft));
        return drafts;
    }

    private List<StatementDraft> ReadLearned(Passage passage, LearnedReader reader)
    {
        using var view = new TokenView(passage, Cues, Table);
        return reader.Read(view, Cues);
    }

    /// <summary>"llamó a consultas a su embajador": who is called in is asked for nothing.</summary>
    private static bool IsSummons(Passage passage, StatementDraft draft) => draft is { Cue: [.., var cue], Content: [{ Count: > 1 } content, ..] } && content.Start == cue.End
        && passage.Words.Is(passage.Word(passage.Is(content.Start, WordClass.Preposition) ? content.Start + 1 : content.Start), WordEnding.Summons);
}
