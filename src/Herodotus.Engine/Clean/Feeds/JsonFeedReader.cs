using System.Text.Json;
using Herodotus.Clean.Markup;
using Herodotus.Clean.Metadata;
using Herodotus.Ingest;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Clean.Feeds;

/// <summary>JSON Feed 1.0 and 1.1.</summary>
public static class JsonFeedReader
{
    /// <summary>True for an object that says it is one, or has the shape.</summary>
    public static bool IsFeed(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && (ReportJson.Text(json, "version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true
            || (json.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array && items.GetArrayLength() > 0 && HasContent(items[0])));

    public static IEnumerable<ReadResult> Read(JsonElement json, Item item)
    {
        var head = new FeedHead
        {
            File = item.File,
            Url = item.Url ?? Text(json, "feed_url"),
            Title = Folded(Text(json, "title")),
            Link = Text(json, "home_page_url"),
            Description = Folded(Text(json, "description")),
            Language = Text(json, "language"),
            Encoding = "utf-8",
        };
        yield return head;
        if (!json.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            yield break;
        var part = 0;
        foreach (var entry in items.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object)
                yield return Entry(entry, json, head, item, part++);
            else
                yield return new Refusal(Refusal.NotAFeed, $"item {part++} of {item.File} is not an object", item.File);
        }
    }

    private static Report Entry(JsonElement entry, JsonElement feed, FeedHead head, Item item, int part)
    {
        var title = Folded(Text(entry, "title"));
        var summary = Folded(Text(entry, "summary"));
        var content = Text(entry, "content_html") is { } html ? MarkupText.FromHtml(html) : Text(entry, "content_text");
        if (string.IsNullOrWhiteSpace(content))
            content = Text(entry, "content_text") ?? summary ?? title;
        var report = new Report
        {
            Id = "",
            Text = content ?? "",
            Title = title,
            Summary = summary,
            Guid = Text(entry, "id"),
            Url = Text(entry, "url") ?? Text(entry, "external_url"),
            Author = Author(entry) ?? Author(feed),
            Published = DateReader.Read(Text(entry, "date_published")),
            Updated = DateReader.Read(Text(entry, "date_modified")),
            Language = Text(entry, "language") ?? head.Language,
            Source = head.Title,
            Kind = title is null ? ReportKind.Post : ReportKind.Article,
            Links = Text(entry, "content_html") is { } markup ? [.. Anchors.Of(markup, Uri.TryCreate(Text(entry, "url"), UriKind.Absolute, out var root) ? root : null).Select(link => link.Address).Distinct(StringComparer.Ordinal)] : [],
            File = item.File,
            Part = part,
            Encoding = "utf-8",
        };
        return report with { Id = ReportIds.For(report, item.Name, byPlace: false) };
    }

    private static bool HasContent(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && (entry.TryGetProperty("content_text", out _) || entry.TryGetProperty("content_html", out _));

    private static string? Author(JsonElement json)
    {
        if (json.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array)
        {
            var names = authors.EnumerateArray().Where(author => author.ValueKind == JsonValueKind.Object).Select(author => Text(author, "name")).OfType<string>().ToArray();
            if (names.Length > 0)
                return string.Join("; ", names);
        }

        return json.TryGetProperty("author", out var one) && one.ValueKind == JsonValueKind.Object ? Text(one, "name") : null;
    }

    private static string? Text(JsonElement json, string name) => ReportJson.Text(json, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string? Folded(string? text) => text is null ? null : MarkupText.Fold(text);
}
