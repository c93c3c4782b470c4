namespace Herodotus.Link.Stories;

/// <summary>Scores of stories by number, added up in one pass and emptied at once: a table of fixed size, used again for every report.</summary>
/// <param name="size">Places, a power of two, more than twice the stories scored in one pass.</param>
internal sealed class ScoreTable(int size)
{
    private readonly Entry[] _entries = new Entry[size];
    private readonly List<int> _used = new(size / 2);
    private readonly List<(int Story, float Score)> _best = [];
    private uint _pass;

    public void Clear()
    {
        _used.Clear();
        if (++_pass != 0)
            return;
        Array.Clear(_entries);
        _pass = 1;
    }

    public void Add(int story, float score)
    {
        var mask = _entries.Length - 1;
        var at = (int)((uint)story * 0x9e3779b1u >> 8) & mask;
        while (_entries[at].Pass == _pass && _entries[at].Story != story)
            at = (at + 1) & mask;
        ref var entry = ref _entries[at];
        if (entry.Pass != _pass)
        {
            // A table this full has served its purpose: what comes now stands under common terms.
            if (_used.Count * 2 >= _entries.Length)
                return;
            entry = new Entry { Pass = _pass, Story = story };
            _used.Add(at);
        }

        entry.Score += score;
    }

    /// <summary>The stories that score most, best first; of equal ones the later.</summary>
    public List<(int Story, float Score)> Best(int limit)
    {
        _best.Clear();
        foreach (var at in _used)
        {
            var found = (_entries[at].Story, _entries[at].Score);
            if (_best.Count == limit && !Before(found, _best[^1]))
                continue;
            var place = _best.Count;
            while (place > 0 && Before(found, _best[place - 1]))
                place--;
            _best.Insert(place, found);
            if (_best.Count > limit)
                _best.RemoveAt(limit);
        }

        return _best;
    }

    private static bool Before((int Story, float Score) left, (int Story, float Score) right) =>
        left.Score != right.Score ? left.Score > right.Score : left.Story > right.Story;

    private struct Entry
    {
        public uint Pass;
        public int Story;
        public float Score;
    }
}
