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

    /// <summary>For each decoded byte where its code stands in the body, and one more for the end.</summary>
    public static int[] Places(ReadOnlySpan<byte> body, string? coding)
    {
        var places = new List<int>(body.Length + 1);
        switch (coding?.Trim().ToLowerInvariant())
        {
            case "quoted-printable":
                QuotedPrintable(body, underscoreIsBlank: false, places);
                break;
            case "base64":
                Base64(body, places);
                break;
            default:
                for (var i = 0; i < body.Length; i++)
                    places.Add(i);
                break;
        }

        places.Add(body.Length);
        return [.. places];
    }

    /// <param name="places">Told where each decoded byte's code begins.</param>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> body, bool underscoreIsBlank, List<int>? places = null)
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
                    places?.Add(i);
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

            places?.Add(i);
            result[length++] = underscoreIsBlank && body[i] == (byte)'_' ? (byte)' ' : body[i];
        }

        return result[..length];
    }

    /// <param name="places">Told where each decoded byte's last digit stands.</param>
    public static byte[] Base64(ReadOnlySpan<byte> body, List<int>? places = null)
    {
        var result = new byte[body.Length * 3 / 4 + 3];
        int length = 0, bits = 0, value = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var b = body[i];
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
                places?.Add(i);
                value &= (1 << bits) - 1;
            }
        }

        return result[..length];
    }
}
