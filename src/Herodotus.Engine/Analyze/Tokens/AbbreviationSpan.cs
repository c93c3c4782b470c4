namespace Herodotus.Analyze.Tokens;

/// <summary>Finds the stop that belongs to a word: abbreviations of a language, letters with stops, initials.</summary>
internal sealed class AbbreviationSpan(TokenLexicon lexicon)
{
    /// <summary>No abbreviation has more letters with stops than this.</summary>
    private const int MaxGroups = 16;

    /// <summary>Letters before a stop and a raised letter ("prof.ª").</summary>
    private const int LongestRaised = 4;

    /// <summary>Words that begin sentences are no longer.</summary>
    private const int LongestStarter = 12;

    /// <summary>The end of an abbreviation with its stop that begins here, or zero.</summary>
    public int EndOf(string text, int start, int end)
    {
        if (end >= text.Length || text[end] != '.')
            return 0;
        // "n.º": the stop stands before the raised letter.
        if (TextUnits.IsOrdinalSign(text, end + 1) && end - start <= LongestRaised && char.IsLetter(text[end - 1]))
            return end + 2;
        var dotted = LettersAndDots(text, start);
        if (dotted > 0)
            return dotted;
        var word = text.AsSpan(start, end - start);
        if (end + 1 < text.Length && text[end + 1] == '.' && (end + 2 == text.Length || text[end + 2] == '.' || !lexicon.IsAbbreviation(word)))
            return 0;
        if (lexicon.IsNumberSign(word) && TextUnits.IsDigit(text, TextUnits.SkipBlanks(text, end + 1)))
            return end + 1;
        if (word.Length <= 8 && lexicon.IsAbbreviation(word))
            return lexicon.FreesLastStop && (EndsParagraph(text, end + 1) || (lexicon.EndsList(word) && IsBeforeCapital(text, end + 1))) ? 0 : end + 1;
        if (Dotted(text, start, end) is var whole and > 0)
            return whole;
        return word.Length == 1 && char.IsUpper(word[0]) && IsInitial(text, start, end) ? end + 1 : 0;
    }

    /// <summary><c>Ph.D.</c>: an abbreviation with a stop inside it.</summary>
    private int Dotted(string text, int start, int end)
    {
        if (end - start > 3 || end + 2 > text.Length || !char.IsLetter(text[end + 1 < text.Length ? end + 1 : end]))
            return 0;
        var last = end + 1;
        while (last < text.Length && last - end < 4 && char.IsLetter(text[last]))
            last++;
        if (!lexicon.IsAbbreviation(text.AsSpan(start, last - start)))
            return 0;
        return last < text.Length && text[last] == '.' ? last + 1 : last;
    }

    /// <summary>True where a paragraph ends: the stop ends the sentence, and stands for itself.</summary>
    private static bool EndsParagraph(string text, int at)
    {
        var breaks = 0;
        for (; at < text.Length && TextUnits.IsBlank(text[at]); at++)
            breaks += text[at] == '\n' ? 1 : 0;
        return at >= text.Length || breaks > 1;
    }

    private static bool IsBeforeCapital(string text, int at) =>
        at < text.Length && TextUnits.IsBlank(text[at]) && TextUnits.SkipBlanks(text, at) is var next && next < text.Length && char.IsUpper(text[next]);

    /// <summary><c>U.S.</c>, <c>p.m.</c>, <c>EE.UU.</c>, <c>J.J.</c>: groups of one or two letters of the same, each with a stop.</summary>
    public static int LettersAndDots(string text, int start)
    {
        var (at, groups) = (start, 0);
        while (groups < MaxGroups && at + 1 < text.Length && char.IsLetter(text[at]))
        {
            var letters = text[at + 1] == '.' ? 1
                : at + 2 < text.Length && text[at + 2] == '.' && text[at] == text[at + 1] && char.IsUpper(text[at]) ? 2 : 0;
            if (letters == 0)
                break;
            at += letters + 1;
            groups++;
        }

        // "U.S" alone is whole too.
        if (groups == 1 && IsLastCapital(text, at) && at + 1 < text.Length && text[at + 1] != '.' && char.IsUpper(text[at - 2]) && at - start == 2)
            return at + 1;
        if (groups < 2)
            return 0;

        // The stop of the sentence may follow ("L.P.."), but "U.S..." breaks off.
        if (at < text.Length && text[at] == '.')
            return at + 1 < text.Length && text[at + 1] == '.' ? 0 : at;

        // "Ph.D", "U.S.A" without the last stop: the last letter belongs to it unless a word goes on there ("U.S.in").
        return IsLastCapital(text, at) && char.IsUpper(text[at - 2]) ? at + 1 : at;
    }

    private static bool IsLastCapital(string text, int at) => at < text.Length && char.IsUpper(text[at]) && !TextUnits.IsWord(text, at + 1);

    private bool IsInitial(string text, int start, int end)
    {
        var next = TextUnits.SkipBlanks(text, end + 1);
        if (next >= text.Length || next - end > 3 || !char.IsUpper(text[next]))
            return false;
        var last = next;
        while (last < text.Length && last - next <= LongestStarter && TextUnits.IsWord(text, last))
            last++;
        if (last - next > 1 && lexicon.IsStarter(text.AsSpan(next, last - next)))
            return false;

        // "Plan B. The": a capital and then a common word is a sentence; "J. Smith", "George W. Bush" is a name.
        var before = start - 1;
        while (before >= 0 && TextUnits.IsBlank(text[before]))
            before--;
        var wordStart = before;
        while (wordStart > 0 && TextUnits.IsWord(text, wordStart - 1))
            wordStart--;
        return before < 0 || wordStart < 0 || !char.IsLetter(text[before]) || char.IsUpper(text[wordStart]) || before - wordStart <= 2;
    }
}
