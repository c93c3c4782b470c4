using Herodotus.Analyze.Statements.Learned;
using Herodotus.Analyze.Statements.Quotations;
using Herodotus.Analyze.Statements.Speakers;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Analyze.Statements;

/// <summary>Finds who says what in a report: source, cue, content, speaker, hedge and chain.</summary>
public sealed class StatementFinder
{
    public const string CueModel = "statements-cues.model";
    public const string WordFile = "statements-words.bin";
    public const string EndModel = "statements-ends.model";
    public const string PartModel = "statements-parts.model";

    private readonly StatementLanguage _english;
    private readonly StatementLanguage _spanish;
    private readonly KnowledgeBase _knowledge;

    private StatementFinder(StatementLanguage english, StatementLanguage spanish, KnowledgeBase knowledge) =>
        (_english, _spanish, _knowledge) = (english, spanish, knowledge);

    /// <summary>Reads the lexicons of the languages that have them.</summary>
    public static StatementFinder Load(DataFolder data, KnowledgeBase knowledge, StatementTuning? tuning = null)
    {
        tuning ??= new();
        return new(StatementLanguage.Load(data, "en", tuning), StatementLanguage.Load(data, "es", tuning), knowledge);
    }

    /// <summary>The statements of a report, sorted by where they start.</summary>
    public ImmutableArray<Statement> Find(
        Report report, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<NameMention> names,
        ImmutableArray<ReportActor> actors, string? language = null)
    {
        if (tokens.IsEmpty || sentences.IsEmpty)
            return [];
        var code = language ?? report.Language ?? "en";
        var own = code.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? _spanish
            : code.StartsWith("en", StringComparison.OrdinalIgnoreCase) || code == "und" ? _english : null;
        if (own is null)
            return []; // Better none than what the words of another language make of it.
        using var passage = new Passage(report.Text, sentences, tokens, names, Nicknames.Without(report.Text, tokens, QuoteScanner.Scan(report.Text), own.Words), own.Words);
        var drafts = own.Read(passage);
        var turns = FirstPerson.Read(report, passage, actors);
        FirstPerson.AddAnswers(passage, own.Cues, drafts, turns);
        if (!turns.IsSpoken && report.Kind != ReportKind.Post)
            drafts.RemoveAll(draft => draft.BySpeaker); // "digo yo" in a report is of somebody the report does not tell.
        var statements = StatementBuilder.Build(passage, drafts, actors, turns, _knowledge);
        return report.Kind == ReportKind.Post ? PostAuthor.Add(report, passage, statements, actors) : statements;
    }
}
