using System.Text;
using Herodotus.Clean.Markup;

namespace Herodotus.Clean.Feeds;

/// <summary>
/// A parser for XML that is nearly XML: undefined entities, undeclared prefixes, tags left open, a truncated end. It never fails; it
/// says whether it had to mend. External entities are not fetched, declared ones expand within bounds.
/// </summary>
internal sealed class FeedXml
{
    /// <summary>Deeper elements are read as if they stood at this depth: real feeds stay below 30 with their markup.</summary>
    private const int MaxDepth = 256;

    /// <summary>What all declared entities together may hold, in characters: names and addresses are far below, bombs far above.</summary>
    private const int MaxEntityText = 64 * 1024;

    /// <summary>Attributes kept of one element: roots of feeds declare up to 60 namespaces, and each is looked through for every element below.</summary>
    private const int MaxAttributes = 200;

    private readonly string _source;
    private readonly Dictionary<string, string> _entities = new(StringComparer.Ordinal);
    private int _at;

    private FeedXml(string source) => _source = source;

    /// <summary>True when nothing had to be mended.</summary>
    public bool WellFormed { get; private set; } = true;

    public FeedElement? Root { get; private set; }

    public string Source => _source;

    public IReadOnlyDictionary<string, string> OwnEntities => _entities;

    public static FeedXml Parse(string source, Uri? address)
    {
        var xml = new FeedXml(source);
        xml.Read(address);
        return xml;
    }

    private void Read(Uri? address)
    {
        FeedElement? open = null;
        var (depth, beyond) = (0, 0);
        var texts = new Stack<StringBuilder>();
        while (_at < _source.Length)
        {
            var next = _source.IndexOf('<', _at);
            if (next < 0)
                next = _source.Length;
            if (next > _at)
            {
                AddText(texts, _source[_at..next], decode: true, open is null);
                _at = next;
                continue;
            }

            if (Matches("<!--"))
            {
                SkipPast("-->", 4);
            }
            else if (Matches("<![CDATA["))
            {
                var close = _source.IndexOf("]]>", _at, StringComparison.Ordinal);
                WellFormed &= close >= 0;
                var end = close < 0 ? _source.Length : close;
                AddText(texts, _source[(_at + 9)..end], decode: false, open is null);
                _at = close < 0 ? end : close + 3;
            }
            else if (Matches("<?"))
            {
                SkipPast("?>", 2);
            }
            else if (Matches("<!"))
            {
                DocumentType();
            }
            else if (Matches("</"))
            {
                var end = _source.IndexOf('>', _at);
                WellFormed &= end >= 0;
                var name = _source[(_at + 2)..(end < 0 ? _source.Length : end)].Trim();
                if (beyond > 0)
                    beyond--;
                else
                    (open, depth) = Close(open, name, texts, _at, depth);
                _at = end < 0 ? _source.Length : end + 1;
            }
            else if (_at + 1 < _source.Length && (char.IsLetter(_source[_at + 1]) || _source[_at + 1] is '_' or ':'))
            {
                if (open is null && Root is not null)
                {
                    // A second root: its entries are worth reading, so it goes on inside the first.
                    (open, WellFormed) = (Root, false);
                    texts.Push(new StringBuilder());
                    depth = 1;
                }

                var (element, empty) = Open(open, address);
                Root ??= element;
                if (empty)
                {
                    element.InnerStart = element.InnerEnd = _at;
                }
                else if (depth < MaxDepth)
                {
                    (open, depth) = (element, depth + 1);
                    texts.Push(new StringBuilder());
                }
                else
                {
                    beyond++;
                }
            }
            else
            {
                WellFormed = false;
                AddText(texts, "<", decode: false, open is null);
                _at++;
            }
        }

        for (; open is not null; open = open.Parent)
        {
            WellFormed = false;
            open.Text = texts.Pop().ToString();
            open.InnerEnd = _source.Length;
        }

        WellFormed &= Root is not null;
    }

    private void AddText(Stack<StringBuilder> texts, string text, bool decode, bool outside)
    {
        if (outside)
        {
            WellFormed &= string.IsNullOrWhiteSpace(text.Trim('\uFEFF', '\0'));
            return;
        }

        texts.Peek().Append(decode ? Entities.Decode(text, _entities) : text);
    }

    /// <summary>Closes the nearest open element of that name, and those left open in it.</summary>
    private (FeedElement? Open, int Depth) Close(FeedElement? open, string name, Stack<StringBuilder> texts, int at, int depth)
    {
        var (prefix, local) = Split(name);
        var target = open;
        while (target is not null && (target.Local != local || !target.Prefix.Equals(prefix, StringComparison.OrdinalIgnoreCase)))
            target = target.Parent;
        if (target is null)
        {
            WellFormed = false;
            return (open, depth);
        }

        WellFormed &= target == open;
        for (var element = open!; ; element = element.Parent!)
        {
            element.Text = texts.Pop().ToString();
            element.InnerEnd = at;
            depth--;
            if (element == target)
                return (target.Parent, depth);
        }
    }

    private (FeedElement Element, bool Empty) Open(FeedElement? parent, Uri? address)
    {
        var start = ++_at;
        while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] is not ('>' or '/' or '<'))
            _at++;
        var (prefix, local) = Split(_source[start.._at]);
        var attributes = new List<(string Name, string Value)>();
        var empty = Attributes(attributes);
        var element = new FeedElement(prefix, local, SpaceOf(prefix, attributes, parent), parent);
        element.Attributes.AddRange(attributes);
        element.InnerStart = _at;
        element.Base = parent?.Base ?? address;
        if (element["xml:base"] is { } @base && FeedAddress.Resolve(element.Base, @base) is { } resolved)
            element.Base = resolved;
        parent?.Children.Add(element);
        return (element, empty);
    }

    /// <summary>Reads attributes up to and with the tag's end; true when the tag is empty.</summary>
    private bool Attributes(List<(string Name, string Value)> attributes)
    {
        while (_at < _source.Length)
        {
            while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
                _at++;
            if (_at >= _source.Length)
                break;
            var c = _source[_at];
            if (c == '>')
            {
                _at++;
                return false;
            }

            if (c == '/' && _at + 1 < _source.Length && _source[_at + 1] == '>')
            {
                _at += 2;
                return true;
            }

            if (c == '<')
            {
                // The tag was never closed; the next one begins.
                WellFormed = false;
                return false;
            }

            var start = _at++;
            while (_at < _source.Length && _source[_at] is not ('=' or '>' or '<') && !char.IsWhiteSpace(_source[_at]) && !Matches("/>"))
                _at++;
            var name = _source[start.._at];
            while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
                _at++;
            if (_at >= _source.Length || _source[_at] != '=')
            {
                WellFormed = false;
                if (attributes.Count < MaxAttributes)
                    attributes.Add((name, ""));
                continue;
            }

            _at++;
            var value = Value();
            if (attributes.Count < MaxAttributes)
                attributes.Add((name, Entities.Decode(value, _entities)));
        }

        WellFormed = false;
        return false;
    }

    private string Value()
    {
        while (_at < _source.Length && char.IsWhiteSpace(_source[_at]))
            _at++;
        if (_at >= _source.Length)
            return "";
        var quote = _source[_at];
        int start, end;
        if (quote is '"' or '\'')
        {
            start = _at + 1;
            end = _source.IndexOf(quote, start);
            if (end < 0)
            {
                WellFormed = false;
                end = _source.Length;
            }

            _at = Math.Min(_source.Length, end + 1);
            return _source[start..end];
        }

        WellFormed = false;
        start = _at;
        while (_at < _source.Length && !char.IsWhiteSpace(_source[_at]) && _source[_at] != '>')
            _at++;
        return _source[start.._at];
    }

    private static string SpaceOf(string prefix, List<(string Name, string Value)> attributes, FeedElement? parent)
    {
        var declaration = prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix;
        foreach (var (name, value) in attributes)
        {
            if (name.Equals(declaration, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        for (var above = parent; above is not null; above = above.Parent)
        {
            if (above[declaration] is { } value)
                return value;
        }

        return "";
    }

    /// <summary>A document type: the internal entities it declares are kept, everything else is passed over.</summary>
    private void DocumentType()
    {
        var start = _at;
        var bracket = -1;
        for (; _at < _source.Length; _at++)
        {
            var c = _source[_at];
            if (c == '[' && bracket < 0)
                bracket = _at;
            else if (c == '>' && bracket < 0)
                break;
            else if (c == ']' && bracket >= 0)
                break;
        }

        if (bracket >= 0 && _at < _source.Length)
        {
            Declarations(_source[bracket.._at]);
            var end = _source.IndexOf('>', _at);
            _at = end < 0 ? _source.Length : end;
        }

        if (_at >= _source.Length)
        {
            // Never closed: pass over its first tag only.
            WellFormed = false;
            _at = start + 1;
        }

        _at++;
    }

    private void Declarations(string subset)
    {
        var total = 0;
        for (var at = subset.IndexOf("<!ENTITY", StringComparison.Ordinal); at >= 0; at = subset.IndexOf("<!ENTITY", at + 8, StringComparison.Ordinal))
        {
            var end = subset.IndexOf('>', at);
            var declaration = subset[(at + 8)..(end < 0 ? subset.Length : end)].Trim();
            var space = declaration.IndexOfAny([' ', '\t', '\n', '\r']);
            if (space <= 0)
                continue;
            var value = declaration[space..].Trim();
            if (value.Length < 2 || value[0] is not ('"' or '\'') || value[^1] != value[0])
                continue;
            // Values are decoded with the entities before them: a bomb grows past the bound and is left unexpanded.
            var expanded = Entities.Decode(value[1..^1], _entities);
            total += expanded.Length;
            if (total > MaxEntityText)
                return;
            _entities.TryAdd(declaration[..space], expanded);
        }
    }

    private bool Matches(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void SkipPast(string close, int from)
    {
        var end = _source.IndexOf(close, Math.Min(_source.Length, _at + from), StringComparison.Ordinal);
        WellFormed &= end >= 0;
        _at = end < 0 ? _source.Length : end + close.Length;
    }

    private static (string Prefix, string Local) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? ("", name.ToLowerInvariant()) : (name[..colon], name[(colon + 1)..].ToLowerInvariant());
    }
}
