namespace Herodotus.Analyze.Tokens;

/// <summary>Finds where a run of marks ends that is one token, and faces made of marks.</summary>
internal static class MarkSpan
{
    private static readonly string[] Emoticons =
        [":-)", ":-(", ";-)", ":'(", ":-D", ":-P", ":-/", "^_^", "-_-", ":)", ":(", ";)", ":D", ":P", ":/", ":O", "=)", "<3", "XD", "xD"];

    /// <summary>Marks that repeat are one token (<c>...</c>, <c>--</c>, <c>?!</c>), all others one each.</summary>
    public static int EndOf(string text, int start)
    {
        var (unit, end) = (text[start], start + 1);
        if (char.IsHighSurrogate(unit) && end < text.Length && char.IsLowSurrogate(text[end]))
            return end + 1;
        var limit = Math.Min(text.Length, start + Tokenizer.MaxTokenLength);
        if (unit is '!' or '?')
        {
            while (end < limit && text[end] is '!' or '?')
                end++;

            // "Thanks!." is a slip and one mark; "What? ..." goes on.
            if (end < limit && text[end] == '.' && !(end + 1 < text.Length && text[end + 1] == '.'))
                end++;
        }
        else if (unit is '.' or '-' or '*' or '=' or '_' or '~' or '$' or '/' or '\\' or '<' or '>' or '\'' or '`' or '+' or '|' or '’' or '‘')
        {
            while (end < limit && text[end] == unit)
                end++;

            if (unit == '.' && end - start < 3 && end < limit && text[end] is '?' or '!')
                end++;

            // A line drawn of several signs ("---===", "==----") is one.
            var line = end;
            while (line < limit && IsLine(unit) && IsLine(text[line]))
                line++;
            if (line - start > 3 && line > end)
                end = line;
        }

        else if (unit is ':' or ',' && end < limit && text[end] == '?' && !(end + 1 < limit && text[end + 1] is '?' or '!'))
        {
            // What is left of a blank that was lost on the way.
            end++;
        }

        while (end < limit && TextUnits.IsCombining(text[end]))
            end++;
        return end;
    }

    private static bool IsLine(char unit) => unit is '-' or '=' or '*' or '_' or '~';

    /// <summary>The length of the face of marks that begins at a place, or zero.</summary>
    public static int Emoticon(string text, int start)
    {
        if (text[start] is not (':' or ';' or '^' or '-' or '=' or '<') || (start > 0 && !TextUnits.IsBlank(text[start - 1])))
            return 0;
        foreach (var face in Emoticons)
        {
            if (string.CompareOrdinal(text, start, face, 0, face.Length) == 0 && !TextUnits.IsWord(text, start + face.Length))
                return face.Length;
        }

        return 0;
    }
}
