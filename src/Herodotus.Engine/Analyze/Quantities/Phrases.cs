namespace Herodotus.Analyze.Quantities;

/// <summary>
/// Phrases of a lexicon, found forward from their first word or backward from their last. Letter case and missing accents do not
/// count; between words stands a blank, a hyphen, or the stop of an abbreviation.
/// </summary>
internal sealed class Phrases<T>
    where T : class
{
    /// <summary>No word of a lexicon is longer, so that a megabyte without a blank stays linear.</summary>
    public const int MaxWord = 31;


    private readonly FoldedWords<List<(string[] Words, T Value)>> byFirst = new();
    private readonly FoldedWords<List<(string[] Words, T Value)>> byLast = new();

    /// <summary>The value of a phrase, made by <paramref name="make"/> when it is new.</summary>
    public T Add(string phrase, Func<T> make)
    {
        var words = Split(phrase);
        if (Known(words) is { } found)
            return found;
        var value = make();
        Put(byFirst, words[0], words, value);
        Put(byLast, words[^1], words, value);
        if (WithoutAccents(phrase) is var plain && plain != phrase)
        {
            // "él" without its accent is first of all "el".
            var plainWords = Split(plain);
            if (Known(plainWords) is null)
            {
                Put(byFirst, plainWords[0], plainWords, value);
                Put(byLast, plainWords[^1], plainWords, value);
            }
        }

        return value;
    }

    private T? Known(string[] words) =>
        byFirst.Find(words[0]) is { } known ? known.Find(other => other.Words.AsSpan().SequenceEqual(words, StringComparer.OrdinalIgnoreCase)).Value : null;

    /// <summary>The phrase that is this one word.</summary>
    public T? Single(ReadOnlySpan<char> word)
    {
        if (byFirst.Find(word) is not { } candidates)
            return null;
        var (words, value) = candidates[^1];
        return words.Length == 1 ? value : null;
    }

    /// <summary>The longest phrase that begins at <paramref name="at"/>, the first character of a word.</summary>
    public T? Forward(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        var word = WordAt(text, at);
        if (byFirst.Find(word) is not { } candidates)
            return null;
        foreach (var (words, value) in candidates)
        {
            var stop = at + word.Length;
            var fits = true;
            for (var i = 1; i < words.Length && fits; i++)
            {
                var next = Next(text, stop);
                var other = next < 0 ? default : WordAt(text, next);
                fits = other.Equals(words[i], StringComparison.OrdinalIgnoreCase);
                stop = next + other.Length;
            }

            if (!fits)
                continue;
            end = stop;
            return value;
        }

        return null;
    }

    /// <summary>The longest phrase that ends right before <paramref name="before"/>, blanks aside.</summary>
    public T? Backward(ReadOnlySpan<char> text, int before, out int start)
    {
        start = before;
        var stop = Previous(text, before);
        if (stop <= 0)
            return null;
        var word = WordBefore(text, stop);
        if (byLast.Find(word) is not { } candidates)
            return null;
        if (stop < before && text[stop] == '.' && word.Length > 3 && !IsAbbreviation(word))
            return null;
        foreach (var (words, value) in candidates)
        {
            var from = stop - word.Length;
            var fits = true;
            for (var i = words.Length - 2; i >= 0 && fits; i--)
            {
                var end = Previous(text, from);
                var other = end <= 0 ? default : WordBefore(text, end);
                fits = other.Equals(words[i], StringComparison.OrdinalIgnoreCase);
                from = end - other.Length;
            }

            if (!fits)
                continue;
            start = from;
            return value;
        }

        return null;
    }

    /// <summary>The run of letters at a position, or one sign.</summary>
    public static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
            return default;
        var end = at;
        var limit = Math.Min(text.Length, at + MaxWord);
        while (end < limit && char.IsLetter(text[end]))
            end++;
        return end > at ? text[at..end] : IsSign(text[at]) ? text.Slice(at, at + 1 < text.Length && text[at] is '<' or '>' && text[at + 1] == '=' ? 2 : 1) : default;
    }

    /// <summary>The run of letters that ends at a position, or one sign.</summary>
    public static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        var limit = Math.Max(0, end - MaxWord);
        while (start > limit && char.IsLetter(text[start - 1]))
            start--;
        if (start < end)
            return text[start..end];
        if (end > 1 && text[end - 1] == '=' && text[end - 2] is '<' or '>')
            return text[(end - 2)..end];
        return end > 0 && IsSign(text[end - 1]) ? text[(end - 1)..end] : default;
    }

    private static bool IsSign(char c) => c is '~' or '<' or '>' or '\u2264' or '\u2265' or '\u2248' or '%' or '\u00B0' or '\u00BA' or '\u00A2';

    private static bool IsAbbreviation(ReadOnlySpan<char> word) => word is "approx" or "Approx" or "aprox" or "Sept" or "sept";

    /// <summary>Where the next word of a phrase begins; -1 when a mark stands between.</summary>
    private static int Next(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        if (at < text.Length && text[at] == '.' && at > 0 && char.IsLetter(text[at - 1]) && (at < 2 || !char.IsLetter(text[at - 2])))
            at++;
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '-' or '\u2011' or '\u2010')
            at++;
        if (at < text.Length && text[at] == ' ')
            at++;
        if (at >= text.Length)
            return -1;
        return at > from || (at > 0 && IsSign(text[at]) != IsSign(text[at - 1])) ? at : -1;
    }

    private static int Previous(ReadOnlySpan<char> text, int before)
    {
        var at = before;
        if (at > 0 && text[at - 1] is ' ' or '\u00A0')
            at--;
        if (at > 0 && text[at - 1] is ' ' or '-' or '\u2011' or '\u2010')
            at--;
        if (at > 0 && text[at - 1] == '.' && (at == before || text[at] is ' ' or '\u00A0' or '-'))
            at--;
        return at;
    }

    private static void Put(FoldedWords<List<(string[] Words, T Value)>> index, string key, string[] words, T value)
    {
        if (index.Find(key) is not { } list)
            index.Add(key, list = []);
        var place = list.FindIndex(other => other.Words.Length < words.Length);
        list.Insert(place < 0 ? list.Count : place, (words, value));
    }

    private static string[] Split(string phrase)
    {
        var words = new List<string>();
        for (var at = 0; at < phrase.Length;)
        {
            var word = WordAt(phrase, at);
            if (word.IsEmpty)
            {
                at++;
                continue;
            }

            words.Add(word.ToString());
            at += word.Length;
        }

        return [.. words];
    }

    private static string WithoutAccents(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', var other => other };
        }
    });
}
