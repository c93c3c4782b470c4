using Herodotus.Learning;

namespace Herodotus.Analyze.Statements;

/// <summary>What one language brings to reading statements: lexicons, and taggers where it has them.</summary>
internal sealed record StatementLanguage(CueLexicon Cues, StatementWords Words, LearnedReader? Learned)
{
    public static StatementLanguage Load(DataFolder data, string language, bool withModels = true)
    {
        var (cues, parts) = (data.File(language, StatementFinder.CueModel), data.File(language, StatementFinder.PartModel));
        var learned = withModels && File.Exists(cues) && File.Exists(parts)
            ? new LearnedReader(new CueTagger(SequenceTagger.Read(cues)), new PartTagger(SequenceTagger.Read(parts)))
            : null;
        return new(CueLexicon.Load(data, language), StatementWords.Load(data, language), learned);
    }

    /// <summary>The statements of a passage as drafts, in order.</summary>
    public List<StatementDraft> Read(Passage passage) =>
        Learned is null ? RuleReader.Read(passage, Cues) : Learned.Read(new TokenView(passage, Cues), Cues);
}
