using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Text;

namespace Herodotus.Eval.Reading;

/// <summary>A gold span of a report: a name, a token, a sentence or a span to ignore.</summary>
/// <param name="Kind">A name's type or a token's part of speech; empty otherwise.</param>
/// <param name="Also">Other types that are right too.</param>
internal sealed record GoldSpan(TextSpan Span, string Kind, ImmutableArray<string> Also);

/// <summary>One report with what its gold says.</summary>
internal sealed record GoldReport(
    string Id, string Text, string? Language, ImmutableArray<GoldSpan> Names, ImmutableArray<GoldSpan> Ignored,
    ImmutableArray<GoldSpan> Tokens, ImmutableArray<GoldSpan> Sentences);

/// <summary>Reads reports and gold in the contract's form, plain or packed.</summary>
internal sealed record GoldSet(string Name, ImmutableArray<GoldReport> Reports)
{
    public static GoldSet Read(string reports, string gold)
    {
        var answers = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var line in Lines(gold))
            answers[line.GetProperty("id").GetString()!] = line;
        var read = ImmutableArray.CreateBuilder<GoldReport>();
        foreach (var line in Lines(reports))
        {
            var id = line.GetProperty("id").GetString()!;
            if (!answers.TryGetValue(id, out var answer))
                continue;
            read.Add(new GoldReport(
                id, line.GetProperty("text").GetString()!, line.TryGetProperty("language", out var language) ? language.GetString() : null,
                Spans(answer, "names", "type"), Spans(answer, "ignore", "type"), Spans(answer, "tokens", "pos"), Spans(answer, "sentences", "")));
        }

        return new GoldSet(Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(reports)))!, read.DrainToImmutable());
    }

    /// <summary>The sets of reports and gold in pairs, as commands take them.</summary>
    public static GoldSet[] ReadPairs(string[] paths) => [.. paths.Chunk(2).Select(pair => Read(pair[0], pair[1]))];

    /// <summary>The texts of reports, without a gold.</summary>
    public static IEnumerable<string> Texts(string reports) => Lines(reports).Select(line => line.GetProperty("text").GetString()!);

    /// <summary>Reads <c>FOLDER/PART.reports.jsonl[.gz]</c> and its gold.</summary>
    public static GoldSet ReadPart(string folder, string part) => Read(Find(folder, part + ".reports"), Find(folder, part + ".gold"));

    private static string Find(string folder, string name)
    {
        var path = Path.Combine(folder, name + ".jsonl");
        return File.Exists(path) ? path : path + ".gz";
    }

    private static ImmutableArray<GoldSpan> Spans(JsonElement answer, string field, string kind)
    {
        if (!answer.TryGetProperty(field, out var list))
            return [];
        return
        [
            .. list.EnumerateArray()
                .Where(item => !item.TryGetProperty("in", out var where) || where.GetString() == "text")
                .Select(item => new GoldSpan(
                    new TextSpan(item.GetProperty("start").GetInt32(), item.GetProperty("length").GetInt32()),
                    kind.Length > 0 && item.TryGetProperty(kind, out var value) ? Contract(value.GetString() ?? "") : "",
                    item.TryGetProperty("alt", out var also) ? [.. also.EnumerateArray().Select(type => type.GetString()!)] : []))
                .OrderBy(span => span.Span),
        ];
    }

    /// <summary>The contract's type for what other sets call so; anything else is left as it is.</summary>
    private static string Contract(string kind) => kind switch
    {
        "PER" or "PERSON" or "per" => "person",
        "ORG" or "org" => "organization",
        "LOC" or "GPE" or "location" or "loc" => "place",
        "MISC" or "misc" => "other",
        _ => kind,
    };

    private static IEnumerable<JsonElement> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }
}
