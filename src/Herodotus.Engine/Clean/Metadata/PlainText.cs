using System.Text;

namespace Herodotus.Clean.Metadata;

/// <summary>Small text work that several readers of page facts share: folding white space, comparing as people would.</summary>
internal static class PlainText
{
    /// <summary>White space folded to single blanks, outer blanks dropped.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u200B' or '\uFEFF' or '\u00AD' or '\u2060')
                continue;
            if (!char.IsWhiteSpace(c))
                folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>Everything between angle brackets that look like tags becomes a blank.</summary>
    public static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!'))
            {
                var end = text.IndexOf('>', i);
                if (end > 0 && end - i < 2000)
                {
                    plain.Append(' ');
                    i = end;
                    continue;
                }
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    /// <summary>Letters and digits only, lower case, one blank between words: equal keys read the same.</summary>
    public static string Key(ReadOnlySpan<char> text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }

        if (key.Length > 0 && key[^1] == ' ')
            key.Length--;
        return key.ToString();
    }
}
