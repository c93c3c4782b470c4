using System.Text.Json;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Shouldly;
using Xunit;

namespace Herodotus.Analyze.Times;

/// <summary>
/// Cases as data: <c>Specs/*.jsonl</c>, one object a line with <c>text</c>, <c>published</c> and <c>times</c>, each
/// <c>[words, type, value]</c> or <c>[words, type, value, from, to]</c> or with a modifier in place six; nothing else may be found.
/// </summary>
public sealed class TimeSpecTests
{
    private static readonly TimeFinder Finder = new(DataFolder.Find());

    [Theory]
    [InlineData("en.jsonl", "en")]
    [InlineData("es.jsonl", "es")]
    public void Every_case_comes_out_as_written(string file, string language)
    {
        var wrong = new List<string>();
        var lines = 0;
        foreach (var line in File.ReadLines(Path.Combine(SpecFolder(), file)))
        {
            if (line.Length == 0)
                continue;
            lines++;
            using var spec = JsonDocument.Parse(line);
            var text = spec.RootElement.GetProperty("text").GetString()!;
            var published = spec.RootElement.TryGetProperty("published", out var p) ? PublicationTime.Parse(p.GetString()) : null;
            var found = Finder.Find(text, language, published);
            var expected = spec.RootElement.GetProperty("times");
            var got = string.Join("; ", found.Select(t => Shown(t, text)));
            if (found.Length != expected.GetArrayLength() || !found.Zip(expected.EnumerateArray()).All(pair => Same(pair.First, pair.Second, text)))
                wrong.Add($"{text} -> {got} instead of {expected}");
        }

        wrong.ShouldBeEmpty();
        lines.ShouldBeGreaterThan(0);
    }

    private static string SpecFolder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Specs");

    private static string Shown(TimeMention time, string text) =>
        $"[{time.Span.Of(text)} {time.Type} {time.Value} {time.From} {time.To} {time.Mod}]";

    private static bool Same(TimeMention time, JsonElement expected, string text)
    {
        string? At(int index) => index < expected.GetArrayLength() ? expected[index].GetString() : null;
        return time.Span.Of(text) == At(0)
            && time.Type.ToString().Equals(At(1), StringComparison.OrdinalIgnoreCase)
            && time.Value == At(2)
            && (At(3) is null || time.From == At(3))
            && (At(4) is null || time.To == At(4))
            && (At(5) is null || time.Mod == At(5));
    }
}
