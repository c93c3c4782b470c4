using Herodotus.Link.Claims;
using Herodotus.Reports;

namespace Herodotus.Tell;

/// <summary>
/// What a story is called: of its reports' titles the one whose words most reports have in title or first sentence, the earliest of two alike;
/// without titles, the first report's first words.
/// </summary>
public static class StoryTitle
{
    /// <summary>Titles that are compared; those of later reports tell what came later.</summary>
    private const int MaxTitles = 32;

    /// <summary>A title of fewer words is a rubric or a date.</summary>
    private const int LeastWords = 3;

    public static string Of(ImmutableArray<AnalyzedReport> reports, ContentWords content)
    {
        var titled = reports.Where(report => report.Report.Title is not null && report.Report.Kind != ReportKind.Post).Take(MaxTitles)
            .Select(report => (Title: report.Report.Title!, Words: content.Of(report.Report.Title))).ToList();
        var heads = reports.Take(MaxTitles).Select(report => Head(report, content)).ToList();
        var best = titled.Where(candidate => candidate.Words.Count >= LeastWords)
            .Select(candidate => (candidate.Title, Score: candidate.Words.Sum(word => heads.Count(head => head.Contains(word))) / Math.Sqrt(candidate.Words.Count)))
            .OrderByDescending(candidate => candidate.Score).Select(candidate => candidate.Title).FirstOrDefault();
        return best ?? titled.Select(candidate => candidate.Title).FirstOrDefault() ?? (reports.IsEmpty ? "" : SourceLine.Title(reports[0].Report));
    }

    /// <summary>The words of a report's title and first sentence.</summary>
    private static HashSet<string> Head(AnalyzedReport report, ContentWords content)
    {
        var words = content.Of(report.Report.Title);
        if (report.Annotations.Sentences is [var first, ..])
            words.UnionWith(content.Of(first.Span.Of(report.Report.Text)));
        return words;
    }
}
