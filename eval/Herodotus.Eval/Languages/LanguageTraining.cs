using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.Language;
using Herodotus.Learning;

namespace Herodotus.Eval.Languages;

/// <summary>How a language model is made from n-gram frequencies.</summary>
public sealed record LanguageTrainingOptions
{
    /// <summary>How many features are kept; the file and the memory follow from it.</summary>
    public int Features { get; init; } = 450_000;

    /// <summary>How much an n-gram of each length counts, 1 to 5; chosen on the development texts.</summary>
    public float[] Lengths { get; init; } = [0.2f, 0.4f, 0.8f, 1.1f, 1.3f];

    /// <summary>The frequency, among n-grams of its length, below which an n-gram counts as not seen.</summary>
    public double[] Floors { get; init; } = [1e-5, 3e-6, 1e-6, 6e-7, 4e-7];

    /// <summary>What a stop word of a language says for it.</summary>
    public float Word { get; init; } = 4;

    /// <summary>What the words of a language's sample texts say for it, times the logarithm of their frequency over <see cref="WordFloor"/>.</summary>
    public float Text { get; init; } = 3;

    public double WordFloor { get; init; } = 1e-5;

    /// <summary>The same for the beginnings and endings of words.</summary>
    public float Edge { get; init; } = 2;

    public double EdgeFloor { get; init; } = 5e-4;

    public float Sharpness { get; init; } = 0.12f;

    /// <summary>Reads a trial: <c>Features=400000 Word=2 Lengths=0.3,0.5,0.8,1,1</c>.</summary>
    public LanguageTrainingOptions With(string trial)
    {
        var result = this;
        foreach (var part in trial.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (part[..part.IndexOf('=', StringComparison.Ordinal)], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            float Number() => float.Parse(value, CultureInfo.InvariantCulture);
            result = name switch
            {
                "Features" => result with { Features = (int)Number() },
                "Lengths" => result with { Lengths = [.. value.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture))] },
                "Floors" => result with { Floors = [.. value.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))] },
                "Word" => result with { Word = Number() },
                "Text" => result with { Text = Number() },
                "WordFloor" => result with { WordFloor = Number() },
                "Edge" => result with { Edge = Number() },
                "EdgeFloor" => result with { EdgeFloor = Number() },
                "Sharpness" => result with { Sharpness = Number() },
                _ => throw new ArgumentException($"'{name}' is no option of the training"),
            };
        }

        return result;
    }
}

/// <summary>
/// Makes the language model: a linear model whose weight of an n-gram for a language is how much more frequent it is there than the
/// floor. The n-gram frequencies come from other texts than the development texts; data/languages/SOURCE.md says which.
/// </summary>
public static class LanguageTraining
{
    private const float Step = 1f / 12;

    /// <summary>N-gram frequencies of all languages, read once for several trials.</summary>
    public sealed record Frequencies(string[] Codes, WritingSystem[] Scripts, Dictionary<string, List<(byte Label, float Frequency)>> Table);

    public static Frequencies Read(string ngramFolder, LanguageTrainingOptions options)
    {
        var codes = Directory.GetDirectories(ngramFolder).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal).ToArray();
        var table = new Dictionary<string, List<(byte Label, float Frequency)>>(4_000_000, StringComparer.Ordinal);
        var scripts = new WritingSystem[codes.Length];
        for (var label = 0; label < codes.Length; label++)
            scripts[label] = Add(table, Path.Combine(ngramFolder, codes[label]), (byte)label, options);
        return new Frequencies(codes, scripts, table);
    }

    public static LanguageModel Train(
        Frequencies frequencies, IReadOnlyList<(string Code, string Word)> stopWords, IReadOnlyDictionary<string, WordCounts> texts, LanguageTrainingOptions options, Action<string> log)
    {
        var (codes, scripts, table) = frequencies;
        log($"{codes.Length} languages, {table.Count} n-grams");
        var ranked = table.Select(pair => (pair.Key, pair.Value, Worth: Worth(pair.Value, scripts, options, pair.Key.Length)))
            .Where(row => row.Worth > 0).OrderByDescending(row => row.Worth).ThenBy(row => row.Key, StringComparer.Ordinal).Take(options.Features).ToList();
        var features = ranked.Select(row => (FeatureHash.Of(row.Key), Weights(row.Value, options, row.Key.Length)));
        var more = new Dictionary<uint, Dictionary<byte, float>>();
        foreach (var (code, word) in stopWords)
            Put(more, LanguageModel.WordFeature(FeatureHash.Of(word)), Array.IndexOf(codes, code), options.Word);
        foreach (var (code, counts) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            AddText(more, Array.IndexOf(codes, code), counts, options);
        var weights = SparseWeightTable.Quantize(features.Concat(more.Select(pair => (pair.Key, pair.Value.Select(entry => (entry.Key, entry.Value)).ToList()))), Step);
        log($"{weights.FeatureCount} features kept");
        return new LanguageModel([.. codes], [.. scripts], weights, options.Sharpness);
    }

    /// <summary>Reads one language's conditional frequencies, lengths 1 to 5, and adds its joint ones; returns its script.</summary>
    private static WritingSystem Add(Dictionary<string, List<(byte Label, float Frequency)>> table, string folder, byte label, LanguageTrainingOptions options)
    {
        var shorter = new Dictionary<string, double>(StringComparer.Ordinal) { [""] = 1 };
        var counts = new int[(int)WritingSystem.Other + 1];
        string[] names = ["unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams"];
        for (var length = 1; length <= LanguageModel.MaxLength; length++)
        {
            var joint = new Dictionary<string, double>(StringComparer.Ordinal);
            if (!File.Exists(Path.Combine(folder, names[length - 1] + ".json.br")))
                break;
            using var packed = new BrotliStream(File.OpenRead(Path.Combine(folder, names[length - 1] + ".json.br")), CompressionMode.Decompress);
            using var json = JsonDocument.Parse(packed);
            foreach (var entry in json.RootElement.GetProperty("ngrams").EnumerateObject())
            {
                var bar = entry.Name.IndexOf('/', StringComparison.Ordinal);
                var conditional = double.Parse(entry.Name.AsSpan(0, bar)) / double.Parse(entry.Name.AsSpan(bar + 1));
                foreach (var ngram in entry.Value.GetString()!.Split(' '))
                {
                    if (ngram.Length != length)
                        continue;
                    if (length == 1)
                        counts[(int)WritingSystems.Of(ngram[0])] += (int)(conditional * 1e6);
                    if (!shorter.TryGetValue(ngram[..^1], out var prefix))
                        continue;
                    var frequency = prefix * conditional;
                    joint[ngram] = frequency;
                    if (frequency <= options.Floors[length - 1])
                        continue;
                    if (!table.TryGetValue(ngram, out var list))
                        table.Add(ngram, list = new List<(byte, float)>(2));
                    list.Add((label, (float)frequency));
                }
            }

            shorter = joint;
        }

        return (WritingSystem)Array.IndexOf(counts, counts.Max());
    }

    /// <summary>How much an n-gram helps: how often it is met, times how unequally the languages of its script use it.</summary>
    private static double Worth(List<(byte Label, float Frequency)> row, WritingSystem[] scripts, LanguageTrainingOptions options, int length)
    {
        var peers = scripts.Count(script => script == scripts[row[0].Label]);
        if (peers < 2)
            return 0;
        var weights = Weights(row, options, length);
        var mean = weights.Sum(pair => pair.Weight) / peers;
        return row.Zip(weights).Sum(pair => pair.First.Frequency * Math.Abs(pair.Second.Weight - mean));
    }

    private static List<(byte Label, float Weight)> Weights(List<(byte Label, float Frequency)> row, LanguageTrainingOptions options, int length) =>
        [.. row.Select(pair => (pair.Label, options.Lengths[length - 1] * (float)Math.Log(pair.Frequency / options.Floors[length - 1])))];

    private static void AddText(Dictionary<uint, Dictionary<byte, float>> more, int label, WordCounts counts, LanguageTrainingOptions options)
    {
        var edges = new Dictionary<uint, long>();
        foreach (var (word, count) in counts.Words)
        {
            var frequency = (double)count / counts.Total;
            if (word.Length > 1 && frequency > options.WordFloor && (count > 1 || counts.Total < 100_000))
                Put(more, LanguageModel.WordFeature(FeatureHash.Of(word)), label, options.Text * (float)Math.Log(frequency / options.WordFloor));
            for (var length = 1; length <= Math.Min(LanguageModel.MaxEdge, word.Length); length++)
            {
                var (first, last) = (LanguageModel.BeginningFeature(FeatureHash.Of(word.AsSpan(0, length))), LanguageModel.EndingFeature(FeatureHash.Of(word.AsSpan(word.Length - length))));
                edges[first] = edges.GetValueOrDefault(first) + count;
                edges[last] = edges.GetValueOrDefault(last) + count;
            }
        }

        foreach (var (feature, count) in edges)
        {
            var frequency = (double)count / counts.Total;
            if (frequency > options.EdgeFloor && count > 1)
                Put(more, feature, label, options.Edge * (float)Math.Log(frequency / options.EdgeFloor));
        }
    }

    private static void Put(Dictionary<uint, Dictionary<byte, float>> more, uint feature, int label, float weight)
    {
        if (label < 0)
            return;
        if (!more.TryGetValue(feature, out var row))
            more.Add(feature, row = []);
        row[(byte)label] = Math.Max(weight, row.GetValueOrDefault((byte)label));
    }
}
