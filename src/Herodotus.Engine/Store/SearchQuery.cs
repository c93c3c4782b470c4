using System.Text;

namespace Herodotus.Store;

/// <summary>Turns what a person types into a query of the full-text index, whose own syntax is never reached.</summary>
internal static class SearchQuery
{
    /// <summary>More terms than anybody types; the rest is left out.</summary>
    private const int MaxTerms = 32;

    /// <summary>Every word must be there; words in quotation marks must stand together; a last word may be unfinished. Empty without a word.</summary>
    public static string ToMatch(string query)
    {
        var match = new StringBuilder();
        var terms = 0;
        var parts = query.Split('"');
        for (var part = 0; part < parts.Length && terms < MaxTerms; part++)
        {
            var words = Words(parts[part]);
            // Odd parts stand between quotation marks.
            var phrases = part % 2 == 1 ? words.Count > 0 ? [string.Join(' ', words)] : [] : words;
            foreach (var phrase in phrases)
            {
                if (terms++ == MaxTerms)
                    break;
                if (match.Length > 0)
                    match.Append(' ');
                match.Append('"').Append(phrase).Append('"');
            }
        }

        if (match.Length > 0 && query.Length > 0 && char.IsLetterOrDigit(query[^1]))
            match.Append('*');
        return match.ToString();
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark);
            if (inside && start < 0)
                start = i;
            if (!inside && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
        }

        return words;
    }
}
