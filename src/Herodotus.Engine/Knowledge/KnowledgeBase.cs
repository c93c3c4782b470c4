using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>
/// What Herodotus knows before it reads: countries with their people and capitals, bodies, outlets, places. Loaded once, shared by all
/// threads, searched by spans without allocation.
/// </summary>
/// <remarks>
/// It knows names, not news: who holds an office comes from the reports. A name written in capitals only (US, UN, WHO) is found only where
/// the text has it in capitals, every other only with a capital first letter; people's adjectives (<see cref="FindDemonym"/>) as they come.
/// </remarks>
public sealed class KnowledgeBase
{
    private const string Folder = "knowledge";

    private readonly NameTable<Country> _countries;
    private readonly NameTable<Country> _demonyms;
    private readonly NameTable<Country> _capitals;
    private readonly NameTable<Body> _bodies;
    private readonly NameTable<Body> _seats;
    private readonly NameTable<Outlet> _outlets;
    private readonly Dictionary<string, Outlet> _sites;
    private readonly Dictionary<string, Country> _codes;

    private readonly ImmutableDictionary<string, LanguageWords> _words;

    private KnowledgeBase(
        DataFolder data, ImmutableArray<Country> countries, ImmutableArray<Body> bodies, ImmutableArray<Outlet> outlets, Gazetteer places, NameLore lore)
    {
        Countries = countries;
        Bodies = bodies;
        Outlets = outlets;
        Places = places;
        Lore = lore;
        _codes = countries.ToDictionary(country => country.Code, StringComparer.Ordinal);
        _countries = NameTable<Country>.Of(countries.SelectMany(country => country.Names, (country, name) => (name, country)).Concat(
            lore.CountryNames.Where(pair => _codes.ContainsKey(pair.Code)).Select(pair => (pair.Name, _codes[pair.Code]))));
        _demonyms = NameTable<Country>.Of(countries.SelectMany(country => country.Demonyms, (country, name) => (name, country)));
        _capitals = NameTable<Country>.Of(countries.SelectMany(country => country.Capitals, (country, name) => (name, country)));
        _bodies = NameTable<Body>.Of(bodies.SelectMany(body => body.Names, (body, name) => (name, body)));
        _seats = NameTable<Body>.Of(bodies.SelectMany(body => body.Seats, (body, name) => (name, body)));
        _outlets = NameTable<Outlet>.Of(outlets.SelectMany(outlet => outlet.Names, (outlet, name) => (name, outlet)));
        _sites = outlets.Where(outlet => outlet.Site is not null).DistinctBy(outlet => outlet.Site).ToDictionary(outlet => outlet.Site!, StringComparer.OrdinalIgnoreCase);
        var demonyms = countries.SelectMany(country => country.Demonyms).ToList();
        var names = countries.SelectMany(country => country.Names.Concat(country.Capitals)).Concat(bodies.SelectMany(body => body.Names)).ToList();
        _words = Languages.ToImmutableDictionary(language => language, language => LanguageWords.Load(data, language, demonyms, names));
    }

    /// <summary>The languages whose role and body words are known.</summary>
    public static ImmutableArray<string> Languages => DataFolder.Languages;

    public ImmutableArray<Country> Countries { get; }

    public ImmutableArray<Body> Bodies { get; }

    public ImmutableArray<Outlet> Outlets { get; }

    public Gazetteer Places { get; }

    /// <summary>Given names and their gender, words of names in several languages, company forms.</summary>
    public NameLore Lore { get; }

    public static KnowledgeBase Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var lore = NameLore.Load(data);
        return new KnowledgeBase(
            data,
            [.. data.Lines(Folder, "countries.tsv").Select(KnowledgeRows.Country)],
            [.. data.Lines(Folder, "bodies.tsv").Select(KnowledgeRows.Body).Concat(lore.Parties)],
            [.. data.Lines(Folder, "outlets.tsv").Select(KnowledgeRows.Outlet)],
            Gazetteer.Read(File.ReadAllBytes(data.File(Folder, "gazetteer.bin"))),
            lore);
    }

    /// <summary>By name in any of the known languages ("EE. UU.", "Brasil"); not by adjective, not by capital.</summary>
    public Country? FindCountry(ReadOnlySpan<char> name) => _countries.Find(name);

    /// <summary>By adjective or name of its people ("Venezuelan", "venezolana", "French").</summary>
    public Country? FindDemonym(ReadOnlySpan<char> word) => _demonyms.Find(word, anyCase: true);

    /// <summary>By capital or seat: the country whose government the name may stand for.</summary>
    public Country? FindCapital(ReadOnlySpan<char> name) => _capitals.Find(name);

    public Body? FindBody(ReadOnlySpan<char> name) => _bodies.Find(name);

    /// <summary>By the city it has its seat in: the body, rather than the country, for which the name of a capital may stand.</summary>
    public Body? FindSeat(ReadOnlySpan<char> city) => _seats.Find(city);

    public Outlet? FindOutlet(ReadOnlySpan<char> name) => _outlets.Find(name);

    /// <summary>False where no outlet's name begins with these words.</summary>
    public bool MayBeginOutlet(ReadOnlySpan<char> words) => _outlets.MayBegin(words);

    /// <summary>The role and body words of a language; those of English for one that has none of its own, as its names may be English.</summary>
    public LanguageWords Words(string language) => _words.GetValueOrDefault(language) ?? _words["en"];

    /// <summary>By the host of a URL, subdomains and <c>www.</c> allowed.</summary>
    public Outlet? FindOutletBySite(ReadOnlySpan<char> host)
    {
        var lookup = _sites.GetAlternateLookup<ReadOnlySpan<char>>();
        while (true)
        {
            if (lookup.TryGetValue(host, out var outlet))
                return outlet;
            var dot = host.IndexOf('.');
            if (dot < 0)
                return null;
            host = host[(dot + 1)..];
        }
    }

    public Country? CountryByCode(ReadOnlySpan<char> code) =>
        _codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var country) ? country
        : code.Length == 2 && Lore.ShortCodes.TryGetValue(code.ToString(), out var alpha3) && _codes.TryGetValue(alpha3, out country) ? country
        : null;

    /// <summary>Indexes into <see cref="Places"/>, the most populous first.</summary>
    public ReadOnlySpan<int> FindPlaces(ReadOnlySpan<char> name) => Places.Find(name);
}
