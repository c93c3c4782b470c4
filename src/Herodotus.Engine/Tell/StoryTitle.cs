using Herodotus.Reports;

namespace Herodotus.Tell;

/// <summary>What a story is called: the title of its first report that has one, else the first report's first words.</summary>
public static class StoryTitle
{
    public static string Of(ImmutableArray<AnalyzedReport> reports)
    {
        foreach (var report in reports)
        {
            if (report.Report.Title is { } title && report.Report.Kind != ReportKind.Post)
                return title;
        }

        return reports.IsEmpty ? "" : SourceLine.Title(reports[0].Report);
    }
}
