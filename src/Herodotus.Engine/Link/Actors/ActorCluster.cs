using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>One report's actor as linking sees it.</summary>
/// <param name="Order">Its place among all, by report and then by id.</param>
/// <param name="Keys">Its names as they are compared, the one it is called by first.</param>
/// <param name="Context">Countries and bodies the report names: what two reports may share.</param>
/// <param name="Story">The story of its report; null where reports are not grouped.</param>
internal sealed record ActorNode(int Order, Report Report, ReportActor Actor, ImmutableArray<string> Keys, ImmutableHashSet<string> Context, string? Story)
{
    public string? Entry => Actor.Links.GetValueOrDefault("herodotus");

    public string? Place => Actor.Links.GetValueOrDefault("geonames");

    public bool IsFull => Keys.Any(key => key.Contains(' ', StringComparison.Ordinal));
}

/// <summary>Report actors that are one, while linking goes on.</summary>
internal sealed class ActorCluster(ActorNode founder)
{
    /// <summary>More names than any actor has; the rest add nothing to a comparison but time.</summary>
    private const int MostKeys = 40;

    public ActorNode Founder { get; private set; } = founder;

    public List<ActorNode> Nodes { get; } = [];

    public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Offices { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Context { get; } = new(StringComparer.Ordinal);

    /// <summary>The stories it was met in.</summary>
    public HashSet<string> Stories { get; } = new(StringComparer.Ordinal);

    public List<Evidence> Evidence { get; } = [];

    public ActorType Type { get; private set; } = founder.Actor.Type;

    public string? Country { get; private set; }

    public string? Entry { get; private set; }

    public string? Place { get; private set; }

    public string? Gender { get; private set; }

    public ActorCluster? JoinedInto { get; set; }

    public bool IsFull => Keys.Any(key => key.Contains(' ', StringComparison.Ordinal));

    public void Add(ActorNode node)
    {
        Nodes.Add(node);
        if (node.Order < Founder.Order)
            Founder = node;
        foreach (var key in node.Keys)
        {
            if (Keys.Count < MostKeys)
                Keys.Add(key);
        }

        if (node.Actor.Links.TryGetValue("offices", out var offices))
            Offices.UnionWith(offices.Split(' '));
        if (Context.Count < 64)
            Context.UnionWith(node.Context);
        if (node.Story is not null)
            Stories.Add(node.Story);
        Country ??= node.Actor.Country;
        Entry ??= node.Entry;
        Place ??= node.Place;
        Gender ??= node.Actor.Links.GetValueOrDefault("gender");
        if (node.Actor.Type == ActorType.ArmedGroup)
            Type = ActorType.ArmedGroup;
    }
}
