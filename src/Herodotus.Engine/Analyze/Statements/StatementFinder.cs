using Herodotus.Learning;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements;

/// <summary>Finds who says what in a report: source, cue, content, speaker, hedge and chain.</summary>
public sealed class StatementFinder
{
    public const string CueModel = "statements-cues.model";
    public const string PartModel = "statements-parts.model";

    private readonly StatementLanguage _english;
    private readonly StatementLanguage _spanish;

    private StatementFinder(StatementLanguage english, StatementLanguage spanish) => (_english, _spanish) = (english, spanish);

    /// <summary>Reads the lexicons of the languages that have them.</summary>
    public static StatementFinder Load(DataFolder data) => new(StatementLanguage.Load(data, "en"), StatementLanguage.Load(data, "es"));

    /// <summary>The statements of a report, sorted by where they start.</summary>
    public ImmutableArray<Statement> Find(
        Report report, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<NameMention> names,
        ImmutableArray<ReportActor> actors, string? language = null)
    {
        if (tokens.IsEmpty || sentences.IsEmpty)
            return [];
        var own = (language ?? report.Language)?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true ? _spanish : _english;
        var passage = new Passage(report.Text, sentences, tokens, names, QuoteScanner.Scan(report.Text), own.Words);
        var drafts = own.Read(passage);
        var statements = StatementBuilder.Build(passage, drafts, actors);
        return report.Kind == ReportKind.Post ? PostAuthor.Add(report, passage, statements, actors) : statements;
    }
}
