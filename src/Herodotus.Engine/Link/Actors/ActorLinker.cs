using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>
/// Who is who across reports and languages. Each report's actor joins the best of the actors so far or opens its own; whole names first, so
/// that a surname finds whom it is short for. Every merge keeps its features; what a user decided is obeyed last.
/// </summary>
public static class ActorLinker
{
    /// <summary>A word borne by more actors than this says nothing; it is looked up only for names that have no rarer word.</summary>
    private const int CommonWord = 48;

    /// <summary>How many actors a name is compared with: the cost of a mention stays the same however many there are.</summary>
    private const int MostCompared = 24;

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
        var linking = new Linking(translator);
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
        foreach (var analyzed in reports)
        {
            var context = analyzed.Annotations.Actors
                .Select(actor => actor.Links.GetValueOrDefault("herodotus") ?? actor.Links.GetValueOrDefault("geonames"))
                .OfType<string>().Take(32).ToImmutableHashSet(StringComparer.Ordinal);
            foreach (var actor in analyzed.Annotations.Actors)
            {
                ImmutableArray<string> keys = [.. actor.Names.Select(name => NameKey.Of(Romanization.ToLatin(name))).Where(key => key.Length > 1).Distinct(StringComparer.Ordinal).Take(24)];
                if (keys.Length > 0)
                    nodes.Add(new ActorNode(nodes.Count, analyzed.Report, actor, keys, context, stories?.GetValueOrDefault(analyzed.Report.Id)));
            }
        }

        ActorTypes.Settle(nodes);
        return nodes;
    }

    /// <summary>The clusters so far, and where to find them.</summary>
    private sealed class Linking(NameTranslator translator)
    {
        private readonly ActorComparison _comparison = new(translator);
        private readonly Dictionary<string, List<ActorCluster>> _index = new(StringComparer.Ordinal);

        public List<ActorCluster> Clusters { get; } = [];

        public void Place(ActorNode node)
        {
            var keys = IndexKeys(node).Distinct(StringComparer.Ordinal).ToList();
            ActorCluster? best = null;
            var (score, second) = (0.0, 0.0);
            var candidates = Candidates(node, keys);
            var bearers = node.IsFull ? 1 : candidates.Count(cluster => ActorComparison.Comparable(node.Actor.Type, cluster.Type) && cluster.Keys.Any(key => key.Contains(' ', StringComparison.Ordinal) && node.Keys.Any(mine => NameWords.IsSurnameOf(mine, key))));
            foreach (var cluster in candidates)
            {
                var value = _comparison.Score(node, cluster, bearers, null);
                if (value > score)
                    (best, second, score) = (cluster, score, value);
                else if (value > second)
                    second = value;
            }

            // Two people of one name stay in doubt; of two bodies or places called so the one that is called so first is meant.
            var doubtful = score - second < ActorFeatures.Lead && second >= ActorFeatures.Threshold && node.Entry is null;
            if (doubtful && node.Actor.Type != ActorType.Person && candidates.FirstOrDefault(cluster => cluster.Founder.Keys[0] == node.Keys[0] && _comparison.Score(node, cluster, bearers, null) >= ActorFeatures.Threshold) is { } namesake)
                (best, doubtful) = (namesake, false);
            if (best is null || score < ActorFeatures.Threshold || doubtful)
            {
                best = new ActorCluster(node);
                Clusters.Add(best);
            }
            else if (node.Keys.Any(key => !best.Keys.Contains(key)))
            {
                _comparison.Score(node, best, bearers, best.Evidence);
            }

            best.Add(node);
            foreach (var key in keys)
            {
                if (!_index.TryGetValue(key, out var list))
                    _index.Add(key, list = []);
                if (!list.Contains(best) && list.Count <= CommonWord)
                    list.Add(best);
            }
        }

        private List<ActorCluster> Candidates(ActorNode node, List<string> keys)
        {
            var found = new List<ActorCluster>();
            foreach (var key in keys.Where(key => _index.ContainsKey(key)).OrderBy(key => _index[key].Count).ThenBy(key => key, StringComparer.Ordinal))
            {
                var list = _index[key];
                if (list.Count > CommonWord && found.Count > 0)
                    break;
                foreach (var cluster in list)
                {
                    if (found.Count >= MostCompared)
                        return found;
                    if (ActorComparison.Comparable(node.Actor.Type, cluster.Type) && !found.Contains(cluster))
                        found.Add(cluster);
                }
            }

            return found;
        }

        private IEnumerable<string> IndexKeys(ActorNode node)
        {
            if (node.Entry is { } entry)
                yield return "=" + entry;
            if (node.Place is { } place)
                yield return "@" + place;
            if (node.Actor.Type == ActorType.Government)
                yield break;
            foreach (var key in node.Keys)
            {
                yield return "=" + key;
                if (node.Actor.Type == ActorType.Person)
                {
                    foreach (var word in key.Split(' ').Skip(key.Contains(' ', StringComparison.Ordinal) ? 1 : 0))
                        yield return "p" + NameSound.Of(word);
                    if (key.Contains(' ', StringComparison.Ordinal))
                        yield return "g" + key[..key.IndexOf(' ', StringComparison.Ordinal)] + key[(key.LastIndexOf(' ') + 1)..][..1];
                }
                else if (node.Actor.Type != ActorType.Place)
                {
                    foreach (var word in translator.Words(key))
                    {
                        foreach (var form in translator.Forms(word))
                            yield return "o" + form;
                    }

                    if (key.Contains(' ', StringComparison.Ordinal) && Acronyms.Of(key) is { Length: > 1 } letters)
                        yield return "=" + letters.ToLowerInvariant();
                }
            }
        }
    }
}
