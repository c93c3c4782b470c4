using Herodotus.Clean.Encodings;
using Herodotus.Clean.Markup;
using Herodotus.Clean.Metadata;
using Herodotus.Ingest;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Clean.Letters;

/// <summary>A report from an e-mail (RFC 5322): the letter's text, its subject as title, its sender as source, a newsletter's links.</summary>
public static class LetterReader
{
    /// <summary>One letter, or each letter of a mailbox (mbox): those begin with a line <c>From …</c> after a blank line.</summary>
    /// <param name="withSourceMap">True to say where the paragraphs stand in the bytes.</param>
    public static IEnumerable<ReadResult> ReadAll(Item item, byte[] bytes, bool withSourceMap = false)
    {
        var start = 0;
        var part = 0;
        var isMailbox = bytes.AsSpan().StartsWith("From "u8);
        while (start < bytes.Length)
        {
            var end = isMailbox ? NextLetter(bytes, start) : bytes.Length;
            var more = part > 0 || end < bytes.Length;
            yield return Read(item, bytes, start, end, more ? part : item.Part, withSourceMap);
            (start, part) = (end, part + 1);
        }
    }

    private static int NextLetter(byte[] bytes, int start)
    {
        for (var at = start + 1; at < bytes.Length; at++)
        {
            var found = bytes.AsSpan(at).IndexOf("\nFrom "u8);
            if (found < 0)
                break;
            at += found;
            // Inside a letter such a line is quoted with '>', and the line before a new letter is blank.
            if (bytes[at - 1] == (byte)'\n' || (bytes[at - 1] == (byte)'\r' && at > 1 && bytes[at - 2] == (byte)'\n'))
                return at + 1;
        }

        return bytes.Length;
    }

    private static ReadResult Read(Item item, byte[] bytes, int start, int end, int? part, bool withSourceMap)
    {
        var inner = SkipEnvelope(bytes.AsSpan(start, end - start));
        var letter = MimePart.Parse(inner, place: end - inner.Length);
        MimePart? plain = null, html = null;
        foreach (var leaf in letter.Leaves())
        {
            if (leaf.IsAttachment)
                continue;
            if (leaf.MediaType == "text/html")
                html ??= leaf;
            else if (leaf.MediaType is "text/plain" or "text")
                plain ??= leaf;
        }

        var decodedHtml = html is null ? null : TextDecoder.Decode(html.Body, MimePart.Parameter(html["content-type"], "charset"));
        var decoded = plain is null ? decodedHtml : TextDecoder.Decode(plain.Body, MimePart.Parameter(plain["content-type"], "charset"));
        var from = plain ?? html;
        var text = plain is not null ? decoded!.Text.Trim() : decodedHtml is null ? "" : MarkupText.FromHtml(decodedHtml.Text);
        // Many newsletters carry a text part that only says "this is HTML".
        if (plain is not null && decodedHtml is not null && text.Length < 200 && MarkupText.FromHtml(decodedHtml.Text) is { } longer && longer.Length > text.Length * 3)
            (text, decoded, from) = (longer, decodedHtml, html);
        if (string.IsNullOrWhiteSpace(text))
            return new Refusal(Refusal.NoText, $"{item.File} is a letter without a text", item.File);
        var sender = HeaderText.Decode(letter["from"]);
        var report = new Report
        {
            Id = "",
            Text = text,
            Title = NotBlank(HeaderText.Decode(letter["subject"])),
            Published = DateReader.Read(WithoutComment(letter["date"])),
            Source = PersonText.Name(sender),
            Url = WebAddress(letter["archived-at"]) ?? item.Url,
            Guid = NotBlank(letter["message-id"]?.Trim('<', '>', ' ')),
            Language = NotBlank(letter["content-language"]),
            Links = decodedHtml is null ? [] : [.. Anchors.Of(decodedHtml.Text).Select(link => link.Address).Distinct(StringComparer.Ordinal)],
            Encoding = decoded!.Encoding,
            Notes = decoded.Notes,
            SourceMap = withSourceMap ? Map(text, decoded, from!, bytes, from == html ? SourceForm.Html : SourceForm.Plain) : [],
            File = item.File,
            Part = part,
        };
        return report with { Id = ReportIds.For(report, item.Name) };
    }

    /// <summary>Places in the part that the text came from, led through its transfer encoding to the letter's own bytes.</summary>
    private static ImmutableArray<SourceSegment> Map(string text, DecodedText decoded, MimePart part, byte[] letter, SourceForm form)
    {
        var places = TransferCoding.Places(letter.AsSpan(part.Place.Start, part.Place.Length), part["content-transfer-encoding"]);
        return
        [
            .. new SourceAligner(decoded, form).Align(text).Where(segment => segment.ByteStart + segment.ByteLength < places.Length)
                .Select(segment => new SourceSegment(
                    segment.Span,
                    part.Place.Start + places[segment.ByteStart],
                    places[segment.ByteStart + segment.ByteLength] - places[segment.ByteStart])),
        ];
    }

    /// <summary>A mailbox line before the headers is no header.</summary>
    private static ReadOnlySpan<byte> SkipEnvelope(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart("\r\n \t"u8);
        return bytes.StartsWith("From "u8) && bytes.IndexOf((byte)'\n') is > 0 and var end ? bytes[(end + 1)..] : bytes;
    }

    private static string? WithoutComment(string? date)
    {
        var open = date?.IndexOf('(', StringComparison.Ordinal) ?? -1;
        return open > 0 ? date![..open] : date;
    }

    private static string? WebAddress(string? header) =>
        header?.Trim('<', '>', ' ') is { } address && address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : null;

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
