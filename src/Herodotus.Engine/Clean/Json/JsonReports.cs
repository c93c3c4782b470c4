using System.Text.Json;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Metadata;
using Herodotus.Clean.Posts;
using Herodotus.Ingest;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Clean.Json;

/// <summary>Reports from JSON Lines, a JSON array or one JSON object: the contract's own form, or foreign fields by a <see cref="FieldMap"/>.</summary>
public static class JsonReports
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = ReportJson.MaxDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Streams the lines: one is in memory at a time.</summary>
    public static IEnumerable<ReadResult> ReadLines(Item item, FieldMap map)
    {
        var part = 0;
        foreach (var (bytes, number, tooLong) in ByteLines.Read(Utf8(item)))
        {
            if (tooLong)
            {
                yield return new Refusal(Refusal.TooLarge, $"line {number} is longer than {InputLimits.MaxLineBytes} bytes; a line holds one report", item.File, number);
                continue;
            }

            if (bytes.Span.IndexOfAnyExcept(" \t\r\u001e"u8) < 0)
                continue;
            using var document = Parse(bytes, out var error);
            if (document is null)
                yield return new Refusal(Refusal.NotJson, $"line {number} is not JSON: {error}", item.File, number);
            else
                yield return One(document.RootElement, map, item, part, number);
            part++;
        }
    }

    /// <summary>One report from one object.</summary>
    public static ReadResult One(JsonElement json, FieldMap map, Item item, int? part, int? line)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new Refusal(Refusal.NotJson, $"a report is a JSON object, this is {json.ValueKind.ToString().ToLowerInvariant()}", item.File, line);
        if (map.IsIdentity && PostReader.Read(json) is { } post)
            return Named(post, item, part);
        var id = Field(json, map["id"]);
        var text = Field(json, map["text"]);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new Refusal(
                Refusal.NoText, $"there is no text under '{map["text"]}'; name the field that holds it with --map text=…", item.File, line, id);
        }

        if (map.IsIdentity && id is not null)
        {
            var (report, error) = ReportJson.Read(json);
            return report is not null
                ? report with { File = report.File ?? item.File, Part = report.Part ?? part }
                : new Refusal(Refusal.NotJson, error!, item.File, line, id);
        }

        var mapped = new Report
        {
            Id = id ?? "",
            Text = text,
            Title = NotBlank(Field(json, map["title"])),
            Language = NotBlank(Field(json, map["language"])),
            Published = DateReader.Read(Field(json, map["published"])),
            Updated = DateReader.Read(Field(json, map["updated"])),
            Source = NotBlank(Field(json, map["source"])),
            Url = NotBlank(Field(json, map["url"])),
            Author = NotBlank(Field(json, map["author"])),
            Summary = NotBlank(Field(json, map["summary"])),
            Guid = NotBlank(Field(json, map["guid"])),
            Kind = Enum.TryParse<ReportKind>(Field(json, map["kind"]), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : ReportKind.Article,
        };
        return Named(mapped, item, part);
    }

    /// <summary>A JSON document, or the reason why the bytes are none. Bytes that are not UTF-8 are decoded first.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, out string? error)
    {
        error = null;
        try
        {
            return JsonDocument.Parse(System.Text.Unicode.Utf8.IsValid(bytes.Span) ? bytes : Transcoded(bytes.Span), Options);
        }
        catch (JsonException exception)
        {
            var end = exception.Message.IndexOf(". ", StringComparison.Ordinal);
            error = end < 0 ? exception.Message : exception.Message[..end];
            return null;
        }
    }

    /// <summary>A report made from foreign JSON, with where it is from and an id.</summary>
    internal static Report Named(Report report, Item item, int? part)
    {
        var placed = report with { File = item.File, Part = part };
        return placed.Id.Length > 0 ? placed : placed with { Id = ReportIds.For(placed, item.Name) };
    }

    private static byte[] Transcoded(ReadOnlySpan<byte> bytes) => System.Text.Encoding.UTF8.GetBytes(TextDecoder.Decode(bytes).Text);

    /// <summary>The stream in UTF-8, whichever Unicode form it is in.</summary>
    private static Stream Utf8(Item item)
    {
        var wide = item.Head.Span switch
        {
            [0xFF, 0xFE, ..] or [_, 0, ..] => System.Text.Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, _, ..] => System.Text.Encoding.BigEndianUnicode,
            _ => null,
        };
        return wide is null ? item.Stream : System.Text.Encoding.CreateTranscodingStream(item.Stream, wide, System.Text.Encoding.UTF8);
    }

    private static string? Field(JsonElement json, string path)
    {
        if (ReportJson.Text(json, path) is { } direct)
            return direct;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && json.TryGetProperty(path[..dot], out var inner) && inner.ValueKind == JsonValueKind.Object
            ? Field(inner, path[(dot + 1)..])
            : null;
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
