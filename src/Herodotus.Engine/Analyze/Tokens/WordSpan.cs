namespace Herodotus.Analyze.Tokens;

/// <summary>Finds where a word ends: over apostrophes, hyphens and joiners inside it, and over the dots of domains and file names.</summary>
internal sealed class WordSpan(TokenLexicon lexicon)
{
    /// <summary>The end of a run of letters, digits and what joins them.</summary>
    public int EndOf(string text, int start)
    {
        var end = start;
        var limit = Math.Min(text.Length, start + Tokenizer.MaxTokenLength);
        while (end < limit)
        {
            if (TextUnits.IsWord(text, end))
            {
                end += char.IsHighSurrogate(text[end]) && end + 1 < limit ? 2 : 1;
                if (TextUnits.IsAlone(text[end - 1]))
                    break;
            }
            else if (end > start && TextUnits.IsWord(text, end + 1) && !TextUnits.IsAlone(text[end + 1]) && Joins(text, start, end))
            {
                end++;
            }
            else if (end > start && TextUnits.IsOrdinalSign(text, end) && char.IsLetter(text[end - 1]))
            {
                // What is shortened with a raised letter ends with it: "Nº", "Mª".
                end++;
                break;
            }
            else
            {
                break;
            }
        }

        return Math.Max(end, start + 1);
    }

    private bool Joins(string text, int start, int at) => text[at] switch
    {
        '\'' or '’' or '`' => true,
        '-' or '‐' or '‑' => true,
        '&' => char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1]),
        // A word that is not written out: "sh*t".
        '*' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
        '·' or '\u00AD' or '\u200D' or '\u200C' => true,
        '/' => lexicon.JoinsSlashes || (at - start == 1 && !TextUnits.IsDigit(text, at + 1) && !TextUnits.IsWord(text, at + 2)),
        _ => false,
    };

    /// <summary>Domains and file names go on over a dot; a new sentence glued to the last one does not.</summary>
    public int DottedEnd(string text, int start, int end)
    {
        var limit = Math.Min(text.Length, start + Tokenizer.MaxTokenLength);
        while (end + 1 < limit && text[end] is '.' or '@' or '_' && TextUnits.IsWord(text, end + 1))
        {
            var next = Math.Min(limit, EndOf(text, end + 1));
            if (text[end] == '.' && (!GoesOn(text, start, end) || IsGlued(text, start, end, next)))
                break;
            end = next;
        }

        return end;
    }

    /// <summary>
    /// Whether a word alone before a stop and one that begins sentences after it are two sentences without a blank between ("too small.they moved us"). Of two
    /// letters there are sites ("orf.at").
    /// </summary>
    private bool IsGlued(string text, int start, int dot, int end)
    {
        if (!lexicon.SplitsHyphens || dot - start < 2 || end - dot == 3 || !lexicon.IsStarter(text.AsSpan(dot + 1, end - dot - 1))
            || (end < text.Length && text[end] is '.' or '@' or '_' or '/' or ':' or '-'))
            return false;
        foreach (var unit in text.AsSpan(start, dot - start))
        {
            if (!char.IsAsciiLetter(unit) && unit is not ('\'' or '’'))
                return false;
        }

        return true;
    }

    private bool GoesOn(string text, int start, int dot)
    {
        var next = text[dot + 1];
        if (char.IsUpper(next))
        {
            return lexicon.ExtensionAt(text, dot + 1) > 0
                || (char.IsUpper(text[dot - 1]) && dot - start > 1 && TextUnits.IsWord(text, dot + 2) && char.IsUpper(text[dot + 2]));
        }

        return char.IsAscii(next) && (char.IsAsciiDigit(next) ? char.IsAsciiDigit(text[dot - 1]) || dot - start > 3 : char.IsAscii(text[dot - 1]));
    }
}
