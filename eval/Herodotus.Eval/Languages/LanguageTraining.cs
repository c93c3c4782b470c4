using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.Language;
using Herodotus.Learning.Features;
using Herodotus.Learning.Weights;

namespace Herodotus.Eval.Languages;

/// <summary>How a language model is made from n-gram frequencies.</summary>
public sealed record LanguageTrainingOptions
{
    /// <summary>How many features are kept; the file and the memory follow from it.</summary>
    public int Features { get; init; } = 400_000;

    /// <summary>How much an n-gram of each length counts, 1 to 5; chosen on the development texts.</summary>
    public float[] Lengths { get; init; } = [0.2f, 0.4f, 0.8f, 1.1f, 1.3f];

    /// <summary>The frequency, among n-grams of its length, below which an n-gram counts as not seen.</summary>
    public double[] Floors { get; init; } = [1e-5, 3e-6, 1e-6, 6e-7, 4e-7];

    /// <summary>What a stop word of a language says for it.</summary>
    public float Word { get; init; } = 4;

    /// <summary>What the words of a language's sample texts say for it, times the logarithm of their frequency over <see cref="WordFloor"/>.</summary>
    public float Text { get; init; } = 3;

    public double WordFloor { get; init; } = 1e-6;

    /// <summary>The same for the beginnings and endings of words.</summary>
    public float Edge { get; init; } = 1;

    public double EdgeFloor { get; init; } = 5e-5;

    /// <summary>What speaks for English and Spanish before a text is read: they are what is mostly read.</summary>
    public float Prior { get; init; } = 3;

    /// <summary>How soon a word of a neighbor's list is foreign, in units of the n-grams' weights.</summary>
    public float Borrow { get; init; } = 8;

    /// <summary>The share of a neighbor's text that must be likely before anything is borrowed from it.</summary>
    public float BorrowFrom { get; init; } = 0.61f;

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
                "BorrowFrom" => result with { BorrowFrom = Number() },
                "Borrow" => result with { Borrow = Number() },
                "Prior" => result with { Prior = Number() },
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

    /// <summary>Signs without a kana among them are Chinese unless they say otherwise.</summary>
    private const float ChinesePrior = 8;

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
        Frequencies frequencies, IReadOnlyList<(string Code, string Word)> stopWords, IReadOnlyList<(string Code, WordCounts Counts)> texts, LanguageTrainingOptions options, Action<string> log)
    {
        var (codes, scripts, table) = frequencies;
        log($"{codes.Length} languages, {table.Count} n-grams");
        var ranked = table.Select(pair => (pair.Key, pair.Value, Worth: Worth(pair.Value, scripts, options, pair.Key.Length)))
            .Where(row => row.Worth > 0).OrderByDescending(row => row.Worth).ThenBy(row => row.Key, StringComparer.Ordinal).Take(options.Features).ToList();
        var features = ranked.Select(row => (FeatureHash.Of(row.Key), Weights(row.Value, options, row.Key.Length)));
        var more = new Dictionary<uint, Dictionary<byte, float>>();
        foreach (var (code, word) in stopWords)
            Put(more, LanguageModel.WordFeature(FeatureHash.Of(word)), Array.IndexOf(codes, code), options.Word);
        foreach (var (code, counts) in texts.Concat(Borrow(frequencies, texts, options, log)))
            AddText(more, Array.IndexOf(codes, code), counts, options);
        var weights = SparseWeightTable.Quantize(features.Concat(more.Select(pair => (pair.Key, pair.Value.Select(entry => (entry.Key, entry.Value)).ToList()))), Step);
        log($"{weights.FeatureCount} features kept");
        var prior = (int)MathF.Round(options.Prior / Step);
        return new LanguageModel([.. codes], [.. scripts], [.. codes.Select(code => code is "en" or "es" ? prior : code is "zh" ? (int)(ChinesePrior / Step) : 0)], weights, options.Sharpness);
    }

    /// <summary>
    /// Where a language has no list of words, a neighbor's list would speak against it: it borrows the words that its own n-grams make
    /// as likely as the neighbor's do (Malay from Indonesian, Nynorsk from Bokmål).
    /// </summary>
    private static IEnumerable<(string Code, WordCounts Counts)> Borrow(Frequencies frequencies, IReadOnlyList<(string Code, WordCounts Counts)> texts, LanguageTrainingOptions options, Action<string> log)
    {
        var (codes, scripts, table) = frequencies;
        var listed = texts.Where(text => text.Counts.Total >= WordLists.Size).Select(text => text.Code).ToHashSet(StringComparer.Ordinal);
        var scores = new float[codes.Length];
        var least = (int)(WordLists.Size * options.WordFloor);
        var known = new Dictionary<string, (byte Label, float Weight)[]>(StringComparer.Ordinal);
        var loans = new Dictionary<(int Borrower, int Lender), WordCounts>();
        foreach (var (code, counts) in texts.Where(text => text.Counts.Total == WordLists.Size))
        {
            var lender = Array.IndexOf(codes, code);
            foreach (var (word, count) in counts.Words)
            {
                if (word.Length < 2 || count <= least)
                    continue;
                Array.Clear(scores);
                for (var at = 0; at < word.Length; at++)
                {
                    for (var length = 1; length <= Math.Min(LanguageModel.MaxLength, word.Length - at); length++)
                    {
                        var ngram = word.Substring(at, length);
                        if (!known.TryGetValue(ngram, out var weights))
                            known.Add(ngram, weights = table.TryGetValue(ngram, out var row) ? [.. Weights(row, options, length)] : []);
                        foreach (var (label, weight) in weights)
                            scores[label] += weight;
                    }
                }

                for (var label = 0; label < codes.Length; label++)
                {
                    if (scripts[label] != scripts[lender] || listed.Contains(codes[label]))
                        continue;
                    var share = (int)(count * Math.Exp(-Math.Max(0, scores[lender] - scores[label]) / options.Borrow));
                    if (share <= least)
                        continue;
                    if (!loans.TryGetValue((label, lender), out var loan))
                        loans.Add((label, lender), loan = new WordCounts());
                    loan.Put(word, share);
                }
            }
        }

        foreach (var nearest in loans.GroupBy(loan => loan.Key.Borrower).Select(group => group.MaxBy(loan => (loan.Value.Mass, -loan.Key.Lender))).OrderBy(loan => loan.Key.Borrower))
        {
            nearest.Value.Scale(WordLists.Size);
            log($"{codes[nearest.Key.Borrower]} borrows {nearest.Value.Words.Count} words of {codes[nearest.Key.Lender]}, {nearest.Value.Mass * 100 / WordLists.Size} % of its text");
            if (nearest.Value.Mass > WordLists.Size * options.BorrowFrom)
                yield return (codes[nearest.Key.Borrower], nearest.Value);
        }
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
