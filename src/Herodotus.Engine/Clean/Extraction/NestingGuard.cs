using System.Collections.Frozen;
using System.Text;

namespace Herodotus.Clean.Extraction;

/// <summary>
/// Flattens markup that nests past <see cref="PageLimits.Depth"/> before it is parsed: the parsing rules of HTML look through all open
/// elements at each tag, and open again every formatting element in each new block, which takes quadratic time on hostile pages.
/// </summary>
internal static class NestingGuard
{
    /// <summary>Formatting elements open at once; each new block repeats them all.</summary>
    private const int OpenFormatting = 8;

    private const int LongestName = 12;

    private static readonly FrozenSet<string> Formatting = FrozenSet.ToFrozenSet(
        ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.Ordinal);

    /// <summary>Elements without an end tag, or whose end tag may be missing.</summary>
    private static readonly FrozenSet<string> Unclosed = FrozenSet.ToFrozenSet(
        ["a", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th",
         "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "rt", "rp", "html", "head", "body", "path", "circle", "rect", "use", "line", "polygon", "g", "stop"],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Raw = FrozenSet.ToFrozenSet(["script", "style", "textarea", "title", "iframe", "xmp"], StringComparer.Ordinal);

    /// <summary>Leaves a tag out; where it ends.</summary>
    private static int Drop(string html, int start, int at, ref StringBuilder? flat, ref int copied)
    {
        var end = html.IndexOf('>', at);
        end = end < 0 ? html.Length : end + 1;
        flat ??= new StringBuilder(html.Length);
        flat.Append(html, copied, start - copied).Append(' ');
        return copied = end;
    }

    /// <summary>The same string for all but hostile pages.</summary>
    public static string Flatten(string html)
    {
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var unclosed = Unclosed.GetAlternateLookup<ReadOnlySpan<char>>();
        var raw = Raw.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[LongestName];
        StringBuilder? flat = null;
        int depth = 0, open = 0, dropped = 0, droppedFormatting = 0, copied = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = at < html.Length ? html.IndexOf('<', at) : -1)
        {
            var start = at;
            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                var end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (end < 0)
                    break;
                at = end + 3;
                continue;
            }

            var close = html[at + 1] == '/';
            at += close ? 2 : 1;
            var length = 0;
            while (at < html.Length && length < LongestName && char.IsAsciiLetterOrDigit(html[at]))
                name[length++] = char.ToLowerInvariant(html[at++]);
            if (length == 0)
                continue;
            ReadOnlySpan<char> tag = name[..length];
            // Inside what is flattened, rows and items are flattened too.
            if (unclosed.Contains(tag))
            {
                if (dropped > 0 && tag is ("tr" or "td" or "th" or "tbody" or "li" or "dd" or "dt" or "option"))
                    at = Drop(html, start, at, ref flat, ref copied);
                continue;
            }

            if (!close && raw.Contains(tag))
            {
                var end = html.IndexOf(string.Concat("</", tag), at, StringComparison.OrdinalIgnoreCase);
                if (end < 0)
                    break;
                at = end + 2 + length;
                continue;
            }

            var isFormatting = formatting.Contains(tag);
            ref var count = ref isFormatting ? ref open : ref depth;
            ref var drops = ref isFormatting ? ref droppedFormatting : ref dropped;
            bool drop;
            if (close)
            {
                drop = drops > 0;
                drops -= drop ? 1 : 0;
                count -= drop || count == 0 ? 0 : 1;
            }
            else
            {
                drop = count >= (isFormatting ? OpenFormatting : PageLimits.Depth);
                drops += drop ? 1 : 0;
                count += drop ? 0 : 1;
            }

            if (drop)
                at = Drop(html, start, at, ref flat, ref copied);
        }

        return flat is null ? html : flat.Append(html, copied, html.Length - copied).ToString();
    }
}
