using Herodotus.Link.Streams;

namespace Herodotus.Link.Terms;

/// <summary>The sum of vectors by itself, for what is compared by its cosine only; cut back to its heaviest terms when it grows.</summary>
internal sealed class TermWeights
{
    /// <summary>The table that serves until a sum has an unusually long report added: it is cut back to it.</summary>
    private const int UsualTable = 256;

    private Slot[] _slots = new Slot[64];
    private int _used;
    private double _square;

    /// <summary>Empties it, for use with another story.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        (_used, _square) = (0, 0);
    }

    /// <param name="vector">Of a report.</param>
    /// <param name="share">How much of it counts.</param>
    public void Add(TermVector vector, float share = 1)
    {
        for (var i = 0; i < vector.Count; i++)
        {
            var weight = vector.Weight(i) * share;
            ref var slot = ref Take(vector.Ids[i]);
            _square += (weight * (double)weight) + (2.0 * slot.All * weight);
            slot.All += weight;
        }

        if (_used > TermSum.MaxTerms)
            Cut();
    }

    /// <summary>Adds all of another sum: two stories that were one.</summary>
    public void Add(TermWeights other)
    {
        foreach (var slot in other._slots)
        {
            if (slot.Id != 0)
                Take(slot.Id).All += slot.All;
        }

        Cut();
    }

    public bool Holds(uint id)
    {
        id = Key(id);
        var mask = _slots.Length - 1;
        for (var at = (int)(id & (uint)mask); _slots[at].Id != 0; at = (at + 1) & mask)
        {
            if (_slots[at].Id == id)
                return true;
        }

        return false;
    }

    public float Cosine(TermVector vector)
    {
        if (_square <= 0)
            return 0;
        var sum = 0f;
        var mask = _slots.Length - 1;
        for (var i = 0; i < vector.Count; i++)
        {
            var id = Key(vector.Ids[i]);
            var at = (int)(id & (uint)mask);
            while (_slots[at].Id != 0 && _slots[at].Id != id)
                at = (at + 1) & mask;
            sum += _slots[at].All * vector.Weight(i);
        }

        return sum / (float)Math.Sqrt(_square);
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Double(_square);
        snapshot.Array<Slot>(Heaviest(_used));
    }

    public static TermWeights Read(SnapshotReader snapshot)
    {
        var sum = new TermWeights { _square = snapshot.Double() };
        foreach (var slot in snapshot.Array<Slot>(0, out _))
            sum.Take(slot.Id) = slot;
        return sum;
    }

    /// <summary>Zero marks an empty slot.</summary>
    private static uint Key(uint id) => id == 0 ? 1 : id;

    private ref Slot Take(uint id)
    {
        if (_used * 8 >= _slots.Length * 7)
            Resize(_slots.Length * 2);
        id = Key(id);
        var mask = _slots.Length - 1;
        var at = (int)(id & (uint)mask);
        while (_slots[at].Id != 0 && _slots[at].Id != id)
            at = (at + 1) & mask;
        if (_slots[at].Id == 0)
        {
            _slots[at].Id = id;
            _used++;
        }

        return ref _slots[at];
    }

    private Slot[] Heaviest(int count)
    {
        var keys = new ulong[_used];
        var found = new Slot[_used];
        var used = 0;
        foreach (var slot in _slots)
        {
            if (slot.Id == 0)
                continue;
            keys[used] = ((ulong)~BitConverter.SingleToUInt32Bits(slot.All) << 32) | slot.Id;
            found[used++] = slot;
        }

        Array.Sort(keys, found);
        return used <= count ? found : found[..count];
    }

    /// <summary>Keeps the heaviest terms and counts the length again.</summary>
    private void Cut()
    {
        var kept = Heaviest(_used > TermSum.MaxTerms ? TermSum.KeptTerms : _used);
        if (_slots.Length > UsualTable)
            _slots = new Slot[UsualTable];
        Clear();
        foreach (var slot in kept)
        {
            Take(slot.Id) = slot;
            _square += slot.All * (double)slot.All;
        }
    }

    private void Resize(int size)
    {
        var old = _slots;
        _slots = new Slot[size];
        _used = 0;
        foreach (var slot in old)
        {
            if (slot.Id != 0)
                Take(slot.Id) = slot;
        }
    }

    private struct Slot
    {
        public uint Id;
        public float All;
    }
}
