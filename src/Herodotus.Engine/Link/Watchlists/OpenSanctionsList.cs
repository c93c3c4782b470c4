using System.Globalization;
using System.Text.Json;
using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>OpenSanctions: FollowTheMoney entities as JSON lines, and the simple targets CSV.</summary>
internal static class OpenSanctionsList
{
    public static WatchlistReading ReadLines(StreamReader reader, string list, KnowledgeBase knowledge)
    {
        var gathering = new EntryGathering(list);
        using (reader)
        {
            var number = 0;
            while (reader.ReadLine() is { } line)
            {
                number++;
                var where = string.Create(CultureInfo.InvariantCulture, $"{list}:{number}");
                if (line.Trim().Length == 0)
                    continue;
                try
                {
                    using var json = JsonDocument.Parse(line);
                    Entity(gathering, json.RootElement, where, knowledge);
                }
                catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
                {
                    gathering.Refuse(where, exception.Message);
                }
            }
        }

        return gathering.Finish();
    }

    public static WatchlistReading ReadTargets(StreamReader reader, string list, KnowledgeBase knowledge)
    {
        var gathering = new EntryGathering(list);
        using (reader)
        {
            string[]? header = null;
            foreach (var (row, line) in CsvLines.Read(reader))
            {
                var where = string.Create(CultureInfo.InvariantCulture, $"{list}:{line}");
                if (header is null)
                {
                    header = [.. row.Select(name => name.Trim('\ufeff', ' '))];
                    continue;
                }

                if (row.Count != header.Length)
                {
                    gathering.Refuse(where, $"{row.Count} fields where the header has {header.Length}");
                    continue;
                }

                string Field(string name) => Array.IndexOf(header, name) is >= 0 and var at ? row[at] : "";
                if (gathering.Open(Field("id"), SortOf(Field("schema")), where) is not { } draft)
                    continue;
                gathering.Name(draft, Field("name"), where);
                foreach (var alias in Field("aliases").Split(';'))
                    gathering.Name(draft, alias, where);
                foreach (var country in Field("countries").Split(';'))
                    WatchlistReader.Country(draft, country, knowledge);
                foreach (var birth in Field("birth_date").Split(';', StringSplitOptions.RemoveEmptyEntries))
                    draft.Births.Add(birth.Trim());
                draft.Program = Field("dataset") is { Length: > 0 } program ? program : null;
            }
        }

        return gathering.Finish();
    }

    private static void Entity(EntryGathering gathering, JsonElement entity, string where, KnowledgeBase knowledge)
    {
        var sort = SortOf(entity.GetProperty("schema").GetString() ?? "");
        var properties = entity.GetProperty("properties");
        if (!properties.TryGetProperty("name", out _))
            return; // addresses, sanctions, ownerships: no names to match
        if (gathering.Open(entity.GetProperty("id").GetString(), sort, where) is not { } draft)
            return;
        foreach (var field in new[] { "name", "alias", "weakAlias", "previousName" })
        {
            foreach (var name in Values(properties, field))
                gathering.Name(draft, name, where);
        }

        foreach (var field in new[] { "country", "nationality", "citizenship", "jurisdiction" })
        {
            foreach (var country in Values(properties, field))
                WatchlistReader.Country(draft, country, knowledge);
        }

        foreach (var birth in Values(properties, "birthDate"))
            draft.Births.Add(birth);
        draft.Gender = WatchlistReader.GenderOf(Values(properties, "gender").FirstOrDefault());
        draft.Program = Values(properties, "program").FirstOrDefault();
    }

    private static NameSort SortOf(string schema) => schema switch
    {
        "Person" => NameSort.Person,
        "Company" or "Organization" or "PublicBody" or "LegalEntity" => NameSort.Organization,
        _ => NameSort.Any,
    };

    private static IEnumerable<string> Values(JsonElement properties, string field) =>
        properties.TryGetProperty(field, out var values) && values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!) : [];
}
