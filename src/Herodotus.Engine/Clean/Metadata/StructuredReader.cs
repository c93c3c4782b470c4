using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Herodotus.Clean.Extraction;

namespace Herodotus.Clean.Metadata;

/// <summary>Reads a page's JSON-LD, broken as it may be, and picks the article it is about.</summary>
internal static class StructuredReader
{
    private const int DeepestNesting = 12;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 64,
    };

    public static StructuredArticle Read(IHtmlDocument document)
    {
        var found = new List<(int Worth, StructuredArticle Article)>();
        var budget = PageLimits.StructuredCharacters;
        foreach (var script in document.Scripts)
        {
            if (script.Type is not { } type || !type.Contains("ld+json", StringComparison.OrdinalIgnoreCase))
                continue;
            var text = script.TextContent;
            if (text.Length > budget)
                continue;
            budget -= text.Length;
            using var json = Parse(text);
            if (json is null)
                continue;
            var nodes = new List<JsonElement>();
            Collect(json.RootElement, nodes, 0);
            var names = Names(nodes);
            foreach (var node in nodes)
            {
                var worth = Worth(node);
                if (worth > 0)
                    found.Add((worth, Article(node, names)));
            }
        }

        if (found.Count == 0)
            return StructuredArticle.None;
        // The most telling type first; among equals the one that says more, then the first.
        var ordered = found.Select((f, i) => (f.Worth, f.Article, Index: i))
            .OrderByDescending(f => f.Worth + (f.Article.Headline is null ? 0 : 2) + (f.Article.Published is null ? 0 : 1)).ThenBy(f => f.Index)
            .ToList();
        return Merge(ordered.Select(f => f.Article));
    }

    /// <summary>Parsed as it stands or, failing that, after mending what publishers get wrong most; null when hopeless.</summary>
    internal static JsonDocument? Parse(string text)
    {
        // Half a surrogate pair, raw or escaped, would throw when it is read.
        var halves = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 || text.Contains("\\ud", StringComparison.OrdinalIgnoreCase);
        return (halves ? null : Try(text)) ?? Try(Mend(text));

        static JsonDocument? Try(string text)
        {
            try
            {
                return JsonDocument.Parse(text, Lenient);
            }
            catch (Exception error) when (error is JsonException or ArgumentException)
            {
                return null;
            }
        }
    }

    /// <summary>Drops wrappers around the JSON, escapes control characters inside strings, and drops stray escapes.</summary>
    private static string Mend(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        var end = text.AsSpan().LastIndexOfAny('}', ']');
        if (start < 0 || end <= start)
            return "null";
        var mended = new StringBuilder(end - start + 1);
        var quoted = false;
        for (var i = start; i <= end; i++)
        {
            var c = text[i];
            if (c == '\\' && i < end)
            {
                var next = text[++i];
                if (next == 'u' && Unit(text, i + 1) is >= 0xD800 and <= 0xDFFF and var high)
                {
                    var paired = high < 0xDC00 && i + 6 < text.Length && text[i + 5] == '\\' && text[i + 6] == 'u' && Unit(text, i + 7) is >= 0xDC00 and <= 0xDFFF;
                    mended.Append(paired ? text.AsSpan(i - 1, 12) : "\uFFFD");
                    i += paired ? 10 : 4;
                    continue;
                }

                if (next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u')
                    mended.Append(c);
                mended.Append(next);
                continue;
            }

            if (char.IsSurrogate(c))
            {
                var paired = char.IsHighSurrogate(c) && i < end && char.IsLowSurrogate(text[i + 1]);
                mended.Append(paired ? text.AsSpan(i, 2) : "\uFFFD");
                i += paired ? 1 : 0;
                continue;
            }

            if (c == '"')
                quoted = !quoted;
            mended.Append(quoted && c < ' ' ? ' ' : c);
        }

        return mended.ToString();
    }

    /// <summary>Four hexadecimal digits, or -1.</summary>
    private static int Unit(string text, int at) =>
        at + 4 <= text.Length && int.TryParse(text.AsSpan(at, 4), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var unit) ? unit : -1;

    private static void Collect(JsonElement element, List<JsonElement> nodes, int depth)
    {
        if (depth > DeepestNesting || nodes.Count > 2000)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, nodes, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(element);
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "author" or "publisher" or "creator" or "liveBlogUpdate" or "isPartOf")
                    Collect(property.Value, nodes, depth + 1);
            }
        }
    }

    private static Dictionary<string, string> Names(List<JsonElement> nodes)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
                names.TryAdd(id, name);
        }

        return names;
    }

    private static int Worth(JsonElement node)
    {
        var best = 0;
        foreach (var type in Texts(node, "@type"))
        {
            var name = type[(type.LastIndexOfAny(['/', ':']) + 1)..];
            var worth = name switch
            {
                "NewsArticle" or "ReportageNewsArticle" or "AnalysisNewsArticle" or "OpinionNewsArticle" or "BackgroundNewsArticle"
                    or "ReviewNewsArticle" or "AskPublicNewsArticle" or "LiveBlogPosting" => 10,
                "Article" or "BlogPosting" or "Report" or "TechArticle" or "ScholarlyArticle" or "AdvertiserContentArticle"
                    or "SatiricalArticle" or "MedicalScholarlyArticle" or "SocialMediaPosting" or "DiscussionForumPosting" => 9,
                "CreativeWork" or "Review" or "Recipe" or "HowTo" or "Event" or "QAPage" or "VideoObject" or "PodcastEpisode" or "Blog" => 3,
                "WebPage" or "ItemPage" or "AboutPage" => 2,
                _ => name.EndsWith("Article", StringComparison.Ordinal) ? 9 : 0,
            };
            best = Math.Max(best, worth);
        }

        return best;
    }

    private static StructuredArticle Article(JsonElement node, Dictionary<string, string> names) => new()
    {
        Type = Texts(node, "@type").FirstOrDefault(),
        Headline = Clean(Text(node, "headline") ?? Text(node, "name") ?? Text(node, "alternativeHeadline")),
        Description = Clean(Text(node, "description")),
        Body = Text(node, "articleBody") ?? Text(node, "text"),
        Published = Text(node, "datePublished"),
        Created = Text(node, "dateCreated") ?? Text(node, "uploadDate"),
        Modified = Text(node, "dateModified"),
        Authors = People(node, names),
        Publisher = PeopleOf(node, "publisher", names).FirstOrDefault(),
        Language = Text(node, "inLanguage"),
        Url = Text(node, "url") ?? Text(node, "mainEntityOfPage"),
        IsFree = Free(node),
    };

    private static StructuredArticle Merge(IEnumerable<StructuredArticle> articles)
    {
        StructuredArticle? merged = null;
        foreach (var next in articles)
        {
            merged = merged is null ? next : merged with
            {
                Headline = merged.Headline ?? next.Headline,
                Description = merged.Description ?? next.Description,
                Body = merged.Body ?? (Same(merged.Headline, next.Headline) ? next.Body : null),
                Published = merged.Published ?? next.Published,
                Created = merged.Created ?? next.Created,
                Modified = merged.Modified ?? next.Modified,
                Authors = merged.Authors.IsEmpty ? next.Authors : merged.Authors,
                Publisher = merged.Publisher ?? next.Publisher,
                Language = merged.Language ?? next.Language,
                Url = merged.Url ?? next.Url,
                IsFree = merged.IsFree ?? next.IsFree,
            };
        }

        return merged ?? StructuredArticle.None;

        static bool Same(string? one, string? other) => one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    private static ImmutableArray<string> People(JsonElement node, Dictionary<string, string> names)
    {
        var authors = PeopleOf(node, "author", names);
        return authors.IsEmpty ? PeopleOf(node, "creator", names) : authors;
    }

    private static ImmutableArray<string> PeopleOf(JsonElement node, string property, Dictionary<string, string> names)
    {
        if (!node.TryGetProperty(property, out var value))
            return [];
        var people = ImmutableArray.CreateBuilder<string>();
        Add(value, 0);
        return people.ToImmutable();

        void Add(JsonElement one, int depth)
        {
            if (depth > 4 || people.Count > 50)
                return;
            switch (one.ValueKind)
            {
                case JsonValueKind.String:
                    var text = Clean(one.GetString());
                    if (!string.IsNullOrEmpty(text))
                        people.Add(names.GetValueOrDefault(text, text));
                    break;
                case JsonValueKind.Array:
                    foreach (var item in one.EnumerateArray())
                        Add(item, depth + 1);
                    break;
                case JsonValueKind.Object:
                    if (one.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String or JsonValueKind.Array)
                        Add(name, depth + 1);
                    else if (Text(one, "@id") is { } id && names.TryGetValue(id, out var known))
                        people.Add(Clean(known)!);
                    break;
            }
        }
    }

    private static bool? Free(JsonElement node)
    {
        if (!node.TryGetProperty("isAccessibleForFree", out var free))
            return null;
        return free.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => !string.Equals(free.GetString(), "false", StringComparison.OrdinalIgnoreCase),
            _ => null,
        };
    }

    private static string? Clean(string? text)
    {
        if (text is null)
            return null;
        text = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return PlainText.Fold(text.Contains('<', StringComparison.Ordinal) ? PlainText.WithoutTags(text) : text);
    }

    private static string? Text(JsonElement node, string property) => Texts(node, property).FirstOrDefault();

    private static IEnumerable<string> Texts(JsonElement node, string property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            yield break;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && item.GetString() is { Length: > 0 } text)
                    yield return text;
            }
        }
        else if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
        {
            yield return text;
        }
        else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String)
        {
            yield return id.GetString()!;
        }
        else if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
        {
            yield return name.GetString()!;
        }
    }
}
