using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Herodotus.Ingest.Archives;

/// <summary>A stored HTTP response: its status, the headers that matter, and its body with transfer and content coding undone.</summary>
/// <param name="Note">What was wrong with the body, when something was.</param>
public sealed record HttpMessage(int Status, string? ContentType, string? Location, byte[] Body, string? Note)
{
    private const int MaxHeaderLines = 300;

    /// <summary>Null when the bytes are not an HTTP response.</summary>
    public static HttpMessage? Parse(ReadOnlySpan<byte> block)
    {
        if (!block.StartsWith("HTTP/"u8))
            return null;
        var at = 0;
        var statusLine = Line(block, ref at);
        var parts = statusLine.Split(' ', 3);
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return null;
        string? type = null, location = null, coding = null, transfer = null;
        for (var lines = 0; lines < MaxHeaderLines && at < block.Length; lines++)
        {
            var line = Line(block, ref at);
            if (line.Length == 0)
                break;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].Trim().ToLowerInvariant())
            {
                case "content-type":
                    type = value;
                    break;
                case "location":
                    location = value;
                    break;
                case "content-encoding":
                    coding = value.ToLowerInvariant();
                    break;
                case "transfer-encoding":
                    transfer = value.ToLowerInvariant();
                    break;
            }
        }

        var body = block[at..].ToArray();
        if (transfer?.Contains("chunked", StringComparison.Ordinal) == true)
            body = Chunks(body) ?? body;
        return Decode(body, coding) is var (decoded, note) ? new(status, type, location, decoded, note) : null;
    }

    /// <summary>Undoes gzip, deflate and Brotli; a body that was stored decoded is taken as it is.</summary>
    public static (byte[] Body, string? Note) Decode(byte[] body, string? coding)
    {
        if (body.Length == 0 || coding is null or "" or "identity" or "none")
            return (body, null);
        Func<Stream, Stream>? open = coding switch
        {
            "gzip" or "x-gzip" when body is [0x1F, 0x8B, ..] => stream => new GZipStream(stream, CompressionMode.Decompress),
            "deflate" when body.Length > 1 && (body[0] & 0x0F) == 8 && (body[0] << 8 | body[1]) % 31 == 0 => stream => new ZLibStream(stream, CompressionMode.Decompress),
            "deflate" when !LooksLikeMarkup(body) => stream => new DeflateStream(stream, CompressionMode.Decompress),
            "br" when !LooksLikeMarkup(body) => stream => new BrotliStream(stream, CompressionMode.Decompress),
            _ => null,
        };
        if (open is null)
            return (body, null);
        using var result = new MemoryStream();
        try
        {
            var packed = new CountingStream(new MemoryStream(body));
            using var unpacked = new GuardedStream(open(packed), () => packed.Count);
            var buffer = new byte[81920];
            int read;
            while ((read = unpacked.Read(buffer)) > 0)
            {
                if (result.Length + read > InputLimits.MaxItemBytes)
                    return (result.ToArray(), "the body is larger than the limit and was cut");
                result.Write(buffer, 0, read);
            }

            return (result.ToArray(), null);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or IOException)
        {
            // What was decoded before the damage is kept; nothing at all means it was stored decoded.
            return result.Length > 0 ? (result.ToArray(), $"the compressed body is damaged: {failure.Message}") : (body, null);
        }
    }

    /// <summary>The chunks joined; null when the body is not in chunks after all.</summary>
    private static byte[]? Chunks(byte[] body)
    {
        using var joined = new MemoryStream(body.Length);
        var at = 0;
        while (at < body.Length)
        {
            var size = Line(body, ref at);
            var semicolon = size.IndexOf(';', StringComparison.Ordinal);
            if (!int.TryParse((semicolon < 0 ? size : size[..semicolon]).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length) || length < 0)
                return joined.Length == 0 ? null : joined.ToArray();
            if (length == 0)
                break;
            var count = Math.Min(length, body.Length - at);
            joined.Write(body, at, count);
            at += count;
            if (at < body.Length && body[at] == '\r')
                at++;
            if (at < body.Length && body[at] == '\n')
                at++;
        }

        return joined.ToArray();
    }

    private static bool LooksLikeMarkup(byte[] body) => body.AsSpan().TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{' or (byte)'[', ..];

    private static string Line(ReadOnlySpan<byte> bytes, ref int at)
    {
        var end = bytes[at..].IndexOf((byte)'\n');
        var line = end < 0 ? bytes[at..] : bytes.Slice(at, end);
        at += end < 0 ? line.Length : end + 1;
        return Encoding.Latin1.GetString(line).TrimEnd('\r');
    }
}
