using Herodotus.Reports;

namespace Herodotus.Eval.Reading;

/// <summary>Names of all types counted against gold; those that a set says nothing of are not counted.</summary>
internal readonly record struct NameCount(int Right, int Names, int Gold)
{
    /// <summary>Two of right ones for each name and each of the gold.</summary>
    public double Measure => 2.0 * Right / Math.Max(1, Names + Gold);

    public static NameCount operator +(NameCount one, NameCount other) => new(one.Right + other.Right, one.Names + other.Names, one.Gold + other.Gold);

    /// <param name="marked">The types that the report's set has.</param>
    public static NameCount Of(GoldReport report, ReadOnlySpan<NameMention> names, HashSet<string> marked)
    {
        var (right, all) = (0, 0);
        foreach (var name in names)
        {
            if (JudgeTraining.IsRight(report, name.Span, name.Type, marked) is not { } so)
                continue;
            all++;
            right += so ? 1 : 0;
        }

        return new NameCount(right, all, report.Names.Length);
    }
}
