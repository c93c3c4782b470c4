using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Claims;

/// <summary>A report's quantities as claims and disagreements ask for them: what befell those that each counts, and which are two speakers' counts of one thing.</summary>
internal sealed class ReportFigures
{
    public ReportFigures(AnalyzedReport report, TollReader tolls)
    {
        Day = report.Report.Published is { } published ? IsoDay.Of(published.Date) : null;
        Befell = report.Annotations.Quantities.Select(quantity => tolls.Of(report, quantity)).ToImmutableArray();
        Rivals = new RivalCounts(report, Befell, tolls).Find();
        Corrected = new CorrectedCounts(report, tolls).Find();
    }

    /// <summary>The day the report was published.</summary>
    public string? Day { get; }

    /// <summary>For each quantity of the report; null where the sentence does not say, or it counts nothing alive.</summary>
    public ImmutableArray<Toll?> Befell { get; }

    /// <summary>Pairs of the report's quantities.</summary>
    public ImmutableArray<RivalPair> Rivals { get; }

    /// <summary>Pairs of which the second takes the place of the first, which was wrong.</summary>
    public ImmutableArray<RivalPair> Corrected { get; }

    /// <summary>True for a quantity that is told against another of its report, however bare.</summary>
    public bool IsTold(int index) => Holds(Rivals, index) || Holds(Corrected, index);

    private static bool Holds(ImmutableArray<RivalPair> pairs, int index)
    {
        foreach (var pair in pairs)
        {
            if (pair.First == index || pair.Second == index)
                return true;
        }

        return false;
    }
}
