using System.Globalization;

namespace Herodotus.Clean.Letters;

/// <summary>Quoted-printable and base64, damaged or not: what cannot be decoded stays as it is.</summary>
internal static class TransferCoding
{
    public static byte[] Decode(ReadOnlySpan<byte> body, string? coding) => coding?.Trim().ToLowerInvariant() switch
    {
        "quoted-printable" => QuotedPrintable(body, underscoreIsBlank: false),
        "base64" => Base64(body),
        _ => body.ToArray(),
    };

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> body, bool underscoreIsBlank)
    {
        var result = new byte[body.Length];
        var length = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == (byte)'=')
            {
                if (i + 2 < body.Length && byte.TryParse(body.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
                {
                    result[length++] = value;
                    i += 2;
                    continue;
                }

                // A soft line break, with whatever blanks a server put before its end.
                var end = i + 1;
                while (end < body.Length && body[end] is (byte)' ' or (byte)'\t' or (byte)'\r')
                    end++;
                if (end >= body.Length || body[end] == (byte)'\n')
                {
                    i = end;
                    continue;
                }
            }

            result[length++] = underscoreIsBlank && body[i] == (byte)'_' ? (byte)' ' : body[i];
        }

        return result[..length];
    }

    public static byte[] Base64(ReadOnlySpan<byte> body)
    {
        var result = new byte[body.Length * 3 / 4 + 3];
        int length = 0, bits = 0, value = 0;
        foreach (var b in body)
        {
            var digit = b switch
            {
                >= (byte)'A' and <= (byte)'Z' => b - 'A',
                >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
                (byte)'+' or (byte)'-' => 62,
                (byte)'/' or (byte)'_' => 63,
                _ => -1,
            };
            if (digit < 0)
                continue;
            value = value << 6 | digit;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result[length++] = (byte)(value >> bits);
                value &= (1 << bits) - 1;
            }
        }

        return result[..length];
    }
}
