using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

public enum Gender : byte
{
    Unknown,
    Male,
    Female,
}

/// <summary>What is known of names as such, compiled from open lists: given names with their gender, parties, countries' names in other scripts.</summary>
public sealed class NameLore
{
    private readonly Dictionary<string, Gender> _given;

    private NameLore(
        Dictionary<string, Gender> given, ImmutableArray<Body> parties, ImmutableArray<(string Name, string Code)> countryNames, ImmutableDictionary<string, string> shortCodes)
    {
        _given = given;
        Parties = parties;
        CountryNames = countryNames;
        ShortCodes = shortCodes;
    }

    /// <summary>Parties with seats in parliaments, by country.</summary>
    public ImmutableArray<Body> Parties { get; }

    public ImmutableArray<(string Name, string Code)> CountryNames { get; }

    /// <summary>ISO 3166-1 alpha-3 by alpha-2, in capitals.</summary>
    public ImmutableDictionary<string, string> ShortCodes { get; }

    public bool IsGivenName(ReadOnlySpan<char> name) => Find(name) is not null;

    public Gender GenderOf(ReadOnlySpan<char> givenName) => Find(givenName) ?? Gender.Unknown;

    internal static NameLore Load(DataFolder data)
    {
        var given = new Dictionary<string, Gender>(8192, StringComparer.Ordinal);
        var parties = ImmutableArray.CreateBuilder<Body>();
        var countries = ImmutableArray.CreateBuilder<(string, string)>();
        var codes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in data.Lines("knowledge", "lore.tsv"))
        {
            var fields = line.Split('\t');
            switch (fields[0])
            {
                case "given":
                    given[fields[1]] = fields[2] switch { "m" => Gender.Male, "f" => Gender.Female, _ => Gender.Unknown };
                    break;
                case "party":
                    parties.Add(new Body(fields[1], BodyKind.Party, fields[2], null, [fields[1], .. KnowledgeRows.Values(fields[3])]));
                    break;
                case "code":
                    codes[fields[1]] = fields[2];
                    break;
                case "country":
                    countries.Add((fields[2], fields[1]));
                    break;
            }
        }

        return new NameLore(given, parties.ToImmutable(), countries.ToImmutable(), codes.ToImmutable());
    }

    private Gender? Find(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 40)
            return null;
        Span<char> key = stackalloc char[42];
        var length = NameKey.Write(name, key);
        return _given.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key[..length], out var gender) ? gender : null;
    }
}
