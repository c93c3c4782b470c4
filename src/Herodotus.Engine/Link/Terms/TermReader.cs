using System.Collections.Concurrent;
using Herodotus.Reports;

namespace Herodotus.Link.Terms;

/// <summary>
/// Reads the terms of reports on any number of threads: each takes a scanner for itself while it reads. What a scanner remembers of words
/// makes it faster and changes nothing.
/// </summary>
internal sealed class TermReader(Func<TermScanner> make)
{
    private readonly ConcurrentBag<TermScanner> _scanners = [];
    private readonly ConcurrentBag<ReportTerms> _terms = [];

    public ReportTerms Read(AnalyzedReport report)
    {
        if (!_scanners.TryTake(out var scanner))
            scanner = make();
        if (!_terms.TryTake(out var terms))
            terms = new ReportTerms();
        scanner.Scan(report, terms);
        _scanners.Add(scanner);
        return terms;
    }

    /// <summary>Takes terms back when the report has been placed.</summary>
    public void Return(ReportTerms terms) => _terms.Add(terms);
}
