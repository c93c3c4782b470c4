using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>One report's actor as linking sees it.</summary>
/// <param name="Order">Its place among all, by report and then by id.</param>
/// <param name="Keys">Its names as they are compared, the one it is called by first.</param>
/// <param name="Context">Countries and bodies the report names, each once: what two reports may share.</param>
/// <param name="Story">The story of its report; null where reports are not grouped.</param>
internal sealed record ActorNode(int Order, Report Report, ReportActor Actor, ImmutableArray<string> Keys, ImmutableArray<string> Context, string? Story)
{
    public string? Entry { get; } = Actor.Links.GetValueOrDefault("herodotus");

    public string? Place { get; } = Actor.Links.GetValueOrDefault("geonames");

    /// <summary>True when one of its names has several words.</summary>
    public bool IsFull { get; } = Keys.Any(IsWhole);

    /// <summary>True for a key of several words.</summary>
    public static bool IsWhole(string key) => key.Contains(' ', StringComparison.Ordinal);
}
