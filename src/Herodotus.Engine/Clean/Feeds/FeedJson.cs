using System.Text.Json;

namespace Herodotus.Clean.Feeds;

/// <summary>The line that <c>extract</c> writes before a feed's entries.</summary>
public static class FeedJson
{
    public static void Write(Utf8JsonWriter json, FeedHead feed)
    {
        json.WriteStartObject();
        json.WriteStartObject("feed");
        Optional(json, "title", feed.Title);
        Optional(json, "link", feed.Link);
        Optional(json, "url", feed.Url);
        Optional(json, "description", feed.Description);
        Optional(json, "language", feed.Language);
        State(json, feed);
        json.WriteEndObject();
        Optional(json, "file", feed.File);
        State(json, feed);
        json.WriteEndObject();
    }

    private static void State(Utf8JsonWriter json, FeedHead feed)
    {
        json.WriteBoolean("wellFormed", feed.WellFormed);
        Optional(json, "encoding", feed.Encoding);
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
