using System.Collections.Frozen;
using System.Text;

namespace Herodotus.Clean.Markup;

/// <summary>
/// The plain text of a fragment of markup, in one pass without a tree: paragraphs and breaks become line breaks, scripts and styles are
/// dropped, references are decoded, white space is folded.
/// </summary>
public static class MarkupText
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
            "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "td", "th", "tr", "ul", "body", "html",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Dropped = FrozenSet.ToFrozenSet(["script", "style", "template", "noscript"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BlockNames = Blocks.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DroppedNames = Dropped.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string FromHtml(string markup)
    {
        var text = new TextBuilder(markup.Length);
        // Behind the last '>' nothing is a tag; an element once found to have no end has none further on: so the pass stays linear.
        var lastClose = markup.LastIndexOf('>');
        var endless = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < markup.Length;)
        {
            var c = markup[at];
            if (c == '<' && (at < lastClose || IsOpenEnded(markup, at)) && Construct(markup, at) is > 0 and var length)
            {
                at = Skip(markup, at, length, text, endless);
            }
            else if (c == '&' && text.Reference(markup.AsSpan(at)) is > 0 and var reference)
            {
                at += reference;
            }
            else
            {
                text.Add(c);
                at++;
            }
        }

        return text.ToString();
    }

    /// <summary>A comment or a CDATA section runs to the end when it is not closed.</summary>
    private static bool IsOpenEnded(string markup, int at) =>
        string.CompareOrdinal(markup, at, "<!--", 0, 4) == 0 || string.CompareOrdinal(markup, at, "<![CDATA[", 0, 9) == 0;

    /// <summary>White space folded to single blanks.</summary>
    public static string Fold(string text)
    {
        var result = new TextBuilder(text.Length);
        foreach (var c in text)
            result.Add(c);
        return result.ToString();
    }

    /// <summary>The length of the tag, comment or declaration that begins at <paramref name="at"/>; 0 when the sign is only a sign.</summary>
    internal static int Construct(string markup, int at)
    {
        var rest = markup.AsSpan(at);
        if (rest.Length < 3)
            return 0;
        if (rest.StartsWith("<!--"))
        {
            var close = rest[4..].IndexOf("-->");
            return close < 0 ? rest.Length : close + 7;
        }

        if (rest.StartsWith("<![CDATA["))
        {
            var close = rest.IndexOf("]]>");
            return close < 0 ? rest.Length : close + 3;
        }

        if (!(char.IsAsciiLetter(rest[1]) || (rest[1] is '/' or '!' or '?' && char.IsAsciiLetter(rest[2]))))
            return 0;
        // A quoted value may hold '>': quotes count only after '='.
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] == '>')
                return i + 1;
            if (rest[i] is '"' or '\'' && rest[i - 1] == '=')
            {
                var close = rest[(i + 1)..].IndexOf(rest[i]);
                if (close < 0)
                    break;
                i += close + 1;
            }
        }

        var plain = rest.IndexOf('>');
        return plain < 0 ? 0 : plain + 1;
    }

    private static int Skip(string markup, int at, int length, TextBuilder text, HashSet<string> endless)
    {
        var tag = markup.AsSpan(at, length);
        if (tag.StartsWith("<![CDATA["))
        {
            foreach (var c in tag.EndsWith("]]>") ? tag[9..^3] : tag[9..])
                text.Add(c);
            return at + length;
        }

        var closing = tag[1] == '/';
        var name = tag[(closing ? 2 : 1)..];
        var end = 0;
        while (end < name.Length && char.IsAsciiLetterOrDigit(name[end]))
            end++;
        name = name[..end];
        if (!closing && DroppedNames.Contains(name) && !tag.EndsWith("/>") && !endless.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
        {
            var after = EndOf(markup, at + length, name);
            if (after >= 0)
                return after;
            endless.Add(name.ToString());
            return at + length;
        }

        if (BlockNames.Contains(name))
            text.Break();
        return at + length;
    }

    /// <summary>Where the element's end tag ends; for a script without one, the end of the markup.</summary>
    private static int EndOf(string markup, int from, ReadOnlySpan<char> name)
    {
        for (var at = from; at < markup.Length; at++)
        {
            at = markup.IndexOf("</", at, StringComparison.Ordinal);
            if (at < 0)
                break;
            if (markup.AsSpan(at + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                var close = markup.IndexOf('>', at);
                return close < 0 ? markup.Length : close + 1;
            }
        }

        return name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase) ? markup.Length : -1;
    }

    /// <summary>Text with white space folded: a blank or a line break is written when the next word comes.</summary>
    private sealed class TextBuilder(int capacity)
    {
        private readonly StringBuilder _text = new(capacity);
        private readonly StringBuilder _symbol = new(4);
        private char _pending;

        public void Add(char c)
        {
            if (char.IsWhiteSpace(c) && c != '\u00A0')
            {
                if (_pending != '\n')
                    _pending = ' ';
                return;
            }

            // XML has no control characters and text needs none.
            if (c < ' ')
                return;
            if (_pending != '\0' && _text.Length > 0)
                _text.Append(_pending);
            _pending = '\0';
            _text.Append(c);
        }

        public void Break() => _pending = '\n';

        public int Reference(ReadOnlySpan<char> text)
        {
            _symbol.Clear();
            var length = Entities.Append(_symbol, text);
            for (var i = 0; i < _symbol.Length; i++)
                Add(_symbol[i]);
            return length;
        }

        public override string ToString() => _text.ToString();
    }
}
