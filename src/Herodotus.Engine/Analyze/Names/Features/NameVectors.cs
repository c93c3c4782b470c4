using System.Numerics;
using Herodotus.Analyze.Names.Judging;
using Herodotus.Learning.Features;
using Herodotus.Learning.Networks;

namespace Herodotus.Analyze.Names.Features;

/// <summary>What the network of names knows a token by: few features, the same in every role, since it finds by itself what they say together.</summary>
internal static class NameVectors
{
    /// <summary>What is told of every token of a window.</summary>
    public static void Add(in NameTrace it, FeatureRows rows)
    {
        var letters = (uint)it.Case;
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(2, it.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(3, it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(4, it.Suffix3));
        rows.Add(FeatureHash.Mix(5, it.Prefix3));
        rows.Add(FeatureHash.Mix(6, ((uint)it.Word.Commonness << 8) | letters));
        rows.Add(FeatureHash.Mix(7, it.Shape));
        rows.Add(FeatureHash.Mix(8, ((uint)it.Gap << 8) | letters));
        if (it.Sense != 0)
        {
            rows.Add(FeatureHash.Mix(9, it.Sense & 7u, letters));
            rows.Add(FeatureHash.Mix(10, it.Sense & 0x3F8u));
            rows.Add(FeatureHash.Mix(11, it.Sense & 0xC38u));
        }

        for (var rest = it.Mark; rest != 0;)
        {
            var kind = BitOperations.TrailingZeroCount(rest) >> 1;
            rows.Add(FeatureHash.Mix(12, (uint)kind, rest >> (kind * 2) & 3));
            rest &= ~(3u << (kind * 2));
        }
    }

    /// <summary>What is told past the ends of a sentence.</summary>
    public static void AddEdge(FeatureRows rows) => rows.Add(FeatureHash.Mix(13, 1));

    /// <summary>What is told of the token asked about, besides.</summary>
    /// <param name="genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
    /// <param name="set">The number of the set whose guidelines hold; zero for none.</param>
    public static void AddOwn(in NameTrace it, uint genre, uint set, FeatureRows rows)
    {
        var letters = (uint)it.Case;
        rows.Add(FeatureHash.Mix(21, it.Suffix4));
        rows.Add(FeatureHash.Mix(22, it.Exact));
        rows.Add(FeatureHash.Mix(23, it.Place, letters));
        rows.Add(FeatureHash.Mix(24, genre, letters));
        rows.Add(FeatureHash.Mix(25, it.Mark, letters));
        if (it.Whole != 0)
            rows.Add(FeatureHash.Mix(26, (uint)it.Whole & 0xFFFF));
        if (set == 0)
            return;
        rows.Add(FeatureHash.Mix(27, set));
        rows.Add(FeatureHash.Mix(28, set, letters));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(29, set), it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(30, set), it.Mark));
    }

    /// <summary>All that the network is told of the tokens of a sentence, as it learns from it.</summary>
    public static void Fill(ReadOnlySpan<NameTrace> sentence, uint genre, uint set, FeatureRows rows)
    {
        rows.Clear();
        for (var at = -WindowNetwork.Margin; at < sentence.Length + WindowNetwork.Margin; at++)
        {
            rows.StartItem();
            if ((uint)at < (uint)sentence.Length)
                Add(sentence[at], rows);
            else
                AddEdge(rows);
        }

        foreach (ref readonly var it in sentence)
        {
            rows.StartItem();
            AddOwn(it, genre, set, rows);
        }
    }
}
