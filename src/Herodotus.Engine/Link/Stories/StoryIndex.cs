using System.Runtime.InteropServices;
using Herodotus.Link.Streams;

namespace Herodotus.Link.Stories;

/// <summary>Which live stories hold a term: the way from a report to the few stories worth comparing.</summary>
internal sealed class StoryIndex
{
    /// <summary>Stories kept under one term, the latest: a term in more of them does not tell stories apart.</summary>
    private const int MaxStories = 256;

    /// <summary>Entries read for one report: what keeps its time flat when the stories are many.</summary>
    private const int MaxVisits = 1_500;

    private readonly Dictionary<uint, Holders> _stories = [];
    private readonly Dictionary<int, float> _scores = [];
    private readonly List<(int Story, float Score)> _best = [];

    public int Terms => _stories.Count;

    public void Add(uint term, int story)
    {
        ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(_stories, term, out _);
        holders.Add(story);
    }

    public void Remove(uint term, int story)
    {
        ref var holders = ref CollectionsMarshal.GetValueRefOrNullRef(_stories, term);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref holders) && holders.Remove(story))
            _stories.Remove(term);
    }

    /// <summary>The stories that share the weightiest terms with a report, best first. Rare terms are asked first, common ones while the budget lasts.</summary>
    public List<int> Find(Span<(uint Term, float Weight)> terms, int limit)
    {
        _scores.Clear();
        Span<long> keys = stackalloc long[terms.Length];
        for (var i = 0; i < terms.Length; i++)
            keys[i] = ((long)Length(terms[i].Term) << 32) | terms[i].Term;
        keys.Sort(terms);
        var budget = MaxVisits;
        foreach (var (term, weight) in terms)
        {
            if (!_stories.TryGetValue(term, out var holders))
                continue;
            if ((budget -= Math.Min(holders.Count, MaxStories)) < 0)
                break;
            foreach (var story in holders.Latest(MaxStories))
                CollectionsMarshal.GetValueRefOrAddDefault(_scores, story, out _) += weight;
        }

        _best.Clear();
        foreach (var (story, score) in _scores)
        {
            if (_best.Count == limit && !Before((story, score), _best[^1]))
                continue;
            var at = _best.Count;
            while (at > 0 && Before((story, score), _best[at - 1]))
                at--;
            _best.Insert(at, (story, score));
            if (_best.Count > limit)
                _best.RemoveAt(limit);
        }

        return _best.ConvertAll(b => b.Story);
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(_stories.Count);
        foreach (var (term, holders) in _stories)
        {
            snapshot.Int((int)term);
            snapshot.Array(holders.Latest(int.MaxValue));
        }
    }

    public void Read(SnapshotReader snapshot)
    {
        for (var left = snapshot.Count(int.MaxValue); left > 0; left--)
        {
            var term = (uint)snapshot.Int();
            foreach (var story in snapshot.Array<int>(0, out _))
                Add(term, story);
        }
    }

    private static bool Before((int Story, float Score) left, (int Story, float Score) right) =>
        left.Score != right.Score ? left.Score > right.Score : left.Story > right.Story;

    private int Length(uint term) => _stories.TryGetValue(term, out var holders) ? holders.Count : 0;

    /// <summary>The stories under one term: most terms have one, which needs no list.</summary>
    private struct Holders
    {
        private int _only;
        private int[]? _many;

        public int Count { get; private set; }

        public void Add(int story)
        {
            if (Count == 0)
            {
                (_only, Count) = (story, 1);
                return;
            }

            if (_many is null)
                _many = [_only, 0, 0];
            if (Count == _many.Length)
            {
                if (Count >= MaxStories * 2)
                {
                    _many.AsSpan(Count - MaxStories).CopyTo(_many);
                    Count = MaxStories;
                }
                else
                {
                    Array.Resize(ref _many, Math.Min(MaxStories * 2, Count * 2));
                }
            }

            _many[Count++] = story;
        }

        /// <summary>Takes a story out; true when none is left.</summary>
        public bool Remove(int story)
        {
            if (_many is null)
            {
                if (Count == 1 && _only == story)
                    Count = 0;
            }
            else if (_many.AsSpan(0, Count).IndexOf(story) is >= 0 and var at)
            {
                _many.AsSpan(at + 1, Count - at - 1).CopyTo(_many.AsSpan(at));
                Count--;
                if (Count == 1)
                    (_only, _many) = (_many[0], null);
            }

            return Count == 0;
        }

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public readonly ReadOnlySpan<int> Latest(int limit) =>
            _many is null ? MemoryMarshal.CreateReadOnlySpan(in _only, Count) : _many.AsSpan(Math.Max(0, Count - limit), Math.Min(limit, Count));
    }
}
