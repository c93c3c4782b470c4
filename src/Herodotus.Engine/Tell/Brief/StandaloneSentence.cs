using Herodotus.Link.Claims;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Tell.Brief;

/// <summary>Sentences of reports, made readable without the ones before them: a pronoun that opens one gives way to the name it means, in brackets.</summary>
internal sealed class StandaloneSentence
{
    /// <summary>Code units before a sentence in which a pronoun's name is looked for: about two paragraphs.</summary>
    private const int NearBefore = 800;

    private readonly OpenerLexicon _openers;
    private readonly Dictionary<string, AnalyzedReport> _reports;
    private readonly Dictionary<ActorMember, string> _names = [];

    public StandaloneSentence(Story story, OpenerLexicon openers, ClaimWords words)
    {
        (_openers, Words) = (openers, words);
        _reports = story.Reports.ToDictionary(report => report.Report.Id, report => report.Analyzed, StringComparer.Ordinal);
        foreach (var actor in story.Actors)
        {
            foreach (var member in actor.Members)
                _names[member] = actor.Name;
        }
    }

    public ClaimWords Words { get; }

    public AnalyzedReport Report(string id) => _reports[id];

    /// <summary>The sentence on one line; null when it leans on the one before and nobody can say on what, or is somebody's words without their name.</summary>
    public string? Of(string id, TextSpan sentence)
    {
        var report = _reports[id];
        var words = sentence.Of(report.Report.Text);
        if (IsQuoted(report, sentence, words))
            return null;
        words = words[Dateline.Length(words)..];
        words = words[Rubric.Length(words)..];
        var start = sentence.End - words.Length;
        words = words[..Rubric.End(words)];
        if (_openers.StandsAlone(words))
            return OneLine(words);
        foreach (var actor in report.Annotations.Actors)
        {
            foreach (var description in actor.Descriptions)
            {
                if (description.Start == start && description.End <= sentence.End && _openers.Pronoun(description.Of(report.Report.Text)) is { } kind)
                {
                    if (IsDoubtful(report, actor, sentence))
                        return null;

                    var name = _names.GetValueOrDefault(new ActorMember(id, actor.Id), actor.Name);
                    return OneLine($"[{name}{(kind == PronounKind.Possessive ? "’s" : "")}]{words[description.Length..]}");
                }
            }
        }

        return null;
    }

    /// <summary>
    /// True when another person of whom the report speaks more than of this one is named shortly before: "his lawyer" after a prosecutor's words is
    /// rather the defendant's.
    /// </summary>
    private static bool IsDoubtful(AnalyzedReport report, ReportActor meant, TextSpan sentence) =>
        meant.Type == ActorType.Person && report.Annotations.Actors.Any(other => other.Type == ActorType.Person && other.Id != meant.Id
            && other.Mentions.Length > meant.Mentions.Length && other.Mentions.Any(mention => mention.End <= sentence.Start && mention.Start >= sentence.Start - NearBefore));

    /// <summary>True for a sentence, or the end of one, within a quotation: the speaker stands elsewhere.</summary>
    private static bool IsQuoted(AnalyzedReport report, TextSpan sentence, string words)
    {
        var (open, straight) = (0, 0);
        foreach (var letter in words)
        {
            open += letter is '“' or '«' ? 1 : letter is '”' or '»' ? -1 : 0;
            straight += letter == '"' ? 1 : 0;
        }

        if (open != 0 || straight % 2 != 0)
            return true;
        return report.Annotations.Statements.Any(statement => statement.Kind == StatementKind.Direct && statement.Content.Any(content => content.Start <= sentence.Start + 1 && content.End >= sentence.End - 2));
    }

    public static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
