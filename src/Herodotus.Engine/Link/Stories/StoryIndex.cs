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

    /// <summary>Stories that share less than this part of what the best one shares are not worth measuring; up to 0.4 it moved no figure of the development sets by more than 0.2.</summary>
    private const float MinShare = 0.3f;

    private readonly Dictionary<uint, Holders> _stories = [];
    private readonly ScoreTable _scores = new(1 << 12);

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
                _scores.Add(story, weight);
        }

        var best = _scores.Best(limit);
        var least = best.Count == 0 ? 0 : best[0].Score * MinShare;
        var found = new List<int>(limit + 1);
        foreach (var (story, score) in best)
        {
            if (score >= least)
                found.Add(story);
        }

        return found;
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
