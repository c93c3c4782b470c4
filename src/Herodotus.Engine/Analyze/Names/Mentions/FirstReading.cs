using Herodotus.Learning.Features;

namespace Herodotus.Analyze.Names.Mentions;

/// <summary>
/// What a first reading found around each token of a sentence: the name before and the name after, and what stands between. Names in a list
/// are of one type, and a place after a comma is what the place before it lies in.
/// </summary>
/// <param name="Votes">What the other uses of the word in the report say (<see cref="NameVotes.Code"/>).</param>
/// <param name="Own">One plus the type the token was given, twice, odd where a name begins; zero for none.</param>
/// <param name="Before">The type of the name before and what stands between; zero without one near.</param>
/// <param name="After">The same of the name after.</param>
public sealed record FirstReading(uint[] Votes, uint[] Own, uint[] Before, uint[] After)
{
    /// <summary>A name further off than this says nothing.</summary>
    private const int Far = 4;

    /// <summary>Nothing read yet, for so many tokens.</summary>
    public static FirstReading For(int count) => new(new uint[count], new uint[count], new uint[count], new uint[count]);

    public int Count => Votes.Length;

    /// <summary>The names found, each as a whole.</summary>
    public WholeNames Whole { get; init; } = new();

    /// <summary>Whether anything can be said of a part of the text.</summary>
    public bool Says(int from, int to) =>
        Votes.AsSpan(from, to - from).ContainsAnyExcept(0u) || Before.AsSpan(from, to - from).ContainsAnyExcept(0u) || Whole.Any(from, to);

    /// <summary>Fills what surrounds the tokens of one sentence.</summary>
    /// <param name="words">The tokens' hashes, for what stands between names.</param>
    public void Surround(int from, int to, ReadOnlySpan<uint> words)
    {
        var own = Own.AsSpan();
        Before.AsSpan(from, to - from).Clear();
        After.AsSpan(from, to - from).Clear();
        // The name last met: where it ended, and its type.
        var (ended, type) = (-1, 0u);
        for (var at = from; at < to;)
        {
            var end = EndOf(own, at, to);
            if (ended >= 0 && at - ended <= Far)
                Before.AsSpan(at, end - at).Fill(Code(type, words[ended..at]));
            if (own[at] != 0)
                (ended, type) = (end, own[at] >> 1);
            at = end;
        }

        // From the end backwards: the name that follows, where it begins.
        var (begins, next) = (-1, 0u);
        for (var end = to; end > from;)
        {
            var at = end - 1;
            while (at > from && own[at] != 0 && (own[at] & 1) == 0)
                at--;
            if (begins >= 0 && begins - end <= Far)
                After.AsSpan(at, end - at).Fill(Code(next, words[end..begins]));
            if (own[at] != 0)
                (begins, next) = (at, own[at] >> 1);
            end = at;
        }
    }

    private static int EndOf(ReadOnlySpan<uint> own, int at, int to)
    {
        var end = at + 1;
        while (own[at] != 0 && end < to && own[end] != 0 && (own[end] & 1) == 0)
            end++;
        return end;
    }

    /// <summary>One or two tokens between are told apart, more only counted.</summary>
    private static uint Code(uint type, ReadOnlySpan<uint> between)
    {
        var code = FeatureHash.Mix(type, (uint)between.Length);
        if (between.Length is 1 or 2)
            code = FeatureHash.Mix(code, between[0], between[^1]);
        return code;
    }
}
