using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>
/// Who is who across reports and languages. Each report's actor joins the best of the actors so far or opens its own; whole names first, so
/// that a surname finds whom it is short for. Every merge keeps its features; what a user decided is obeyed last.
/// </summary>
public static class ActorLinker
{
    /// <summary>The actors of these reports, in order of first appearance. The order of the reports is the order of their arrival.</summary>
    /// <param name="stories">The story of each report by the report's id, where they are grouped: a name said twice in one story means one actor.</param>
    public static ImmutableArray<Actor> Link(
        IReadOnlyList<AnalyzedReport> reports, KnowledgeBase knowledge, NameTranslator translator, IReadOnlyList<ActorDecision> decisions,
        IReadOnlyDictionary<string, string>? stories = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(translator);
        ArgumentNullException.ThrowIfNull(decisions);
        var nodes = Nodes(reports, stories);
        var linking = new ActorIndex(translator);
        foreach (var node in nodes.Where(node => node.Entry is not null))
            linking.Place(node);
        foreach (var node in nodes.Where(node => node.Entry is null && node.IsFull))
            linking.Place(node);
        foreach (var node in nodes.Where(node => node.Entry is null && !node.IsFull))
            linking.Place(node);
        return ActorRecord.Make(linking.Clusters, knowledge, decisions);
    }

    private static List<ActorNode> Nodes(IReadOnlyList<AnalyzedReport> reports, IReadOnlyDictionary<string, string>? stories)
    {
        var nodes = new List<ActorNode>();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var analyzed in reports)
        {
            var context = analyzed.Annotations.Actors
                .Select(actor => actor.Links.GetValueOrDefault("herodotus") ?? actor.Links.GetValueOrDefault("geonames"))
                .OfType<string>().Take(32).Distinct(StringComparer.Ordinal).ToImmutableArray();
            foreach (var actor in analyzed.Annotations.Actors)
            {
                ImmutableArray<string> keys = [.. actor.Names.Select(KeyOf).Where(key => key.Length > 1).Distinct(StringComparer.Ordinal).Take(24)];
                if (keys.Length > 0)
                    nodes.Add(new ActorNode(nodes.Count, analyzed.Report, actor, keys, context, stories?.GetValueOrDefault(analyzed.Report.Id)));
            }
        }

        ActorTypes.Settle(nodes);
        return nodes;

        // The same names come again and again.
        string KeyOf(string name)
        {
            if (!known.TryGetValue(name, out var key))
                known.Add(name, key = NameKey.Of(Romanization.ToLatin(name)));
            return key;
        }
    }
}
