using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Learning.Files;
using Herodotus.Link.Watchlists;

namespace Herodotus.Eval.Knowledge;

/// <summary><c>knowledge screen</c>: a list of a million names, names bent by hand of chance, how many are found and how fast on one core.</summary>
internal static class ScreeningTrial
{
    public static Command Create()
    {
        var names = new Option<int>("--names") { Description = "Names on the list.", DefaultValueFactory = _ => 1_000_000 };
        var queries = new Option<int>("--queries") { Description = "Names asked for.", DefaultValueFactory = _ => 5000 };
        var from = new Option<DirectoryInfo>("--from") { Description = "The folder with name-clusters.txt.gz and ofac/.", DefaultValueFactory = _ => new("../shared/corpora/knowledge") };
        var command = new Command("screen", "Screening speed and recall on a million names.") { names, queries, from };
        command.SetAction(parsed => Run(parsed.GetValue(from)!.FullName, parsed.GetValue(names), parsed.GetValue(queries)));
        return command;
    }

    private static void Run(string source, int count, int asked)
    {
        var random = new Random(20251117);
        var entries = Entries(source, count, random);
        var comparer = NameComparer.Load(DataFolder.Find());
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var clock = Stopwatch.StartNew();
        var index = WatchlistIndex.Build(entries, comparer);
        var built = clock.Elapsed;
        var held = GC.GetTotalMemory(true) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"names={index.NameCount} built_s={built.TotalSeconds:0.0} index_mb={held / 1e6:0} with_entries_mb={GC.GetTotalMemory(false) / 1e6:0}"));

        var bent = new List<(string Name, ListEntry Entry, string Kind)>();
        for (var i = 0; i < asked; i++)
        {
            var entry = entries[random.Next(entries.Count)];
            var (name, kind) = Bend(entry.Names[0], entry.Sort == NameSort.Organization, random);
            bent.Add((name, entry, kind));
        }

        var missed = new List<string>();
        foreach (var (name, entry, _) in bent.Take(200))
            index.Find(new WatchlistQuery(name, entry.Sort));
        clock.Restart();
        using var process = Process.GetCurrentProcess();
        var worked = process.TotalProcessorTime;
        var found = new SortedDictionary<string, (int Hit, int All)>(StringComparer.Ordinal);
        foreach (var (name, entry, kind) in bent)
        {
            // The bent name may be another entry's name too: what counts is that the one meant is shown.
            var hit = index.Find(new WatchlistQuery(name, entry.Sort), limit: 10).Any(match => ReferenceEquals(match.Entry, entry) || match.Name == entry.Names[0]);
            if (!hit && missed.Count < 12)
                missed.Add($"{kind}: {name} ({entry.Names[0]})");
            var (hits, all) = found.GetValueOrDefault(kind);
            found[kind] = (hits + (hit ? 1 : 0), all + 1);
        }

        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        var work = (process.TotalProcessorTime - worked).TotalSeconds;
        foreach (var miss in missed)
            Console.WriteLine("  missed " + miss);
        foreach (var (kind, (hits, all)) in found)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-12} {hits / (double)all:0.000} of {all}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"screening recall={found.Values.Sum(v => v.Hit) / (double)asked:0.0000} names_per_second={asked / seconds:0} names_per_core_second={asked / work:0} queries={asked}"));
    }

    /// <summary>Given and family names of the open list combined by chance, two to four words; one in eight a company.</summary>
    private static List<ListEntry> Entries(string source, int count, Random random)
    {
        var words = OpenFiles.Lines(Path.Combine(source, "name-clusters.txt.gz"))
            .Select(line => line.Split(',', '=')[0].Trim()).Where(word => word.Length is > 2 and < 14 && word.All(c => char.IsAsciiLetter(c))).Distinct(StringComparer.Ordinal).Take(60_000).ToArray();
        string Word() => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2.2))]; // few words are frequent, as in life
        var entries = new List<ListEntry>(count);
        for (var i = 0; i < count; i++)
        {
            var company = random.Next(8) == 0;
            var name = string.Join(' ', Enumerable.Range(0, 2 + (random.Next(10) < 4 ? 1 : 0) + (random.Next(10) == 0 ? 1 : 0)).Select(_ => Title(Word())));
            if (company)
                name += new[] { " Ltd", " GmbH", " LLC", " S.A.", " Trading Company" }[random.Next(5)];
            entries.Add(new ListEntry("trial", i.ToString(CultureInfo.InvariantCulture), company ? NameSort.Organization : NameSort.Person, [name], [], [], Gender.Unknown, null));
        }

        return entries;
    }

    private static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static (string Name, string Kind) Bend(string name, bool company, Random random)
    {
        var words = name.Split(' ');
        var longest = Enumerable.Range(0, words.Length).MaxBy(i => words[i].Length);
        switch (random.Next(8))
        {
            case 0:
                return (string.Join(' ', words.Reverse()), "order");
            case 1:
                return (name.ToUpperInvariant(), "case");
            case 2:
                words[longest] = Accented(words[longest]);
                return (string.Join(' ', words), "accents");
            case 3:
                words[longest] = words[longest].Remove(1 + random.Next(words[longest].Length - 1), 1);
                return (string.Join(' ', words), "letter lost");
            case 4:
                words[longest] = words[longest].Insert(1 + random.Next(words[longest].Length - 1), ((char)('a' + random.Next(26))).ToString());
                return (string.Join(' ', words), "letter more");
            case 5:
                var at = 1 + random.Next(Math.Max(1, words[longest].Length - 2));
                words[longest] = words[longest][..at] + (char)('a' + random.Next(26)) + words[longest][(at + 1)..];
                return (string.Join(' ', words), "letter other");
            case 6:
                words[longest] = words[longest].Replace("y", "i", StringComparison.Ordinal).Replace("sh", "ch", StringComparison.Ordinal).Replace("k", "c", StringComparison.Ordinal).Replace("ou", "u", StringComparison.Ordinal).Replace("w", "v", StringComparison.Ordinal);
                return (string.Join(' ', words), "spelling");
            default:
                return (company ? name.Replace(' ', '-') : "Dr. " + name.Replace(' ', '-'), "title, hyphen");
        }
    }

    private static string Accented(string word) => word.Replace('a', 'á').Replace('o', 'ö').Replace('e', 'ê').Replace('n', 'ñ');
}
