using System.Runtime.InteropServices;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>What an actor is, settled between reports: one sentence can mislead a reading that twenty others have right.</summary>
internal static class ActorTypes
{
    /// <summary>A type that has this many times the mentions of another in one story is what the name means there.</summary>
    private const int Majority = 2;

    /// <summary>The mentions of a type that a name was never taken for.</summary>
    private const int Unheard = -1;

    private static readonly int Types = Enum.GetValues<ActorType>().Length;

    /// <summary>Gives nodes the type that others of the same name have; those that knowledge, a place on the map or an office speaks for keep theirs.</summary>
    public static void Settle(List<ActorNode> nodes)
    {
        // What one report took for a person is a body when another says so of the same whole name, and nothing here speaks for a person.
        var bodies = nodes.Where(node => node.Actor.Type is ActorType.ArmedGroup or ActorType.Organization).SelectMany(node => node.Keys).Where(ActorNode.IsWhole).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Actor is { Type: ActorType.Person, Roles.IsEmpty: true } && nodes[i].Keys.Any(bodies.Contains))
                nodes[i] = OfType(nodes[i], ActorType.Organization);
        }

        var votes = new Dictionary<(string Story, string Name), int[]>();
        foreach (var node in nodes)
        {
            if (node.Story is null || node.Actor.Type == ActorType.Government)
                continue;
            ref var types = ref CollectionsMarshal.GetValueRefOrAddDefault(votes, (node.Story, node.Keys[0]), out _);
            types ??= [.. Enumerable.Repeat(Unheard, Types)];
            types[(int)node.Actor.Type] = Math.Max(0, types[(int)node.Actor.Type]) + node.Actor.Mentions.Length;
        }

        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.Story is null || IsCertain(node))
                continue;
            var types = votes[(node.Story, node.Keys[0])];
            var most = Array.IndexOf(types, types.Max());
            if (most != (int)node.Actor.Type && types[most] >= Majority * types[(int)node.Actor.Type])
                nodes[i] = OfType(node, (ActorType)most);
        }
    }

    private static bool IsCertain(ActorNode node) =>
        node.Entry is not null || node.Place is not null || !node.Actor.Roles.IsEmpty || node.Actor.Type == ActorType.Government;

    private static ActorNode OfType(ActorNode node, ActorType type) => node with { Actor = node.Actor with { Type = type } };
}
