using System.Globalization;
using System.Text;

namespace Herodotus.Clean.Markup;

/// <summary>
/// What a source shows when one wrapping after another is taken off it, and for each character where it stood in the source. Nothing is kept
/// for a source as it is; each step costs two numbers a character.
/// </summary>
internal sealed class ShownText
{
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private ShownText(string text, int[]? starts, int[]? ends) => (Text, _starts, _ends) = (text, starts, ends);

    public string Text { get; }

    /// <summary>The source as it is.</summary>
    public static ShownText Of(string source) => new(source, null, null);

    /// <summary>Where the character begins in the source.</summary>
    public int Start(int at) => _starts?[at] ?? at;

    /// <summary>Where it ends.</summary>
    public int End(int at) => _ends?[at] ?? at + 1;

    /// <summary>Tags and comments passed over, references decoded.</summary>
    /// <param name="opensData">True where marked sections (CDATA) hold text, as in XML; false where they are passed over.</param>
    public ShownText WithoutMarkup(bool opensData)
    {
        var made = new Builder(this);
        var symbol = new StringBuilder(4);
        for (var at = 0; at < Text.Length;)
        {
            var length = 1;
            if (Text[at] == '<' && MarkupText.Construct(Text, at) is > 0 and var construct)
            {
                var end = at + construct;
                if (opensData && string.CompareOrdinal(Text, at, "<![CDATA[", 0, 9) == 0)
                {
                    var close = end >= at + 12 && string.CompareOrdinal(Text, end - 3, "]]>", 0, 3) == 0 ? end - 3 : end;
                    for (var inner = at + 9; inner < close; inner++)
                        made.Add(Text[inner], inner, 1);
                }

                at = end;
                continue;
            }

            symbol.Clear();
            if (Text[at] == '&' && Entities.Append(symbol, Text.AsSpan(at)) is > 0 and var reference)
                length = reference;
            else
                symbol.Append(Text[at]);
            for (var i = 0; i < symbol.Length; i++)
                made.Add(symbol[i], at, length);
            at += length;
        }

        return made.Build();
    }

    /// <summary>The escapes of JSON strings decoded; all else as it is.</summary>
    public ShownText WithoutEscapes()
    {
        var made = new Builder(this);
        for (var at = 0; at < Text.Length; at++)
        {
            if (Text[at] != '\\' || at + 1 == Text.Length)
            {
                made.Add(Text[at], at, 1);
            }
            else if (Text[at + 1] == 'u' && at + 5 < Text.Length && ushort.TryParse(Text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                made.Add((char)unit, at, 6);
                at += 5;
            }
            else
            {
                made.Add(Text[at + 1] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' or 'f' => ' ', var other => other }, at, 2);
                at++;
            }
        }

        return made.Build();
    }

    /// <summary>Without white space: a text may be broken anywhere in its source.</summary>
    public ShownText Folded()
    {
        var made = new Builder(this);
        for (var at = 0; at < Text.Length; at++)
        {
            if (!char.IsWhiteSpace(Text[at]))
                made.Add(Text[at], at, 1);
        }

        return made.Build();
    }

    private sealed class Builder(ShownText from)
    {
        private readonly StringBuilder _text = new(from.Text.Length);
        private readonly List<int> _starts = new(from.Text.Length);
        private readonly List<int> _ends = new(from.Text.Length);

        /// <summary>A character for <paramref name="length"/> of those below.</summary>
        public void Add(char c, int at, int length)
        {
            _text.Append(c);
            _starts.Add(from.Start(at));
            _ends.Add(from.End(at + length - 1));
        }

        public ShownText Build() => new(_text.ToString(), [.. _starts], [.. _ends]);
    }
}
