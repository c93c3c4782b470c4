namespace Herodotus.Knowledge;

/// <summary>How the keys of two persons' names stand to each other.</summary>
public static class NameWords
{
    /// <summary>One is the other with words left out or cut to initials; the last word of the shorter must be in the longer, written out.</summary>
    public static bool Agree(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left == right)
            return true;
        // Most names asked are of two people: their last words differ, and so do the first letters.
        if (left.Length == 0 || right.Length == 0 || (left[0] != right[0] && !LastOf(left).SequenceEqual(LastOf(right))))
            return false;
        var (a, b) = (left.Split(' '), right.Split(' '));
        var (small, large) = a.Length <= b.Length ? (a, b) : (b, a);
        if (small.Length == 1)
            return false;
        if (small.Length == large.Length)
        {
            for (var i = 0; i < small.Length; i++)
            {
                if (!Same(small[i], large[i]))
                    return false;
            }

            return small[^1].Length > 1 && large[^1].Length > 1 && small[^1] == large[^1];
        }

        if (small.Length > 1 && small.AsSpan().SequenceEqual(large.AsSpan(large.Length - small.Length)))
            return true;
        if (!Same(small[0], large[0]))
            return false;
        var at = 1;
        for (var i = 1; i < large.Length && at < small.Length; i++)
        {
            if (Same(small[at], large[i]))
                at++;
        }

        return at == small.Length && small[^1].Length > 1;
    }

    /// <summary>The word is one of the name's, the first excepted.</summary>
    public static bool IsSurnameOf(ReadOnlySpan<char> word, string full)
    {
        ArgumentNullException.ThrowIfNull(full);
        var at = full.IndexOf(' ', StringComparison.Ordinal);
        while (at >= 0)
        {
            var next = full.IndexOf(' ', at + 1);
            if (word.Length > 2 && full.AsSpan(at + 1, (next < 0 ? full.Length : next) - at - 1).SequenceEqual(word))
                return true;
            at = next;
        }

        return false;
    }

    /// <summary>Word for word alike in sound, or the same but for one letter in a long word: "Vladimir Zelenskyy", "Sergei Lavrov" and "Sergey Lavrov".</summary>
    public static bool SoundAlike(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.AsSpan().Count(' ') != right.AsSpan().Count(' '))
            return false;
        var (a, b) = (left.Split(' '), right.Split(' '));
        var changed = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            if (Math.Min(a[i].Length, b[i].Length) > 2 && NameSound.Of(a[i]) == NameSound.Of(b[i]))
                continue;
            if (Math.Min(a[i].Length, b[i].Length) < 4 || (!OneEdit(a[i], b[i]) && !(Math.Min(a[i].Length, b[i].Length) > 4 && OneEdit(NameSound.Of(a[i]), NameSound.Of(b[i])))))
                return false;
            changed++;
        }

        return changed <= 1 + (a.Length / 3);
    }

    private static ReadOnlySpan<char> LastOf(string name) => name.AsSpan(name.LastIndexOf(' ') + 1);

    private static bool OneEdit(string a, string b)
    {
        if (a.Length > b.Length)
            (a, b) = (b, a);
        if (b.Length - a.Length > 1)
            return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i])
            i++;
        return a.Length == b.Length ? a.AsSpan(i + 1).SequenceEqual(b.AsSpan(i + 1)) : a.AsSpan(i).SequenceEqual(b.AsSpan(i + 1));
    }

    private static bool Same(string a, string b) => a == b || (a.Length == 1 && b[0] == a[0]) || (b.Length == 1 && a[0] == b[0]);
}
