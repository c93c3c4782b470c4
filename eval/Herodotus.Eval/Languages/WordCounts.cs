using System.Globalization;
using System.Text;

namespace Herodotus.Eval.Languages;

/// <summary>How often each word stands in a language's sample texts: where words begin and end, and which are common.</summary>
public sealed class WordCounts
{
    public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

    public long Total { get; private set; }

    /// <summary>The sum of the counts.</summary>
    public long Mass => Words.Values.Sum(count => (long)count);

    /// <summary>A word with its count, from a list; words with other signs than letters are not met by the identifier and left out.</summary>
    public void Put(string word, int count)
    {
        if (count > 0 && word.Length is > 0 and < 40 && word.All(c => char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            Words[word] = Math.Max(count, Words.GetValueOrDefault(word));
    }

    /// <summary>Says how many words the counts of a list are out of.</summary>
    public void Scale(long total) => Total = total;

    public void Add(ReadOnlySpan<char> text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsLetter(text[at]) || (start >= 0 && char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)))
            {
                if (start < 0)
                    start = at;
                continue;
            }

            if (start >= 0 && at - start < 40)
            {
                var word = text[start..at].ToString().ToLowerInvariant();
                Words[word] = Words.GetValueOrDefault(word) + 1;
                Total++;
            }

            start = -1;
        }
    }

    /// <summary>The text of an HTML page without its tags; entities of letters do not occur in these pages.</summary>
    public void AddPage(string html)
    {
        var text = new StringBuilder(html.Length);
        var inside = false;
        var body = html.IndexOf("<body", StringComparison.Ordinal);
        foreach (var c in html.AsSpan(Math.Max(0, body)))
        {
            if (c == '<')
                inside = true;
            if (!inside)
                text.Append(c);
            if (c == '>')
            {
                inside = false;
                text.Append(' ');
            }
        }

        Add(text.ToString());
    }
}
