namespace Herodotus.Reports;

/// <summary>What sort of published text a report is.</summary>
public enum ReportKind
{
    Article,
    Wire,
    Post,
    Release,
    Brief,
}
