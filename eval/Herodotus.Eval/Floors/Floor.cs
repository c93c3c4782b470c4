using System.Text.Json;
using System.Text.Json.Serialization;

namespace Herodotus.Eval.Floors;

/// <summary>A pinned quality figure: below it the build fails, and lowering it is a visible act.</summary>
/// <param name="Name">What is measured, for people.</param>
/// <param name="Run">Arguments of the program (<c>analyze --layers times</c>); words that begin with <c>corpora/</c> are paths into the shared folder.</param>
/// <param name="Input">What it reads on standard input (a path into the shared folder; <c>.gz</c> is unpacked), or null.</param>
/// <param name="Score">The scorer and its arguments; <c>{output}</c> stands for what the program wrote. <c>own</c> alone: a set written for this project, scored by this program
/// run with <paramref name="Run"/>; the metric is then <c>set.key</c>.</param>
/// <param name="Metric">The figure's key in the scorer's last line (<c>key=value</c>).</param>
/// <param name="Least">The figure must not be below this …</param>
/// <param name="Most">… or not above this.</param>
/// <param name="GoldSha256">Digest of the gold file (the scorer's first argument): other gold, other floor.</param>
public sealed record Floor(
    string Name, string[] Run, string? Input, string[] Score, string Metric, [property: JsonPropertyName("floor")] double? Least, [property: JsonPropertyName("ceiling")] double? Most,
    [property: JsonPropertyName("gold_sha256")] string? GoldSha256);

/// <summary>The floors of one layer: a file in <c>eval/floors</c>.</summary>
public sealed record FloorFile(string Layer, Floor[] Floors)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidDataException">The file is not in the form above.</exception>
    public static FloorFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<FloorFile>(stream, Options) ?? throw new InvalidDataException($"{path} holds no floors");
    }
}
