namespace Herodotus.Analyze.Names;

/// <summary>What a phrase of the gazetteer is; bits, since one phrase may be several things.</summary>
[Flags]
public enum PhraseKind : ushort
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
}
