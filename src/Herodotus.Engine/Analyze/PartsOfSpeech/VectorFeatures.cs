using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>What the network of a language knows a token by: fewer features than <see cref="WordFeatures"/>, the same in every role, since it finds by itself what they say together.</summary>
internal static class VectorFeatures
{
    /// <summary>What is told of every token of a window.</summary>
    /// <param name="kind">What is known of the word: <see cref="WordKinds"/>.</param>
    public static void Add(in TokenTraits it, uint kind, FeatureRows rows)
    {
        var (classes, tags) = (kind & WordKinds.Classes, kind >> WordKinds.TagsShift);
        var (capitals, mostly) = (kind >> WordKinds.CapitalShift & 7, kind >> WordKinds.MostlyShift & 15);
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(2, it.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(3, it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(4, it.Suffix3));
        rows.Add(FeatureHash.Mix(5, it.Suffix2));
        rows.Add(FeatureHash.Mix(6, (capitals << 8) | (uint)it.Case));
        rows.Add(FeatureHash.Mix(7, classes));
        rows.Add(FeatureHash.Mix(8, tags));
        rows.Add(FeatureHash.Mix(9, mostly));
        rows.Add(FeatureHash.Mix(10, it.Shape));
    }

    /// <summary>What is told of the token asked about, besides.</summary>
    /// <param name="place">First of its sentence, and how the sentence is written.</param>
    public static void AddOwn(in TokenTraits it, uint place, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(21, it.Suffix4));
        rows.Add(FeatureHash.Mix(22, it.Prefix3));
        rows.Add(FeatureHash.Mix(23, it.Exact));
        rows.Add(FeatureHash.Mix(24, (uint)it.Case, place));
    }

    /// <summary>How the report writes the word elsewhere.</summary>
    /// <param name="elsewhere">Of <see cref="CaseMemory"/>.</param>
    public static void AddReport(in TokenTraits it, byte elsewhere, uint place, FeatureRows rows) =>
        rows.Add(FeatureHash.Mix(25, ((uint)elsewhere << 4) | (uint)it.Case, place));
}
