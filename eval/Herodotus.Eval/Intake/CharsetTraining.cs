using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Clean.Encodings;

namespace Herodotus.Eval.Intake;

/// <summary><c>charsets-train</c>: counts characters and pairs of characters in sentences of known language, for <see cref="CharsetModel"/>.</summary>
internal static class CharsetTraining
{
    /// <summary>The languages that were or are written in encodings other than UTF-8.</summary>
    private static readonly string[] Languages =
        ["ar", "az", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "is", "it", "ja", "ko", "lt", "lv", "mk", "nb",
         "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "th", "tr", "uk", "ur", "zh"];

    /// <summary>Written in thousands of characters: pairs would be too sparse to say anything.</summary>
    private static readonly string[] WithoutPairs = ["ja", "ko", "zh"];

    /// <summary>Pairs seen less often are chance.</summary>
    private const int RarestPair = 2;

    public static Command Create()
    {
        var corpus = new Argument<string>("corpus") { Description = "Folder with dev.reports.jsonl.gz and dev.gold.jsonl.gz." };
        var traditional = new Argument<string>("traditional") { Description = "data/intake/traditional.txt" };
        var output = new Argument<string>("output") { Description = "data/intake/charsets.model" };
        var command = new Command("charsets-train", "Counts characters by language for telling encodings apart.") { corpus, traditional, output };
        command.SetAction(parsed =>
        {
            var counts = Languages.ToDictionary(code => code, _ => (Singles: new Dictionary<char, int>(), Pairs: new Dictionary<uint, int>()), StringComparer.Ordinal);
            foreach (var (code, text) in Sentences(parsed.GetValue(corpus)!))
            {
                if (counts.TryGetValue(code, out var count))
                    Count(text, count.Singles, count.Pairs);
            }

            var hant = Traditional(counts["zh"].Singles, parsed.GetValue(traditional)!);
            using var file = File.Create(parsed.GetValue(output)!);
            CharsetModel.Write(
                file,
                counts.Select(language => (
                        language.Key,
                        (IReadOnlyDictionary<char, int>)language.Value.Singles,
                        (IReadOnlyDictionary<uint, int>)(WithoutPairs.Contains(language.Key) ? [] : language.Value.Pairs.Where(pair => pair.Value >= RarestPair).ToDictionary())))
                    .Append(("zh-hant", hant, new Dictionary<uint, int>())));
        });
        return command;
    }

    private static void Count(string text, Dictionary<char, int> singles, Dictionary<uint, int> pairs)
    {
        var before = ' ';
        foreach (var c in text.Append(' '))
        {
            var kind = CharsetModel.Class(c);
            if (kind == ' ' && before == ' ')
                continue;
            singles[kind] = singles.GetValueOrDefault(kind) + 1;
            var pair = (uint)before << 16 | kind;
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            before = kind;
        }
    }

    private static Dictionary<char, int> Traditional(Dictionary<char, int> simplified, string path)
    {
        var forms = File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
        var counts = new Dictionary<char, int>();
        foreach (var (character, count) in simplified)
        {
            var form = forms.GetValueOrDefault(character, character);
            counts[form] = counts.GetValueOrDefault(form) + count;
        }

        return counts;
    }

    private static IEnumerable<(string Code, string Text)> Sentences(string folder)
    {
        using var reports = Open(Path.Combine(folder, "dev.reports.jsonl.gz"));
        using var gold = Open(Path.Combine(folder, "dev.gold.jsonl.gz"));
        while (reports.ReadLine() is { } report && gold.ReadLine() is { } answer)
        {
            using var right = JsonDocument.Parse(answer);
            if (right.RootElement.GetProperty("kind").GetString() != "sentence")
                continue;
            using var text = JsonDocument.Parse(report);
            yield return (right.RootElement.GetProperty("language").GetProperty("code").GetString()!, text.RootElement.GetProperty("text").GetString()!);
        }
    }

    private static StreamReader Open(string path) => new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
}
