using System.Collections.Immutable;
using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Analyze.Tokens;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Words;

/// <summary><c>phrases</c>: compiles the gazetteer <c>data/knowledge/phrases.bin</c> from the lists of facts and our own lists.</summary>
internal static class PhrasesCommand
{
    /// <summary>Other names of a town are taken only for larger ones: those of small towns are too often common words.</summary>
    private const int PopulationForAlternates = 50_000;

    public static Command Create()
    {
        var knowledge = new Option<string>("--knowledge") { Description = "The folder of source lists.", Required = true };
        var lists = new Option<string?>("--lists") { Description = "More phrases: kind and phrase, tab-separated." };
        var output = new Option<string>("--out") { Required = true };
        var command = new Command("phrases", "Compiles the gazetteer that the name finder asks.") { knowledge, lists, output };
        command.SetAction(parsed =>
        {
            var (folder, data) = (parsed.GetValue(knowledge)!, DataFolder.Find());
            var tokenizer = Tokenizer.Load(data, "und");
            var own = OwnLists(data).ToArray();
            // Lists of countries hold their adjectives too.
            var adjectives = own.Where(item => item.Kind == PhraseKind.People).Select(item => item.Phrase).Except(own.Where(item => item.Kind == PhraseKind.Country).Select(item => item.Phrase)).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var phrases = Facts(folder).Where(item => item.Kind != PhraseKind.Country || !adjectives.Contains(item.Phrase)).Concat(own).Concat(parsed.GetValue(lists) is { } path ? Lines(path).Select(Listed) : [])
                .Where(item => item.Phrase.Length is > 1 and < 80)
                .Select(item => (Words: Hashes(tokenizer, item.Phrase), item.Kind))
                .Where(item => item.Words.Length > 0)
                .ToList();
            PhraseTable.Write(parsed.GetValue(output)!, phrases);
            Console.WriteLine($"{phrases.Count} phrases, {new FileInfo(parsed.GetValue(output)!).Length} bytes");
        });
        return command;
    }

    private static (string Phrase, PhraseKind Kind) Listed(string line)
    {
        var fields = line.Split('\t');
        return (fields[1], Enum.Parse<PhraseKind>(fields[0]));
    }

    private static ImmutableArray<uint> Hashes(Tokenizer tokenizer, string phrase) =>
        [.. tokenizer.Split(phrase).Select(token => TokenSheet.WordHash(token.Span.Of(phrase.AsSpan())))];

    private static IEnumerable<(string Phrase, PhraseKind Kind)> Facts(string folder)
    {
        foreach (var fields in Lines(Path.Combine(folder, "places.tsv.gz")).Skip(1).Select(line => line.Split('\t')))
        {
            yield return (fields[1], PhraseKind.City);
            yield return (fields[2], PhraseKind.City);
            if (fields[6] != "PPLC" && (!int.TryParse(fields[9], out var population) || population < PopulationForAlternates))
                continue;
            foreach (var other in fields[3].Split(',').Where(IsLatin).Where(name => name.Length > 3))
                yield return (other, PhraseKind.City);
        }

        foreach (var fields in Lines(Path.Combine(folder, "admin1.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            yield return (fields[2], PhraseKind.Division);
            yield return (fields[3], PhraseKind.Division);
        }

        foreach (var territory in Lines(Path.Combine(folder, "territories.jsonl.gz")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            foreach (var field in (string[])["names_strong", "names_weak"])
            {
                foreach (var name in territory.GetProperty(field).EnumerateArray().Select(item => item.GetString()!).Where(IsLatin).Where(name => name.Length > 3))
                    yield return (name, PhraseKind.Country);
            }
        }

        foreach (var holder in Lines(Path.Combine(folder, "office-holders.jsonl.gz")).Select(line => JsonDocument.Parse(line).RootElement))
        {
            yield return (holder.GetProperty("name").GetString()!, PhraseKind.Person);
            if (holder.TryGetProperty("partyName", out var party) && party.GetString() is { Length: > 4 } name && IsLatin(name))
                yield return (name, PhraseKind.Party);
        }

        foreach (var line in Lines(Path.Combine(folder, "name-clusters.txt.gz")))
        {
            var end = line.IndexOf(" => ", StringComparison.Ordinal);
            foreach (var form in line[..Math.Max(0, end)].Split(", ").Where(IsLatin).Where(form => form.Length > 2 && !form.Contains(' ', StringComparison.Ordinal)))
                yield return (form, PhraseKind.NamePart);
        }

        using var titles = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "name-stopwords.json")));
        foreach (var title in titles.RootElement.GetProperty("PERSON_NAME_PREFIXES").EnumerateArray())
            yield return (title.GetString()!.TrimEnd('.'), PhraseKind.Title);
        using var symbols = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "name-symbols.json")));
        foreach (var words in (string[])["org_domains", "org_symbols"])
        {
            foreach (var word in symbols.RootElement.GetProperty(words).EnumerateObject().SelectMany(group => group.Value.EnumerateArray()).Select(item => item.GetString()!).Where(IsLatin))
                yield return (word, PhraseKind.BodyWord);
        }
    }

    /// <summary>The lists written for this project: countries and their peoples, bodies, outlets, roles, words that names are made with.</summary>
    private static IEnumerable<(string Phrase, PhraseKind Kind)> OwnLists(DataFolder data)
    {
        foreach (var fields in data.Lines("knowledge", "countries.tsv").Select(line => line.Split('\t')))
        {
            foreach (var name in fields[1].Split('|').Concat(fields[2].Split('|')))
                yield return (name, PhraseKind.Country);
            foreach (var people in fields[3].Split('|').Concat(fields[3].Split('|').Where(word => word.EndsWith('n') || word.EndsWith('i')).Select(word => word + "s")).Concat(fields[4].Split('|').SelectMany(SpanishForms)))
                yield return (people, PhraseKind.People);
            foreach (var capital in fields.Length > 5 ? fields[5].Split('|') : [])
                yield return (capital, PhraseKind.City);
        }

        foreach (var fields in data.Lines("knowledge", "bodies.tsv").Select(line => line.Split('\t')))
        {
            foreach (var name in fields.Skip(4).SelectMany(names => names.Split('|')).Prepend(fields[0]))
                yield return (name, fields[1] == "party" ? PhraseKind.Party : PhraseKind.Body);
        }

        foreach (var fields in data.Lines("knowledge", "outlets.tsv").Select(line => line.Split('\t')))
        {
            foreach (var name in fields.Skip(5).SelectMany(names => names.Split('|')).Prepend(fields[0]))
                yield return (name, PhraseKind.Outlet);
        }

        foreach (var fields in data.Lines("knowledge", "names.tsv").Select(line => line.Split('\t')))
        {
            foreach (var name in fields[1].Split('|'))
                yield return (name, Enum.Parse<PhraseKind>(fields[0]));
        }

        foreach (var language in (string[])["en", "es", "pt"])
        {
            foreach (var fields in data.Lines(language, "roles.tsv").Select(line => line.Split('\t')))
                yield return (fields[0], PhraseKind.Title);
            foreach (var fields in data.Lines(language, "bodies.tsv").Select(line => line.Split('\t')))
                yield return (fields[0], PhraseKind.BodyWord);
            foreach (var fields in data.Lines(language, "name-words.tsv").Select(line => line.Split('\t', 2)))
            {
                foreach (var word in fields[1].Split(' '))
                    yield return (word.Replace('_', ' '), Enum.Parse<PhraseKind>(fields[0], ignoreCase: true));
            }
        }
    }

    private static IEnumerable<string> SpanishForms(string masculine)
    {
        yield return masculine;
        if (masculine.EndsWith('o'))
        {
            yield return masculine[..^1] + "a";
            yield return masculine + "s";
            yield return masculine[..^1] + "as";
        }
        else if (masculine.EndsWith("és", StringComparison.Ordinal))
        {
            foreach (var ending in (string[])["esa", "eses", "esas"])
                yield return masculine[..^2] + ending;
        }
        else
        {
            yield return masculine + "s";
        }
    }

    private static bool IsLatin(string name) => name.All(unit => unit < 0x250 || unit is >= '\u1E00' and <= '\u1EFF' or '’');

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
