using System.Numerics;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Analyze.Names.Features;

/// <summary>
/// The features of a token that fall into parts which are the same wherever a word, or a row of forms, stands again: what the word says of
/// itself, what each neighbor says, how the words around are written, what the gazetteer marks. The sum of a part can be kept by its key
/// (<see cref="ScoreMemory"/>). A new feature goes into a part only when all it is made of is in the part's key.
/// </summary>
internal static class NameParts
{
    public const int Own = 0;
    public const int Left = 1;
    public const int Right = 2;
    public const int Left2 = 3;
    public const int Right2 = 4;
    public const int Cases = 5;
    public const int Marks = 6;
    public const int Count = 7;

    /// <summary>What the sum of each part is kept by; zero where the token has nothing in the part.</summary>
    /// <param name="keys"><see cref="Count"/> places.</param>
    public static void Keys(in NameWindow window, int at, Span<ulong> keys)
    {
        var sheet = window.Sheet;
        ref readonly var it = ref sheet[at];
        keys = keys[..Count];
        if (window.IsQuiet(at))
        {
            const uint quiet = 8;
            keys[Own] = Spread(it.Key, Own | quiet);
            keys[Left] = Spread(sheet[at - 1].Key, Left | quiet);
            keys[Right] = Spread(sheet[at + 1].Key, Right | quiet);
            keys[Left2] = Spread(sheet[at - 2].Key, Left2 | quiet);
            keys[Right2] = Spread(sheet[at + 2].Key, Right2 | quiet);
            keys[Cases] = keys[Marks] = 0;
            return;
        }

        ref readonly var left = ref sheet[at - 1];
        ref readonly var right = ref sheet[at + 1];
        ref readonly var left2 = ref sheet[at - 2];
        ref readonly var right2 = ref sheet[at + 2];
        var (letters, place, set) = ((uint)it.Case, (window.Style << 1) | window.First(at), window.Set << 9);
        keys[Own] = OwnKey(window, at);
        keys[Left] = Spread(left.Key, Left | (letters << 4));
        keys[Right] = Spread(right.Key, Right | (letters << 4));
        keys[Left2] = Spread(left2.Key, Left2);
        keys[Right2] = Spread(right2.Key, Right2);
        var around = ((uint)left2.Case << 16) | window.Cases(at) | ((uint)right2.Case << 12) | ((uint)window.Clues.Gaps[at] << 20) | ((uint)window.Clues.Gaps[at + 1] << 22) | (place << 24);
        keys[Cases] = Spread(around, Cases | set);
        var mark = window.Mark(at);
        keys[Marks] = mark == 0 && set == 0 ? 0 : Spread((mark << 12) | ((ulong)it.Word.Commonness << 4) | letters, Marks | set);
    }

    /// <summary>What the sum of the word itself is kept by, where it is not quiet.</summary>
    public static ulong OwnKey(in NameWindow window, int at) =>
        Spread(window.Sheet[at].Key, Own | (((window.Style << 1) | window.First(at)) << 4) | (window.Genre << 7) | (window.Set << 9));

    /// <summary>The features of a part.</summary>
    public static void Add(in NameWindow window, int at, int part, FeatureRows rows)
    {
        var quiet = window.IsQuiet(at);
        var letters = (uint)window.Sheet[at].Case;
        switch (part)
        {
            case Own when quiet:
                AddQuiet(window.Sheet[at], rows);
                break;
            case Own:
                AddWord(window, at, rows);
                break;
            case Left:
                AddNeighbor(window.Sheet[at - 1], window.Sense(at - 1), letters, quiet, [3, 31, 16, 24, 32, 41, 104], rows);
                break;
            case Right:
                AddNeighbor(window.Sheet[at + 1], window.Sense(at + 1), letters, quiet, [4, 33, 17, 25, 34, 42, 106], rows);
                break;
            case Left2:
                AddFar(window.Sheet[at - 2], quiet, 5, 35, rows);
                break;
            case Right2:
                AddFar(window.Sheet[at + 2], quiet, 6, 36, rows);
                break;
            case Cases:
                AddCases(window, at, rows);
                break;
            default:
                AddMarks(window, at, rows);
                break;
        }
    }

    private static ulong Spread(ulong key, uint code)
    {
        key = (key ^ ((code + 1) * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) * 0x9E3779B97F4A7C15 | 1;
    }

    /// <summary>The few features of a token that is hardly in a name; the same templates as for others.</summary>
    private static void AddQuiet(in TokenTraits it, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(99, 1));
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(29, it.Word.Prefix(16)));
    }

    private static void AddWord(in NameWindow window, int at, FeatureRows rows)
    {
        ref readonly var it = ref window.Sheet[at];
        var (first, genre, set, letters) = (window.First(at), window.Genre, window.Set, (uint)it.Case);
        var place = (window.Style << 1) | first;
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(2, it.Exact, first));
        rows.Add(FeatureHash.Mix(11, it.Shape, place));
        rows.Add(FeatureHash.Mix(18, it.Prefix2));
        rows.Add(FeatureHash.Mix(19, it.Prefix3));
        rows.Add(FeatureHash.Mix(20, it.Prefix4));
        rows.Add(FeatureHash.Mix(21, it.Suffix2));
        rows.Add(FeatureHash.Mix(22, it.Suffix3));
        rows.Add(FeatureHash.Mix(23, it.Suffix4));
        if (it.Word.PathLength > 0)
        {
            rows.Add(FeatureHash.Mix(26, it.Word.Prefix(4), letters));
            rows.Add(FeatureHash.Mix(28, it.Word.Prefix(9)));
            rows.Add(FeatureHash.Mix(29, it.Word.Prefix(16)));
            rows.Add(FeatureHash.Mix(30, it.Word.Prefix(16), letters));
        }

        var common = ((uint)it.Word.Commonness << 8) | letters;
        rows.Add(FeatureHash.Mix(40, common, place));
        if (window.Sense(at) is not 0 and var sense)
        {
            rows.Add(FeatureHash.Mix(100, sense, letters));
            rows.Add(FeatureHash.Mix(101, sense & 7, (letters << 1) | first));
            rows.Add(FeatureHash.Mix(102, sense & 0x3F8, letters));
            rows.Add(FeatureHash.Mix(103, sense & 0xCF8, first));
        }

        if (window.Clues.Tags[at] is not 0 and var tag)
        {
            rows.Add(FeatureHash.Mix(75, tag));
            rows.Add(FeatureHash.Mix(76, tag & 0xF, tag >> 20));
            rows.Add(FeatureHash.Mix(77, tag >> 4));
        }

        if (genre != 0)
        {
            rows.Add(NameFeatures.Genre(genre));
            rows.Add(FeatureHash.Mix(70, genre, letters));
            rows.Add(FeatureHash.Mix(71, genre, common));
        }

        if (set != 0)
        {
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(60, set), it.Lower));
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(62, set), it.Word.Prefix(9), letters));
            if (window.Clues.Tags[at] is not 0 and var within)
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(66, set), within));
            rows.Add(NameFeatures.Guideline(set));
        }
    }

    /// <summary>The word beside the token.</summary>
    /// <param name="letters">How the token itself is written.</param>
    /// <param name="templates">The numbers of that side's features.</param>
    private static void AddNeighbor(in TokenTraits beside, uint sense, uint letters, bool quiet, ReadOnlySpan<uint> templates, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(templates[0], beside.Lower));
        rows.Add(FeatureHash.Mix(templates[1], beside.Word.Prefix(9)));
        if (quiet)
            return;
        rows.Add(FeatureHash.Mix(templates[2], beside.Lower, letters));
        rows.Add(FeatureHash.Mix(templates[3], beside.Suffix3, letters));
        rows.Add(FeatureHash.Mix(templates[4], beside.Word.Prefix(16), letters));
        rows.Add(FeatureHash.Mix(templates[5], ((uint)beside.Word.Commonness << 8) | (uint)beside.Case, letters));
        if ((sense & 0x38) != 0)
            rows.Add(FeatureHash.Mix(templates[6], sense & 0xFF, letters));
    }

    /// <summary>The word but one.</summary>
    private static void AddFar(in TokenTraits far, bool quiet, uint word, uint cluster, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(word, far.Lower));
        if (!quiet)
            rows.Add(FeatureHash.Mix(cluster, far.Word.Prefix(16)));
    }

    /// <summary>How the words around are written, and what stands between.</summary>
    private static void AddCases(in NameWindow window, int at, FeatureRows rows)
    {
        var sheet = window.Sheet;
        var (cases, letters) = (window.Cases(at), (uint)sheet[at].Case);
        rows.Add(FeatureHash.Mix(14, cases, (window.Style << 1) | window.First(at)));
        rows.Add(FeatureHash.Mix(15, ((uint)sheet[at - 2].Case << 16) | cases, (uint)sheet[at + 2].Case));
        var (before, after) = ((uint)window.Clues.Gaps[at], (uint)window.Clues.Gaps[at + 1]);
        if (before != 1)
            rows.Add(FeatureHash.Mix(78, (before << 4) | (uint)sheet[at - 1].Case, letters));
        if (after != 1)
            rows.Add(FeatureHash.Mix(79, (after << 4) | (uint)sheet[at + 1].Case, letters));
        if (window.Set != 0)
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(61, window.Set), cases));
    }

    /// <summary>What the gazetteer marks the token with.</summary>
    private static void AddMarks(in NameWindow window, int at, FeatureRows rows)
    {
        ref readonly var it = ref window.Sheet[at];
        var (usual, further, letters) = (window.Usual(at), window.Further(at), (uint)it.Case);
        if (window.Set != 0)
        {
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(63, window.Set), usual, letters));
            if (further != 0)
                rows.Add(FeatureHash.Mix(FeatureHash.Mix(65, window.Set), further));
        }

        for (var rest = window.Mark(at); rest != 0;)
        {
            var kind = (uint)BitOperations.TrailingZeroCount(rest) >> 1;
            rows.Add(FeatureHash.Mix(44 + (kind << 8), ((uint)(rest >> (int)(kind * 2) & 3) << 8) | ((uint)it.Word.Commonness << 16) | letters));
            rest &= ~(3UL << (int)(kind * 2));
        }

        if (usual != 0)
            rows.Add(FeatureHash.Mix(43, usual, letters));
        if (further != 0)
            rows.Add(FeatureHash.Mix(124, further, letters));
    }
}
