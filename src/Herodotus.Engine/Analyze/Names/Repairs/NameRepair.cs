using Herodotus.Analyze.Names.Repairs.Bounds;
using Herodotus.Analyze.Names.Repairs.Known;
using Herodotus.Analyze.Names.Repairs.People;
using Herodotus.Analyze.Names.Repairs.Tags;
using Herodotus.Analyze.Names.Repairs.Things;

namespace Herodotus.Analyze.Names.Repairs;

/// <summary>The looks that names are given after they were read, in the order they come.</summary>
public enum NameRepair
{
    /// <summary><see cref="AcronymRule"/>.</summary>
    Acronyms,

    /// <summary><see cref="NameCorrections"/>.</summary>
    Corrections,

    /// <summary><see cref="NameNeighbors"/>.</summary>
    Neighbors,

    /// <summary><see cref="KnownNames"/>.</summary>
    Known,

    /// <summary><see cref="NamePieces"/>.</summary>
    Pieces,

    /// <summary><see cref="NameSeams"/>.</summary>
    Seams,

    /// <summary><see cref="NameInitials"/>.</summary>
    Initials,

    /// <summary><see cref="BodyTails"/>.</summary>
    Tails,

    /// <summary><see cref="Appositions"/>.</summary>
    Appositions,

    /// <summary><see cref="Datelines"/>.</summary>
    Datelines,

    /// <summary><see cref="ThingNames"/>.</summary>
    Things,

    /// <summary><see cref="NameRefinements"/>.</summary>
    Refinements,

    /// <summary><see cref="NameNicknames"/>.</summary>
    Nicknames,

    /// <summary><see cref="FamilyNames"/>.</summary>
    Families,

    /// <summary><see cref="NameTags"/>.</summary>
    Tags,

    /// <summary><see cref="NameBounds"/>.</summary>
    Bounds,
}
