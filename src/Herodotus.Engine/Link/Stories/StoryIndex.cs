using System.Runtime.InteropServices;

namespace Herodotus.Link.Stories;

/// <summary>Which live stories hold a term: the way from a report to the few stories worth comparing.</summary>
internal sealed class StoryIndex
{
    /// <summary>Stories kept under one term, the latest: a term in more of them does not tell stories apart.</summary>
    private const int MaxStories = 256;

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

    /// <summary>The stories that share the weightiest terms with a report, best first.</summary>
    public List<int> Find(ReadOnlySpan<(uint Term, float Weight)> terms, int limit)
    {
        _scores.Clear();
        foreach (var (term, weight) in terms)
        {
            if (!_stories.TryGetValue(term, out var list))
                continue;
            foreach (var story in CollectionsMarshal.AsSpan(list)[Math.Max(0, list.Count - MaxStories)..])
                CollectionsMarshal.GetValueRefOrAddDefault(_scores, story, out _) += weight;
        }

        var found = _scores.ToList();
        found.Sort((a, b) => a.Value != b.Value ? b.Value.CompareTo(a.Value) : b.Key.CompareTo(a.Key));
        return found.Take(limit).Select(p => p.Key).ToList();
    }
}
