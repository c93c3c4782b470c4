using System.Runtime.InteropServices;

namespace Herodotus.Tell.Brief;

/// <summary>Which sentences of a story's reports say the same: they share most of the weight of their stems, a stem weighing the more the fewer sentences have it.</summary>
internal static class SentenceOverlaps
{
    /// <summary>Stems two sentences need in common.</summary>
    private const int LeastShared = 4;

    /// <summary>Share of the weight of the lighter and of the heavier sentence that two must have in common.</summary>
    private const double SameLighter = 0.5;

    private const double SameHeavier = 0.3;

    /// <summary>For every sentence, the sentences of other reports that say the same, in order.</summary>
    /// <param name="sentences">The report of each, and its stems in order, each once.</param>
    public static int[][] Find(ReadOnlySpan<(int Report, string[] Stems)> sentences)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var holders = new List<List<int>>();
        var stems = new int[sentences.Length][];
        for (var i = 0; i < sentences.Length; i++)
        {
            stems[i] = new int[sentences[i].Stems.Length];
            for (var s = 0; s < stems[i].Length; s++)
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, sentences[i].Stems[s], out var known);
                if (!known)
                {
                    number = holders.Count;
                    holders.Add([]);
                }

                holders[number].Add(i);
                stems[i][s] = number;
            }
        }

        var count = sentences.Length;
        var weights = holders.ConvertAll(holder => Math.Log(1 + ((double)count / holder.Count)));
        var sums = Array.ConvertAll(stems, own => own.Sum(stem => weights[stem]));
        var overlaps = new int[count][];
        var common = new (double Weight, int Stems)[count];
        var found = new List<int>();
        for (var i = 0; i < count; i++)
        {
            Array.Clear(common);
            foreach (var stem in stems[i])
            {
                foreach (var j in holders[stem])
                    common[j] = (common[j].Weight + weights[stem], common[j].Stems + 1);
            }

            found.Clear();
            for (var j = 0; j < count; j++)
            {
                if (common[j].Stems >= LeastShared && sentences[j].Report != sentences[i].Report
                    && common[j].Weight >= SameLighter * Math.Min(sums[i], sums[j]) && common[j].Weight >= SameHeavier * Math.Max(sums[i], sums[j]))
                    found.Add(j);
            }

            overlaps[i] = [.. found];
        }

        return overlaps;
    }
}
