using System.IO.Compression;

namespace Herodotus.Eval.Knowledge;

/// <summary>Lines of a plain or gzipped text file.</summary>
internal static class OpenFiles
{
    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(plain);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
