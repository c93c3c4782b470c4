using System.Text.Json;
using Herodotus.Reports.Json;

namespace Herodotus.Link.Actors;

public enum ActorDecisionKind
{
    Merge,
    Split,
    Rename,
}

/// <summary>What a user decided about actors; remembered, and obeyed each time reports are linked.</summary>
/// <param name="Actor">The id of the actor it is about.</param>
/// <param name="Other">Merge: the id of the actor that becomes part of it.</param>
/// <param name="Names">Split: the names that leave it. Rename: the name to show, alone.</param>
public sealed record ActorDecision(ActorDecisionKind Kind, string Actor, string? Other, ImmutableArray<string> Names)
{
    public static ActorDecision Merge(string actor, string other) => new(ActorDecisionKind.Merge, actor, other, []);

    public static ActorDecision Split(string actor, IEnumerable<string> names) => new(ActorDecisionKind.Split, actor, null, [.. names]);

    public static ActorDecision Rename(string actor, string name) => new(ActorDecisionKind.Rename, actor, null, [name]);

    /// <summary>As the workspace keeps it.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("do", ContractNames.Name(Kind));
            json.WriteString("actor", Actor);
            if (Other is not null)
                json.WriteString("other", Other);
            json.WriteStartArray("names");
            foreach (var name in Names)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Null for what is no such decision.</summary>
    public static ActorDecision? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var json = JsonDocument.Parse(text);
            var row = json.RootElement;
            if (!Enum.TryParse<ActorDecisionKind>(row.GetProperty("do").GetString(), ignoreCase: true, out var kind) || row.GetProperty("actor").GetString() is not { } actor)
                return null;
            return new ActorDecision(
                kind, actor, row.TryGetProperty("other", out var other) ? other.GetString() : null,
                row.TryGetProperty("names", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString() ?? "")] : []);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
