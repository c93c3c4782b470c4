using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Herodotus.Clean;
using Herodotus.Clean.Encodings;
using Herodotus.Ingest;
using Herodotus.Ingest.Archives;
using Herodotus.Learning.Files;

namespace Herodotus.Benchmarks;

/// <summary>Megabytes a second, reports a second and bytes allocated a byte read, for each way in, on one thread.</summary>
public static class IntakeBenchmark
{
    private const int Reports = 2_000;

    public static void Run()
    {
        var texts = new ReportGenerator(seed: 20250811).Generate(Reports).ToArray();
        var reader = ReportReader.Load(DataFolder.Find());
        var lines = Encoding.UTF8.GetBytes(string.Concat(texts.Select(report => $"{{\"id\":\"{report.Id}\",\"text\":{System.Text.Json.JsonSerializer.Serialize(report.Text)}}}\n")));
        var feed = Encoding.UTF8.GetBytes(
            "<rss><channel><title>Bench</title>" + string.Concat(texts.Select(report => $"<item><title>T</title><guid>{report.Id}</guid><description>&lt;p&gt;{System.Net.WebUtility.HtmlEncode(report.Text)}&lt;/p&gt;</description></item>")) + "</channel></rss>");
        var page = Encoding.UTF8.GetBytes("<html><head><title>T</title></head><body><article>" + string.Concat(texts.Take(20).Select(report => $"<p>{System.Net.WebUtility.HtmlEncode(report.Text)}</p>")) + "</article></body></html>");
        var cyrillic = KnownEncodings.Find("windows-1251")!.GetBytes(string.Concat(Enumerable.Repeat("Министр заявил в четверг, что переговоры продолжатся на следующей неделе. ", 400)));
        Console.Out.WriteLine($"{"way in",-34}{"MB/s",10}{"reports/s",12}{"B/B",8}");
        Measure("UTF-8, decoded", lines, bytes => TextDecoder.Decode(bytes).Text.Length > 0 ? 1 : 0);
        Measure("windows-1251, detected", cyrillic, bytes => TextDecoder.Decode(bytes).Text.Length > 0 ? 1 : 0);
        Measure("JSON Lines", lines, bytes => Count(reader, bytes));
        Measure("JSON Lines, gzip", Gzip(lines), bytes => Count(reader, bytes));
        Measure("feed", feed, bytes => Count(reader, bytes));
        Measure("page of 20 long paragraphs", page, bytes => Count(reader, bytes));
        Measure("plain text", Encoding.UTF8.GetBytes(texts[0].Text), bytes => Count(reader, bytes));
    }

    private static int Count(ReportReader reader, byte[] bytes)
    {
        using var item = new Item("bench", bytes);
        var count = 0;
        foreach (var (inner, _) in ArchiveReader.Expand(item))
            count += inner is null ? 0 : reader.Read(inner).Count(result => result.Report is not null);
        return count;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static void Measure(string name, byte[] bytes, Func<byte[], int> read)
    {
        for (var i = 0; i < 3; i++)
            read(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var (rounds, reports) = (0, 0L);
        while (watch.ElapsedMilliseconds < 1_000)
        {
            reports += read(bytes);
            rounds++;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)rounds / bytes.Length;
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34}{bytes.Length * (double)rounds / seconds / 1e6,10:0.0}{reports / seconds,12:0}{allocated,8:0.0}"));
    }
}
