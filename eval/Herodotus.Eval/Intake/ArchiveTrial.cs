using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Ingest.Archives;

namespace Herodotus.Eval.Intake;

/// <summary><c>archives-score</c>: reads every archive of an index and says where records, types or pages differ from it.</summary>
internal static class ArchiveTrial
{
    public static Command Create()
    {
        var index = new Argument<string>("index") { Description = "index.jsonl of the archives corpus; the files lie in 'files' beside it." };
        var command = new Command("archives-score", "Compares what is read from web archives with an index of them.") { index };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(index)!;
            int total = 0, right = 0;
            foreach (var line in File.ReadLines(path))
            {
                using var gold = JsonDocument.Parse(line);
                var name = gold.RootElement.GetProperty("file").GetString()!;
                var difference = Compare(Path.Combine(Path.GetDirectoryName(path)!, "files", name), gold.RootElement);
                total++;
                right += difference is null ? 1 : 0;
                if (difference is not null)
                    Console.WriteLine($"{name}: {difference}");
            }

            Console.WriteLine($"archives={total} right={(double)right / total:F4}");
        });
        return command;
    }

    private static string? Compare(string file, JsonElement gold)
    {
        using var bytes = File.OpenRead(file);
        var magic = bytes.ReadByte();
        bytes.Position = 0;
        using Stream stream = magic == 0x1F ? new GZipStream(bytes, CompressionMode.Decompress) : bytes;
        var records = WarcReader.Read(stream).Where(read => read.Record is not null).Select(read => read.Record!).ToList();
        var types = records.GroupBy(record => record.Type).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}={group.Count()}");
        var pages = records.Select(ArchivedPage.Of).OfType<ArchivedPage>().Where(page => page.MediaType is "text/html" or "application/xhtml+xml").Select(page => $"{page.Uri} {page.Body.Length}");
        // Where the index's reader gives up, the counts after plain decompression are the right ones, when it has them.
        string wantTypes;
        if (gold.TryGetProperty("wholeFile", out var whole))
        {
            wantTypes = string.Join(' ', whole.GetProperty("types").EnumerateArray().GroupBy(type => type.GetString()).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}={group.Count()}"));
            return Differ(wantTypes, string.Join(' ', types));
        }

        if (gold.TryGetProperty("readerStops", out _))
            return records.Count >= gold.GetProperty("records").GetInt32() ? null : $"only {records.Count} records";
        wantTypes = string.Join(' ', gold.GetProperty("byType").EnumerateObject().OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => $"{type.Name}={type.Value.GetInt32()}"));
        var wantPages = gold.GetProperty("pages").EnumerateArray().Select(page => $"{page.GetProperty("uri").GetString()} {page.GetProperty("bytes").GetInt32()}");
        return Differ(wantTypes, string.Join(' ', types)) ?? Differ(string.Join(" | ", wantPages), string.Join(" | ", pages));
    }

    private static string? Differ(string want, string got) => want == got ? null : $"is [{want}], read as [{got}]";
}
