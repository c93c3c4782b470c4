using System.Globalization;
using System.Text;

namespace Herodotus.Eval.Languages;

/// <summary>How often each word stands in a language's sample texts: where words begin and end, and which are common.</summary>
public sealed class WordCounts
{
    public Dictionary<string, int> Words { get; } = new(StringComparer.Ordinal);

    public long Total { get; private set; }

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
