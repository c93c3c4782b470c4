using System.Text;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Json;
using Herodotus.Clean.Metadata;
using Herodotus.Ingest;
using Herodotus.Reports;

namespace Herodotus.Clean.Tables;

/// <summary>Reports from a table with a header row: its columns are fields by their own names, or by a <see cref="FieldMap"/>. Streamed.</summary>
public static class CsvReports
{
    /// <summary>A header row of fifty columns.</summary>
    private const int MaxHeaderBytes = 4096;

    /// <summary>What the column with the text is called when no map says so.</summary>
    private static readonly string[] TextNames = ["text", "body", "content", "article", "texto", "contenido", "cuerpo", "full_text"];

    private static readonly (string Field, string[] Names)[] UsualNames =
    [
        ("title", ["title", "headline", "título", "titulo", "titular"]), ("published", ["published", "date", "published_at", "pubdate", "fecha"]),
        ("source", ["source", "outlet", "publisher", "fuente", "medio"]), ("url", ["url", "link", "enlace"]), ("author", ["author", "byline", "autor"]), ("language", ["language", "lang", "idioma"]),
    ];

    /// <summary>A cheap look at the first line: a header is short and has a separator.</summary>
    public static bool MayHaveHeader(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        return end is > 0 and < MaxHeaderBytes && head[..end].IndexOfAny(",;\t|"u8) >= 0;
    }

    /// <summary>The separator and the columns when the first line is a header with a column of texts; null for other text.</summary>
    public static (char Separator, ImmutableArray<string> Columns)? Header(string head, FieldMap map)
    {
        var end = head.IndexOf('\n', StringComparison.Ordinal);
        if (end <= 0)
            return null;
        var line = head[..end];
        foreach (var separator in ",;\t|")
        {
            if (!line.Contains(separator, StringComparison.Ordinal))
                continue;
            var columns = CsvRows.Read(new StringReader(line), separator).First().Row?.Select(column => column.Trim().Trim('\uFEFF')).ToImmutableArray() ?? [];
            var wanted = map.IsIdentity ? TextNames : [map["text"]];
            // A sentence may hold the word "content" and a comma: without a map a second column must have a usual name too.
            if (columns.Length > 1 && columns.All(column => column.Length is > 0 and < 64) && columns.Any(column => wanted.Contains(column, StringComparer.OrdinalIgnoreCase))
                && (!map.IsIdentity || columns.Any(IsUsual)))
                return (separator, columns);
        }

        return null;
    }

    private static bool IsUsual(string column) =>
        column.Equals("id", StringComparison.OrdinalIgnoreCase) || UsualNames.Any(names => names.Names.Contains(column, StringComparer.OrdinalIgnoreCase));

    public static IEnumerable<ReadResult> Read(Item item, FieldMap map, string encodingLabel, (char Separator, ImmutableArray<string> Columns) header)
    {
        var encoding = KnownEncodings.Find(encodingLabel) ?? Encoding.UTF8;
        using var reader = new StreamReader(item.Stream, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024, leaveOpen: true);
        var places = Places(header.Columns, map);
        var part = 0;
        foreach (var (row, line) in CsvRows.Read(reader, header.Separator).Skip(1))
        {
            if (row is null)
            {
                yield return new Refusal(Refusal.BadTable, $"the row at line {line} has a field that never ends; look for a quote that is not closed", item.File, line);
                continue;
            }

            if (row.All(string.IsNullOrWhiteSpace))
                continue;
            var text = Cell(row, places, "text");
            if (text is null)
            {
                yield return new Refusal(Refusal.NoText, $"the row at line {line} has no text in its column", item.File, line, Cell(row, places, "id"));
                continue;
            }

            var report = new Report
            {
                Id = Cell(row, places, "id") ?? "",
                Text = text,
                Title = Cell(row, places, "title"),
                Language = Cell(row, places, "language"),
                Published = DateReader.Read(Cell(row, places, "published")),
                Updated = DateReader.Read(Cell(row, places, "updated")),
                Source = Cell(row, places, "source"),
                Url = Cell(row, places, "url"),
                Author = Cell(row, places, "author"),
                Summary = Cell(row, places, "summary"),
                Guid = Cell(row, places, "guid"),
                Kind = Enum.TryParse<ReportKind>(Cell(row, places, "kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : ReportKind.Article,
                File = item.File,
                Part = part++,
                Encoding = KnownEncodings.NameOf(encoding),
            };
            yield return report.Id.Length > 0 ? report : report with { Id = ReportIds.For(report, item.Name) };
        }
    }

    private static ImmutableDictionary<string, int> Places(ImmutableArray<string> columns, FieldMap map)
    {
        var places = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var field in (ReadOnlySpan<string>)["id", "text", "title", "language", "published", "updated", "source", "url", "author", "kind", "summary", "guid"])
        {
            var usual = field == "text" ? TextNames : UsualNames.FirstOrDefault(names => names.Field == field).Names ?? [field];
            string[] names = map[field] == field ? usual : [map[field]];
            var at = -1;
            foreach (var name in names)
            {
                for (var i = 0; i < columns.Length && at < 0; i++)
                {
                    if (columns[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                        at = i;
                }
            }

            if (at >= 0)
                places[field] = at;
        }

        return places.ToImmutable();
    }

    private static string? Cell(List<string> row, ImmutableDictionary<string, int> places, string field) =>
        places.TryGetValue(field, out var at) && at < row.Count && !string.IsNullOrWhiteSpace(row[at]) ? row[at].Trim() : null;
}
