using System.Text.Json;
using Herodotus.Knowledge;

namespace Herodotus.Eval.Knowledge;

/// <summary>Makes <c>name-forms.tsv</c>: titles, company forms, nicknames, from the lists of opensanctions/rigour.</summary>
internal static class NameFormsFile
{
    public static void Build(string source, string target)
    {
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        using var stop = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "name-stopwords.json")));
        foreach (var title in stop.RootElement.GetProperty("PERSON_NAME_PREFIXES").EnumerateArray().Select(Key))
        {
            if (title.Length > 1 && !title.Contains(' ', StringComparison.Ordinal))
                lines.Add("title\t" + title);
        }

        using var types = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "org-types.json")));
        var forms = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var type in types.RootElement.EnumerateArray())
        {
            var generic = type.TryGetProperty("generic", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : "-";
            if (!forms.TryGetValue(generic, out var aliases))
                forms.Add(generic, aliases = new SortedSet<string>(StringComparer.Ordinal));
            foreach (var alias in type.GetProperty("aliases").EnumerateArray().Select(Key))
            {
                // Short words that are also words of names would eat them.
                if (alias.Length is > 1 and < 60 && alias is not ("group" or "bank" or "union" or "trust" or "foundation" or "fund" or "center" or "association"))
                    aliases.Add(alias);
            }
        }

        foreach (var (generic, aliases) in forms)
            lines.Add($"form\t{generic}\t{string.Join('|', aliases)}");
        using var symbols = JsonDocument.Parse(File.ReadAllText(Path.Combine(source, "name-symbols.json")));
        foreach (var table in new[] { "person_nick", "person_name_parts", "person_symbols" })
        {
            foreach (var group in symbols.RootElement.GetProperty(table).EnumerateObject())
            {
                var names = group.Value.EnumerateArray().Select(Key).Where(key => key.Length > 1 && !key.Contains(' ', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToList();
                if (names.Count > 1)
                    lines.Add("nick\t" + string.Join('|', names));
            }
        }

        File.WriteAllLines(target, ["# Compiled by 'Herodotus.Eval knowledge build' from opensanctions/rigour (MIT); see SOURCE.md. title: word; form: kind, aliases; nick: names of one given name.", .. lines]);
        Console.WriteLine($"{lines.Count} lines of name forms: {target}");
    }

    private static string Key(JsonElement text) => NameKey.Of(Romanization.ToLatin(text.GetString() ?? ""));
}
