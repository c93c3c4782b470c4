using Herodotus.Analyze.Tokens;
using Herodotus.Learning;

namespace Herodotus.Analyze.PartsOfSpeech;

/// <summary>What a part of speech is told by: the word, its ends, its shape, its cluster, and its neighbors.</summary>
public static class PartOfSpeechFeatures
{
    /// <summary>Fills one row of features a token of the sheet.</summary>
    public static void Fill(TokenSheet sheet, FeatureRows rows)
    {
        rows.Clear();
        for (var at = 0; at < sheet.Count; at++)
        {
            rows.StartItem();
            ref readonly var it = ref sheet[at];
            ref readonly var left = ref sheet[at - 1];
            ref readonly var right = ref sheet[at + 1];
            ref readonly var left2 = ref sheet[at - 2];
            ref readonly var right2 = ref sheet[at + 2];
            var place = (at == 0 ? 1u : 0u) | (sheet.IsUpper ? 2u : 0u) | (sheet.IsLower ? 4u : 0u) | (sheet.IsTitle ? 8u : 0u);
            rows.Add(FeatureHash.Mix(1, it.Lower));
            rows.Add(FeatureHash.Mix(2, left.Lower));
            rows.Add(FeatureHash.Mix(3, right.Lower));
            rows.Add(FeatureHash.Mix(4, left2.Lower));
            rows.Add(FeatureHash.Mix(5, right2.Lower));
            rows.Add(FeatureHash.Mix(6, left.Lower, it.Lower));
            rows.Add(FeatureHash.Mix(7, it.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(8, it.Shape, place));
            rows.Add(FeatureHash.Mix(9, ((uint)it.Case << 8) | ((uint)left.Case << 4) | (uint)right.Case, place));
            rows.Add(FeatureHash.Mix(10, it.Suffix1));
            rows.Add(FeatureHash.Mix(11, it.Suffix2));
            rows.Add(FeatureHash.Mix(12, it.Suffix3));
            rows.Add(FeatureHash.Mix(13, it.Suffix4));
            rows.Add(FeatureHash.Mix(14, it.Prefix2));
            rows.Add(FeatureHash.Mix(15, it.Prefix3));
            rows.Add(FeatureHash.Mix(16, it.Prefix4));
            rows.Add(FeatureHash.Mix(17, left.Suffix3));
            rows.Add(FeatureHash.Mix(18, right.Suffix3));
            rows.Add(FeatureHash.Mix(19, left.Suffix2, it.Suffix3));
            rows.Add(FeatureHash.Mix(20, it.Suffix3, right.Suffix2));
            rows.Add(FeatureHash.Mix(21, left.Lower, right.Lower));
            rows.Add(FeatureHash.Mix(22, left2.Lower, left.Lower));
            rows.Add(FeatureHash.Mix(23, right.Lower, right2.Lower));
            var (own, before, after) = (it.Word.Prefix(16), left.Word.Prefix(16), right.Word.Prefix(16));
            rows.Add(FeatureHash.Mix(24, own));
            rows.Add(FeatureHash.Mix(25, it.Word.Prefix(4)));
            rows.Add(FeatureHash.Mix(26, before));
            rows.Add(FeatureHash.Mix(27, after));
            rows.Add(FeatureHash.Mix(28, before, own));
            rows.Add(FeatureHash.Mix(29, own, after));
            rows.Add(FeatureHash.Mix(30, before, after));
            rows.Add(FeatureHash.Mix(31, it.Word.Prefix(9)));
        }
    }
}
