using System.Globalization;

namespace Herodotus.Eval.Groups;

/// <summary>BCubed and cross-language pair F1 of a partition, as <c>score/groups.py</c> counts them.</summary>
internal static class GroupScore
{
    public static (double P, double R, double F) BCubed(IReadOnlyList<string> gold, IReadOnlyList<string> system)
    {
        var byGold = gold.CountBy(g => g).ToDictionary();
        var bySystem = system.CountBy(s => s).ToDictionary();
        var both = gold.Zip(system).CountBy(p => p).ToDictionary();
        var (p, r) = (0.0, 0.0);
        for (var i = 0; i < gold.Count; i++)
        {
            var shared = both[(gold[i], system[i])];
            p += shared / (double)bySystem[system[i]];
            r += shared / (double)byGold[gold[i]];
        }

        (p, r) = (p / Math.Max(1, gold.Count), r / Math.Max(1, gold.Count));
        return (p, r, p + r > 0 ? 2 * p * r / (p + r) : 0);
    }

    public static double Cross(IReadOnlyList<string> gold, IReadOnlyList<string> system, IReadOnlyList<string> language)
    {
        var (right, said, all) = (0, 0, 0);
        for (var i = 0; i < gold.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (language[i] == language[j])
                    continue;
                var (g, s) = (gold[i] == gold[j], system[i] == system[j]);
                right += g && s ? 1 : 0;
                said += s ? 1 : 0;
                all += g ? 1 : 0;
            }
        }

        return said + all == 0 ? 0 : 2.0 * right / (said + all);
    }

    public static string Line(IReadOnlyList<string> gold, IReadOnlyList<string> system, IReadOnlyList<string> language, params string[] slices)
    {
        var parts = new List<string>();
        foreach (var slice in (string[])["all", .. slices])
        {
            var keep = slice == "all" ? Enumerable.Range(0, gold.Count).ToList()
                : Enumerable.Range(0, gold.Count).Where(i => slice.Split('+').Contains(language[i])).ToList();
            var (p, r, f) = BCubed([.. keep.Select(i => gold[i])], [.. keep.Select(i => system[i])]);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{slice} {100 * p:0.0}/{100 * r:0.0}/{100 * f:0.0}"));
        }

        if (language.Distinct().Count() > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"cross {100 * Cross(gold, system, language):0.0}"));
        return string.Join("  ", parts);
    }
}
