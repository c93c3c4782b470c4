using System.Numerics;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning;

namespace Herodotus.Analyze.Names;

/// <summary>What a name is told by: words, shapes, ends, clusters, how common the word is, the gazetteer, and the neighbors' same.</summary>
public static class NameFeatures
{
    /// <summary>Fills one row of features a token of the sheet.</summary>
    /// <param name="clues">Filled from the same sheet.</param>
    /// <param name="genre">What kind of text it is (<see cref="NameFinder.Genre"/>).</param>
    /// <param name="said">In training, what <see cref="FillSecond"/> adds, from token <paramref name="from"/> on.</param>
    /// <param name="set">The number of the set whose guidelines hold (<see cref="NameGuidelines"/>): features of its own say what is so only there. Zero for none.</param>
    public static void Fill(TokenSheet sheet, NameClues clues, FeatureRows rows, uint genre, uint set = 0, FirstReading? said = null, int from = 0)
    {
        rows.Clear();
        var style = sheet.IsUpper ? 1u : sheet.IsLower ? 2u : sheet.IsTitle ? 3u : 0u;
        ReadOnlySpan<ulong> marks = clues.Marks;
        for (var at = 0; at < sheet.Count; at++)
        {
            rows.StartItem();
            ref readonly var it = ref sheet[at];
            ref readonly var left = ref sheet[at - 1];
            ref readonly var right = ref sheet[at + 1];
            ref readonly var left2 = ref sheet[at - 2];
            ref readonly var right2 = ref sheet[at + 2];
            if (clues.Quiet[at])
            {
                AddQuiet(in it, in left, in right, in left2, in right2, rows);
                if (said is not null)
                    AddSecond(said, from, sheet.Count, at, (uint)it.Case, rows);
                continue;
            }

            var first = at == 0 || (at == 1 && left.Case == TokenCase.Mark) ? 1u : 0u;
            var place = (style << 1) | first;

            rows.Add(FeatureHash.Mix(1, it.Lower));
            rows.Add(FeatureHash.Mix(2, it.Exact, first));
            rows.Add(FeatureHash.Mix(3, left.Lower));
            rows.Add(FeatureHash.Mix(4, right.Lower));
            rows.Add(FeatureHash.Mix(5, left2.Lower));
            rows.Add(FeatureHash.Mix(6, right2.Lower));
            rows.Add(FeatureHash.Mix(7, left.Lower, it.Lower));
            rows.Add(FeatureHash.Mix(8, it.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(9, left2.Lower, left.Lower));
            rows.Add(FeatureHash.Mix(10, right.Lower, right2.Lower));

            rows.Add(FeatureHash.Mix(11, it.Shape, place));
            rows.Add(FeatureHash.Mix(12, left.Shape, it.Shape));
            rows.Add(FeatureHash.Mix(13, it.Shape, right.Shape));
            var cases = ((uint)left.Case << 8) | ((uint)it.Case << 4) | (uint)right.Case;
            rows.Add(FeatureHash.Mix(14, cases, place));
            rows.Add(FeatureHash.Mix(15, ((uint)left2.Case << 16) | cases, (uint)right2.Case));
            rows.Add(FeatureHash.Mix(16, left.Lower, (uint)it.Case));
            rows.Add(FeatureHash.Mix(17, right.Lower, (uint)it.Case));

            rows.Add(FeatureHash.Mix(18, it.Prefix2));
            rows.Add(FeatureHash.Mix(19, it.Prefix3));
            rows.Add(FeatureHash.Mix(20, it.Prefix4));
            rows.Add(FeatureHash.Mix(21, it.Suffix2));
            rows.Add(FeatureHash.Mix(22, it.Suffix3));
            rows.Add(FeatureHash.Mix(23, it.Suffix4));
            rows.Add(FeatureHash.Mix(24, left.Suffix3, (uint)it.Case));
            rows.Add(FeatureHash.Mix(25, right.Suffix3, (uint)it.Case));

            AddClusters(in it, in left, in right, in left2, in right2, rows);
            var common = ((uint)it.Word.Commonness << 8) | (uint)it.Case;
            rows.Add(FeatureHash.Mix(40, common, place));
            rows.Add(FeatureHash.Mix(41, ((uint)left.Word.Commonness << 8) | (uint)left.Case, (uint)it.Case));
            rows.Add(FeatureHash.Mix(42, ((uint)right.Word.Commonness << 8) | (uint)right.Case, (uint)it.Case));
            if (clues.Tags[at] != 0)
            {
                rows.Add(FeatureHash.Mix(75, clues.Tags[at]));
                rows.Add(FeatureHash.Mix(76, clues.Tags[at] & 0xF, clues.Tags[at] >> 20));
                rows.Add(FeatureHash.Mix(77, clues.Tags[at] >> 4));
            }

            AddSenses(clues.Senses, at, sheet.Count, (uint)it.Case, first, rows);
            AddRuns(clues.Runs, sheet, marks, at, rows);
            AddWhole(clues, at, rows);
            var (before, after) = ((uint)clues.Gaps[at], (uint)clues.Gaps[at + 1]);
            if (before != 1)
                rows.Add(FeatureHash.Mix(78, (before << 4) | (uint)left.Case, (uint)it.Case));
            if (after != 1)
                rows.Add(FeatureHash.Mix(79, (after << 4) | (uint)right.Case, (uint)it.Case));
            if (genre != 0)
            {
                rows.Add(Genre(genre));
                rows.Add(FeatureHash.Mix(70, genre, (uint)it.Case));
                rows.Add(FeatureHash.Mix(71, genre, common));
            }

            if (said is not null)
                AddSecond(said, from, sheet.Count, at, (uint)it.Case, rows);
            if (set != 0)
                AddOwn(set, in it, cases, marks[at], rows);
            AddMarks(marks, at, sheet.Count, (uint)it.Case, it.Word.Commonness, rows);
        }
    }

    private static void AddRuns(NameRuns runs, TokenSheet sheet, ReadOnlySpan<ulong> marks, int at, FeatureRows rows)
    {
        var (start, head) = (runs.Start(at), runs.Head(at));
        if (start >= 0)
        {
            var end = runs.End(at);
            var place = (at == start ? 1u : 0u) | (at == end - 1 ? 2u : 0u);
            var size = ((uint)Math.Min(5, end - start) << 2) | place;
            ref readonly var last = ref sheet[end - 1];
            ref readonly var first = ref sheet[start];
            ref readonly var before = ref sheet[start - 1];
            ref readonly var after = ref sheet[end];
            rows.Add(FeatureHash.Mix(80, size, start == 0 ? 1u : 0u));
            if (place != 3)
            {
                rows.Add(FeatureHash.Mix(81, last.Lower, place));
                rows.Add(FeatureHash.Mix(82, last.Word.Prefix(9), place));
                rows.Add(FeatureHash.Mix(83, last.Word.Prefix(16), place));
                rows.Add(FeatureHash.Mix(84, Usual(marks[end - 1]), place));
                rows.Add(FeatureHash.Mix(85, first.Lower, place));
                rows.Add(FeatureHash.Mix(86, Usual(marks[start]), place));
                rows.Add(FeatureHash.Mix(87, Usual(marks[start]), Usual(marks[end - 1])));
                rows.Add(FeatureHash.Mix(88, last.Suffix3, place));
                rows.Add(FeatureHash.Mix(89, before.Lower));
                rows.Add(FeatureHash.Mix(90, after.Lower));
                rows.Add(FeatureHash.Mix(91, before.Word.Prefix(16)));
                rows.Add(FeatureHash.Mix(92, after.Word.Prefix(16)));
            }

            rows.Add(FeatureHash.Mix(93, before.Lower, size));
            rows.Add(FeatureHash.Mix(94, after.Lower, size));
        }

        if (head >= 0)
        {
            ref readonly var main = ref sheet[head];
            var place = (start < 0 ? 1u : at > head ? 2u : 3u) | ((uint)Math.Min(5, Math.Max(0, at - head)) << 2);
            rows.Add(FeatureHash.Mix(95, main.Lower, place));
            rows.Add(FeatureHash.Mix(96, main.Word.Prefix(16), place));
            rows.Add(FeatureHash.Mix(97, Usual(marks[head]), place));
            rows.Add(FeatureHash.Mix(98, place));
        }
    }

    /// <summary>What the gazetteer has the whole run for, and the whole chain of runs.</summary>
    private static void AddWhole(NameClues clues, int at, FeatureRows rows)
    {
        var (start, chain) = (clues.Runs.Start(at), clues.Runs.Chain(at));
        if (clues.Whole[at] != PhraseKind.None)
        {
            var (usual, rest) = Parts(clues.Whole[at]);
            rows.Add(FeatureHash.Mix(119, usual, at == start ? 1u : 0u));
            rows.Add(FeatureHash.Mix(120, usual & ~(uint)PhraseKind.Known, chain < 0 ? 0u : 1u));
            if (rest != 0)
                rows.Add(FeatureHash.Mix(122, rest, at == start ? 1u : 0u));
        }

        if (clues.Chain[at] != PhraseKind.None)
        {
            var (usual, rest) = Parts(clues.Chain[at]);
            rows.Add(FeatureHash.Mix(121, usual, at == chain ? 1u : 0u));
            if (rest != 0)
                rows.Add(FeatureHash.Mix(123, rest, at == chain ? 1u : 0u));
        }
    }

    /// <summary>The half of a mark with the kinds that say most; the others have features of their own, so that they do not split those.</summary>
    private static uint Usual(ulong mark) => (uint)mark;

    private static (uint Usual, uint More) Parts(PhraseKind kinds) => ((uint)kinds & 0xFFFF, (uint)kinds >> 16);

    /// <summary>The feature of every token of a kind of text: where precision and recall balance is chosen for each kind.</summary>
    public static uint Genre(uint genre) => FeatureHash.Mix(72, genre);

    /// <summary>The feature of every token of a text that follows the guidelines of a set.</summary>
    public static uint Guideline(uint set) => FeatureHash.Mix(64, set);

    /// <summary>Adds, to rows of their own, what a first reading says of tokens <paramref name="from"/> and after: of their other uses and of the names around them.</summary>
    /// <param name="cases">How each token is written.</param>
    public static void FillSecond(FirstReading said, int from, ReadOnlySpan<TokenCase> cases, FeatureRows rows)
    {
        rows.Clear();
        for (var at = 0; at < cases.Length; at++)
        {
            rows.StartItem();
            AddSecond(said, from, cases.Length, at, (uint)cases[at], rows);
        }
    }

    private static void AddSecond(FirstReading said, int from, int count, int at, uint letters, FeatureRows rows)
    {
        var votes = said.Votes.AsSpan(from, count);
        var (vote, left, right) = (votes[at], at > 0 ? votes[at - 1] : 0u, at + 1 < count ? votes[at + 1] : 0u);
        if (vote != 0)
        {
            rows.Add(FeatureHash.Mix(50, vote, letters));
            rows.Add(FeatureHash.Mix(51, vote & 0x3F, letters));
        }

        if ((vote | left | right) != 0)
        {
            rows.Add(FeatureHash.Mix(52, vote & 0x3F, left & 0x0F));
            rows.Add(FeatureHash.Mix(53, vote & 0x3F, right & 0x0F));
        }

        var (own, before, after) = (said.Own[from + at], said.Before[from + at], said.After[from + at]);
        if (own == 0 && letters == (uint)TokenCase.Lower)
            return;
        if (before != 0)
            rows.Add(FeatureHash.Mix(54, before, (own << 4) | letters));
        if (after != 0)
            rows.Add(FeatureHash.Mix(55, after, (own << 4) | letters));
        if (before != 0 && after != 0)
            rows.Add(FeatureHash.Mix(56, before, after));
    }

    private static void AddSenses(ReadOnlySpan<ushort> senses, int at, int count, uint letters, uint first, FeatureRows rows)
    {
        uint it = senses[at];
        var (left, right) = (at > 0 ? senses[at - 1] : 0u, at + 1 < count ? senses[at + 1] : 0u);
        if (it != 0)
        {
            rows.Add(FeatureHash.Mix(100, it, letters));
            rows.Add(FeatureHash.Mix(101, it & 7, (letters << 1) | first));
            rows.Add(FeatureHash.Mix(102, it & 0x3F8, letters));
            rows.Add(FeatureHash.Mix(103, it & 0xCF8, first));
        }

        if ((left & 0x38) != 0)
        {
            rows.Add(FeatureHash.Mix(104, left & 0xFF, letters));
            rows.Add(FeatureHash.Mix(105, left & 0xCFF, it & 0x38));
        }

        if ((right & 0x38) != 0)
        {
            rows.Add(FeatureHash.Mix(106, right & 0xFF, letters));
            rows.Add(FeatureHash.Mix(107, right & 0xCFF, it & 0x38));
        }
    }

    /// <summary>The few features of a token that is hardly in a name; the same templates as for others.</summary>
    private static void AddQuiet(
        in TokenTraits it, in TokenTraits left, in TokenTraits right, in TokenTraits left2, in TokenTraits right2, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(99, 1));
        rows.Add(FeatureHash.Mix(1, it.Lower));
        rows.Add(FeatureHash.Mix(3, left.Lower));
        rows.Add(FeatureHash.Mix(4, right.Lower));
        rows.Add(FeatureHash.Mix(5, left2.Lower));
        rows.Add(FeatureHash.Mix(6, right2.Lower));
        rows.Add(FeatureHash.Mix(7, left.Lower, it.Lower));
        rows.Add(FeatureHash.Mix(8, it.Lower, right.Lower));
        rows.Add(FeatureHash.Mix(29, it.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(31, left.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(33, right.Word.Prefix(9)));
    }

    private static void AddOwn(uint set, in TokenTraits it, uint cases, ulong mark, FeatureRows rows)
    {
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(60, set), it.Lower));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(61, set), cases));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(62, set), it.Word.Prefix(9), (uint)it.Case));
        rows.Add(FeatureHash.Mix(FeatureHash.Mix(63, set), Usual(mark), (uint)it.Case));
        if (mark >> 32 is var rest and > 0)
            rows.Add(FeatureHash.Mix(FeatureHash.Mix(65, set), (uint)rest));
        rows.Add(Guideline(set));
    }

    private static void AddClusters(
        in TokenTraits it, in TokenTraits left, in TokenTraits right, in TokenTraits left2, in TokenTraits right2, FeatureRows rows)
    {
        if (it.Word.PathLength > 0)
        {
            rows.Add(FeatureHash.Mix(26, it.Word.Prefix(4), (uint)it.Case));
            rows.Add(FeatureHash.Mix(28, it.Word.Prefix(9)));
            rows.Add(FeatureHash.Mix(29, it.Word.Prefix(16)));
            rows.Add(FeatureHash.Mix(30, it.Word.Prefix(16), (uint)it.Case));
        }

        var (before, after) = (left.Word.Prefix(9), right.Word.Prefix(9));
        rows.Add(FeatureHash.Mix(31, before));
        rows.Add(FeatureHash.Mix(32, left.Word.Prefix(16), (uint)it.Case));
        rows.Add(FeatureHash.Mix(33, after));
        rows.Add(FeatureHash.Mix(34, right.Word.Prefix(16), (uint)it.Case));
        rows.Add(FeatureHash.Mix(35, left2.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(36, right2.Word.Prefix(16)));
        rows.Add(FeatureHash.Mix(37, before, it.Word.Prefix(9)));
        rows.Add(FeatureHash.Mix(38, it.Word.Prefix(9), after));
        rows.Add(FeatureHash.Mix(39, before, after));
    }

    private static void AddMarks(ReadOnlySpan<ulong> marks, int at, int count, uint letters, uint common, FeatureRows rows)
    {
        var (left, whole, right) = (at > 0 ? marks[at - 1] : 0, marks[at], at + 1 < count ? marks[at + 1] : 0);
        for (var rest = whole; rest != 0;)
        {
            var kind = (uint)BitOperations.TrailingZeroCount(rest) >> 1;
            rows.Add(FeatureHash.Mix(44 + (kind << 8), ((uint)(whole >> (int)(kind * 2) & 3) << 8) | (common << 16) | letters));
            rest &= ~(3UL << (int)(kind * 2));
        }

        if (whole >> 32 != 0)
            rows.Add(FeatureHash.Mix(124, (uint)(whole >> 32), letters));
        if ((left | right) >> 32 != 0)
            rows.Add(FeatureHash.Mix(125, (uint)(left >> 32), (uint)(right >> 32)));
        AddUsual(Usual(left), Usual(whole), Usual(right), letters, rows);
    }

    private static void AddUsual(uint left, uint mark, uint right, uint letters, FeatureRows rows)
    {
        if (mark != 0)
            rows.Add(FeatureHash.Mix(43, mark, letters));
        if (left != 0)
            rows.Add(FeatureHash.Mix(45, left, letters));
        if (right != 0)
            rows.Add(FeatureHash.Mix(46, right, letters));
        if ((left | right) != 0 && mark != 0)
        {
            rows.Add(FeatureHash.Mix(47, left, mark));
            rows.Add(FeatureHash.Mix(48, mark, right));
        }
    }
}
