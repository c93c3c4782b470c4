using System.Text.Encodings.Web;
using System.Text.Json;
using Herodotus.Analyze.Times;
using Herodotus.Learning.Files;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Eval.Times;

/// <summary>Runs the times layer over report lines and writes annotation lines for <c>score/times.py</c>.</summary>
internal static class TimesRun
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads reports from <paramref name="input"/>, writes <c>{"id","times"}</c> lines to <paramref name="output"/>.</summary>
    public static void Write(TextReader input, Stream output)
    {
        var finder = new TimeFinder(DataFolder.Find());
        while (input.ReadLine() is { } line)
        {
            using var report = JsonDocument.Parse(line);
            var text = report.RootElement.GetProperty("text").GetString()!;
            var published = report.RootElement.TryGetProperty("published", out var p) ? PublicationTime.Parse(p.GetString()) : null;
            using (var writer = new Utf8JsonWriter(output, Plain))
            {
                writer.WriteStartObject();
                writer.WriteString("id", report.RootElement.GetProperty("id").GetString());
                writer.WriteStartArray("times");
                foreach (var time in finder.Find(text, report.RootElement.GetProperty("language").GetString()!, published))
                    WriteTime(writer, text, time);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string text, TimeMention time)
    {
        writer.WriteStartObject();
        writer.WriteNumber("start", time.Span.Start);
        writer.WriteNumber("length", time.Span.Length);
        writer.WriteString("text", time.Span.Of(text));
        writer.WriteString("type", ContractNames.Name(time.Type));
        if (time.Value is not null)
            writer.WriteString("value", time.Value);
        if (time.From is not null)
            writer.WriteString("from", time.From);
        if (time.To is not null)
            writer.WriteString("to", time.To);
        if (time.Mod is not null)
            writer.WriteString("mod", time.Mod);
        writer.WriteEndObject();
    }
}
