using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Herodotus.Reports.Json;

/// <summary>Reports in the contract's form: one JSON object, property names in camelCase, absent where unknown.</summary>
public static class ReportJson
{
    /// <summary>Bytes of a line whose memory a thread keeps for the next one: a long report with all its layers.</summary>
    private const int MaxKeptLine = 1 << 20;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _line;

    /// <summary>How every JSON output is written: letters of all scripts as they are, no indentation, tolerant of lone surrogates (U+FFFD).</summary>
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>How deep an input object may nest: a report needs three levels; more is an attack or a mistake.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true };

    /// <summary>Parses one line. Reads a report, or says in one sentence what is wrong with it.</summary>
    /// <param name="line">UTF-8 JSON.</param>
    /// <param name="document">The parsed object for fields outside the contract; the caller disposes it; null with an error.</param>
    public static (Report? Report, string? Error) Read(ReadOnlyMemory<byte> line, out JsonDocument? document)
    {
        document = null;
        try
        {
            document = JsonDocument.Parse(line, ReaderOptions);
        }
        catch (JsonException exception)
        {
            return (null, $"not a JSON object: {FirstSentence(exception.Message)}");
        }

        var (report, error) = Read(document.RootElement);
        if (report is null)
        {
            document.Dispose();
            document = null;
        }

        return (report, error);
    }

    /// <summary>Reads a report from a parsed object, or says in one sentence what is wrong with it.</summary>
    public static (Report? Report, string? Error) Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, $"a report is a JSON object, this is {json.ValueKind.ToString().ToLowerInvariant()}");
        if (Text(json, "id") is not { Length: > 0 } id)
            return (null, "a report needs an 'id' (text or number)");
        if (Text(json, "text") is not { } text)
            return (null, "a report needs a 'text'");
        var published = Text(json, "published");
        var publication = PublicationTime.Parse(published);
        if (!string.IsNullOrWhiteSpace(published) && publication is null)
            return (null, "'published' is an ISO 8601 date or time; leave it out where unknown");
        return (new Report
        {
            Id = id,
            Text = text,
            Title = NotEmpty(Text(json, "title")),
            Language = NotEmpty(Text(json, "language")),
            Published = publication,
            Source = NotEmpty(Text(json, "source")),
            Agency = NotEmpty(Text(json, "agency")),
            Url = NotEmpty(Text(json, "url")),
            Author = NotEmpty(Text(json, "author")),
            Kind = Enum.TryParse<ReportKind>(Text(json, "kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : ReportKind.Article,
            File = NotEmpty(Text(json, "file")),
            Part = json.TryGetProperty("part", out var part) && part.ValueKind == JsonValueKind.Number && part.TryGetInt32(out var index) ? index : null,
            Encoding = NotEmpty(Text(json, "encoding")),
            Guid = NotEmpty(Text(json, "guid")),
            Updated = PublicationTime.Parse(Text(json, "updated")),
            Summary = NotEmpty(Text(json, "summary")),
            Links = Strings(json, "links"),
            Hashtags = Strings(json, "hashtags"),
            Notes = json.TryGetProperty("notes", out var notes) && notes.ValueKind == JsonValueKind.Array
                ? [.. notes.EnumerateArray().Where(note => note.ValueKind == JsonValueKind.Object).Select(note => new ReportNote(Text(note, "code") ?? "", Text(note, "message") ?? ""))]
                : [],
        }, null);
    }

    private static ImmutableArray<string> Strings(JsonElement json, string name) => json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(StringOf).OfType<string>()]
        : [];

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        if (values.IsDefaultOrEmpty)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Writes a report as one object.</summary>
    public static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        WriteFields(json, report, withText: true);
        json.WriteEndObject();
    }

    /// <summary>Writes the report's fields into an object already begun.</summary>
    public static void WriteFields(Utf8JsonWriter json, Report report, bool withText)
    {
        json.WriteString("id", report.Id);
        if (withText)
            json.WriteString("text", report.Text);
        Optional(json, "title", report.Title);
        Optional(json, "language", report.Language);
        Optional(json, "published", report.Published?.ToString());
        Optional(json, "source", report.Source);
        Optional(json, "agency", report.Agency);
        Optional(json, "url", report.Url);
        Optional(json, "author", report.Author);
        json.WriteString("kind", ContractNames.Name(report.Kind));
        Optional(json, "file", report.File);
        if (report.Part is { } part)
            json.WriteNumber("part", part);
        Optional(json, "encoding", report.Encoding);
        Optional(json, "guid", report.Guid);
        Optional(json, "updated", report.Updated?.ToString());
        Optional(json, "summary", report.Summary);
        Strings(json, "links", report.Links);
        Strings(json, "hashtags", report.Hashtags);

        if (!report.SourceMap.IsDefaultOrEmpty)
        {
            json.WriteStartArray("sourceMap");
            foreach (var segment in report.SourceMap)
            {
                json.WriteStartObject();
                json.WriteNumber("start", segment.Span.Start);
                json.WriteNumber("length", segment.Span.Length);
                json.WriteNumber("byteStart", segment.ByteStart);
                json.WriteNumber("byteLength", segment.ByteLength);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!report.Notes.IsDefaultOrEmpty)
        {
            json.WriteStartArray("notes");
            foreach (var note in report.Notes)
            {
                json.WriteStartObject();
                json.WriteString("code", note.Code);
                json.WriteString("message", note.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    /// <summary>One object as a line of UTF-8, without the line end.</summary>
    public static byte[] Line(Action<Utf8JsonWriter> write)
    {
        // Taken from its place while it is written to: a line may be written while another is.
        var buffer = _line ?? new ArrayBufferWriter<byte>(1024);
        _line = null;
        buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
            write(json);
        if (buffer.Capacity <= MaxKeptLine)
            _line = buffer;
        return buffer.WrittenSpan.ToArray();
    }

    internal static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>A text or number property as text; null when absent or of another kind.</summary>
    public static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) ? StringOf(value) : null;

    private static string? StringOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Decoded(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    /// <summary>The string's code units. JSON may escape half a surrogate pair, which the platform's reader refuses: such text is read as it stands.</summary>
    private static string? Decoded(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (raw[i] == 'u' && i + 4 < raw.Length
                && ushort.TryParse(raw.Slice(i + 1, 4), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(raw[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
            }
        }

        return text.ToString();
    }

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
