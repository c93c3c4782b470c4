using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Herodotus.Knowledge;

namespace Herodotus.Eval.Knowledge;

/// <summary>Makes <c>gazetteer.bin</c> from GeoNames tables: towns with their divisions and countries, each under its usual names.</summary>
internal static class GazetteerFile
{
    /// <summary>Foreign names in Latin script are kept from this population up: below it they are rare in news and mostly noise.</summary>
    private const int AlternatesFrom = 100_000;

    /// <summary>Names in other scripts are kept from here up, for size.</summary>
    private const int OtherScriptsFrom = 400_000;

    private sealed record Entry(int Id, string Name, PlaceKind Kind, string Country, int Region, double Latitude, double Longitude, int Population)
    {
        public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);
    }

    public static void Build(string source, string target)
    {
        var regions = new List<string> { };
        var regionOf = new Dictionary<(string, string), int>();
        var regionRows = new List<(string Country, string Name, string Ascii, int Id)>();
        foreach (var row in OpenFiles.Lines(Path.Combine(source, "admin1.tsv")).Skip(1).Select(line => line.Split('\t')))
        {
            regionOf[(row[0], row[1])] = regions.Count;
            regions.Add(row[2]);
            regionRows.Add((row[0], row[2], row[3], Int(row[4])));
        }

        var entries = new List<Entry>();
        foreach (var row in OpenFiles.Lines(Path.Combine(source, "places.tsv.gz")).Skip(1).Select(line => line.Split('\t')))
        {
            var population = Int(row[9]);
            var kind = row[6] switch { "PPLC" => PlaceKind.Capital, "PPLA" => PlaceKind.RegionalSeat, _ => PlaceKind.Town };
            if (row[6] is "PPLX" or "PPLH" or "PPLQ" or "PPLW")
                continue; // quarters of a city, and places that are no more
            var entry = new Entry(Int(row[0]), row[1], kind, row[7], regionOf.GetValueOrDefault((row[7], row[8]), -1), Number(row[4]), Number(row[5]), population);
            Add(entry, row[1]);
            Add(entry, row[2]);
            if (population >= AlternatesFrom || kind == PlaceKind.Capital)
            {
                foreach (var name in row[3].Split(','))
                {
                    if (name.Length >= 4 && char.IsUpper(name[0]) && name.All(IsLatin) && name.Any(char.IsLower))
                        Add(entry, name);
                    else if (population >= OtherScriptsFrom && name.Length >= 2 && !name.Any(char.IsAsciiLetter) && name.Length <= 24)
                        Add(entry, name);
                }
            }

            entries.Add(entry);
        }

        // A division has no coordinates of its own in the source: the middle of its people is the best there is.
        var inRegion = entries.Where(entry => entry.Region >= 0).ToLookup(entry => entry.Region);
        for (var r = 0; r < regionRows.Count; r++)
        {
            var towns = inRegion[r].ToList();
            if (towns.Count == 0)
                continue;
            double weight = towns.Sum(town => Math.Max(1, town.Population));
            var entry = new Entry(
                regionRows[r].Id, regionRows[r].Name, PlaceKind.Region, regionRows[r].Country, r,
                towns.Sum(town => town.Latitude * Math.Max(1, town.Population)) / weight,
                towns.Sum(town => town.Longitude * Math.Max(1, town.Population)) / weight,
                (int)Math.Min(int.MaxValue, weight));
            foreach (var name in RegionNames(regionRows[r].Name).Concat(RegionNames(regionRows[r].Ascii)))
                Add(entry, name);
            entries.Add(entry);
        }

        Write(target, entries, regions);
    }

    private static IEnumerable<string> RegionNames(string name)
    {
        yield return name;
        string[] shells = [" Province", " Region", " State", " Governorate", " Oblast", " County", " District", " Department", " Prefecture", "Provincia de ", "Departamento de ", "Departamento del ", "Estado de ", "Región de ", "Región del ", "Province of ", "Region of "];
        foreach (var shell in shells)
        {
            if (shell[0] == ' ' && name.EndsWith(shell, StringComparison.Ordinal))
                yield return name[..^shell.Length];
            else if (shell[0] != ' ' && name.StartsWith(shell, StringComparison.Ordinal))
                yield return name[shell.Length..];
        }
    }

    private static void Write(string target, List<Entry> unordered, List<string> regions)
    {
        var entries = unordered.OrderBy(entry => entry.Country, StringComparer.Ordinal).ThenBy(entry => entry.Id).ToList();
        var countries = entries.Select(entry => entry.Country).Distinct().Order(StringComparer.Ordinal).ToList();
        var byKey = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var key in entries[i].Keys)
            {
                if (!byKey.TryGetValue(key, out var list))
                    byKey.Add(key, list = []);
                list.Add(i);
            }
        }

        using var stream = File.Create(target);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Gazetteer.Magic);
        var records = new byte[entries.Count * 21];
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            var record = records.AsSpan(i * 21);
            MemoryMarshal.Write(record, entry.Id);
            MemoryMarshal.Write(record[4..], (int)Math.Round(entry.Latitude * 10000));
            MemoryMarshal.Write(record[8..], (int)Math.Round(entry.Longitude * 10000));
            MemoryMarshal.Write(record[12..], entry.Population);
            MemoryMarshal.Write(record[16..], (short)countries.IndexOf(entry.Country));
            MemoryMarshal.Write(record[18..], (short)entry.Region);
            record[20] = (byte)entry.Kind;
        }

        Section(writer, records);
        Section(writer, string.Join('\n', countries));
        Section(writer, string.Join('\n', regions));
        Section(writer, string.Join('\n', entries.Select(entry => entry.Name)));
        Section(writer, string.Concat(byKey.Keys));
        Section(writer, byKey.Keys.Select(key => (byte)key.Length).ToArray());
        var lists = byKey.Values.Select(list => list.OrderByDescending(i => entries[i].Population).ThenBy(i => entries[i].Id).Take(255).ToList()).ToList();
        Section(writer, lists.Select(list => (byte)list.Count).ToArray());
        Section(writer, MemoryMarshal.AsBytes(lists.SelectMany(list => list).ToArray().AsSpan()).ToArray());
        Console.WriteLine($"{entries.Count} places, {byKey.Count} names, {stream.Length} bytes: {target}");
    }

    private static void Section(BinaryWriter writer, string text) => Section(writer, Encoding.UTF8.GetBytes(text));

    private static void Section(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static void Add(Entry entry, string name)
    {
        var key = NameKey.Of(name);
        if (key.Length is > 1 and < 64)
            entry.Keys.Add(key);
    }

    private static bool IsLatin(char c) => c < '\u0250' || c is >= '\u1e00' and < '\u1f00' or '\u2019';

    private static int Int(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
