using System.Security.Cryptography;

namespace Herodotus.Link.Streams;

/// <summary>
/// A file that holds a snapshot: a name and a version, what the stream keeps, a digest of all of it. It is written beside itself, brought
/// to the disk and then put in place: whoever reads it finds the old one or the new one, whole.
/// </summary>
internal static class SnapshotFile
{
    /// <summary>Grows with every change of what is written; an older one is not read but made anew from the journal.</summary>
    private const int Version = 4;

    private const long Magic = 0x31534d5453544448; // HDTSTMS1

    private const int DigestLength = SHA256.HashSizeInBytes;

    public static void Write(string path, Action<SnapshotWriter> write)
    {
        var beside = path + ".new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            Write(file, write);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Writes a snapshot to a stream, which stays open.</summary>
    public static void Write(Stream output, Action<SnapshotWriter> write)
    {
        using var snapshot = new SnapshotWriter(output);
        snapshot.Long(Magic);
        snapshot.Int(Version);
        write(snapshot);
        snapshot.Finish();
    }

    /// <exception cref="SnapshotException">HDT0330: broken or cut off. HDT0331: of a newer program. HDT0332: of an older one.</exception>
    public static void Read(string path, Action<SnapshotReader> read)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        Read(file, path, read);
    }

    /// <param name="file">Of known length, to be read twice: once for its digest, once for what it holds.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <exception cref="SnapshotException">As for a file.</exception>
    public static void Read(Stream file, string path, Action<SnapshotReader> read)
    {
        file.Position = 0;
        if (file.Length < DigestLength + 12)
            throw SnapshotException.Broken();
        var head = new SnapshotReader(file, 12);
        var (magic, version) = (head.Long(), head.Int());
        if (magic == Magic && version != Version)
        {
            throw new SnapshotException(version > Version
                ? $"HDT0331: the snapshot {path} was written by a newer Herodotus (version {version}, this program knows {Version}); use that version, or move the snapshot away to read its journal again from the start"
                : $"HDT0332: the snapshot {path} was written by an older Herodotus (version {version}, this program knows {Version})");
        }

        if (magic != Magic || !Holds(file))
            throw SnapshotException.Broken();
        file.Position = 12;
        var reader = new SnapshotReader(file, file.Length - DigestLength - 12);
        try
        {
            read(reader);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or OverflowException or KeyNotFoundException)
        {
            // The digest held, so this program wrote it: still, what it cannot read it makes anew.
            throw new SnapshotException($"HDT0330: the snapshot {path} does not fit together", exception);
        }
    }

    /// <summary>True when a file can be read back as it was written.</summary>
    public static bool IsWhole(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        return file.Length >= DigestLength + 12 && Holds(file);
    }

    /// <summary>True when the digest at the end is that of what stands before it.</summary>
    private static bool Holds(Stream file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        file.Position = 0;
        for (var left = file.Length - DigestLength; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0)
                return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        Span<byte> digest = stackalloc byte[DigestLength];
        file.ReadExactly(digest);
        return digest.SequenceEqual(hash.GetHashAndReset());
    }
}
