using System.IO.Compression;
using System.Text.Json;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Groups;

/// <summary>Reports in stream order with what gold says of each.</summary>
internal static class GroupCorpus
{
    public static List<Report> Reports(string folder, string name)
    {
        var reports = new List<Report>();
        foreach (var line in Lines(Path.Combine(folder, name)))
        {
            var (report, error) = ReportJson.Read(System.Text.Encoding.UTF8.GetBytes(line), out var document);
            document?.Dispose();
            reports.Add(report ?? throw new InvalidDataException($"{name}: {error}"));
        }

        return reports;
    }

    public static Dictionary<string, JsonElement> Gold(string folder, string name) =>
        Lines(Path.Combine(folder, name)).Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(e => e.GetProperty("id").GetString()!, StringComparer.Ordinal);

    private static IEnumerable<string> Lines(string path)
    {
        if (!File.Exists(path))
            path += ".gz";
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
