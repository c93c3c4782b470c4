using System.Text;
using Herodotus.Clean.Json;
using Herodotus.Ingest;
using Herodotus.Ingest.Archives;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Clean;

/// <summary>Reads what a test wrote, through the one door.</summary>
internal static class Reading
{
    private static readonly DataFolder Data = DataFolder.Find();

    public static IReadOnlyList<ReadResult> All(string text, string name = "input.txt", string? map = null) => All(Encoding.UTF8.GetBytes(text), name, map);

    public static IReadOnlyList<ReadResult> All(byte[] bytes, string name = "input.txt", string? map = null)
    {
        var reader = ReportReader.Load(Data, map is null ? null : FieldMap.Parse(map).Map);
        using var item = new Item(name, bytes);
        return [.. ArchiveReader.Expand(item).SelectMany(inner => inner.Item is { } found ? reader.Read(found) : [inner.Refusal!])];
    }

    public static IReadOnlyList<Report> Reports(string text, string? map = null) => [.. All(text, map: map).Select(result => result.Report).OfType<Report>()];

    public static Report One(string text, string? map = null) => Reports(text, map).Single();
}
