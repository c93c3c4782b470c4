using System.Text;
using Herodotus.Clean.Encodings;

namespace Herodotus.Clean.Letters;

/// <summary>Text of header lines: encoded words (RFC 2047), and raw bytes of whatever encoding.</summary>
internal static class HeaderText
{
    /// <summary>A header line as it came.</summary>
    public static string Raw(ReadOnlySpan<byte> line) => TextDecoder.Decode(line).Text;

    /// <summary>Encoded words decoded; blanks between two of them dropped.</summary>
    public static string? Decode(string? text)
    {
        if (text is null || !text.Contains("=?", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        var afterWord = false;
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf("=?", at, StringComparison.Ordinal);
            if (next < 0)
            {
                result.Append(text, at, text.Length - at);
                break;
            }

            var (word, length) = Word(text, next);
            if (word is null)
            {
                result.Append(text, at, next + 2 - at);
                (at, afterWord) = (next + 2, false);
                continue;
            }

            var between = text.AsSpan(at, next - at);
            if (!afterWord || !between.IsWhiteSpace())
                result.Append(between);
            result.Append(word);
            (at, afterWord) = (next + length, true);
        }

        return result.ToString();
    }

    private static (string? Word, int Length) Word(string text, int at)
    {
        var charsetEnd = text.IndexOf('?', at + 2);
        if (charsetEnd < 0 || charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?')
            return (null, 0);
        var end = text.IndexOf("?=", charsetEnd + 3, StringComparison.Ordinal);
        if (end < 0)
            return (null, 0);
        var charset = text[(at + 2)..charsetEnd];
        var star = charset.IndexOf('*', StringComparison.Ordinal);
        var packed = Encoding.Latin1.GetBytes(text[(charsetEnd + 3)..end]);
        var bytes = text[charsetEnd + 1] is 'B' or 'b' ? TransferCoding.Base64(packed) : TransferCoding.QuotedPrintable(packed, underscoreIsBlank: true);
        return (TextDecoder.Decode(bytes, star < 0 ? charset : charset[..star]).Text, end + 2 - at);
    }
}
