using System.Text.Json;
using Herodotus.Knowledge;

namespace Herodotus.Eval.Knowledge;

/// <summary>Makes <c>lore.tsv</c>: given names with their gender and parties (from lists of office holders), countries' names in other languages.</summary>
internal static class LoreFile
{
    public static void Build(string source, string target)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        var given = new Dictionary<string, (int Male, int Female)>(StringComparer.Ordinal);
        var parties = new Dictionary<(string Country, string Name), (int Count, string Short)>();
        foreach (var line in OpenFiles.Lines(Path.Combine(source, "office-holders.jsonl.gz")))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            var name = Text(row, "name");
            var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var key = words.Length >= 2 ? NameKey.Of(words[0]) : "";
            if (key.Length > 2 && Text(row, "gender") is "M" or "F")
            {
                var (male, female) = given.GetValueOrDefault(key);
                given[key] = Text(row, "gender") == "M" ? (male + 1, female) : (male, female + 1);
            }

            var (partyName, acronym) = (Text(row, "partyName"), Text(row, "party"));
            if (partyName.Length is > 5 and < 80 && partyName.Contains(' ', StringComparison.Ordinal) && char.IsUpper(partyName[0]))
            {
                var at = (Text(row, "country"), partyName);
                parties[at] = (parties.GetValueOrDefault(at).Count + 1, acronym);
            }
        }

        // A name held by both is of unknown gender unless one has nine tenths of it.
        foreach (var (name, (male, female)) in given)
        {
            if (male + female >= 1)
                lines.Add($"given\t{name}\t{(male >= 9 * female ? "m" : female >= 9 * male ? "f" : "-")}");
        }

        var names = parties.Keys.GroupBy(party => NameKey.Of(party.Name), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(party => party.Country).Distinct(StringComparer.Ordinal).Count(), StringComparer.Ordinal);
        foreach (var ((country, name), (count, acronym)) in parties)
        {
            // Short letters alone are ambiguous over the world: they are kept when they are three or more capitals.
            var alias = acronym.Length is >= 3 and <= 8 && acronym != name && acronym.All(c => char.IsUpper(c) || c == '-') ? acronym : "-";
            // "Partido Socialista" is a party of twenty countries: a name of two words, or of two countries, tells none.
            if (count >= 2 && name.Count(c => c == ' ') >= 2 && names[NameKey.Of(name)] == 1)
                lines.Add($"party\t{name}\t{country}\t{alias}");
        }

        foreach (var line in OpenFiles.Lines(Path.Combine(source, "territories.jsonl.gz")))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (!row.TryGetProperty("alpha3", out var code) || !row.TryGetProperty("is_country", out var country) || !country.GetBoolean())
                continue;
            var alpha3 = code.GetString()!.ToUpperInvariant();
            if (Text(row, "code") is { Length: 2 } alpha2)
                lines.Add($"code\t{alpha2.ToUpperInvariant()}\t{alpha3}");
            foreach (var name in Names(row, "names_strong").Where(name => name.Length > 3 || IsForeignScript(name)).Concat(Names(row, "names_weak").Where(IsForeignScript)))
            {
                if (NameKey.Of(name).Length > 1 && name.Length < 60 && !name.Contains('\t', StringComparison.Ordinal))
                    lines.Add($"country\t{alpha3}\t{name}");
            }
        }

        File.WriteAllLines(target, ["# Compiled by 'Herodotus.Eval knowledge build'; see SOURCE.md. given: name, gender; party: name, country, letters; country: code, name; code: two letters, three letters.", .. lines]);
        Console.WriteLine($"{lines.Count} lines of lore: {target}");
    }

    private static bool IsForeignScript(string name) => name.Length >= 2 && name[0] >= '\u0370' && name[0] < '\uff00' && !(name[0] is >= '\u1e00' and < '\u1f00');

    private static string Text(JsonElement row, string field) => row.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<string> Names(JsonElement row, string field) =>
        row.TryGetProperty(field, out var list) ? list.EnumerateArray().Select(name => name.GetString()!) : [];
}
