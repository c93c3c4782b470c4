using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Herodotus.Learning.Files;

/// <summary>
/// The container of every trained model and compiled lexicon: magic, kind, version, digest, Brotli-packed content. The same content
/// gives the same bytes.
/// </summary>
public static class ModelFile
{
    private const uint Magic = 0x4D54_4448; // "HDTM"
    private const int DigestLength = 16;

    /// <summary>A model larger than this unpacked is not ours: it guards memory against a damaged or hostile file.</summary>
    private const int MaxContent = 512 * 1024 * 1024;

    /// <summary>A smaller file is unpacked sooner than a second one is opened.</summary>
    private const int MinMapped = 1 << 15;

    /// <summary>Writes the content under a kind (<c>sequence</c>, <c>classifier</c>, …) and that kind's format version.</summary>
    public static void Write(string path, string kind, int version, Action<BinaryWriter> content)
    {
        using var plain = new MemoryStream();
        using (var writer = new BinaryWriter(plain, Encoding.UTF8, leaveOpen: true))
            content(writer);
        var bytes = plain.GetBuffer().AsSpan(0, (int)plain.Length);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        using var file = File.Create(path);
        using (var head = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
        {
            head.Write(Magic);
            head.Write(kind);
            head.Write(version);
            head.Write(SHA256.HashData(bytes).AsSpan(0, DigestLength));
            head.Write(bytes.Length);
        }

        using var packed = new BrotliStream(file, CompressionLevel.SmallestSize);
        packed.Write(bytes);
    }

    /// <summary>The content as it lies in memory, after checking kind and version: mapped when it was unpacked before (<see cref="UnpackedModels"/>).</summary>
    /// <param name="lay">Reads the content and lays it out.</param>
    /// <exception cref="InvalidDataException">As <see cref="Read"/>.</exception>
    internal static Block Map(string path, string kind, int version, Func<BinaryReader, Block> lay)
    {
        path = Path.GetFullPath(path);
        string digest;
        using (var file = File.OpenRead(path))
        {
            digest = Convert.ToHexStringLower(Head(file, path, kind, version).Digest);
            if (file.Length < MinMapped)
                return Unpack();
        }

        return UnpackedModels.Get(path, digest, Unpack);

        Block Unpack()
        {
            using var reader = Read(path, kind, version);
            return lay(reader);
        }
    }

    /// <summary>Opens the content after checking kind, version and digest.</summary>
    /// <exception cref="InvalidDataException">Another kind or version, or damaged; the message says which and what to do.</exception>
    public static BinaryReader Read(string path, string kind, int version)
    {
        using var file = File.OpenRead(path);
        var (digest, length) = Head(file, path, kind, version);
        var bytes = new byte[length];
        using (var packed = new BrotliStream(file, CompressionMode.Decompress))
            packed.ReadExactly(bytes);
        if (!SHA256.HashData(bytes).AsSpan(0, DigestLength).SequenceEqual(digest))
            throw new InvalidDataException($"HDT0912: {path} is damaged (digest differs); make it again with ./train");
        return new BinaryReader(new MemoryStream(bytes, writable: false), Encoding.UTF8);
    }

    private static (byte[] Digest, int Length) Head(FileStream file, string path, string kind, int version)
    {
        using var head = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        if (file.Length < 24 || head.ReadUInt32() != Magic)
            throw new InvalidDataException($"HDT0910: {path} is not a Herodotus model; make it again with ./train");
        var (foundKind, foundVersion) = (head.ReadString(), head.ReadInt32());
        if (foundKind != kind || foundVersion != version)
        {
            throw new InvalidDataException(
                $"HDT0911: {path} holds {foundKind} version {foundVersion}, wanted {kind} version {version}; make it again with ./train");
        }

        var digest = head.ReadBytes(DigestLength);
        var length = head.ReadInt32();
        if (length is < 0 or > MaxContent)
            throw new InvalidDataException($"HDT0912: {path} is damaged (length {length}); make it again with ./train");
        return (digest, length);
    }
}
