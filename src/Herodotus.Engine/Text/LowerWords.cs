namespace Herodotus.Text;

/// <summary>Words in small letters as strings, those met lately without making them again: news has few words, often. One for each thread.</summary>
internal sealed class LowerWords
{
    /// <summary>More words than this are forgotten all at once: the memory is for the common ones, which come again soon.</summary>
    private const int Most = 8192;

    /// <summary>Longer words are seldom met twice.</summary>
    private const int Longest = 24;

    [ThreadStatic]
    private static LowerWords? _ofThread;

    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>The words that this thread met.</summary>
    public static LowerWords OfThread => _ofThread ??= new();

    /// <summary>A word in small letters.</summary>
    public string Of(ReadOnlySpan<char> word)
    {
        if (word.Length > Longest)
            return word.ToString().ToLowerInvariant();
        Span<char> lower = stackalloc char[Longest];
        ReadOnlySpan<char> small = lower[..word.ToLowerInvariant(lower)];
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.TryGetValue(small, out var known))
            return known;
        if (_words.Count == Most)
            _words.Clear();
        var made = small.ToString();
        _words.Add(made);
        return made;
    }
}
