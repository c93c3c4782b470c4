using System.Text.Json;

namespace Herodotus.Reports.Json;

/// <summary>What changed in stories, in the contract's form (<c>changes --format json</c>).</summary>
public static class ChangesJson
{
    /// <summary>Writes <c>{"since":…,"stories":[{"id","title","new","changes":[…]}]}</c>.</summary>
    /// <param name="since">ISO 8601 moment; null when nothing was looked at before.</param>
    public static void Write(Utf8JsonWriter json, IEnumerable<StoryChanges> stories, string? since)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(stories);
        json.WriteStartObject();
        json.WriteString("since", since);
        json.WriteStartArray("stories");
        foreach (var story in stories)
        {
            json.WriteStartObject();
            json.WriteString("id", story.Story.Story.Id);
            json.WriteString("title", story.Story.Story.Title);
            json.WriteBoolean("new", story.IsNew);
            json.WriteStartArray("changes");
            foreach (var change in story.Changes)
            {
                json.WriteStartObject();
                json.WriteString("kind", ContractNames.Name(change.Kind));
                json.WriteString("text", change.Text);
                StoryJson.Citations(json, change.Citations);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
