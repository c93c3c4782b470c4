using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>OFAC's SDN list as CSV without header: primary names, and aliases and addresses in <c>alt.csv</c> and <c>add.csv</c> beside it.</summary>
internal static class OfacCsvList
{
    private const string List = "OFAC SDN";

    public static WatchlistReading Read(string path, KnowledgeBase knowledge)
    {
        var gathering = new EntryGathering(List);
        foreach (var (row, where) in Rows(path))
        {
            if (row.Count < 4 || !long.TryParse(row[0], out _))
            {
                if (row.Count > 1 || row[0].Trim('\u001a', ' ').Length > 0)
                    gathering.Refuse(where, "fewer fields than a row has, or no number first");
                continue;
            }

            var sort = row[2].Trim() switch { "individual" => NameSort.Person, "-0-" => NameSort.Organization, _ => NameSort.Any };
            if (gathering.Open(row[0], sort, where) is not { } draft)
                continue;
            gathering.Name(draft, row[1], where);
            draft.Program = Value(row[3]);
            if (row.Count > 11)
                Remarks(draft, row[11], knowledge);
        }

        foreach (var (row, where) in Rows(Beside(path, "alt")))
        {
            if (row.Count < 4 || !long.TryParse(row[0], out _))
            {
                if (row.Count > 1)
                    gathering.Refuse(where, "fewer fields than a row has, or no number first");
            }
            else if (gathering.Open(row[0], NameSort.Any, where, mayExist: true) is { } draft)
            {
                gathering.Name(draft, row[3], where);
            }
        }

        foreach (var (row, where) in Rows(Beside(path, "add")))
        {
            if (row.Count >= 5 && long.TryParse(row[0], out _))
            {
                // An address alone makes no entry.
                if (Value(row[4]) is { } country && gathering.Find(row[0]) is { } draft)
                    WatchlistReader.Country(draft, country, knowledge);
            }
            else if (row.Count > 1)
            {
                gathering.Refuse(where, "fewer fields than a row has, or no number first");
            }
        }

        return gathering.Finish();
    }

    private static string? Beside(string path, string name)
    {
        var folder = Path.GetDirectoryName(path) ?? "";
        return new[] { $"{name}.csv", $"{name}.csv.gz" }.Select(file => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<(List<string> Row, string Where)> Rows(string? path)
    {
        if (path is null)
            yield break;
        using var reader = WatchlistReader.Text(path);
        foreach (var (row, line) in CsvLines.Read(reader))
            yield return (row, $"{Path.GetFileName(path)}:{line}");
    }

    /// <summary>"DOB 10 Dec 1948; nationality Syria; Gender Male; …".</summary>
    private static void Remarks(EntryGathering.Draft draft, string remarks, KnowledgeBase knowledge)
    {
        foreach (var part in remarks.Split(';', '.').Select(part => part.Trim()).Take(200))
        {
            if (part.StartsWith("DOB ", StringComparison.Ordinal))
                draft.Births.Add(ListDates.Iso(part[4..]));
            else if (part.StartsWith("nationality ", StringComparison.OrdinalIgnoreCase))
                WatchlistReader.Country(draft, part[12..], knowledge);
            else if (part.StartsWith("citizen ", StringComparison.OrdinalIgnoreCase))
                WatchlistReader.Country(draft, part[8..], knowledge);
            else if (part.StartsWith("Gender ", StringComparison.Ordinal))
                draft.Gender = WatchlistReader.GenderOf(part[7..]);
        }
    }

    private static string? Value(string field) => field.Trim() is { Length: > 0 } value && value != "-0-" ? value : null;
}
