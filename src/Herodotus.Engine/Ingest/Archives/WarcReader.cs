using System.Globalization;
using System.Security.Cryptography;

namespace Herodotus.Ingest.Archives;

/// <summary>
/// WARC 0.17 to 1.1 and ARC 1 and 2, already decompressed, record by record. It resynchronizes at the next record header when a
/// length does not fit or something stands between records.
/// </summary>
public static class WarcReader
{
    private const int MaxHeaderLines = 200;

    /// <summary>The records, and last why the archive ended early, when it did.</summary>
    public static IEnumerable<(ArchiveRecord? Record, Exception? Failure)> Read(Stream stream)
    {
        var source = new RecordStream(stream);
        while (source.ReadLine() is { } line)
        {
            var header = line.AsSpan().TrimStart("\0 \t\r").ToString();
            if (header.StartsWith("WARC/", StringComparison.Ordinal))
                yield return (Warc(source), null);
            else if (ArcHeader.Parse(header) is { } arc)
                yield return (Arc(source, arc), null);
        }

        if (source.Failure is not null)
            yield return (null, source.Failure);
    }

    private static ArchiveRecord Warc(RecordStream source)
    {
        string? type = null, uri = null, date = null, mediaType = null, digest = null;
        long length = 0;
        var complete = false;
        for (var lines = 0; lines < MaxHeaderLines && source.ReadLine() is { } line; lines++)
        {
            if (line.Length == 0)
            {
                complete = true;
                break;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].Trim().ToLowerInvariant())
            {
                case "warc-type":
                    type = value.ToLowerInvariant();
                    break;
                case "warc-target-uri":
                    uri = value.Trim('<', '>');
                    break;
                case "warc-date":
                    date = value;
                    break;
                case "content-type":
                    mediaType = value;
                    break;
                case "warc-block-digest":
                    digest = value;
                    break;
                case "content-length":
                    _ = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out length);
                    break;
            }
        }

        if (type is not ("response" or "resource" or "conversion"))
        {
            var skipped = source.Skip(length);
            return new(type ?? "unknown", uri, date, mediaType, default, complete && skipped == length);
        }

        var block = source.ReadBlock(length, InputLimits.MaxItemBytes);
        return new(type, uri, date, mediaType, block, complete && (block is null || block.Length == length), block is null, block is not null && Fails(digest, block));
    }

    private static ArchiveRecord Arc(RecordStream source, ArcHeader header)
    {
        var isDescription = header.Uri.StartsWith("filedesc:", StringComparison.Ordinal);
        var block = header.Length is > 0 and var length ? source.ReadBlock(length, InputLimits.MaxItemBytes) : [];
        return new(
            isDescription ? "warcinfo" : "response",
            header.Uri,
            header.Date,
            block is { Length: > 5 } && block.AsSpan().StartsWith("HTTP/"u8) ? "application/http" : header.MediaType,
            isDescription ? default : block,
            block is null || header.Length is not > 0 || block.Length == header.Length,
            block is null);
    }

    /// <summary>True when a SHA-1 or SHA-256 digest is given and the block does not have it.</summary>
    private static bool Fails(string? digest, byte[] block)
    {
        var colon = digest?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0)
            return false;
        var value = digest![(colon + 1)..].Trim();
#pragma warning disable CA5350 // SHA-1 is what archives carry; it detects damage here, not forgery.
        var hash = digest[..colon].ToLowerInvariant() switch
        {
            "sha1" => SHA1.HashData(block),
            "sha256" => SHA256.HashData(block),
            _ => null,
        };
#pragma warning restore CA5350
        return hash is not null && !value.Equals(Base32(hash), StringComparison.OrdinalIgnoreCase) && !value.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
    }

    private static string Base32(byte[] bytes)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var text = new System.Text.StringBuilder();
        int bits = 0, value = 0;
        foreach (var b in bytes)
        {
            value = value << 8 | b;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text.Append(Letters[(value >> bits) & 31]);
            }

            value &= (1 << bits) - 1;
        }

        if (bits > 0)
            text.Append(Letters[(value << (5 - bits)) & 31]);
        return text.ToString();
    }
}

/// <summary>The line before an ARC record: address, IP address, date, media type, length; the address may hold blanks.</summary>
internal sealed record ArcHeader(string Uri, string Date, string MediaType, long? Length)
{
    private static readonly string[] Schemes = ["http://", "https://", "filedesc://", "dns:", "ftp://", "whois://"];

    public static ArcHeader? Parse(string line)
    {
        if (!Schemes.Any(scheme => line.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)))
            return null;
        var fields = line.Split(' ');
        if (fields.Length < 5)
            return null;
        // Version 2 has five more fields before the length; the date tells where they are.
        for (var date = fields.Length - 3; date >= 2 && date >= fields.Length - 8; date--)
        {
            if (fields[date].Length is >= 8 and <= 20 && fields[date].All(char.IsAsciiDigit))
            {
                return new(
                    string.Join("%20", fields[..(date - 1)]),
                    fields[date],
                    fields[date + 1],
                    long.TryParse(fields[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null);
            }
        }

        return null;
    }
}
