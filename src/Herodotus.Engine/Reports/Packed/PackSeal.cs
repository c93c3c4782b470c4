using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Herodotus.Reports.Packed;

/// <summary>
/// Packed values, compressed, with a digest over them and over what they were made of: bytes that were damaged, or that belong to another
/// report, are told from good ones.
/// </summary>
public static class PackSeal
{
    private const int DigestLength = 8;

    /// <summary>Brotli's first step: the fourth saves a tenth of the bytes for three and a half times its time (docs/adr/0012).</summary>
    private const int Quality = 1;

    private const int Window = 18;

    /// <summary>More than a report of the greatest length packs to: a broken length asks for no memory.</summary>
    private const int MaxLength = 1 << 29;

    /// <param name="packed">What <see cref="PackWriter"/> wrote.</param>
    /// <param name="basis">What it was made of.</param>
    public static byte[] Close(ReadOnlySpan<byte> packed, ReadOnlySpan<char> basis)
    {
        var room = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(packed.Length));
        try
        {
            if (!BrotliEncoder.TryCompress(packed, room, out var length, Quality, Window))
                throw new InvalidOperationException("the packed values were not compressed");
            var sealedBytes = new byte[sizeof(int) + length + DigestLength];
            MemoryMarshal.Write(sealedBytes, packed.Length);
            room.AsSpan(0, length).CopyTo(sealedBytes.AsSpan(sizeof(int)));
            Digest(sealedBytes.AsSpan(0, sizeof(int) + length), basis, sealedBytes.AsSpan(sizeof(int) + length));
            return sealedBytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }
    }

    /// <summary>The packed values; null when the bytes are damaged or were made of something else.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> sealedBytes, ReadOnlySpan<char> basis)
    {
        if (sealedBytes.Length < sizeof(int) + DigestLength)
            return null;
        var content = sealedBytes[..^DigestLength];
        Span<byte> digest = stackalloc byte[DigestLength];
        Digest(content, basis, digest);
        if (!digest.SequenceEqual(sealedBytes[^DigestLength..]) || MemoryMarshal.Read<int>(content) is not (>= 0 and <= MaxLength and var length))
            return null;
        var packed = new byte[length];
        return BrotliDecoder.TryDecompress(content[sizeof(int)..], packed, out var written) && written == length ? packed : null;
    }

    private static void Digest(ReadOnlySpan<byte> content, ReadOnlySpan<char> basis, Span<byte> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        hash.AppendData(MemoryMarshal.AsBytes(basis));
        Span<byte> whole = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(whole);
        whole[..DigestLength].CopyTo(digest);
    }
}
