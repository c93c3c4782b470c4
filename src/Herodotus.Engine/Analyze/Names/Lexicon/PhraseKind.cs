namespace Herodotus.Analyze.Names.Lexicon;

/// <summary>What a phrase of the gazetteer is; bits, since one phrase may be several things.</summary>
[Flags]
public enum PhraseKind : uint
{
    None = 0,

    /// <summary>A given or family name.</summary>
    NamePart = 1,

    /// <summary>The full name of an office holder.</summary>
    Person = 2,
    City = 4,
    Country = 8,
    Division = 16,

    /// <summary>A ministry, agency, court, company, international body.</summary>
    Body = 32,
    Party = 64,

    /// <summary>A nationality, people or faith.</summary>
    People = 128,
    Outlet = 256,

    /// <summary>A word that stands before a person's name ("Senator", "licenciado").</summary>
    Title = 512,

    /// <summary>A word that organizations' names are made with ("Ministry", "Universidad", "Inc").</summary>
    BodyWord = 1024,

    /// <summary>A word that places' names are made with ("River", "Sierra").</summary>
    PlaceWord = 2048,

    /// <summary>A usual given name, of a short list: <see cref="NamePart"/> holds the rare ones too, and many common words.</summary>
    Given = 4096,

    /// <summary>A usual family name.</summary>
    Family = 8192,

    /// <summary>A firm, brand or team.</summary>
    Company = 16384,

    /// <summary>What much-read pages are about: works, people, places, things.</summary>
    Known = 32768,

    /// <summary>A town of a few thousand people, or a village: many are common words or family names too.</summary>
    Town = 1 << 16,

    /// <summary>A named place in or between towns: an airport, a park, a station, a bridge, a mountain.</summary>
    Facility = 1 << 17,

    /// <summary>A university, college or school.</summary>
    School = 1 << 18,

    /// <summary>A sports club.</summary>
    Team = 1 << 19,

    /// <summary>A firm with many doors: shops, restaurants, banks, hotels.</summary>
    Chain = 1 << 20,

    /// <summary>A film, book, game, song or series.</summary>
    Work = 1 << 21,

    /// <summary>A public service or who runs one: police, transit, power, water, forests.</summary>
    Service = 1 << 22,
}
