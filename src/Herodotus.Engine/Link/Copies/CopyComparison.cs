using System.Buffers;
using System.Numerics;
using Herodotus.Learning.Classifiers;
using Herodotus.Learning.Files;

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

    /// <summary>Hashes of words there are.</summary>
    private const int WordHashes = 1 << 15;

    /// <summary>Writes one value a feature.</summary>
    /// <param name="fresh">The words of the new report.</param>
    /// <param name="old">The words of the old one.</param>
    /// <param name="exact">How many different shingles of the new report stand in the old one.</param>
    /// <param name="passages">What the two share, formulas left out.</param>
    /// <param name="formulaNew">Marks the new report's words that stand in a formula: words that many unrelated texts hold.</param>
    /// <param name="formulaOld">The same of the old one.</param>
    /// <param name="sameSource">Both are of one outlet.</param>
    /// <param name="values">Takes the values.</param>
    public static void Measure(
        ReadOnlySpan<ushort> fresh, ReadOnlySpan<ushort> old, int exact, List<CopyPassage> passages, ReadOnlySpan<bool> formulaNew, ReadOnlySpan<bool> formulaOld, bool sameSource,
        Span<double> values)
    {
        var memory = ArrayPool<bool>.Shared.Rent(fresh.Length + old.Length);
        var inNew = memory.AsSpan(0, fresh.Length);
        var inOld = memory.AsSpan(fresh.Length, old.Length);
        inNew.Clear();
        inOld.Clear();
        var (quoted, longest, tail, same) = (0, 0, 0, 0);
        foreach (var passage in passages)
        {
            longest = Math.Max(longest, passage.Same);
            same += passage.Same;
            if (passage.NewEnd >= fresh.Length - 3 && passage.OldEnd >= old.Length - 3)
                tail += passage.Same;
            for (var i = passage.NewStart; i < passage.NewEnd; i++)
            {
                if (!inNew[i] && CopyWords.IsQuoted(fresh[i]))
                    quoted++;
                inNew[i] = true;
            }

            inOld.Slice(passage.OldStart, passage.OldCount).Fill(true);
        }

        var plainNew = formulaNew.Count(false);
        var plainOld = formulaOld.Count(false);
        var coveredNew = Count(inNew, formulaNew);
        var coveredOld = Count(inOld, formulaOld);
        var shorter = Math.Max(1, Math.Min(plainNew, plainOld));
        values[0] = coveredNew / (double)Math.Max(1, plainNew);
        values[1] = coveredOld / (double)Math.Max(1, plainOld);
        values[2] = Math.Max(values[0], values[1]);
        values[3] = exact / (double)Math.Max(1, fresh.Length - 4);
        values[4] = exact / (double)Math.Max(1, Math.Min(fresh.Length, old.Length) - 4);
        values[5] = Math.Min(1, longest / (double)shorter);
        values[6] = Lead(inNew, formulaNew);
        values[7] = Lead(inOld, formulaOld);
        values[8] = quoted / (double)Math.Max(1, coveredNew);
        values[9] = tail / (double)Math.Max(1, same);
        (values[10], values[11]) = Rest(fresh, inNew, old, inOld);
        values[12] = sameSource ? 1 : 0;
        values[13] = 1 - (plainNew / (double)Math.Max(1, fresh.Length));
        values[14] = passages.Count / (double)Math.Max(1, 1 + (Math.Min(coveredNew, coveredOld) / 20));
        values[15] = Math.Log(1 + Math.Min(plainNew, plainOld));
        values[16] = Math.Max(values[6], values[7]);
        values[17] = Math.Max(PlainCover(fresh, inNew, formulaNew), PlainCover(old, inOld, formulaOld));
        ArrayPool<bool>.Shared.Return(memory);
    }

    /// <summary>The unquoted, covered share of the shorter text: what two reports share beyond what somebody said to both.</summary>
    private static double PlainCover(ReadOnlySpan<ushort> text, ReadOnlySpan<bool> covered, ReadOnlySpan<bool> formula)
    {
        var (found, all) = (0, 0);
        for (var i = 0; i < covered.Length; i++)
        {
            if (formula[i] || CopyWords.IsQuoted(text[i]))
                continue;
            all++;
            found += covered[i] ? 1 : 0;
        }

        return all < 5 ? 0 : found / (double)all;
    }

    private static int Count(ReadOnlySpan<bool> covered, ReadOnlySpan<bool> formula)
    {
        var count = 0;
        for (var i = 0; i < covered.Length; i++)
            count += covered[i] && !formula[i] ? 1 : 0;
        return count;
    }

    /// <summary>The covered share of the first words that are no formula.</summary>
    private static double Lead(ReadOnlySpan<bool> covered, ReadOnlySpan<bool> formula)
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
    private static (double Alike, double Share) Rest(ReadOnlySpan<ushort> fresh, ReadOnlySpan<bool> inNew, ReadOnlySpan<ushort> old, ReadOnlySpan<bool> inOld)
    {
        Span<ulong> ofNew = stackalloc ulong[WordHashes / 64];
        Span<ulong> ofOld = stackalloc ulong[WordHashes / 64];
        var restNew = RestOf(fresh, inNew, ofNew);
        var restOld = RestOf(old, inOld, ofOld);
        var shared = 0;
        for (var i = 0; i < ofNew.Length; i++)
            shared += BitOperations.PopCount(ofNew[i] & ofOld[i]);
        var rest = Math.Min(restNew, restOld);
        return (rest == 0 ? 1 : shared / (double)rest, rest / (double)Math.Max(1, Math.Min(fresh.Length, old.Length)));
    }

    /// <summary>Marks the words that are not covered; returns how many different ones there are.</summary>
    private static int RestOf(ReadOnlySpan<ushort> words, ReadOnlySpan<bool> covered, Span<ulong> marks)
    {
        marks.Clear();
        for (var i = 0; i < words.Length; i++)
        {
            if (!covered[i])
                marks[CopyWords.Hash(words[i]) >> 6] |= 1ul << (CopyWords.Hash(words[i]) & 63);
        }

        var count = 0;
        foreach (var mark in marks)
            count += BitOperations.PopCount(mark);
        return count;
    }

    /// <summary>The shipped weights.</summary>
    public static LogisticModel Load(DataFolder folder) => LogisticModel.Read(folder.Lines("stories", "copies.tsv"), Features);
}
