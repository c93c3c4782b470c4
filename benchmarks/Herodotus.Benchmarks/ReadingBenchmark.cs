using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Herodotus.Analyze;
using Herodotus.Analyze.Language;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;

namespace Herodotus.Benchmarks;

/// <summary>Tokens a second through sentences, tokens, parts of speech and names on one core, and growth from 1 KB to 10 MB.</summary>
internal static class ReadingBenchmark
{
    private const string Paragraph =
        "President Gustavo Petro said on Friday that Colombia and the National Liberation Army (ELN) would meet in Havana next month. "
        + "\"We want an agreement,\" Petro told reporters in Bogota, adding that the U.S. State Department had been informed. "
        + "Analysts at the University of Antioquia doubt it. The ELN, founded in 1964, denied the report of El Tiempo.\n\n";

    public static void Run()
    {
        var readers = new LanguageReaders(DataFolder.Find());
        var reader = readers.For("en");
        for (var round = 0; round < 1000; round++)
            Read(reader, Paragraph); // so that no code is compiled while the clock runs
        Read(readers.For("es"), Paragraph);
        Console.WriteLine(string.Create(null, $"resident with English and Spanish loaded: {Process.GetCurrentProcess().WorkingSet64 / 1048576.0:N0} MB"));
        foreach (var kilobytes in (int[])[1, 10, 100, 1000, 10_000])
        {
            var text = string.Concat(Enumerable.Repeat(Paragraph, Math.Max(1, kilobytes * 1024 / Paragraph.Length)));
            Read(reader, text);
            var rounds = Math.Max(1, 3000 / kilobytes);
            var (clock, start) = (Stopwatch.StartNew(), Process.GetCurrentProcess().UserProcessorTime);
            var tokens = 0L;
            for (var round = 0; round < rounds; round++)
                tokens += Read(reader, text);
            var used = (Process.GetCurrentProcess().UserProcessorTime - start).TotalSeconds;
            Console.WriteLine(string.Create(null, $"{kilobytes,6} KB  {tokens / used,10:N0} tokens a second of processor time  ({tokens / clock.Elapsed.TotalSeconds:N0} by the clock)"));
        }
    }

    /// <summary>English reports of a file, again and again for three seconds, the first time to warm up.</summary>
    /// <param name="only">Measures these layers alone: to profile them.</param>
    public static void Run(string reports, string? only = null)
    {
        var (count, texts, layers) = Layers(reports);
        foreach (var (name, read) in layers.Where(layer => only is null || layer.Name == only))
        {
            // Compilation settles in the first rounds.
            var speed = 0.0;
            for (var round = 0; round < 4; round++)
                speed = Measure(count, texts, read, seconds: 3);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"herodotus  {speed:F0} thousand tokens/s, {name}"));
        }
    }

    /// <summary>
    /// Parts of speech, names too, and all four layers, once for each line of standard input: so that two programs can take turns on one
    /// core, and whatever else the machine does befalls both.
    /// </summary>
    public static void TakeTurns(string reports)
    {
        var (count, texts, layers) = Layers(reports);
        while (Console.ReadLine() is not null)
            Console.WriteLine(string.Join(' ', layers[2..].Select(layer => Measure(count, texts, layer.Read, seconds: 0.5).ToString("F0", CultureInfo.InvariantCulture))));
    }

    private static (int Tokens, List<string> Texts, (string Name, Func<string, int> Read)[] Layers) Layers(string reports)
    {
        var (data, texts) = (DataFolder.Find(), new List<string>());
        foreach (var line in File.ReadLines(reports).Where(line => line.Length > 0))
        {
            using var report = JsonDocument.Parse(line);
            texts.Add(report.RootElement.GetProperty("text").GetString()!);
        }

        var (identifier, readers) = (LanguageIdentifier.Load(data), new LanguageReaders(data));
        var (reader, plain) = (readers.For("en"), LanguageReader.Load(data, "en", PhraseTable.Empty, models: false));
        var count = texts.Sum(text => plain.Read(text).Tokens.Length);
        return (count, texts,
        [
            ("language", text => identifier.Identify(text).Code.Length),
            ("sentences, tokens", text => plain.Read(text).Tokens.Length),
            ("and parts of speech", text => reader.Read(text).Tokens.Length),
            ("and names", text => Read(reader, text)),
            ("all four", text => Read(reader, text) + identifier.Identify(text).Code.Length),
        ]);
    }

    /// <summary>Thousands of tokens a second of processor time, in so many seconds of it.</summary>
    private static double Measure(int tokens, List<string> texts, Func<string, int> read, double seconds)
    {
        var (rounds, spent, start) = (0, 0.0, Used());
        for (; spent < seconds; rounds++)
        {
            foreach (var text in texts)
                _sink += read(text);
            spent = Used() - start;
        }

        return (double)tokens * rounds / spent / 1000;
    }

    private static long _sink;

    private static double Used() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

    private static int Read(LanguageReader reader, string text)
    {
        var (tokens, sentences) = reader.Read(text);
        return tokens.Length + (reader.FindNames(text, tokens, sentences).Length > int.MaxValue - 1 ? 1 : 0);
    }
}
