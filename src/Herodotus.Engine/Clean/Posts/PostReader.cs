using System.Text.Json;
using Herodotus.Clean.Markup;
using Herodotus.Clean.Metadata;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Clean.Posts;

/// <summary>
/// Posts as the platforms' own JSON gives them: X (archive, API 1.1 and 2), Mastodon and other ActivityPub servers, Bluesky. The source
/// is the account; the text is as posted.
/// </summary>
public static class PostReader
{
    private static readonly string[] Lists = ["feed", "posts", "statuses", "data", "orderedItems", "thread", "results"];

    /// <summary>The posts in a document of posts; null when it is none.</summary>
    public static IReadOnlyList<Report>? ReadAll(JsonElement document)
    {
        var people = People(document);
        var items = document;
        if (document.ValueKind == JsonValueKind.Object)
        {
            if (Read(document, people) is { } single)
                return [single];
            items = Lists.Select(name => Member(document, name)).FirstOrDefault(list => list.ValueKind == JsonValueKind.Array);
        }

        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() == 0)
            return null;
        var posts = items.EnumerateArray().Select(item => Read(item, people)).OfType<Report>().ToList();
        return posts.Count > 0 ? posts : null;
    }

    /// <summary>One post, its id that of the platform; null for an object of another shape.</summary>
    public static Report? Read(JsonElement json) => Read(json, ImmutableDictionary<string, (string? Name, string? Handle)>.Empty);

    private static Report? Read(JsonElement json, ImmutableDictionary<string, (string? Name, string? Handle)> people)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (Member(json, "tweet") is { ValueKind: JsonValueKind.Object } tweet)
            json = tweet;
        if (Member(json, "post") is { ValueKind: JsonValueKind.Object } post)
            json = post;
        if (Member(json, "record") is { ValueKind: JsonValueKind.Object } record && Text(record, "text") is not null)
            return Bluesky(json, record);
        if (Text(json, "$type") == "app.bsky.feed.post")
            return Bluesky(json, json);
        if (Member(json, "reblog") is { ValueKind: JsonValueKind.Object } shared)
            return Read(shared, people);
        if (Text(json, "content") is not null && Member(json, "account").ValueKind == JsonValueKind.Object)
            return Mastodon(json);
        if (Member(json, "object") is { ValueKind: JsonValueKind.Object } note && Text(note, "type") is "Note" or "Article" or "Question")
            return Activity(note);
        if (Text(json, "type") == "Note" && Text(json, "content") is not null)
            return Activity(json);
        var isX = Text(json, "full_text") is not null || Member(json, "user").ValueKind == JsonValueKind.Object || Text(json, "author_id") is not null
            || Member(json, "edit_history_tweet_ids").ValueKind == JsonValueKind.Array;
        return isX && (Text(json, "full_text") ?? Text(json, "text")) is { } text ? X(json, text, people) : null;
    }

    private static Report X(JsonElement json, string text, ImmutableDictionary<string, (string? Name, string? Handle)> people)
    {
        var id = Text(json, "id_str") ?? Text(json, "id");
        var user = Member(json, "user");
        var (name, handle) = user.ValueKind == JsonValueKind.Object
            ? (Text(user, "name"), Text(user, "screen_name") ?? Text(user, "username"))
            : Text(json, "author_id") is { } author && people.TryGetValue(author, out var known) ? known : default;
        var links = Member(Member(json, "entities"), "urls");
        return Post(
            id,
            Entities.Decode(text),
            name,
            handle,
            DateReader.Read(Text(json, "created_at")),
            Text(json, "lang") is { } language && language is not ("und" or "zxx" or "qme" or "qst") ? language : null,
            id is null ? null : $"https://x.com/{handle ?? "i"}/status/{id}",
            links.ValueKind == JsonValueKind.Array ? links.EnumerateArray().Select(link => Text(link, "expanded_url") ?? Text(link, "url")) : []);
    }

    private static Report Mastodon(JsonElement json)
    {
        var account = Member(json, "account");
        var html = Text(json, "content")!;
        return Post(
            Text(json, "id"), MarkupText.FromHtml(html), Text(account, "display_name"), Text(account, "acct"), DateReader.Read(Text(json, "created_at")), Text(json, "language"),
            Text(json, "url") ?? Text(json, "uri"), Links(html));
    }

    private static Report Activity(JsonElement note)
    {
        var html = Text(note, "content") ?? "";
        var actor = Text(note, "attributedTo");
        return Post(
            Text(note, "id"), MarkupText.FromHtml(html), null, actor is null ? null : actor[(actor.LastIndexOf('/') + 1)..].TrimStart('@'), DateReader.Read(Text(note, "published")),
            Member(note, "contentMap") is { ValueKind: JsonValueKind.Object } map && map.EnumerateObject().FirstOrDefault() is { Name.Length: > 0 } first ? first.Name : null,
            Text(note, "url") ?? Text(note, "id"), Links(html));
    }

    private static Report Bluesky(JsonElement post, JsonElement record)
    {
        var author = Member(post, "author");
        var uri = Text(post, "uri");
        var handle = author.ValueKind == JsonValueKind.Object ? Text(author, "handle") : null;
        var languages = Member(record, "langs");
        var links = new List<string?>();
        if (Member(record, "facets") is { ValueKind: JsonValueKind.Array } facets)
        {
            foreach (var facet in facets.EnumerateArray())
            {
                if (Member(facet, "features") is { ValueKind: JsonValueKind.Array } features)
                    links.AddRange(features.EnumerateArray().Select(feature => Text(feature, "uri")));
            }
        }

        return Post(
            uri, Text(record, "text")!, author.ValueKind == JsonValueKind.Object ? Text(author, "displayName") : null, handle, DateReader.Read(Text(record, "createdAt")),
            languages.ValueKind == JsonValueKind.Array && languages.GetArrayLength() > 0 && languages[0].ValueKind == JsonValueKind.String ? languages[0].GetString() : null,
            handle is not null && uri is not null ? $"https://bsky.app/profile/{handle}/post/{uri[(uri.LastIndexOf('/') + 1)..]}" : null, links);
    }

    private static Report Post(
        string? id, string text, string? name, string? handle, PublicationTime? published, string? language, string? url, IEnumerable<string?> links) => new()
        {
            Id = "",
            Guid = id,
            Text = text,
            Author = string.IsNullOrWhiteSpace(name) ? null : name,
            Source = string.IsNullOrWhiteSpace(handle) ? null : "@" + handle.TrimStart('@'),
            Published = published,
            Language = language,
            Url = url,
            Kind = ReportKind.Post,
            Hashtags = Hashtags.Of(text),
            Links = [.. links.OfType<string>().Where(link => link.Contains("://", StringComparison.Ordinal))],
        };

    /// <summary>X's API 2 gives the people beside the posts.</summary>
    private static ImmutableDictionary<string, (string? Name, string? Handle)> People(JsonElement document)
    {
        var people = ImmutableDictionary.CreateBuilder<string, (string? Name, string? Handle)>(StringComparer.Ordinal);
        if (Member(Member(document, "includes"), "users") is { ValueKind: JsonValueKind.Array } users)
        {
            foreach (var user in users.EnumerateArray())
            {
                if (Text(user, "id") is { } id)
                    people[id] = (Text(user, "name"), Text(user, "username"));
            }
        }

        return people.ToImmutable();
    }

    /// <summary>Addresses of links that are not tags or mentions.</summary>
    private static IEnumerable<string?> Links(string html) => Anchors.Of(html)
        .Where(link => !link.Tag.Contains("mention", StringComparison.Ordinal) && !link.Tag.Contains("hashtag", StringComparison.Ordinal)).Select(link => link.Address);

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object ? ReportJson.Text(json, name) : null;
}
