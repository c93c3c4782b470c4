using System.IO.Compression;
using System.Text;
using Herodotus.Knowledge;

namespace Herodotus.Link.Watchlists;

/// <summary>
/// Reads watchlists: OFAC SDN as CSV (with <c>alt.csv</c> and <c>add.csv</c> beside it) and XML, the UN consolidated list, OpenSanctions
/// FollowTheMoney lines and targets CSV; plain or gzipped. A bad row is set aside with its reason; the rest is read.
/// </summary>
public static class WatchlistReader
{
    /// <summary>The form is told by the content, not by the file's name.</summary>
    /// <exception cref="InvalidDataException">HDT0501: it is none of the known forms.</exception>
    public static WatchlistReading Read(string path, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(knowledge);
        if (Directory.Exists(path))
        {
            path = new[] { "sdn.csv", "sdn.csv.gz", "sdn.xml", "consolidated.xml", "consolidated.xml.gz", "targets.simple.csv", "entities.ftm.json" }
                .Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists) ?? throw new InvalidDataException($"HDT0501: no list that is known lies in {path}");
        }

        var head = Head(path);
        if (head.StartsWith('<'))
        {
            return head.Contains("CONSOLIDATED_LIST", StringComparison.Ordinal) ? UnitedNationsList.Read(Open(path), knowledge)
                : head.Contains("sdnList", StringComparison.OrdinalIgnoreCase) ? OfacXmlList.Read(Open(path), knowledge)
                : throw new InvalidDataException($"HDT0501: {path} is XML, but neither the UN's nor OFAC's");
        }

        if (head.StartsWith('{'))
            return OpenSanctionsList.ReadLines(Text(path), Path.GetFileName(path), knowledge);
        var first = head.Split('\n')[0];
        return first.Contains("schema", StringComparison.Ordinal) && first.Contains("name", StringComparison.Ordinal) ? OpenSanctionsList.ReadTargets(Text(path), Path.GetFileName(path), knowledge)
            : first.Contains(',', StringComparison.Ordinal) && char.IsAsciiDigit(first.TrimStart('"', '\ufeff')[0]) ? OfacCsvList.Read(path, knowledge)
            : throw new InvalidDataException($"HDT0501: {path} is in none of the known forms: OFAC CSV or XML, UN XML, OpenSanctions lines or targets CSV");
    }

    internal static Stream Open(string path)
    {
        var file = File.OpenRead(path);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>UTF-8; bytes that are not become the replacement character, so that one bad row stays one bad row.</summary>
    internal static StreamReader Text(string path) => new(Open(path), new UTF8Encoding(false, false));

    private static string Head(string path)
    {
        using var reader = Text(path);
        var buffer = new char[4096];
        var read = reader.ReadBlock(buffer, 0, buffer.Length);
        return new string(buffer, 0, read).TrimStart('\ufeff', ' ', '\r', '\n', '\t') is { Length: > 0 } head ? head : throw new InvalidDataException($"HDT0502: {path} is empty");
    }

    internal static Gender GenderOf(string? text) => text?.Trim().ToLowerInvariant() switch { "male" or "m" => Gender.Male, "female" or "f" => Gender.Female, _ => Gender.Unknown };

    /// <summary>The country's code, or the list's own word when it is not known.</summary>
    internal static void Country(EntryGathering.Draft draft, string? name, KnowledgeBase knowledge)
    {
        var trimmed = name?.Trim();
        if (string.IsNullOrEmpty(trimmed) || trimmed == "-0-")
            return;
        var byCode = knowledge.CountryByCode(trimmed.ToUpperInvariant());
        var title = trimmed.Length == 2 ? byCode : knowledge.FindCountry(trimmed) ?? knowledge.FindDemonym(trimmed) ?? byCode;
        draft.Countries.Add(title?.Code ?? trimmed.ToLowerInvariant());
    }
}
