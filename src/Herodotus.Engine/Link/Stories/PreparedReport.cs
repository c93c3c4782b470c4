using Herodotus.Link.Copies;
using Herodotus.Link.Terms;
using Herodotus.Reports;

namespace Herodotus.Link.Stories;

/// <summary>A report whose words and terms have been read, on any thread; it is added once, in the order of the stream.</summary>
public sealed class PreparedReport
{
    internal PreparedReport(AnalyzedReport analyzed, CopyWords words, ReportTerms terms)
    {
        Analyzed = analyzed;
        Words = words;
        Terms = terms;
    }

    public AnalyzedReport Analyzed { get; }

    internal CopyWords Words { get; }

    internal ReportTerms Terms { get; }
}
