namespace Herodotus.Ingest.Archives;

/// <summary>The page or feed that an archive record holds, as its server sent it.</summary>
public sealed record ArchivedPage(string? Uri, string? MediaType, string? Charset, byte[] Body, string? Note)
{
    private static readonly string[] PageTypes =
        ["text/html", "application/xhtml+xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "text/xml", "application/xml"];

    /// <summary>Null when the record is no page: a request, a revisit, a redirect, a failure, a picture.</summary>
    public static ArchivedPage? Of(ArchiveRecord record)
    {
        if (record.Type is not ("response" or "resource" or "conversion") || record.Block.IsEmpty)
            return null;
        var (type, body, note) = (record.MediaType, record.Block.ToArray(), (string?)null);
        if (HttpMessage.Parse(record.Block.Span) is { } message)
        {
            if (message.Status != 200)
                return null;
            (type, body, note) = (message.ContentType, message.Body, message.Note);
        }
        else if (record.Type == "response")
        {
            // A response without HTTP headers (a DNS answer, a broken capture) is no page.
            return null;
        }

        var media = MediaTypeOf(type);
        // A response without a type is sniffed as browsers do.
        var isPage = media is null ? body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8) : PageTypes.Contains(media);
        if (!isPage || body.Length == 0)
            return null;
        if (!record.Complete)
            note = "the archive ends inside this record";
        else if (record.DigestFails)
            note = "the record is not what its digest says";
        return new(record.Uri, media, CharsetOf(type), body, note);
    }

    private static string? MediaTypeOf(string? contentType)
    {
        if (string.IsNullOrWhiteSpace(contentType))
            return null;
        var end = contentType.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? contentType : contentType[..end]).Trim().ToLowerInvariant();
    }

    private static string? CharsetOf(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        var value = contentType![(at + 8)..].Trim().Trim('"', '\'');
        var end = value.IndexOfAny([' ', ';', ',', '"', '\'']);
        return end < 0 ? value : value[..end];
    }
}
