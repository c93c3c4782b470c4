using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>Report actors that are one, while linking goes on.</summary>
internal sealed class ActorCluster(ActorNode founder)
{
    /// <summary>More names than any actor has; the rest add nothing to a comparison but time.</summary>
    private const int MostKeys = 40;

    public ActorNode Founder { get; private set; } = founder;

    public List<ActorNode> Nodes { get; } = [];

    /// <summary>Its names as they are compared, in order.</summary>
    public List<string> Keys { get; } = [];

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

    /// <summary>True when one of its names has several words.</summary>
    public bool IsFull { get; private set; }

    /// <summary>True for a name it has already.</summary>
    public bool Has(string key) => Keys.BinarySearch(key, StringComparer.Ordinal) >= 0;

    public void Add(ActorNode node)
    {
        Nodes.Add(node);
        if (node.Order < Founder.Order)
            Founder = node;
        foreach (var key in node.Keys)
        {
            if (Keys.Count == MostKeys || Keys.BinarySearch(key, StringComparer.Ordinal) is not (< 0 and var place))
                continue;
            Keys.Insert(~place, key);
            IsFull |= ActorNode.IsWhole(key);
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
