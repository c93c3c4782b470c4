using System.Collections.Immutable;
using Herodotus.Clean;
using Herodotus.Clean.Encodings;
using Herodotus.Clean.Extraction;
using Herodotus.Clean.Feeds;
using Herodotus.Ingest;
using Herodotus.Ingest.Archives;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Intake;

/// <summary>What damaged bytes are given to: the one door, or one reader behind it without those before it. Each throws when what must hold for any input does not.</summary>
internal static class FuzzTargets
{
    /// <summary>All of reading, with the places in the source.</summary>
    public const string Door = "door";

    public static readonly ImmutableArray<string> Names = [Door, "page", "feed", "archive", "charset"];

    public static Action<byte[]> Of(string name) => name switch
    {
        "page" => Page,
        "feed" => Feed,
        "archive" => Archive,
        "charset" => bytes => Charset(bytes),
        _ => ThroughTheDoor(),
    };

    private static Action<byte[]> ThroughTheDoor()
    {
        var reader = ReportReader.Load(DataFolder.Find(), withSourceMap: true);
        return bytes =>
        {
            using var item = new Item("fuzz", bytes);
            foreach (var (inner, _) in ArchiveReader.Expand(item))
            {
                foreach (var result in inner is null ? [] : reader.Read(inner))
                {
                    foreach (var segment in result.Report?.SourceMap ?? [])
                        _ = segment.Span.Of(result.Report!.Text);
                }
            }
        };
    }

    private static void Page(byte[] bytes)
    {
        var page = PageReader.Read(Charset(bytes).Text, new Uri("https://fuzz.example/2025/03/04/page"));
        Must(page.Links.All(link => Uri.TryCreate(link, UriKind.Absolute, out _)), "a link is no address");
    }

    private static void Feed(byte[] bytes)
    {
        using var item = new Item("fuzz", bytes);
        foreach (var result in FeedReader.Read(item, Charset(bytes)))
            Must(result.Report is null || result.Report.Id.Length > 0, "a report without an id");
        _ = Opml.Read(Charset(bytes).Text);
    }

    private static void Archive(byte[] bytes)
    {
        foreach (var (record, _) in WarcReader.Read(new MemoryStream(bytes)))
            _ = record is null or { TooLarge: true } ? null : ArchivedPage.Of(record);
    }

    private static DecodedText Charset(byte[] bytes)
    {
        var decoded = TextDecoder.Decode(bytes);
        Must(KnownEncodings.Find(decoded.Encoding) is not null, $"no encoding is called {decoded.Encoding}");
        Must(decoded.Damaged <= bytes.Length && decoded.Text.Length <= 2 * bytes.Length + 2, "more was decoded than there is");
        return decoded;
    }

    private static void Must(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException(what);
    }
}
