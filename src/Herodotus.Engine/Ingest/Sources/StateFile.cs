using System.Text.Json;
using System.Text.Json.Serialization;

namespace Herodotus.Ingest.Sources;

/// <summary>
/// The states of all sources in one JSON file, replaced whole: a kill leaves the old file or the new one. States are saved after the
/// reports they speak of were kept, and keeping is idempotent, so a kill between the two asks again and loses nothing.
/// </summary>
public sealed partial class StateFile(string path)
{
    /// <summary>The states by source name; empty when there is no file, or it cannot be read.</summary>
    public ImmutableSortedDictionary<string, SourceState> Load()
    {
        try
        {
            if (!File.Exists(path))
                return ImmutableSortedDictionary<string, SourceState>.Empty;
            using var stream = File.OpenRead(path);
            return (JsonSerializer.Deserialize(stream, Json.Default.DictionaryStringSourceState) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // States only save work: without them every source is asked anew.
            return ImmutableSortedDictionary<string, SourceState>.Empty;
        }
    }

    public void Save(ImmutableSortedDictionary<string, SourceState> states)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var fresh = path + ".new";
        using (var stream = File.Create(fresh))
        {
            JsonSerializer.Serialize(stream, new SortedDictionary<string, SourceState>(states, StringComparer.Ordinal), Json.Default.SortedDictionaryStringSourceState);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    [JsonSerializable(typeof(Dictionary<string, SourceState>))]
    [JsonSerializable(typeof(SortedDictionary<string, SourceState>))]
    [JsonSourceGenerationOptions(WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class Json : JsonSerializerContext;
}
