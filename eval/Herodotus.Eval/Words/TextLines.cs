using System.IO.Compression;
using System.Text.Json;

namespace Herodotus.Eval.Words;

/// <summary>Texts to count words in: lines of plain text, or the texts of reports (<c>.jsonl</c>), packed or not; <c>-</c> is standard input.</summary>
internal static class TextLines
{
    public static IEnumerable<string> Read(string path)
    {
        var reports = path.Contains(".jsonl", StringComparison.Ordinal);
        using var file = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (!reports)
            {
                yield return line;
                continue;
            }

            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.GetProperty("text").GetString()!;
        }
    }

    /// <summary>Lines joined up to an empty one, so that a text's parts are read knowing each other.</summary>
    public static IEnumerable<string> Documents(IEnumerable<string> lines)
    {
        const int longest = 20_000;
        var text = new System.Text.StringBuilder();
        foreach (var line in lines.Append(""))
        {
            if (line.Length > 0)
                text.Append(line).Append('\n');
            if ((line.Length == 0 || text.Length > longest) && text.Length > 0)
            {
                yield return text.ToString();
                text.Clear();
            }
        }
    }
}
