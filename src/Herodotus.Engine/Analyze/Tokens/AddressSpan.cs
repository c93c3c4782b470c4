using Herodotus.Text;

namespace Herodotus.Analyze.Tokens;

/// <summary>Finds where a link or a mail address ends that begins at a place.</summary>
internal static class AddressSpan
{
    /// <summary>A longer link is cut.</summary>
    private const int MaxLink = 2048;

    /// <summary>The part before the @ is no longer than this.</summary>
    private const int MaxLocalPart = 64;

    /// <summary>The end of the link or address that begins at <paramref name="start"/>, or zero.</summary>
    /// <param name="sign">Where the next @ stands, from there on.</param>
    public static int EndOf(string text, int start, int sign) => LinkEnd(text, start) is var link and > 0 ? link : sign - start < MaxLocalPart ? AddressEnd(text, start) : 0;

    private static int LinkEnd(string text, int start)
    {
        if (!(text[start] is 'h' or 'H' or 'w' or 'W' or 'f') || (start > 0 && TextUnits.IsWord(text, start - 1)))
            return 0;
        var rest = text.AsSpan(start, Math.Min(8, text.Length - start));
        if (!(WebAddress.Begins(rest) || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("ftp://", StringComparison.Ordinal)))
            return 0;
        var end = start;
        var limit = Math.Min(text.Length, start + MaxLink);
        while (end < limit && !TextUnits.IsBlank(text[end]) && !(text[end] is '<' or '>' or '"' or '“' or '”' or '»' or '…'))
            end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '\'' or '’' or ']')
            end--;
        return end;
    }

    /// <summary>The end of a mail address that begins here, or zero: word characters and dots, one @, then a domain with a dot in it.</summary>
    private static int AddressEnd(string text, int start)
    {
        var limit = Math.Min(text.Length, start + MaxLocalPart);
        var at = start;
        while (at < limit && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '-' or '_' or '+'))
            at++;
        if (at == start || at >= limit || text[at] != '@' || (start > 0 && TextUnits.IsWord(text, start - 1)))
            return 0;
        var (end, dots) = (at + 1, 0);
        limit = Math.Min(text.Length, at + Tokenizer.MaxTokenLength);
        while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            dots += text[end++] == '.' ? 1 : 0;
        while (text[end - 1] is '.' or '-')
            dots -= text[--end] == '.' ? 1 : 0;
        return dots > 0 && end > at + 3 ? end : 0;
    }
}
