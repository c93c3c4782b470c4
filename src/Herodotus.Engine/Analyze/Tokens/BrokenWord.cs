namespace Herodotus.Analyze.Tokens;

/// <summary>Finds words that a speaker broke off, as transcripts write them: <c>the mitiger- mitigator</c>, <c>have vali- -- have justified</c>, <c>n-, no</c>.</summary>
internal static class BrokenWord
{
    private static readonly string[] Fillers = ["uh", "um", "er"];

    /// <summary>The end of a broken word with its hyphen, or zero: what follows begins again as it does, or is a pause.</summary>
    public static int EndOf(string text, int start, int end)
    {
        if (end + 1 >= text.Length || text[end] != '-' || !char.IsLetter(text[end - 1]))
            return 0;
        var next = end + 1;
        if (text[next] == ',')
            return next;
        if (!TextUnits.IsBlank(text[next]))
            return 0;
        next = TextUnits.SkipBlanks(text, next);
        if (next + 2 > text.Length)
            return 0;
        if (text[next] == '—' || text.AsSpan(next).StartsWith("--", StringComparison.Ordinal))
            return end + 1;
        return BeginsAgain(text, start, end, next) || IsFiller(text, next) ? end + 1 : 0;
    }

    private static bool BeginsAgain(string text, int start, int end, int next)
    {
        var same = Math.Min(2, end - start);
        return text.AsSpan(next).StartsWith(text.AsSpan(start, same), StringComparison.OrdinalIgnoreCase)
            && TextUnits.IsWord(text, next + same);
    }

    private static bool IsFiller(string text, int at)
    {
        foreach (var filler in Fillers)
        {
            if (text.AsSpan(at).StartsWith(filler, StringComparison.OrdinalIgnoreCase) && !TextUnits.IsWord(text, at + filler.Length))
                return true;
        }

        return false;
    }
}
