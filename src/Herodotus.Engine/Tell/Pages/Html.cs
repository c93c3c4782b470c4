using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Herodotus.Tell.Pages;

/// <summary>
/// Markup that is safe to send: whatever is interpolated into it is encoded, unless it is <see cref="Html"/> itself. Text from reports can so
/// never become markup.
/// </summary>
public readonly struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(new TextEncoderSettings(UnicodeRanges.All));
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public static Html Empty => default;

    /// <summary>Markup with encoded values: <c>Html.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>.</summary>
    public static Html Of(Markup markup) => new(markup.ToString());

    /// <summary>Text, encoded.</summary>
    public static Html Text(string? text) => new(Encoder.Encode(text ?? ""));

    /// <summary>All of them, one after another.</summary>
    public static Html Join(IEnumerable<Html> parts, string separator = "")
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (text.Length > 0)
                text.Append(separator);
            text.Append(part._markup);
        }

        return new(text.ToString());
    }

    /// <summary>The part when the condition holds, else nothing.</summary>
    public static Html If(bool condition, Func<Html> part) => condition ? part() : Empty;

    /// <summary>A constant of the program (a style sheet) that is markup already; never anything read.</summary>
    internal static Html Constant(string markup) => new(markup);

    public override string ToString() => _markup ?? "";

    /// <summary>Builds markup from an interpolated string.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly StringBuilder _text;

        public Markup(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 32));

        public void AppendLiteral(string value) => _text.Append(value);

        public void AppendFormatted(Html value) => _text.Append(value._markup);

        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

        public void AppendFormatted(int value) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

        public void AppendFormatted(long value) => _text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{value}");

        public override string ToString() => _text.ToString();
    }
}
