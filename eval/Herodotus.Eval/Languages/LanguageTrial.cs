using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.Language;

namespace Herodotus.Eval.Languages;

/// <summary>Scores a model in the training's own process; score/languages.py has the last word.</summary>
public static class LanguageTrial
{
    private static readonly string[] News = "en es pt fr de it ca nl ru ar zh ja tr pl uk fa he ko hi id vi sv da nb fi cs sk hu ro bg el".Split(' ');
    private static List<(string Text, string Kind, string Code)>? loaded;

    public static string Score(LanguageModel model, string reports, string gold)
    {
        var texts = loaded ??= Load(reports, gold);
        var identifier = new LanguageIdentifier(model);
        var hits = new Dictionary<(string Kind, string Code), (int Right, int All)>();
        double loss = 0;
        foreach (var (text, kind, code) in texts)
        {
            var guess = identifier.Identify(text);
            var (right, all) = hits.GetValueOrDefault((kind, code));
            hits[(kind, code)] = (right + (guess.Code == code ? 1 : 0), all + 1);
            loss -= Math.Log(Math.Clamp(guess.Code == code ? guess.Confidence : 1 - guess.Confidence, 1e-4, 1));
        }

        return string.Create(CultureInfo.InvariantCulture, $"| news {Of(hits, News)} | en,es {Of(hits, ["en", "es"])} | all {Of(hits, null)} | loss {loss / texts.Count:0.000}");
    }

    /// <summary>The mean surprise at whether the answer is right, over one text in eight.</summary>
    public static double Loss(LanguageModel model, string reports, string gold)
    {
        var texts = loaded ??= Load(reports, gold);
        var identifier = new LanguageIdentifier(model);
        var (loss, count) = (0.0, 0);
        for (var i = 0; i < texts.Count; i += 8, count++)
        {
            var guess = identifier.Identify(texts[i].Text);
            loss -= Math.Log(Math.Clamp(guess.Code == texts[i].Code ? guess.Confidence : 1 - guess.Confidence, 1e-4, 1));
        }

        loss /= count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sharpness {model.Sharpness}: loss {loss:0.0000}"));
        return loss;
    }

    private static string Of(Dictionary<(string Kind, string Code), (int Right, int All)> hits, string[]? codes)
    {
        var means = new[] { "sentence", "pair", "word" }.Select(kind => hits
            .Where(pair => pair.Key.Kind == kind && (codes is null || codes.Contains(pair.Key.Code))).Average(pair => (double)pair.Value.Right / pair.Value.All)).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{means[0]:0.0000} {means[1]:0.0000} {means[2]:0.0000} mean {means.Average():0.0000}");
    }

    private static List<(string Text, string Kind, string Code)> Load(string reports, string gold) =>
        [.. Lines(reports).Zip(Lines(gold)).Select(pair => (pair.First.GetProperty("text").GetString()!, pair.Second.GetProperty("kind").GetString()!, pair.Second.GetProperty("language").GetProperty("code").GetString()!))];

    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }
}
