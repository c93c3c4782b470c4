using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Herodotus.Clean.Extraction;

/// <summary>One walk over a page's tree that cuts its text into boxes and blocks. Depth is bounded by <see cref="PageLimits.Depth"/>.</summary>
internal sealed class OutlineWalk(PageWords words)
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.ToFrozenSet(
        ["script", "style", "noscript", "template", "svg", "iframe", "canvas", "object", "embed", "button", "select", "option", "textarea",
         "input", "audio", "video", "map", "head", "datalist", "progress", "meter", "applet", "frameset", "noframes", "amp-ad", "amp-analytics",
         "amp-state", "amp-iframe"], StringComparer.Ordinal);

    /// <summary>Elements inside a line of text; what old pages and word processors put there counts too.</summary>
    private static readonly FrozenSet<string> Inline = FrozenSet.ToFrozenSet(
        ["a", "g", "noindex", "blink", "spacer", "basefont", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
         "label", "link", "mark", "meta", "nobr", "picture", "q", "ruby", "rb", "rt", "rp", "rtc", "s", "samp", "small", "source", "span", "strike", "strong",
         "sub", "sup", "time", "tt", "u", "var", "wbr"], StringComparer.Ordinal);

    private readonly Dictionary<string, BoxMarks> known = new(StringComparer.Ordinal);
    private readonly StringBuilder text = new();
    private int weight;
    private int linkWeight;
    private int strongWeight;
    private int links;
    private int strongs;
    private int order;
    private int startOrder;
    private readonly List<string> hrefs = [];
    private bool afterBreak;
    private BlockKind kind = BlockKind.Loose;
    private int level;
    private Box? current;

    public List<Box> Boxes { get; } = [];

    public List<Block> Blocks { get; } = [];

    public List<TimedElement> Times { get; } = [];

    public bool IsCut { get; private set; }

    public void Enter(IElement element)
    {
        var tag = element.LocalName;
        var marks = MarksOf(element, tag);
        var box = new Box(element, current, Boxes.Count, tag, marks) { FirstBlock = Blocks.Count };
        Boxes.Add(box);
        var (outerBox, outerKind, outerLevel) = (current, kind, level);
        current = box;
        (kind, level) = KindOf(tag, outerKind, outerLevel);
        Inside(element);
        Flush();
        box.EndBlock = Blocks.Count;
        (current, kind, level) = (outerBox, outerKind, outerLevel);
    }

    private static (BlockKind Kind, int Level) KindOf(string tag, BlockKind outer, int outerLevel) => tag switch
    {
        "p" => (outer is BlockKind.Caption or BlockKind.Heading ? outer : BlockKind.Paragraph, outerLevel),
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => (BlockKind.Heading, tag[1] - '0'),
        "li" or "dt" or "dd" => (BlockKind.ListItem, 0),
        "td" or "th" => (BlockKind.Cell, 0),
        "blockquote" => (BlockKind.Quote, 0),
        "figcaption" or "caption" or "figure" => (BlockKind.Caption, 0),
        "pre" => (BlockKind.Preformatted, 0),
        "div" or "section" or "span" or "article" => (outer, outerLevel),
        _ => (BlockKind.Loose, 0),
    };

    private void Inside(INode parent)
    {
        // By index: finding a node's next sibling takes a look through all of them.
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var node = children[i];
            if (node is IText run)
                Append(run.Data);
            else if (node is IElement child)
                Visit(child);
        }
    }

    private void Visit(IElement child)
    {
        order++;
        if (IsCut)
            return;
        var tag = child.LocalName;
        if (tag is "time" || child.HasAttribute("datetime") || tag is "abbr" && child.HasAttribute("title"))
            Times.Add(new(child, current!, order));
        if (tag == "br")
        {
            if (afterBreak)
                Flush();
            else if (text.Length > 0)
                text.Append(' ');
            afterBreak = true;
            return;
        }

        if (Skipped.Contains(tag))
            return;
        // "o:p", "st1:place": words that word processors marked.
        if (!Inline.Contains(tag) && !tag.Contains(':', StringComparison.Ordinal))
        {
            Flush();
            Enter(child);
            return;
        }

        if ((MarksOf(child, tag) & BoxMarks.Hidden) != 0)
            return;
        var (link, strong) = (tag == "a" && child.HasAttribute("href"), tag is "b" or "strong");
        links += link ? 1 : 0;
        if (link)
            hrefs.Add(child.GetAttribute("href")!);
        strongs += strong ? 1 : 0;
        Inside(child);
        links -= link ? 1 : 0;
        strongs -= strong ? 1 : 0;
    }

    private void Append(string run)
    {
        var span = run.AsSpan();
        // A line that is indented begins a paragraph: so Chinese and Japanese pages write them, with one break between.
        if (afterBreak && text.Length > 0 && span.TrimStart("\r\n\t ") is ['\u3000', ..])
            Flush();
        var before = text.Length;
        while (!span.IsEmpty)
        {
            var c = span[0];
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF' or '\u00AD' or '\u2060')
            {
                if (c is not ('\u200B' or '\uFEFF' or '\u00AD' or '\u2060') && text.Length > 0 && text[^1] != ' ')
                    text.Append(' ');
                span = span[1..];
                continue;
            }

            var end = 1;
            while (end < span.Length && !char.IsWhiteSpace(span[end]) && span[end] is not ('\u200B' or '\uFEFF' or '\u00AD' or '\u2060'))
                end++;
            if (text.Length == 0)
                startOrder = order;
            text.Append(span[..end]);
            var gain = ProseMeasure.Weigh(span[..end]) + 1;
            weight += gain;
            linkWeight += links > 0 ? gain : 0;
            strongWeight += strongs > 0 ? gain : 0;
            span = span[end..];
            afterBreak = false;
        }

        if (before == 0 && text.Length > 0 && text[0] == ' ')
            text.Remove(0, 1);
    }

    private void Flush()
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        if (text.Length > 0 && current is not null)
        {
            if (Blocks.Count >= PageLimits.Blocks)
                IsCut = true;
            else
                Blocks.Add(new(text.ToString(), kind, kind == BlockKind.Heading ? level : 0, current, weight, linkWeight, strongWeight, startOrder) { Links = [.. hrefs] });
        }

        hrefs.Clear();

        text.Clear();
        weight = linkWeight = strongWeight = 0;
        afterBreak = false;
    }

    private BoxMarks MarksOf(IElement element, string tag)
    {
        var marks = tag switch
        {
            "nav" or "footer" or "form" or "menu" or "dialog" => BoxMarks.Furniture,
            "aside" => BoxMarks.Aside,
            "figure" or "figcaption" => BoxMarks.Caption,
            "address" => BoxMarks.Byline,
            "article" or "main" => BoxMarks.Content,
            _ => BoxMarks.None,
        };
        // Elements that a site makes itself are named for what they are.
        if (tag.Contains('-', StringComparison.Ordinal))
            marks |= Known(tag);
        if (element.Attributes.Length == 0)
            return marks;
        var named = Known(element.GetAttribute("class")) | Known(element.Id) | Known(element.GetAttribute("itemprop"))
            | Known(element.GetAttribute("role")) | Known(element.GetAttribute("data-testid")) | Known(element.GetAttribute("data-component"));
        if (tag is "body" or "html" or "main" or "article")
            named &= BoxMarks.Body | BoxMarks.Content;
        marks |= named;
        if (IsHiddenName(element.ClassName))
            marks |= BoxMarks.Hidden;
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsHiddenStyle(element.GetAttribute("style")))
            marks |= BoxMarks.Hidden;
        return marks;
    }

    /// <summary>"hidden" and "d-none" hide, unless another name shows the element again on some screens.</summary>
    private static bool IsHiddenName(string? name)
    {
        if (name is null || name.Length > 200 || !name.Contains("hidden", StringComparison.Ordinal) && !name.Contains("d-none", StringComparison.Ordinal))
            return false;
        var hidden = false;
        foreach (var part in name.AsSpan().Split(' '))
        {
            var one = name.AsSpan(part);
            if (one.Contains(':') || one.StartsWith("d-") && one is not "d-none")
                return false;
            hidden |= one is "hidden" or "d-none" or "is-hidden";
        }

        return hidden;
    }

    private static bool IsHiddenStyle(string? style) =>
        style is { Length: > 0 } && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            // What only screen readers say is cut down to nothing.
            || style.Contains("clip:rect(0", StringComparison.OrdinalIgnoreCase) || style.Contains("clip: rect(0", StringComparison.OrdinalIgnoreCase)
            || style.Contains("clip:rect(1px", StringComparison.OrdinalIgnoreCase) || style.Contains("clip: rect(1px", StringComparison.OrdinalIgnoreCase));

    private BoxMarks Known(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return BoxMarks.None;
        if (!known.TryGetValue(value, out var marks))
            known[value] = marks = words.Read(value);
        return marks;
    }
}
