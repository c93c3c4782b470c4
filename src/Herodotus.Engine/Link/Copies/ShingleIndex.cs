using System.Numerics;
using System.Runtime.InteropServices;
using Herodotus.Link.Streams;

namespace Herodotus.Link.Copies;

/// <summary>Which live reports hold a shingle. Sixteen tables share the work, so that sweeping and growing never stop the stream for long.</summary>
internal sealed class ShingleIndex
{
    /// <summary>Holders kept for one shingle. More than this is a formula, not a sign of copying.</summary>
    public const int MaxHolders = 8;

    private readonly Table[] _tables = [.. Enumerable.Range(0, 16).Select(_ => new Table())];

    /// <summary>Reports below this number have left the window.</summary>
    public int FirstLive { get; set; }

    /// <summary>Writes the live holders of a shingle, oldest first as a rule; returns how many.</summary>
    public int Find(uint key, Span<int> found) => TableOf(key).Find(key, found, FirstLive);

    public void Add(uint key, int report) => TableOf(key).Add(key, report, FirstLive);

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(FirstLive);
        foreach (var table in _tables)
            table.Write(snapshot, FirstLive);
    }

    public void Read(SnapshotReader snapshot)
    {
        FirstLive = snapshot.Int();
        foreach (var table in _tables)
            table.Read(snapshot);
    }

    /// <summary>The low bits say nothing: shingles are sampled by them.</summary>
    private Table TableOf(uint key) => _tables[key >> 28];

    /// <summary>An open-addressed table whose expired entries are swept when it fills, so that its cost stays flat.</summary>
    private sealed class Table
    {
        private const int FirstSlots = 1 << 8;

        private Slot[] _slots = New(FirstSlots);
        private int _used;

        public int Find(uint key, Span<int> found, int firstLive)
        {
            var mask = _slots.Length - 1;
            var count = 0;
            for (var at = Place(key, mask); _slots[at].Holder >= 0; at = (at + 1) & mask)
            {
                if (_slots[at].Key == key && _slots[at].Holder >= firstLive && count < found.Length)
                    found[count++] = _slots[at].Holder;
            }

            return count;
        }

        public void Add(uint key, int report, int firstLive)
        {
            if (_used * 10L >= _slots.Length * 7L)
                Sweep(firstLive);
            var mask = _slots.Length - 1;
            var same = 0;
            var free = -1;
            var at = Place(key, mask);
            for (; _slots[at].Holder >= 0; at = (at + 1) & mask)
            {
                if (_slots[at].Holder < firstLive)
                {
                    if (free < 0)
                        free = at;
                }
                else if (_slots[at].Key == key && (_slots[at].Holder == report || ++same == MaxHolders))
                {
                    return;
                }
            }

            if (free < 0)
            {
                free = at;
                _used++;
            }

            _slots[free] = new Slot(key, report);
        }

        public void Write(SnapshotWriter snapshot, int firstLive)
        {
            var live = new List<Slot>();
            foreach (var slot in _slots)
            {
                if (slot.Holder >= firstLive)
                    live.Add(slot);
            }

            snapshot.Array<Slot>(CollectionsMarshal.AsSpan(live));
        }

        public void Read(SnapshotReader snapshot)
        {
            var live = snapshot.Array<Slot>(0, out _);
            foreach (var slot in live)
                SnapshotReader.Check(slot.Holder >= 0);
            Fill(live, 0);
        }

        private void Sweep(int firstLive) => Fill(_slots, firstLive);

        private void Fill(Slot[] slots, int firstLive)
        {
            _used = 0;
            foreach (var slot in slots)
                _used += slot.Holder >= firstLive ? 1 : 0;
            var size = Math.Max(FirstSlots, (int)BitOperations.RoundUpToPowerOf2((uint)slots.Length));
            while (_used * 2L >= size)
                size *= 2;
            _slots = New(size);
            var mask = size - 1;
            foreach (var slot in slots)
            {
                if (slot.Holder < firstLive)
                    continue;
                var at = Place(slot.Key, mask);
                while (_slots[at].Holder >= 0)
                    at = (at + 1) & mask;
                _slots[at] = slot;
            }
        }

        private static int Place(uint key, int mask) => (int)((key * 0x9e3779b1u) >> 5) & mask;

        private static Slot[] New(int size)
        {
            var made = new Slot[size];
            Array.Fill(made, new Slot(0, -1));
            return made;
        }

        private readonly record struct Slot(uint Key, int Holder);
    }
}
