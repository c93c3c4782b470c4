using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Herodotus.Clean.Markup;

/// <summary>Character references as browsers read them: named, decimal, hexadecimal, those of windows-1252 in the control range.</summary>
public static class Entities
{
    /// <summary>The longest name is <c>CounterClockwiseContourIntegral;</c>.</summary>
    private const int MaxNameLength = 33;

    /// <summary>What 80 to 9F mean in pages, by windows-1252.</summary>
    private const string ControlRange = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>The text with references replaced; what only looks like one stays as it is.</summary>
    /// <param name="own">Entities a document declares itself; null for none.</param>
    public static string Decode(string text, IReadOnlyDictionary<string, string>? own = null)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('&', at);
            if (next < 0)
                next = text.Length;
            result.Append(text, at, next - at);
            at = next;
            if (at == text.Length)
                break;
            var length = Append(result, text.AsSpan(at), own);
            if (length == 0)
                result.Append('&');
            at += Math.Max(1, length);
        }

        return result.ToString();
    }

    /// <summary>Appends what the reference at the start of <paramref name="text"/> means; its length, 0 when it is none.</summary>
    public static int Append(StringBuilder result, ReadOnlySpan<char> text, IReadOnlyDictionary<string, string>? own = null)
    {
        if (text.Length < 3)
            return 0;
        if (text[1] == '#')
            return AppendNumber(result, text);
        var end = 1;
        while (end < text.Length && end <= MaxNameLength && (char.IsAsciiLetterOrDigit(text[end]) || (own is not null && text[end] is '_' or '-' or '.')))
            end++;
        if (end == 1)
            return 0;
        var closed = end < text.Length && text[end] == ';';
        var name = text[1..end].ToString();
        if (closed && own is not null && own.TryGetValue(name, out var value))
        {
            result.Append(value);
            return end + 1;
        }

        // Without its semicolon a reference counts only for the old Latin-1 names, which the table lists bare.
        var symbol = HtmlEntityProvider.Resolver.GetSymbol(closed ? name + ";" : name);
        if (symbol is null && closed)
            symbol = HtmlEntityProvider.Resolver.GetSymbol(name);
        if (symbol is null)
            return 0;
        result.Append(symbol);
        return closed ? end + 1 : end;
    }

    private static int AppendNumber(StringBuilder result, ReadOnlySpan<char> text)
    {
        var hex = text[2] is 'x' or 'X';
        var start = hex ? 3 : 2;
        var end = start;
        while (end < text.Length && end - start < 8 && (hex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end == start || !int.TryParse(text[start..end], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return 0;
        if (code is >= 0x80 and <= 0x9F)
            result.Append(ControlRange[code - 0x80]);
        else if (Rune.IsValid(code) && code > 0)
            result.Append(new Rune(code).ToString());
        else
            result.Append('\uFFFD');
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }
}
