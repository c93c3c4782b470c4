using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Herodotus.Learning.Files;

namespace Herodotus.Store;

/// <summary>
/// Who made what can be made again: this build of the program with these models and lexicons. Another build may read the same words otherwise,
/// so what it made is not believed.
/// </summary>
public static class ReadingMaker
{
    /// <summary>A digest of the engine's build and of every file of the data folder.</summary>
    public static string Of(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(ReadingMaker).Module.ModuleVersionId.ToByteArray());
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        foreach (var file in Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(data.Path, file)));
            using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
            hash.AppendData(BitConverter.GetBytes(content.Length));
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
                hash.AppendData(buffer, 0, read);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }
}
