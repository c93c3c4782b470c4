using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>
/// What one word alone says of a part of speech: of its own, or of that of a neighbor up to three tokens away. It is the same wherever the
/// word stands, so that its sum can be kept (<see cref="ScoreMemory"/>, <see cref="NeighborScores"/>).
/// </summary>
internal static class WordFeatures
{
    /// <summary>How far from a token its furthest neighbor stands.</summary>
    public const int Reach = 3;

    /// <summary>How many roles a word has for others: one for each place it may have beside a token.</summary>
    public const int Roles = 2 * Reach;

    /// <summary>The places of neighbors, in the order of their roles.</summary>
    public static ReadOnlySpan<int> Places => [-1, 1, -2, 2, -3, 3];

    /// <summary>What the word says of itself.</summary>
    /// <param name="kind">What is known of it: <see cref="WordKinds"/>.</param>
    /// <param name="place">First of its sentence, and how the sentence is written.</param>
    /// <param name="set">The number of the set whose guidelines hold; zero for none.</param>
    public static void AddOwn(in TokenTraits it, uint kind, uint place, uint set, FeatureRows rows)
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
        if (set == 0)
            return;
        rows.Add(FeatureHash.Mix(91, it.Lower, set));
        rows.Add(FeatureHash.Mix(92, it.Exact, set));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(93, set), it.Word.Prefix(9), (uint)it.Case));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(94, set), tags, (uint)it.Case));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(95, set), it.Suffix3, (uint)it.Case));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(96, set), (capitals << 8) | (uint)it.Case, place));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(97, set), it.Shape, place));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(98, set), classes, mostly));
    }

    /// <summary>What a neighbor says.</summary>
    /// <param name="role">Which, as in <see cref="Places"/>.</param>
    public static void AddBeside(in TokenTraits it, uint kind, int role, FeatureRows rows)
    {
        var tags = kind >> WordKinds.TagsShift;
        kind &= WordKinds.Features;
        switch (role)
        {
            case 0:
                AddNear(it, kind, tags, [2, 17, 26, 64, 65, 66, 81], rows);
                break;
            case 1:
                AddNear(it, kind, tags, [3, 18, 27, 67, 68, 69, 82], rows);
                break;
            case 2:
                AddSecond(it, kind, tags, [4, 35, 70, 83, 85, 87], rows);
                break;
            case 3:
                AddSecond(it, kind, tags, [5, 36, 71, 84, 86, 88], rows);
                break;
            case 4:
                AddThird(it, [57, 89], rows);
                break;
            default:
                AddThird(it, [58, 90], rows);
                break;
        }
    }

    /// <summary>The word beside it.</summary>
    /// <param name="templates">The numbers of that side's features.</param>
    private static void AddNear(in TokenTraits it, uint kind, uint tags, ReadOnlySpan<uint> templates, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(templates[0], it.Lower));
        rows.Add(FeatureHash.Mix(templates[1], it.Suffix3));
        rows.Add(FeatureHash.Mix(templates[2], it.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(templates[3], it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(templates[4], kind, (uint)it.Case));
        rows.Add(FeatureHash.Mix(templates[5], it.Exact));
        rows.Add(FeatureHash.Mix(templates[6], tags));
    }

    /// <summary>The word but one.</summary>
    private static void AddSecond(in TokenTraits it, uint kind, uint tags, ReadOnlySpan<uint> templates, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(templates[0], it.Lower));
        rows.Add(FeatureHash.Mix(templates[1], it.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(templates[2], it.Suffix2, (uint)it.Case));
        rows.Add(FeatureHash.Mix(templates[3], tags));
        rows.Add(FeatureHash.Mix(templates[4], it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(templates[5], kind, (uint)it.Case));
    }

    /// <summary>The word but two.</summary>
    private static void AddThird(in TokenTraits it, ReadOnlySpan<uint> templates, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(templates[0], it.Lower));
        rows.Add(FeatureHash.Mix(templates[1], it.Word.Prefix(9)));
    }
}
