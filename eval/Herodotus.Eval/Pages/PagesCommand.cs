using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Herodotus.Clean.Extraction;

namespace Herodotus.Eval.Pages;

/// <summary>Reads a set of stored web pages in this process and writes one report a line, for <c>score/pages.py</c>.</summary>
internal static class PagesCommand
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("set") { Description = "A folder with gold.jsonl[.gz] and html/*.html.gz" };
        var output = new Option<FileInfo>("--out") { Description = "Where the reports go", Required = false };
        var kinds = new Option<bool>("--kinds") { Description = "Also write every candidate reading, as OUT.<kind>" };
        var show = new Option<string?>("--show") { Description = "Print how the page with this name is laid out, and stop" };
        var command = new Command("pages", "Read stored web pages into reports") { folder, output, kinds, show };
        command.SetAction(result => result.GetValue(show) is { } name
            ? Show(result.GetRequiredValue(folder), name)
            : Run(result.GetRequiredValue(folder), result.GetValue(output) ?? new FileInfo("pages.jsonl"), result.GetValue(kinds)));
        return command;
    }

    private static int Run(DirectoryInfo set, FileInfo output, bool kinds)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var addresses = Addresses(set);
        using var writer = new StreamWriter(output.FullName, false, new UTF8Encoding(false));
        var others = new Dictionary<string, StreamWriter>(StringComparer.Ordinal);
        var watch = new Stopwatch();
        long bytes = 0;
        var pages = 0;
        foreach (var file in set.GetDirectories("html")[0].GetFiles("*.gz").OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var content = Unpack(file);
            var name = file.Name[..^".html.gz".Length];
            var address = addresses.GetValueOrDefault(name);
            var html = Decode(content);
            watch.Start();
            var page = PageReader.Read(html, address);
            watch.Stop();
            bytes += content.Length;
            pages++;
            writer.WriteLine(JsonSerializer.Serialize(
                new
                {
                    file = file.Name,
                    text = page.Text,
                    title = page.Title,
                    author = page.Author,
                    published = page.Published?.ToString(),
                    language = page.Language,
                    source = page.Source,
                    url = page.Url,
                    evidence = page.Evidence.Select(e => e.Kind + "=" + e.Value),
                },
                Plain));
            if (!kinds)
                continue;
            foreach (var candidate in PageReader.Candidates(html, address))
            {
                if (!others.TryGetValue(candidate.Kind, out var other))
                    others[candidate.Kind] = other = new StreamWriter(output.FullName + "." + candidate.Kind, false, new UTF8Encoding(false));
                other.WriteLine(JsonSerializer.Serialize(new { file = file.Name, text = candidate.Text }, Plain));
            }
        }

        foreach (var other in others.Values)
            other.Dispose();
        Console.Error.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{pages} pages, {bytes / 1e6:F1} MB, {watch.Elapsed.TotalSeconds:F2} s, {pages / watch.Elapsed.TotalSeconds:F0} pages/s, {bytes / 1e6 / watch.Elapsed.TotalSeconds:F1} MB/s"));
        return 0;
    }

    private static int Show(DirectoryInfo set, string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var html = Decode(Unpack(new FileInfo(Path.Combine(set.FullName, "html", name + ".html.gz"))));
        Console.Out.Write(PageReader.Describe(html, null));
        return 0;
    }

    private static Dictionary<string, Uri?> Addresses(DirectoryInfo set)
    {
        var addresses = new Dictionary<string, Uri?>(StringComparer.Ordinal);
        foreach (var gold in set.GetFiles("gold.jsonl*"))
        {
            using Stream stream = gold.Name.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(gold.OpenRead(), CompressionMode.Decompress) : gold.OpenRead();
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address))
                    addresses[json.RootElement.GetProperty("id").GetString()!] = address;
            }
        }

        return addresses;
    }

    private static byte[] Unpack(FileInfo file)
    {
        using var stream = new GZipStream(file.OpenRead(), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>UTF-8 where it is valid, else what the page declares, else Windows-1252.</summary>
    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            var head = Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 4096));
            var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
            var name = at < 0 ? "windows-1252" : new string([.. head[(at + 8)..].TrimStart('"', '\'', ' ').TakeWhile(c => char.IsLetterOrDigit(c) || c is '-' or '_')]);
            try
            {
                return Encoding.GetEncoding(name).GetString(content);
            }
            catch (ArgumentException)
            {
                return Encoding.GetEncoding(1252).GetString(content);
            }
        }
    }
}
