using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Herodotus.Analyze.PartsOfSpeech;
using Herodotus.Analyze.Tokens;
using Herodotus.Eval.Reading;
using Herodotus.Learning.Files;

namespace Herodotus.Eval.Words;

/// <summary>
/// <c>kinds</c>: compiles <c>data/&lt;language&gt;/kinds.bin</c> from a dictionary of base forms, lists of names, and running text. Forms are led
/// back to their base by the endings that gold lemmas show, so that no rule of any language is written here.
/// </summary>
internal static class KindsCommand
{
    /// <summary>A change of ending seen with fewer words is chance.</summary>
    private const int MinWords = 4;

    /// <summary>A word seen less often is not certain to be one thing only.</summary>
    private const int MinCertain = 30;

    /// <summary>The share of other parts of speech that is taken for mistakes of the gold.</summary>
    private const double MaxDoubt = 0.005;

    /// <summary>Shorter forms of names are too often words.</summary>
    private const int MinNameLength = 3;

    public static Command Create()
    {
        var dictionary = new Option<string>("--dictionary") { Description = "Tab-separated: word, part of speech, …; packed.", Required = true };
        var gold = new Option<string[]>("--gold") { Description = "Gold with tokens and lemmas (training parts).", AllowMultipleArgumentsPerToken = true, Required = true };
        var reports = new Option<string[]>("--reports") { Description = "The reports of the gold, in the same order.", AllowMultipleArgumentsPerToken = true, Required = true };
        var words = new Option<string>("--frequency") { Description = "word and zipf, tab-separated, packed.", Required = true };
        var text = new Option<string[]>("--text") { Description = "Plain lines with sound capitals; - is standard input.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        var senses = new Option<string?>("--wordnet") { Description = "WordNet's index.sense: base forms, and how often each was met as what." };
        var tags = new Option<string?>("--tags") { Description = "A lexicon of words with the tags they may have, likeliest first (JSON)." };
        var knowledge = new Option<string>("--knowledge") { Description = "The folder with lists of names.", Required = true };
        var language = new Option<string>("--language") { Required = true };
        var output = new Option<string>("--out") { Required = true };
        var command = new Command("kinds", "Compiles what each word can be, by dictionary, lists of names and text.") { dictionary, gold, reports, words, text, senses, tags, knowledge, language, output };
        command.SetAction(parsed =>
        {
            var tokenizer = Tokenizer.Load(DataFolder.Find(), parsed.GetValue(language)!);
            var capitals = new CapitalCounts(tokenizer);
            foreach (var line in parsed.GetValue(text)!.SelectMany(Lines))
                capitals.Add(line);
            foreach (var line in parsed.GetValue(reports)!.SelectMany(Lines))
            {
                using var document = JsonDocument.Parse(line);
                capitals.Add(document.RootElement.GetProperty("text").GetString()!);
            }

            var entries = Dictionary(parsed.GetValue(dictionary)!);
            foreach (var (word, kind, uses) in parsed.GetValue(senses) is { } index ? WordNet(index) : [])
            {
                if (!entries.TryGetValue(word, out var entry))
                    entries.Add(word, entry = new Entry());
                entry.Kinds |= kind;
                entry.Uses[int.Log2((int)kind)] += uses;
            }

            var endings = Endings(parsed.GetValue(gold)!, parsed.GetValue(reports)!);
            var forms = entries.Keys.Concat(Lines(parsed.GetValue(words)!).Skip(1).Select(line => line.Split('\t')[0])).Concat(capitals.Words).Distinct(StringComparer.Ordinal);
            var kinds = new Dictionary<uint, uint>();
            foreach (var form in forms.Where(form => form.Any(char.IsLetter)))
                Put(kinds, form, Classes(form, entries, endings) | ((uint)capitals.Level(form) << WordKinds.CapitalShift));
            foreach (var (name, kind) in Names(parsed.GetValue(knowledge)!))
                Put(kinds, name, kind);
            foreach (var (word, tag) in Certain(parsed.GetValue(gold)!, parsed.GetValue(reports)!))
                kinds[word] = kinds.GetValueOrDefault(word) | ((uint)(tag + 1) << WordKinds.CertainShift);
            foreach (var (word, number) in parsed.GetValue(tags) is { } lexicon ? TagLists.Read(lexicon) : [])
                kinds[word] = kinds.GetValueOrDefault(word) | (number << WordKinds.TagsShift);
            WordKinds.Write(parsed.GetValue(output)!, kinds);
            Console.WriteLine($"{endings.Count} endings, {kinds.Count} words, {new FileInfo(parsed.GetValue(output)!).Length} bytes");
        });
        return command;
    }

    private static void Put(Dictionary<uint, uint> kinds, string word, uint bits)
    {
        var hash = TokenSheet.WordHash(word);
        if (bits != 0)
            kinds[hash] = kinds.GetValueOrDefault(hash) | bits;
    }

    private static Dictionary<string, Entry> Dictionary(string path)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var fields in Lines(path).Skip(1).Select(line => line.Split('\t')).Where(fields => fields.Length > 1))
        {
            var kind = fields[1] switch
            {
                "n" or "m" or "f" or "mf" or "fp" or "mp" => WordKinds.Noun,
                "v" or "vt" or "vi" or "vr" => WordKinds.Verb,
                "adj" => WordKinds.Adjective,
                "adv" => WordKinds.Adverb,
                "prop" => WordKinds.ProperNoun,
                "prep" or "pron" or "conj" or "determiner" or "article" or "particle" or "interj" or "num" => WordKinds.Function,
                _ => (uint)0,
            };
            var word = fields[0].Trim();
            if (kind == 0 || word.Length == 0 || word.Contains(' ', StringComparison.Ordinal))
                continue;
            if (!entries.TryGetValue(word.ToLowerInvariant(), out var entry))
                entries.Add(word.ToLowerInvariant(), entry = new Entry());
            entry.Kinds |= kind;
        }

        return entries;
    }

    /// <summary>Words that, written in lower case or as marks, have one part of speech in the gold: common enough, and hardly ever another.</summary>
    private static IEnumerable<(uint Word, int Tag)> Certain(string[] gold, string[] reports)
    {
        var seen = new SortedDictionary<uint, int[]>();
        var labels = PartOfSpeechTagger.Labels;
        foreach (var set in reports.Zip(gold, GoldSet.Read))
        {
            foreach (var report in set.Reports)
            {
                foreach (var token in report.Tokens)
                {
                    var word = token.Span.Of(report.Text);
                    if (word.Any(unit => char.IsUpper(unit) || char.IsDigit(unit)) || labels.IndexOf(token.Kind) is not (>= 0 and var tag))
                        continue;
                    var hash = TokenSheet.WordHash(word);
                    if (!seen.TryGetValue(hash, out var counts))
                        seen.Add(hash, counts = new int[labels.Count]);
                    counts[tag]++;
                }
            }
        }

        foreach (var (word, counts) in seen)
        {
            var best = Array.IndexOf(counts, counts.Max());
            if (counts[best] >= MinCertain && counts.Sum() - counts[best] <= counts.Sum() * MaxDoubt)
                yield return (word, best);
        }
    }

    /// <summary>Ending of the form, ending of the base, class: what inflection does in this language.</summary>
    private static List<(string Form, string Base, uint Class)> Endings(string[] gold, string[] reports)
    {
        var seen = new Dictionary<(string, string, uint), HashSet<string>>();
        foreach (var (answers, texts) in gold.Zip(reports))
        {
            foreach (var (answer, report) in Lines(answers).Zip(Lines(texts)))
            {
                using var a = JsonDocument.Parse(answer);
                using var r = JsonDocument.Parse(report);
                var text = r.RootElement.GetProperty("text").GetString()!;
                foreach (var token in a.RootElement.GetProperty("tokens").EnumerateArray())
                {
                    if (!token.TryGetProperty("lemma", out var lemma) || Class(token.GetProperty("pos").GetString()!) is not (> 0 and var kind))
                        continue;
                    var form = text.Substring(token.GetProperty("start").GetInt32(), token.GetProperty("length").GetInt32()).ToLowerInvariant();
                    var stem = lemma.GetString()!.ToLowerInvariant();
                    var shared = form.AsSpan().CommonPrefixLength(stem);
                    if (form == stem || shared < 2 || form.Length - shared > 5 || stem.Length - shared > 4)
                        continue;
                    var key = (form[shared..], stem[shared..], kind);
                    if (!seen.TryGetValue(key, out var words))
                        seen.Add(key, words = []);
                    words.Add(form);
                }
            }
        }

        return [.. seen.Where(item => item.Value.Count >= MinWords).Select(item => item.Key).OrderBy(key => key.Item1, StringComparer.Ordinal).ThenBy(key => key.Item2, StringComparer.Ordinal).ThenBy(key => key.Item3)];
    }

    private static uint Class(string pos) => pos switch
    {
        "NOUN" => WordKinds.Noun,
        "VERB" or "AUX" => WordKinds.Verb,
        "ADJ" => WordKinds.Adjective,
        "ADV" => WordKinds.Adverb,
        _ => 0,
    };

    private static uint Classes(string form, Dictionary<string, Entry> entries, List<(string Form, string Base, uint Class)> endings)
    {
        var (bits, uses) = (0u, new int[4]);
        if (entries.TryGetValue(form, out var own))
        {
            bits = own.Kinds | WordKinds.BaseForm;
            own.Uses.CopyTo(uses, 0);
        }

        foreach (var (ending, replaced, kind) in endings)
        {
            if (form.Length - ending.Length < 2 || !form.EndsWith(ending, StringComparison.Ordinal)
                || !entries.TryGetValue(string.Concat(form.AsSpan(0, form.Length - ending.Length), replaced), out var found) || (found.Kinds & kind) == 0)
                continue;
            bits |= kind;
            uses[int.Log2((int)kind)] += found.Uses[int.Log2((int)kind)];
        }

        var most = Array.IndexOf(uses, uses.Max());
        return uses[most] * 2 > uses.Sum() ? bits | ((uint)(most + 1) << WordKinds.MostlyShift) : bits;
    }

    /// <summary>Lines <c>lemma%class:… offset number uses</c>: 1 noun, 2 verb, 3 and 5 adjective, 4 adverb.</summary>
    private static IEnumerable<(string Word, uint Kind, int Uses)> WordNet(string path)
    {
        foreach (var line in Lines(path))
        {
            var at = line.IndexOf('%', StringComparison.Ordinal);
            if (at <= 0 || line.AsSpan(0, at).ContainsAny('_', ' '))
                continue;
            var kind = line[at + 1] switch
            {
                '1' => WordKinds.Noun,
                '2' => WordKinds.Verb,
                '4' => WordKinds.Adverb,
                _ => WordKinds.Adjective,
            };
            yield return (line[..at], kind, int.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(string Name, uint Kind)> Names(string folder)
    {
        foreach (var line in Lines(Path.Combine(folder, "name-clusters.txt.gz")))
        {
            var end = line.IndexOf(" => ", StringComparison.Ordinal);
            foreach (var form in line[..Math.Max(0, end)].Split(", ").Where(form => form.Length >= MinNameLength && form[0] < 0x250 && !form.Contains(' ', StringComparison.Ordinal)))
                yield return (form, WordKinds.PersonName);
        }

        foreach (var fields in Lines(Path.Combine(folder, "places.tsv.gz")).Skip(1).Select(line => line.Split('\t')))
        {
            foreach (var word in fields[1].Split(' ').Where(word => word.Length >= MinNameLength && char.IsUpper(word[0])))
                yield return (word.ToLowerInvariant(), WordKinds.PlaceName);
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>A base form: what it can be, and how often it was met as noun, verb, adjective, adverb.</summary>
    private sealed class Entry
    {
        public uint Kinds { get; set; }

        public int[] Uses { get; } = new int[4];
    }
}
