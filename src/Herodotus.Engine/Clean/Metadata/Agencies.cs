using Herodotus.Learning.Files;

namespace Herodotus.Clean.Metadata;

/// <summary>What an agency does with a text: writes it, or hands on what others wrote.</summary>
public enum AgencyKind
{
    Wire,
    Distributor,
    Release,
}

/// <summary>News agencies and distributors by the names that credits give them, from <c>data/intake/agencies.tsv</c>.</summary>
public sealed class Agencies
{
    private readonly ImmutableDictionary<string, (string Name, AgencyKind Kind)> _byName;

    private Agencies(ImmutableDictionary<string, (string Name, AgencyKind Kind)> byName) => _byName = byName;

    public static Agencies Load(DataFolder data)
    {
        var names = ImmutableDictionary.CreateBuilder<string, (string, AgencyKind)>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in data.Lines("intake", "agencies.tsv"))
        {
            var cells = line.Split('\t');
            if (cells.Length < 2 || !Enum.TryParse<AgencyKind>(cells[1], ignoreCase: true, out var kind))
                continue;
            names[cells[0]] = (cells[0], kind);
            foreach (var other in cells.Length > 2 ? cells[2].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [])
                names.TryAdd(other, (cells[0], kind));
        }

        return new(names.ToImmutable());
    }

    /// <summary>The agency of that name, in whatever case; null when it is none.</summary>
    public (string Name, AgencyKind Kind)? Find(ReadOnlySpan<char> name)
    {
        name = name.Trim(" .,-–—");
        return name.Length is > 1 and < 60 && _byName.TryGetValue(name.ToString(), out var found) ? found : null;
    }
}
