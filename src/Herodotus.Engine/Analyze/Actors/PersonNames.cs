namespace Herodotus.Analyze.Actors;

/// <summary>How two names of one report stand to each other, by their keys. Stricter than comparing names of two reports.</summary>
internal static class PersonNames
{
    /// <summary>One is the other with words left out, initials allowed: "Nicolás Maduro Moros", "N. Maduro"; the surname must be common.</summary>
    public static bool Agree(string left, string right)
    {
        if (left == right)
            return true;
        var (a, b) = (left.Split(' '), right.Split(' '));
        var (small, large) = a.Length <= b.Length ? (a, b) : (b, a);
        if (small.Length == 1)
            return false;
        if (small.Length == large.Length)
            return Fits(small, large);
        // "Padrino López" in "Vladimir Padrino López": the end of it.
        if (small.AsSpan().SequenceEqual(large.AsSpan(large.Length - small.Length)))
            return true;
        // Otherwise the given name must be there, and the rest in order.
        if (!Same(small[0], large[0]))
            return false;
        var at = 1;
        for (var i = 1; i < large.Length && at < small.Length; i++)
        {
            if (Same(small[at], large[i]))
                at++;
        }

        return at == small.Length;
    }

    public static bool IsSurnameOf(ReadOnlySpan<char> word, string full)
    {
        if (full.AsSpan().SequenceEqual(word))
            return true;
        var at = full.IndexOf(' ', StringComparison.Ordinal);
        while (at >= 0 && at < full.Length)
        {
            var next = full.IndexOf(' ', at + 1);
            var end = next < 0 ? full.Length : next;
            if (full.AsSpan(at + 1, end - at - 1).SequenceEqual(word) && word.Length > 2)
                return true;
            at = next;
        }

        return false;
    }

    public static bool IsGivenNameOf(ReadOnlySpan<char> word, string full) =>
        word.Length > 2 && full.Length > word.Length && full.AsSpan().StartsWith(word) && full[word.Length] == ' ';

    private static bool Fits(string[] a, string[] b)
    {
        for (var i = 0; i < a.Length; i++)
        {
            if (!Same(a[i], b[i]))
                return false;
        }

        return a[^1].Length > 1 && b[^1].Length > 1;
    }

    private static bool Same(string a, string b) => a == b || (a.Length == 1 && b[0] == a[0]) || (b.Length == 1 && a[0] == b[0]);
}
