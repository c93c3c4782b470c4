using Herodotus.Knowledge;
using Herodotus.Reports;

namespace Herodotus.Link.Actors;

/// <summary>The actors so far, and by what their names are found: each actor of a report joins the best of those it shares a word with, or opens its own.</summary>
internal sealed class ActorIndex(NameTranslator translator)
{
    /// <summary>A word borne by more actors than this says nothing; it is looked up only for names that have no rarer word.</summary>
    private const int CommonWord = 48;

    /// <summary>How many actors a name is compared with: the cost of a mention stays the same however many there are.</summary>
    private const int MostCompared = 24;

    private readonly ActorComparison _comparison = new(translator);
    private readonly Dictionary<string, List<ActorCluster>> _index = new(StringComparer.Ordinal);
    private readonly List<(string Key, List<ActorCluster> Bearers)> _known = [];
    private readonly List<ActorCluster> _candidates = [];

    public List<ActorCluster> Clusters { get; } = [];

    public void Place(ActorNode node)
    {
        var keys = IndexKeys(node).Distinct(StringComparer.Ordinal).ToList();
        ActorCluster? best = null;
        var (score, second) = (0.0, 0.0);
        FindCandidates(node, keys);
        var bearers = node.IsFull ? 1 : CountBearers(node);
        foreach (var cluster in _candidates)
        {
            var value = _comparison.Score(node, cluster, bearers, null);
            if (value > score)
                (best, second, score) = (cluster, score, value);
            else if (value > second)
                second = value;
        }

        // Two people of one name stay in doubt; of two bodies or places called so the one that is called so first is meant.
        var doubtful = score - second < ActorFeatures.Lead && second >= ActorFeatures.Threshold && node.Entry is null;
        if (doubtful && node.Actor.Type != ActorType.Person
            && _candidates.Find(cluster => cluster.Founder.Keys[0] == node.Keys[0] && _comparison.Score(node, cluster, bearers, null) >= ActorFeatures.Threshold) is { } namesake)
            (best, doubtful) = (namesake, false);
        if (best is null || score < ActorFeatures.Threshold || doubtful)
        {
            best = new ActorCluster(node);
            Clusters.Add(best);
        }
        else if (HasNewName(node, best))
        {
            _comparison.Score(node, best, bearers, best.Evidence);
        }

        best.Add(node);
        foreach (var key in keys)
        {
            if (!_index.TryGetValue(key, out var list))
                _index.Add(key, list = []);
            if (list.Count <= CommonWord && !list.Contains(best))
                list.Add(best);
        }
    }

    private static bool HasNewName(ActorNode node, ActorCluster cluster)
    {
        foreach (var key in node.Keys)
        {
            if (!cluster.Has(key))
                return true;
        }

        return false;
    }

    /// <summary>How many of the candidates have a whole name that ends in one of the node's.</summary>
    private int CountBearers(ActorNode node)
    {
        var bearers = 0;
        foreach (var cluster in _candidates)
        {
            if (cluster.IsFull && Bears(cluster, node))
                bearers++;
        }

        return bearers;
    }

    private static bool Bears(ActorCluster cluster, ActorNode node)
    {
        foreach (var key in cluster.Keys)
        {
            foreach (var mine in node.Keys)
            {
                if (NameWords.IsSurnameOf(mine, key))
                    return true;
            }
        }

        return false;
    }

    /// <summary>The comparable actors that share a key with the node, those of the rarest keys first.</summary>
    private void FindCandidates(ActorNode node, List<string> keys)
    {
        _candidates.Clear();
        _known.Clear();
        foreach (var key in keys)
        {
            if (_index.TryGetValue(key, out var bearers))
                _known.Add((key, bearers));
        }

        _known.Sort((a, b) => a.Bearers.Count.CompareTo(b.Bearers.Count) is not 0 and var order ? order : string.CompareOrdinal(a.Key, b.Key));
        foreach (var (_, bearers) in _known)
        {
            if (bearers.Count > CommonWord && _candidates.Count > 0)
                return;
            foreach (var cluster in bearers)
            {
                if (_candidates.Count >= MostCompared)
                    return;
                if (ActorComparison.Comparable(node.Actor.Type, cluster.Type) && !_candidates.Contains(cluster))
                    _candidates.Add(cluster);
            }
        }
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
            var whole = ActorNode.IsWhole(key);
            if (node.Actor.Type == ActorType.Person)
            {
                foreach (var word in key.Split(' ').Skip(whole ? 1 : 0))
                    yield return "p" + NameSound.Of(word);
                if (whole)
                    yield return $"g{key.AsSpan(0, key.IndexOf(' ', StringComparison.Ordinal))}{key[key.LastIndexOf(' ') + 1]}";
            }
            else if (node.Actor.Type != ActorType.Place)
            {
                foreach (var word in translator.Words(key))
                {
                    foreach (var form in translator.Forms(word))
                        yield return "o" + form;
                }

                if (whole && Acronyms.Of(key) is { Length: > 1 } letters)
                    yield return "=" + letters.ToLowerInvariant();
            }
        }
    }
}
