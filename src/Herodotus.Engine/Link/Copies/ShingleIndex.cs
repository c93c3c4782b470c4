namespace Herodotus.Link.Copies;

/// <summary>Which live reports hold a shingle: one open-addressed table whose expired entries are swept when it fills, so its cost stays flat.</summary>
internal sealed class ShingleIndex
{
    /// <summary>Holders kept for one shingle. More than this is a formula, not a sign of copying.</summary>
    public const int MaxHolders = 8;

    private const int Empty = -1;
    private uint[] _keys = new uint[1 << 12];
    private int[] _holders = NewHolders(1 << 12);
    private int _used;

    /// <summary>Reports below this number have left the window.</summary>
    public int FirstLive { get; set; }

    /// <summary>Writes the live _holders of a shingle, oldest first as a rule; returns how many.</summary>
    public int Find(uint key, Span<int> found)
    {
        var mask = _keys.Length - 1;
        var count = 0;
        for (var slot = Slot(key, mask); _holders[slot] != Empty; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key && _holders[slot] >= FirstLive && count < found.Length)
                found[count++] = _holders[slot];
        }

        return count;
    }

    public void Add(uint key, int report)
    {
        if (_used * 10 >= _keys.Length * 6)
            Sweep();
        var mask = _keys.Length - 1;
        var same = 0;
        var free = -1;
        var slot = Slot(key, mask);
        for (; _holders[slot] != Empty; slot = (slot + 1) & mask)
        {
            if (_holders[slot] < FirstLive)
            {
                if (free < 0)
                    free = slot;
            }
            else if (_keys[slot] == key && (_holders[slot] == report || ++same == MaxHolders))
            {
                return;
            }
        }

        if (free < 0)
        {
            free = slot;
            _used++;
        }

        _keys[free] = key;
        _holders[free] = report;
    }

    private void Sweep()
    {
        var live = 0;
        foreach (var holder in _holders)
        {
            if (holder >= FirstLive)
                live++;
        }

        var size = _keys.Length;
        while (live * 10 >= size * 3)
            size *= 2;
        var (oldKeys, oldHolders) = (_keys, _holders);
        _keys = new uint[size];
        _holders = NewHolders(size);
        _used = live;
        var mask = size - 1;
        for (var i = 0; i < oldKeys.Length; i++)
        {
            if (oldHolders[i] == Empty || oldHolders[i] < FirstLive)
                continue;
            var slot = Slot(oldKeys[i], mask);
            while (_holders[slot] != Empty)
                slot = (slot + 1) & mask;
            _keys[slot] = oldKeys[i];
            _holders[slot] = oldHolders[i];
        }
    }

    private static int Slot(uint key, int mask) => (int)((key * 0x9e3779b1u) >> 7) & mask;

    private static int[] NewHolders(int size)
    {
        var made = new int[size];
        Array.Fill(made, Empty);
        return made;
    }
}
