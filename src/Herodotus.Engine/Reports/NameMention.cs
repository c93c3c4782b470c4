using Herodotus.Text;

namespace Herodotus.Reports;

/// <summary>What a name names. <see cref="Group"/> is a nationality, party or faith.</summary>
public enum NameType
{
    Person,
    Organization,
    Place,
    Group,
    Role,
    Event,
    Other,
}

/// <summary>One place in a report where something is called by its name.</summary>
/// <param name="Span">The words of the name.</param>
/// <param name="Type">What is written: a capital that stands for its government stays a place.</param>
/// <param name="Actor">The id of the report's actor it means, when resolved.</param>
/// <param name="Role">The role the text gives the actor just here ("President of Colombia").</param>
public readonly record struct NameMention(TextSpan Span, NameType Type, string? Actor = null, string? Role = null);
