using System.Globalization;
using Herodotus.Knowledge;
using Herodotus.Reports;
using Herodotus.Text;

namespace Herodotus.Link.Actors;

/// <summary>From clusters to actors with stable ids, names in order, roles with their dates, and the user's decisions obeyed.</summary>
internal static class ActorRecord
{
    public static ImmutableArray<Actor> Make(List<ActorCluster> clusters, KnowledgeBase knowledge, IReadOnlyList<ActorDecision> decisions)
    {
        var actors = new SortedDictionary<int, Actor>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var byId = new Dictionary<string, (int Order, List<ActorNode> Nodes, List<Evidence> Evidence, string? Name)>(StringComparer.Ordinal);
        foreach (var cluster in clusters.OrderBy(cluster => cluster.Founder.Order))
            byId[Free(IdOf(cluster.Founder), taken)] = (cluster.Founder.Order, cluster.Nodes, cluster.Evidence, null);

        foreach (var decision in decisions)
            Obey(decision, byId, taken);
        foreach (var (id, group) in byId)
            actors[group.Order] = Finish(id, group.Nodes, group.Evidence, group.Name, knowledge);
        return [.. actors.Values];
    }

    private static void Obey(ActorDecision decision, Dictionary<string, (int Order, List<ActorNode> Nodes, List<Evidence> Evidence, string? Name)> byId, HashSet<string> taken)
    {
        if (!byId.TryGetValue(decision.Actor, out var actor))
            return;
        switch (decision.Kind)
        {
            case ActorDecisionKind.Merge when decision.Other is { } otherId && otherId != decision.Actor && byId.TryGetValue(otherId, out var other):
                actor.Evidence.AddRange(other.Evidence);
                actor.Evidence.Add(new Evidence("decision", $"merged with {otherId}", 100));
                byId[decision.Actor] = (Math.Min(actor.Order, other.Order), [.. actor.Nodes, .. other.Nodes], actor.Evidence, actor.Name);
                byId.Remove(otherId);
                break;
            case ActorDecisionKind.Split:
                var keys = decision.Names.Select(name => NameKey.Of(name)).ToHashSet(StringComparer.Ordinal);
                var leaving = actor.Nodes.Where(node => node.Keys.Any(keys.Contains)).ToList();
                if (leaving.Count == 0 || leaving.Count == actor.Nodes.Count)
                    return;
                var staying = actor.Nodes.Where(node => !leaving.Contains(node)).ToList();
                byId[decision.Actor] = (staying.Min(node => node.Order), staying, [.. actor.Evidence.Where(evidence => !keys.Any(key => evidence.Value.Contains(key, StringComparison.Ordinal)))], actor.Name);
                var founder = leaving.MinBy(node => node.Order)!;
                byId[Free(Hashed(decision.Actor + "\n" + string.Join('\n', keys.Order(StringComparer.Ordinal))), taken)] = (founder.Order, leaving, [new Evidence("decision", $"split from {decision.Actor}", 100)], null);
                break;
            case ActorDecisionKind.Rename when decision.Names.Length > 0:
                byId[decision.Actor] = actor with { Name = decision.Names[0] };
                break;
        }
    }

    /// <summary>An entry's id never depends on reports; any other actor's is that of the first mention that founded it.</summary>
    private static string IdOf(ActorNode founder) => founder.Entry is { } entry ? Hashed(entry)
        : founder.Place is { } place ? Hashed("geonames:" + place) : Hashed(founder.Report.Id + "\n" + founder.Keys[0]);

    private static string Hashed(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return string.Create(CultureInfo.InvariantCulture, $"act-{(hash ^ (hash >> 29)) & 0xffffffffffUL:x10}");
    }

    private static string Free(string id, HashSet<string> taken)
    {
        var free = id;
        for (var i = 2; !taken.Add(free); i++)
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{i}");
        return free;
    }

    private static Actor Finish(string id, List<ActorNode> nodes, List<Evidence> merges, string? chosen, KnowledgeBase knowledge)
    {
        nodes.Sort((a, b) => a.Order.CompareTo(b.Order));
        var names = Names(nodes);
        var entry = nodes.Select(node => node.Entry).FirstOrDefault(found => found is not null);
        var country = entry?.StartsWith("country:", StringComparison.Ordinal) == true ? knowledge.CountryByCode(entry.AsSpan(8)) : null;
        if (country is not null && !names.Contains(country.Name))
            names.Insert(0, country.Name);
        var name = chosen ?? country?.Name ?? names[0];
        if (!names.Contains(name))
            names.Insert(0, name);
        return new Actor
        {
            Id = id,
            Type = nodes.Any(node => node.Actor.Type == ActorType.ArmedGroup) ? ActorType.ArmedGroup : nodes[0].Actor.Type,
            Name = name,
            Names = [name, .. names.Where(other => other != name)],
            Country = nodes.Select(node => node.Actor.Country).FirstOrDefault(code => code is not null),
            Roles = Roles(nodes),
            Links = Links(nodes),
            Members = [.. nodes.Select(node => new ActorMember(node.Report.Id, node.Actor.Id))],
            Evidence = [.. nodes.SelectMany(node => node.Actor.Evidence).Concat(merges)],
        };
    }

    /// <summary>Whole names first, then those most mentions have, then the longest.</summary>
    private static List<string> Names(List<ActorNode> nodes)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            foreach (var name in node.Actor.Names)
                counts[name] = counts.GetValueOrDefault(name) + 1;
        }

        var names = counts.Keys.ToList();
        names.Sort((a, b) =>
        {
            var order = ActorNode.IsWhole(b).CompareTo(ActorNode.IsWhole(a));
            order = order != 0 ? order : counts[b].CompareTo(counts[a]);
            order = order != 0 ? order : b.Length.CompareTo(a.Length);
            return order != 0 ? order : string.CompareOrdinal(a, b);
        });
        return names;
    }

    /// <summary>What any report links it to, the first of each kind; offices and gender are a report's own.</summary>
    private static ImmutableSortedDictionary<string, string> Links(List<ActorNode> nodes)
    {
        var links = nodes[0].Actor.Links.Remove("offices").Remove("gender");
        foreach (var node in nodes.Skip(1))
        {
            foreach (var (kind, link) in node.Actor.Links)
            {
                if (kind is not ("offices" or "gender") && !links.ContainsKey(kind))
                    links = links.Add(kind, link);
            }
        }

        return links;
    }

    private static ImmutableArray<ActorRole> Roles(List<ActorNode> nodes) =>
    [
        .. nodes.SelectMany(node => node.Actor.Roles, (node, role) => (node, role))
            .GroupBy(pair => (Title: NameKey.Of(pair.role.Title), Body: NameKey.Of(pair.role.Body ?? ""), Status: pair.role.Status ?? ""))
            .Select(group =>
            {
                var dates = group.Select(pair => pair.node.Report.Published?.Date).OfType<DateOnly>().Select(IsoDay.Of).ToList();
                var first = group.First().role;
                return new ActorRole(
                    first.Title, first.Body, first.Status, dates.Count > 0 ? dates.Min(StringComparer.Ordinal) : null, dates.Count > 0 ? dates.Max(StringComparer.Ordinal) : null,
                    [.. group.Select(pair => new Evidence("role", pair.role.Body is null ? pair.role.Title : $"{pair.role.Title}, {pair.role.Body}", 1, pair.node.Report.Id, pair.role.Span))]);
            }),
    ];
}
