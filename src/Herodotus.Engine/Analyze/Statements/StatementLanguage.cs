using Herodotus.Analyze.Tokens;
using Herodotus.Learning;

namespace Herodotus.Analyze.Statements;

/// <summary>What one language brings to reading statements: lexicons, and taggers where it has them.</summary>
internal sealed record StatementLanguage(CueLexicon Cues, StatementWords Words, WordTable Table, LearnedReader? Learned)
{
    /// <param name="tuning">Null: the lexicons alone.</param>
    public static StatementLanguage Load(DataFolder data, string language, StatementTuning? tuning)
    {
        var (cues, parts) = (data.File(language, StatementFinder.CueModel), data.File(language, StatementFinder.PartModel));
        var learned = tuning is not null && File.Exists(cues) && File.Exists(parts)
            ? new LearnedReader(new CueTagger(SequenceTagger.Read(cues)), new PartTagger(SequenceTagger.Read(parts)), tuning)
            : null;
        return new(CueLexicon.Load(data, language), StatementWords.Load(data, language), File.Exists(data.File(language, StatementFinder.WordFile)) ? WordTable.Read(data.File(language, StatementFinder.WordFile)) : WordTable.Empty, learned);
    }

    /// <summary>The statements of a passage as drafts, in order.</summary>
    public List<StatementDraft> Read(Passage passage) =>
        Learned is null ? RuleReader.Read(passage, Cues) : Learned.Read(new TokenView(passage, Cues, Table), Cues);
}
