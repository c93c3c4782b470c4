using System.Buffers.Text;
using System.Text;
using Herodotus.Clean.Markup;

namespace Herodotus.Clean.Feeds;

/// <summary>What an element of a feed says, as plain text, however it was packed: escaped, CDATA, base64, inline markup.</summary>
internal static class FeedValue
{
    /// <summary>The plain text; null when there is none.</summary>
    public static string? Text(FeedElement? element, FeedXml xml)
    {
        if (element is null)
            return null;
        var type = element["type"]?.Trim().ToLowerInvariant();
        var mode = element["mode"]?.Trim().ToLowerInvariant();
        string text;
        if (element.Children.Count > 0)
        {
            text = MarkupText.FromHtml(xml.Source[element.InnerStart..element.InnerEnd]);
        }
        else
        {
            text = element.Text;
            if (mode == "base64" || (element.Vocabulary == Vocabulary.Atom && IsBase64Type(type)))
            {
                if (Unpacked(text) is { } unpacked)
                    (text, type) = (unpacked, null);
            }

            text = type is null || mode is not null || type == "text/html" || type == "html" ? MarkupText.FromHtml(text) : MarkupText.Fold(text);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Where the links in an element's markup lead, each once; relative ones by the element's base.</summary>
    public static ImmutableArray<string> Links(FeedElement? element, FeedXml xml) => element is null
        ? []
        : [.. Anchors.Of(element.Children.Count > 0 ? xml.Source[element.InnerStart..element.InnerEnd] : element.Text, element.Base).Select(link => link.Address).Distinct(StringComparer.Ordinal)];

    /// <summary>Character data as it stands, for dates, addresses and identifiers.</summary>
    public static string? Plain(FeedElement? element) => element?.Text.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Atom 1.0: any media type that is not text or XML is base64.</summary>
    private static bool IsBase64Type(string? type) =>
        type is not null && type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal) && !type.EndsWith("xml", StringComparison.Ordinal);

    private static string? Unpacked(string text)
    {
        var packed = Encoding.ASCII.GetBytes(string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(packed.Length)];
        return Base64.DecodeFromUtf8(packed, bytes, out _, out var written) == System.Buffers.OperationStatus.Done && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(0, written))
            ? Encodings.TextDecoder.Decode(bytes.AsSpan(0, written)).Text
            : null;
    }
}
