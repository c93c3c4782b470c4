using System.Collections.Immutable;
using System.Text.Json;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Lines;

/// <summary>Lines that carry names rather than reports.</summary>
internal static class NameLine
{
    public static NameSort Sort(string? type) => type?.ToLowerInvariant() switch
    {
        "person" => NameSort.Person,
        "organization" or "organisation" or "company" => NameSort.Organization,
        _ => NameSort.Any,
    };

    /// <summary>The fields asked for, or what is wrong.</summary>
    public static (string?[]? Values, string? Error) Read(byte[] line, params ReadOnlySpan<string> fields)
    {
        try
        {
            using var json = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = ReportJson.MaxDepth });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, "a line is one JSON object");
            var values = new string?[fields.Length];
            for (var i = 0; i < fields.Length; i++)
                values[i] = ReportJson.Text(json.RootElement, fields[i]);
            return (values, null);
        }
        catch (JsonException exception)
        {
            return (null, $"not a JSON object: {exception.Message}");
        }
    }

    public static void Write(Utf8JsonWriter json, ImmutableArray<Evidence> evidence, string field = "evidence")
    {
        json.WriteStartArray(field);
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("kind", item.Kind);
            json.WriteString("value", item.Value);
            json.WriteNumber("weight", Math.Round(item.Weight, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
