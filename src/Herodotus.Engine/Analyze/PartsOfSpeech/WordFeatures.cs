using Herodotus.Analyze.Tokens;
using Herodotus.Learning;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What one word alone says of a part of speech: of its own, or of that of a neighbor up to three tokens away. It is the same wherever the
/// word stands, so that its sum can be kept (<see cref="ScoreMemory"/>).
/// </summary>
internal static class WordFeatures
{
    /// <summary>The word's own part of speech.</summary>
    public const int Own = 0;

    /// <summary>How many roles a word has: its own, and one for each place it may have beside another.</summary>
    public const int Roles = 7;

    /// <summary>The places of neighbors, in the order of their roles from 1 on.</summary>
    public static ReadOnlySpan<int> Places => [-1, 1, -2, 2, -3, 3];

    /// <summary>What the word says of itself.</summary>
    /// <param name="kind">What is known of it: <see cref="WordKinds"/>.</param>
    /// <param name="place">First of its sentence, and how the sentence is written.</param>
    public static void AddOwn(in TokenTraits it, uint kind, uint place, FeatureRows rows)
    {
        var own = it.Word.Prefix(16);
        var (classes, tags) = (kind & WordKinds.Classes, kind >> WordKinds.TagsShift);
        kind &= WordKinds.Features;
        var (capitals, mostly) = (kind >> WordKinds.CapitalShift & 7, kind >> WordKinds.MostlyShift & 15);
        var first = place & 1;
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(8, it.Shape, place));
        rows.Add(FeatureHash.Mix(10, it.Suffix1));
        rows.Add(FeatureHash.Mix(11, it.Suffix2));
        rows.Add(FeatureHash.Mix(12, it.Suffix3));
        rows.Add(FeatureHash.Mix(13, it.Suffix4));
        rows.Add(FeatureHash.Mix(14, it.Prefix2));
        rows.Add(FeatureHash.Mix(15, it.Prefix3));
        rows.Add(FeatureHash.Mix(16, it.Prefix4));
        rows.Add(FeatureHash.Mix(24, own));
        rows.Add(FeatureHash.Mix(25, it.Word.Prefix(4)));
        rows.Add(FeatureHash.Mix(31, it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(40, classes));
        rows.Add(FeatureHash.Mix(41, classes, it.Suffix2));
        rows.Add(FeatureHash.Mix(61, mostly, it.Suffix2));
        rows.Add(FeatureHash.Mix(47, (capitals << 8) | (uint)it.Case, place));
        rows.Add(FeatureHash.Mix(48, kind, (uint)it.Case));
        rows.Add(FeatureHash.Mix(77, tags));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(78, tags), (uint)it.Case, first));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(79, tags), classes, mostly));
        rows.Add(FeatureHash.Mix(80, tags, it.Suffix2));
        rows.Add(FeatureHash.Mix(51, it.Exact, first));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(52, own), (uint)it.Case, first));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(53, it.Suffix3), (uint)it.Case, first));
    }

    /// <summary>What a neighbor says.</summary>
    /// <param name="role">Which: 1 to <see cref="Roles"/> - 1, as in <see cref="Places"/>.</param>
    public static void AddNeighbor(in TokenTraits it, uint kind, int role, FeatureRows rows)
    {
        var tags = kind >> WordKinds.TagsShift;
        kind &= WordKinds.Features;
        switch (role)
        {
            case 1:
                rows.Add(FeatureHash.Mix(2, it.Lower));
                rows.Add(FeatureHash.Mix(17, it.Suffix3));
                rows.Add(FeatureHash.Mix(26, it.Word.Prefix(16)));
                rows.Add(FeatureHash.Mix(64, it.Word.Prefix(9)));
                rows.Add(FeatureHash.Mix(65, kind, (uint)it.Case));
                rows.Add(FeatureHash.Mix(66, it.Exact));
                rows.Add(FeatureHash.Mix(81, tags));
                break;
            case 2:
                rows.Add(FeatureHash.Mix(3, it.Lower));
                rows.Add(FeatureHash.Mix(18, it.Suffix3));
                rows.Add(FeatureHash.Mix(27, it.Word.Prefix(16)));
                rows.Add(FeatureHash.Mix(67, it.Word.Prefix(9)));
                rows.Add(FeatureHash.Mix(68, kind, (uint)it.Case));
                rows.Add(FeatureHash.Mix(69, it.Exact));
                rows.Add(FeatureHash.Mix(82, tags));
                break;
            case 3:
                rows.Add(FeatureHash.Mix(4, it.Lower));
                rows.Add(FeatureHash.Mix(35, it.Word.Prefix(16)));
                rows.Add(FeatureHash.Mix(70, it.Suffix2, (uint)it.Case));
                rows.Add(FeatureHash.Mix(83, tags));
                rows.Add(FeatureHash.Mix(85, it.Word.Prefix(9)));
                rows.Add(FeatureHash.Mix(87, kind, (uint)it.Case));
                break;
            case 4:
                rows.Add(FeatureHash.Mix(5, it.Lower));
                rows.Add(FeatureHash.Mix(36, it.Word.Prefix(16)));
                rows.Add(FeatureHash.Mix(71, it.Suffix2, (uint)it.Case));
                rows.Add(FeatureHash.Mix(84, tags));
                rows.Add(FeatureHash.Mix(86, it.Word.Prefix(9)));
                rows.Add(FeatureHash.Mix(88, kind, (uint)it.Case));
                break;
            case 5:
                rows.Add(FeatureHash.Mix(57, it.Lower));
                rows.Add(FeatureHash.Mix(89, it.Word.Prefix(9)));
                break;
            default:
                rows.Add(FeatureHash.Mix(58, it.Lower));
                rows.Add(FeatureHash.Mix(90, it.Word.Prefix(9)));
                break;
        }
    }
}
