using Herodotus.Learning;

namespace Herodotus.Link.Copies;

/// <summary>What is measured of a pair of texts to decide whether one is the other's copy.</summary>
/// <remarks>
/// No single overlap decides: a footer or a quotation can weigh more than a rewritten copy. So it is asked where the shared words
/// stand, whether they are quoted, and whether what is left of the two texts still speaks of the same things.
/// </remarks>
internal static class CopyComparison
{
    /// <summary>Words of a lead.</summary>
    private const int LeadWords = 30;

    public static readonly ImmutableArray<string> Features =
    [
        "coverNew", "coverOld", "coverShorter", "exactNew", "exactShorter", "longest", "leadNew", "leadOld", "quoted", "tail", "restAlike",
        "restShare", "sameSource", "formula", "scattered", "logWords", "leadBest", "plainCover",
    ];

    /// <summary>Writes one value a feature.</summary>
    /// <param name="passages">What the two share, formulas left out.</param>
    /// <param name="formulaNew">Marks the new report's words that stand in a formula: words that many unrelated texts hold.</param>
    public static void Measure(
        CopyWords fresh, CopyWords old, List<CopyPassage> passages, bool[] formulaNew, bool[] formulaOld, bool sameSource, Span<double> values)
    {
        var inNew = new bool[fresh.Count];
        var inOld = new bool[old.Count];
        var (quoted, longest, tail, same) = (0, 0, 0, 0);
        foreach (var passage in passages)
        {
            longest = Math.Max(longest, passage.Same);
            same += passage.Same;
            if (passage.NewEnd >= fresh.Count - 3 && passage.OldEnd >= old.Count - 3)
                tail += passage.Same;
            for (var i = passage.NewStart; i < passage.NewEnd; i++)
            {
                if (!inNew[i] && fresh.Quoted[i])
                    quoted++;
                inNew[i] = true;
            }

            for (var i = passage.OldStart; i < passage.OldEnd; i++)
                inOld[i] = true;
        }

        var plainNew = Count(formulaNew, false);
        var plainOld = Count(formulaOld, false);
        var coveredNew = Count(inNew, formulaNew);
        var coveredOld = Count(inOld, formulaOld);
        var shorter = Math.Max(1, Math.Min(plainNew, plainOld));
        var exact = ExactShingles(fresh.Hashes, old.Hashes);
        values[0] = coveredNew / (double)Math.Max(1, plainNew);
        values[1] = coveredOld / (double)Math.Max(1, plainOld);
        values[2] = Math.Max(values[0], values[1]);
        values[3] = exact / (double)Math.Max(1, fresh.Count - 4);
        values[4] = exact / (double)Math.Max(1, Math.Min(fresh.Count, old.Count) - 4);
        values[5] = Math.Min(1, longest / (double)shorter);
        values[6] = Lead(inNew, formulaNew);
        values[7] = Lead(inOld, formulaOld);
        values[8] = quoted / (double)Math.Max(1, coveredNew);
        values[9] = tail / (double)Math.Max(1, same);
        (values[10], values[11]) = Rest(fresh.Hashes, inNew, old.Hashes, inOld);
        values[12] = sameSource ? 1 : 0;
        values[13] = 1 - (plainNew / (double)Math.Max(1, fresh.Count));
        values[14] = passages.Count / (double)Math.Max(1, 1 + (Math.Min(coveredNew, coveredOld) / 20));
        values[15] = Math.Log(1 + Math.Min(plainNew, plainOld));
        values[16] = Math.Max(values[6], values[7]);
        values[17] = Math.Max(PlainCover(fresh, inNew, formulaNew), PlainCover(old, inOld, formulaOld));
    }

    /// <summary>The unquoted, covered share of the shorter text: what two reports share beyond what somebody said to both.</summary>
    private static double PlainCover(CopyWords text, bool[] covered, bool[] formula)
    {
        var (found, all) = (0, 0);
        for (var i = 0; i < covered.Length; i++)
        {
            if (formula[i] || text.Quoted[i])
                continue;
            all++;
            found += covered[i] ? 1 : 0;
        }

        return all < 5 ? 0 : found / (double)all;
    }

    /// <summary>The share of the new report's five-word shingles that stand in the old one, as <c>overlap</c> is defined.</summary>
    public static double Overlap(uint[] fresh, uint[] old)
    {
        var total = Shingles(fresh).Count;
        return total == 0 ? 0 : ExactShingles(fresh, old) / (double)total;
    }

    private static HashSet<uint> Shingles(uint[] words)
    {
        var set = new HashSet<uint>(Math.Max(0, words.Length - 4));
        for (var i = 0; i + 5 <= words.Length; i++)
            set.Add(CopyWords.Shingle(words, i, 5));
        return set;
    }

    private static int ExactShingles(uint[] fresh, uint[] old)
    {
        var left = Shingles(fresh);
        var shared = 0;
        for (var i = 0; i + 5 <= old.Length; i++)
            shared += left.Remove(CopyWords.Shingle(old, i, 5)) ? 1 : 0;
        return shared;
    }

    private static int Count(bool[] marks, bool value)
    {
        var count = 0;
        foreach (var mark in marks)
            count += mark == value ? 1 : 0;
        return count;
    }

    private static int Count(bool[] covered, bool[] formula)
    {
        var count = 0;
        for (var i = 0; i < covered.Length; i++)
            count += covered[i] && !formula[i] ? 1 : 0;
        return count;
    }

    /// <summary>The covered share of the first words that are no formula.</summary>
    private static double Lead(bool[] covered, bool[] formula)
    {
        var (seen, found) = (0, 0);
        for (var i = 0; i < covered.Length && seen < LeadWords; i++)
        {
            if (formula[i])
                continue;
            seen++;
            found += covered[i] ? 1 : 0;
        }

        return seen == 0 ? 0 : found / (double)seen;
    }

    /// <summary>Of the words outside the shared passages: the share of the shorter rest found in the other text, and how much of the shorter text the rest is.</summary>
    private static (double Alike, double Share) Rest(uint[] fresh, bool[] inNew, uint[] old, bool[] inOld)
    {
        var restNew = RestOf(fresh, inNew);
        var restOld = RestOf(old, inOld);
        var (small, large) = restNew.Count <= restOld.Count ? (restNew, restOld) : (restOld, restNew);
        var shared = 0;
        foreach (var word in small)
            shared += large.Contains(word) ? 1 : 0;
        var share = Math.Min(restNew.Count, restOld.Count) / (double)Math.Max(1, Math.Min(fresh.Length, old.Length));
        return (small.Count == 0 ? 1 : shared / (double)small.Count, share);
    }

    private static HashSet<uint> RestOf(uint[] words, bool[] covered)
    {
        var set = new HashSet<uint>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!covered[i])
                set.Add(words[i]);
        }

        return set;
    }

    /// <summary>The shipped weights.</summary>
    public static LogisticModel Load(DataFolder folder) => LogisticModel.Read(folder.Lines("stories", "copies.tsv"), Features);
}
