using System.Text;

namespace Herodotus.Clean.Encodings;

/// <summary>
/// Bytes to text: by byte-order mark, by structure (UTF-8, UTF-16 and UTF-32 show themselves), by what is declared inside or beside
/// the bytes, and last by statistics. What cannot be decoded stands as U+FFFD and is counted: text is never silently damaged.
/// </summary>
public static class TextDecoder
{
    /// <summary>The share of broken sequences among all beyond ASCII up to which bytes count as damaged UTF-8, not as another encoding.</summary>
    private const double ToleratedDamage = 0.2;

    /// <summary>One place in so many bytes may be undecodable before a declaration is doubted: private characters are common in East Asia.</summary>
    private const int ToleratedDamageRate = 100;

    /// <param name="bytes">All of them.</param>
    /// <param name="declared">A label given beside the bytes (an HTTP or mail header), if any.</param>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (ByteOrderMark(bytes) is { } mark)
            return Make(bytes[mark.Length..], mark.Encoding, EncodingEvidence.ByteOrderMark) with { MarkLength = mark.Length };
        if (WideStructure(bytes) is { } wide)
            return Make(bytes, wide, EncodingEvidence.Structure);
        var (valid, broken, escapes) = Utf8Sequences(bytes);
        if (broken == 0 && valid > 0)
            return Make(bytes, Encoding.UTF8, EncodingEvidence.Structure);
        var label = KnownEncodings.Find(declared);
        if (label is null)
        {
            declared = CharsetDeclaration.Find(bytes);
            label = KnownEncodings.Find(declared);
        }

        // A declaration that the bytes are wide is false when they did not look so: the declaration itself was read as ASCII.
        if (label?.CodePage is 1200 or 1201 or 12000 or 12001)
            label = null;
        if (valid == 0 && broken == 0)
        {
            var seven = escapes ? label is { CodePage: 50220 or 50225 } ? label : EscapeEncoding(bytes) : null;
            return seven is not null ? Make(bytes, seven, EncodingEvidence.Structure)
                : label is not null ? Make(bytes, label, EncodingEvidence.Declaration, declared)
                : Make(bytes, Encoding.UTF8, EncodingEvidence.Structure);
        }

        if (label is not null && label.CodePage != 65001)
        {
            var text = Make(bytes, label, EncodingEvidence.Declaration, declared);
            if (text.Damaged <= bytes.Length / ToleratedDamageRate && !(label.CodePage == 1252 && CharsetDetector.Contradicts(bytes, label)))
                return text;
        }

        if (valid > 0 && broken <= (valid + broken) * ToleratedDamage)
            return Make(bytes, Encoding.UTF8, EncodingEvidence.Structure);
        return CharsetDetector.Detect(bytes) is { } likeliest
            ? Make(bytes, likeliest, EncodingEvidence.Statistics)
            : Make(bytes, KnownEncodings.Find("windows-1252")!, EncodingEvidence.Default);
    }

    private static DecodedText Make(ReadOnlySpan<byte> bytes, Encoding encoding, EncodingEvidence evidence, string? declared = null)
    {
        var text = encoding.GetString(bytes);
        return new(text, KnownEncodings.NameOf(encoding, declared), evidence, text.AsSpan().Count('\uFFFD'));
    }

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (KnownEncodings.Find("utf-32be")!, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [0x84, 0x31, 0x95, 0x33, ..] => (KnownEncodings.Find("gb18030")!, 4),
        _ => null,
    };

    /// <summary>UTF-16 and UTF-32 without a mark: their zero bytes stand in regular places.</summary>
    private static Encoding? WideStructure(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~3, 4096)];
        if (sample.Length < 4 || !sample.Contains((byte)0))
            return null;
        Span<int> zeros = stackalloc int[4];
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                zeros[i & 3]++;
        }

        var quads = sample.Length / 4;
        // Of a code point's four bytes the highest is always zero, the next nearly always.
        if (zeros[3] == quads && zeros[2] > quads * 0.9 && zeros[0] < quads * 0.1)
            return Encoding.UTF32;
        if (zeros[0] == quads && zeros[1] > quads * 0.9 && zeros[3] < quads * 0.1)
            return KnownEncodings.Find("utf-32be");
        var (even, odd) = (zeros[0] + zeros[2], zeros[1] + zeros[3]);
        // Spaces, digits and marks alone make a tenth of any text, in every script that writes them.
        if (odd > sample.Length / 2 * 0.05 && even * 20 < odd)
            return Encoding.Unicode;
        if (even > sample.Length / 2 * 0.05 && odd * 20 < even)
            return Encoding.BigEndianUnicode;
        return null;
    }

    private static Encoding? EscapeEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("\u001b$)C"u8) >= 0)
            return KnownEncodings.Find("iso-2022-kr");
        return bytes.IndexOf("\u001b$B"u8) >= 0 || bytes.IndexOf("\u001b$@"u8) >= 0 || bytes.IndexOf("\u001b(J"u8) >= 0
            ? KnownEncodings.Find("iso-2022-jp")
            : null;
    }

    /// <summary>How many sequences beyond ASCII are valid UTF-8, how many are not, and whether there are escape characters.</summary>
    private static (int Valid, int Broken, bool Escapes) Utf8Sequences(ReadOnlySpan<byte> bytes)
    {
        int valid = 0, broken = 0;
        var rest = bytes;
        while (true)
        {
            var ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;
            rest = rest[ascii..];
            var status = Rune.DecodeFromUtf8(rest, out _, out var consumed);
            if (status == System.Buffers.OperationStatus.Done)
                valid++;
            else
                broken++;
            rest = rest[consumed..];
        }

        return (valid, broken, bytes.Contains((byte)0x1B));
    }
}
