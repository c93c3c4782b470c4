using System.Runtime.InteropServices;

namespace Herodotus.Link.Stories;

/// <summary>Which live stories hold a term: the way from a report to the few stories worth comparing.</summary>
internal sealed class StoryIndex
{
    /// <summary>Stories kept under one term, the latest: a term in more of them does not tell stories apart.</summary>
    private const int MaxStories = 256;

    /// <summary>Entries read for one report: what keeps its time flat when the stories are many.</summary>
    private const int MaxVisits = 1_500;

    private readonly Dictionary<uint, List<int>> _stories = [];
    private readonly Dictionary<int, float> _scores = [];

    public int Terms => _stories.Count;

    public void Add(uint term, int story)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, term, out _);
        list ??= new List<int>(2);
        list.Add(story);
        if (list.Count >= MaxStories * 2)
            list.RemoveRange(0, list.Count - MaxStories);
    }

    public void Remove(uint term, int story)
    {
        if (!_stories.TryGetValue(term, out var list))
            return;
        list.Remove(story);
        if (list.Count == 0)
            _stories.Remove(term);
    }

    /// <summary>The stories that share the weightiest terms with a report, best first. Rare terms are asked first, common ones while the budget lasts.</summary>
    public List<int> Find(Span<(uint Term, float Weight)> terms, int limit)
    {
        _scores.Clear();
        terms.Sort((a, b) => Length(a.Term) != Length(b.Term) ? Length(a.Term).CompareTo(Length(b.Term)) : a.Term.CompareTo(b.Term));
        var budget = MaxVisits;
        foreach (var (term, weight) in terms)
        {
            if (!_stories.TryGetValue(term, out var list))
                continue;
            if ((budget -= Math.Min(list.Count, MaxStories)) < 0)
                break;
            foreach (var story in CollectionsMarshal.AsSpan(list)[Math.Max(0, list.Count - MaxStories)..])
                CollectionsMarshal.GetValueRefOrAddDefault(_scores, story, out _) += weight;
        }

        var best = new List<(int Story, float Score)>(limit + 1);
        foreach (var (story, score) in _scores)
        {
            if (best.Count == limit && !Before((story, score), best[^1]))
                continue;
            var at = best.Count;
            while (at > 0 && Before((story, score), best[at - 1]))
                at--;
            best.Insert(at, (story, score));
            if (best.Count > limit)
                best.RemoveAt(limit);
        }

        return best.ConvertAll(b => b.Story);
    }

    private static bool Before((int Story, float Score) left, (int Story, float Score) right) =>
        left.Score != right.Score ? left.Score > right.Score : left.Story > right.Story;

    private int Length(uint term) => _stories.TryGetValue(term, out var list) ? list.Count : 0;
}
