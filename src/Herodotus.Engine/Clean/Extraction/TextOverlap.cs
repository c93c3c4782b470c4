namespace Herodotus.Clean.Extraction;

/// <summary>How much two texts share, by hashed runs of letters: words for scripts with spaces, characters for those without.</summary>
internal static class TextOverlap
{
    /// <summary>The hashed pieces of a text: its words in threes.</summary>
    public static HashSet<ulong> Pieces(IEnumerable<string> texts)
    {
        var pieces = new HashSet<ulong>();
        foreach (var text in texts)
        {
            ulong one = 0, two = 0, three = 0;
            var inside = false;
            foreach (var c in text)
            {
                if (!char.IsLetterOrDigit(c))
                {
                    if (inside)
                        pieces.Add(one + two * 0x9E37_79B9_7F4A_7C15 + three * 0xC2B2_AE3D_27D4_EB4F);
                    inside = false;
                    continue;
                }

                if (!inside || ProseMeasure.IsDense(c))
                {
                    if (inside)
                        pieces.Add(one + two * 0x9E37_79B9_7F4A_7C15 + three * 0xC2B2_AE3D_27D4_EB4F);
                    (three, two, one) = (two, one, 14_695_981_039_346_656_037);
                    inside = true;
                }

                one = (one ^ char.ToLowerInvariant(c)) * 1_099_511_628_211;
            }

            if (inside)
                pieces.Add(one + two * 0x9E37_79B9_7F4A_7C15 + three * 0xC2B2_AE3D_27D4_EB4F);
        }

        return pieces;
    }

    /// <summary>The harmonic mean of the shares that each holds of the other.</summary>
    public static double Of(HashSet<ulong> one, HashSet<ulong> other)
    {
        if (one.Count == 0 || other.Count == 0)
            return 0;
        var (few, many) = one.Count < other.Count ? (one, other) : (other, one);
        var both = few.Count(many.Contains);
        return 2.0 * both / (one.Count + other.Count);
    }
}
