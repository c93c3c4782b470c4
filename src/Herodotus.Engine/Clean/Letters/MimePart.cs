using System.Text;

namespace Herodotus.Clean.Letters;

/// <summary>One part of a letter (RFC 2045): its headers, and its bytes with the transfer encoding undone, or its own parts.</summary>
internal sealed class MimePart
{
    /// <summary>Letters nest four deep at most; more is an attack.</summary>
    private const int MaxDepth = 12;

    /// <summary>More parts than any letter has.</summary>
    private const int MaxParts = 500;

    /// <summary>Headers of a letter that went through a dozen servers.</summary>
    private const int MaxHeaders = 1_000;

    private const int MaxHeaderLength = 64 * 1024;

    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public List<MimePart> Parts { get; } = [];

    public byte[] Body { get; private set; } = [];

    /// <summary>Where the body stands in the letter's bytes, its transfer encoding not undone.</summary>
    public (int Start, int Length) Place { get; private set; }

    public string? this[string header] => _headers.GetValueOrDefault(header);

    /// <summary><c>text/plain</c> when nothing is said.</summary>
    public string MediaType => this["content-type"] is { } type ? type.Split(';')[0].Trim().ToLowerInvariant() : "text/plain";

    public bool IsAttachment => this["content-disposition"]?.TrimStart().StartsWith("attachment", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The leaves in order.</summary>
    public IEnumerable<MimePart> Leaves() => Parts.Count == 0 ? [this] : Parts.SelectMany(part => part.Leaves());

    /// <param name="place">Where the bytes stand in the letter.</param>
    public static MimePart Parse(ReadOnlySpan<byte> bytes, int depth = 0, int place = 0)
    {
        var part = new MimePart();
        var body = part.Headers(bytes);
        part.Place = (place + bytes.Length - body.Length, body.Length);
        if (part.MediaType.StartsWith("multipart/", StringComparison.Ordinal) && Parameter(part["content-type"], "boundary") is { Length: > 0 } boundary && depth < MaxDepth)
            part.Split(body, Encoding.Latin1.GetBytes("--" + boundary), depth);
        else if (part.MediaType == "message/rfc822" && depth < MaxDepth)
            part.Parts.Add(Parse(body, depth + 1, part.Place.Start));
        else
            part.Body = TransferCoding.Decode(body, part["content-transfer-encoding"]);
        return part;
    }

    /// <summary>A parameter of a header: <c>charset</c> of <c>text/plain; charset=utf-8</c>.</summary>
    public static string? Parameter(string? header, string name)
    {
        if (header is null)
            return null;
        foreach (var piece in header.Split(';').Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && piece[..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return piece[(equals + 1)..].Trim().Trim('"');
        }

        return null;
    }

    private void Split(ReadOnlySpan<byte> body, ReadOnlySpan<byte> marker, int depth)
    {
        var start = -1;
        for (var at = 0; at < body.Length && Parts.Count < MaxParts;)
        {
            var found = body[at..].IndexOf(marker);
            if (found < 0)
                break;
            found += at;
            if (found > 0 && body[found - 1] != (byte)'\n')
            {
                at = found + marker.Length;
                continue;
            }

            if (start >= 0)
                Parts.Add(Parse(Trim(body[start..found]), depth + 1, Place.Start + start));
            var after = found + marker.Length;
            if (after + 1 < body.Length && body[after] == (byte)'-' && body[after + 1] == (byte)'-')
                return;
            var line = body[after..].IndexOf((byte)'\n');
            start = at = line < 0 ? body.Length : after + line + 1;
        }

        // A letter cut off before its last boundary still has its last part.
        if (start >= 0 && start < body.Length && Parts.Count < MaxParts)
            Parts.Add(Parse(body[start..], depth + 1, Place.Start + start));
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> part)
    {
        if (part.Length > 0 && part[^1] == (byte)'\n')
            part = part[..^1];
        return part.Length > 0 && part[^1] == (byte)'\r' ? part[..^1] : part;
    }

    /// <summary>Reads the headers, folded lines joined; what follows the blank line is the body.</summary>
    private ReadOnlySpan<byte> Headers(ReadOnlySpan<byte> bytes)
    {
        string? name = null;
        var value = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var raw = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            var line = HeaderText.Raw(raw).TrimEnd('\r');
            if (line.Length == 0)
                break;
            if (line[0] is ' ' or '\t')
            {
                if (value.Length < MaxHeaderLength)
                    value.Append(' ').Append(line.AsSpan().Trim());
                continue;
            }

            Finish();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            name = colon > 0 ? line[..colon].Trim() : null;
            value.Clear().Append(line.AsSpan()[(colon + 1)..].Trim());
        }

        Finish();
        return bytes;

        void Finish()
        {
            if (name is not null && _headers.Count < MaxHeaders)
                _headers[name] = value.ToString();
        }
    }
}
