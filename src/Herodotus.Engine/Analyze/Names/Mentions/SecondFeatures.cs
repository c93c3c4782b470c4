using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Names.Mentions;

/// <summary>What a first reading says of a token: of its other uses in the report, and of the names around it.</summary>
internal static class SecondFeatures
{
    /// <summary>Fills rows of their own, one for each token from <paramref name="from"/> on.</summary>
    /// <param name="cases">How each token is written.</param>
    /// <param name="pinned">Below zero for tokens that are asked about.</param>
    public static void Fill(FirstReading said, int from, ReadOnlySpan<TokenCase> cases, ReadOnlySpan<sbyte> pinned, FeatureRows rows)
    {
        rows.Clear();
        for (var at = 0; at < cases.Length; at++)
        {
            rows.StartItem();
            if (pinned[at] < 0)
                Add(said, from, cases.Length, at, (uint)cases[at], rows);
        }
    }

    public static void Add(FirstReading said, int from, int count, int at, uint letters, FeatureRows rows)
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

        said.Whole.Describe(from + at, rows);
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
}
