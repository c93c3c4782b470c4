namespace Herodotus.Clean.Encodings;

/// <summary>The encoding a page, feed or style sheet declares inside its first bytes.</summary>
public static class CharsetDeclaration
{
    /// <summary>Pages put it near the top, but comments and scripts may stand before it.</summary>
    private const int SearchedBytes = 16 * 1024;

    /// <summary>The label in an XML declaration, else in a <c>meta</c> or <c>Content-Type</c> line; null when there is none.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, SearchedBytes)];
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
            return null;
        head = head[start..];
        if (StartsWith(head, "<?xml"u8))
        {
            var end = head.IndexOf("?>"u8);
            if (Value(end < 0 ? head : head[..end], "encoding"u8, 0, out _) is { } declared)
                return declared;
        }

        // charset=… counts where a tag or a header line holds it, not in running text.
        for (var from = 0; from < head.Length;)
        {
            if (Value(head, "charset"u8, from, out var at) is { } label)
            {
                if (InTagOrHeader(head, at))
                    return label;
            }

            if (at < 0)
                return null;
            from = at + 7;
        }

        return null;
    }

    /// <summary>The label of <c>charset=…</c> in a header such as <c>text/html; charset=utf-8</c>.</summary>
    public static string? InHeader(string? header)
    {
        if (header is null)
            return null;
        var at = header.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = header.AsSpan(at + 8).Trim().Trim('"').Trim('\'');
        var end = rest.IndexOfAny(" ;,\"'");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static bool InTagOrHeader(ReadOnlySpan<byte> head, int at)
    {
        var before = head[Math.Max(0, at - 300)..at];
        var open = before.LastIndexOf((byte)'<');
        if (open >= 0 && StartsWith(before[(open + 1)..], "meta"u8))
            return true;
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return StartsWith(line, "content-type:"u8) || StartsWith(line, "@"u8);
    }

    private static string? Value(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, int from, out int at)
    {
        at = IndexOfName(head, name, from);
        if (at < 0)
            return null;
        var i = at + name.Length;
        while (i < head.Length && head[i] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            i++;
        if (i >= head.Length || head[i] is not ((byte)'=' or (byte)' '))
            return null;
        i++;
        while (i < head.Length && head[i] is (byte)' ' or (byte)'"' or (byte)'\'' or (byte)'\\')
            i++;
        var end = i;
        while (end < head.Length && (char.IsAsciiLetterOrDigit((char)head[end]) || head[end] is (byte)'-' or (byte)'_' or (byte)':' or (byte)'.'))
            end++;
        return end > i && end - i <= 40 ? System.Text.Encoding.ASCII.GetString(head[i..end]) : null;
    }

    private static int IndexOfName(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name, int from)
    {
        while (from < head.Length)
        {
            var next = head[from..].IndexOfAny(name[0], (byte)(name[0] - 32));
            if (next < 0)
                return -1;
            if (StartsWith(head[(from + next)..], name))
                return from + next;
            from += next + 1;
        }

        return -1;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lowerName)
    {
        if (text.Length < lowerName.Length)
            return false;
        for (var i = 0; i < lowerName.Length; i++)
        {
            var c = text[i];
            if (c is >= (byte)'A' and <= (byte)'Z')
                c += 32;
            if (c != lowerName[i])
                return false;
        }

        return true;
    }
}
