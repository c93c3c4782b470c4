using Herodotus.Link.Streams;

namespace Herodotus.Link.Terms;

/// <summary>The sum of the vectors of a story's reports, by itself and for its leads, names and figures; cut back to its heaviest terms when it grows.</summary>
internal sealed class TermSum
{
    /// <summary>Terms kept at most; cut back to <see cref="KeptTerms"/> when reached, so that adding stays cheap. Twice as many gave the same figures.</summary>
    public const int MaxTerms = 208;

    public const int KeptTerms = 160;

    private const int CoreTerms = 12;

    /// <summary>A term in one report of this many is a habit.</summary>
    public const float HabitualShare = 5;

    private const int FirstTable = 64;

    /// <summary>The table that serves until a sum has an unusually long report added: it is cut back to it.</summary>
    private const int UsualTable = 256;

    private const int UsualSlots = UsualTable * 7 / 8;

    private static readonly Slot None;

    // Ids by themselves: a look-up that finds nothing, as most do, touches few cache lines.
    private uint[] _ids = new uint[FirstTable];
    private ushort[] _places = new ushort[FirstTable];
    private Slot[] _slots = new Slot[FirstTable / 2];
    private int _used;
    private double _square, _leadSquare, _nameSquare, _numberSquare;
    private Slot[]? _core;

    public int Reports { get; private set; }

    /// <summary>The length of the sum.</summary>
    public float Length => (float)Math.Sqrt(_square);

    public float LeadLength => (float)Math.Sqrt(_leadSquare);

    public float NameLength => (float)Math.Sqrt(_nameSquare);

    public float NumberLength => (float)Math.Sqrt(_numberSquare);

    /// <summary>Its heaviest terms, the heaviest first: what the story is about.</summary>
    public ReadOnlySpan<Slot> Core => _core ??= Heaviest(CoreTerms);

    /// <summary>Empties it, for use with another story.</summary>
    public void Clear()
    {
        Array.Clear(_ids);
        Array.Clear(_slots, 0, _used);
        (_used, Reports, _core) = (0, 0, null);
        (_square, _leadSquare, _nameSquare, _numberSquare) = (0, 0, 0, 0);
    }

    /// <summary>Makes it the sum of one vector.</summary>
    public void Set(TermVector vector)
    {
        Clear();
        Add(vector);
        _core = _slots[..Math.Min(CoreTerms, _used)];
    }

    /// <param name="vector">Of a report.</param>
    /// <param name="share">How much of it counts.</param>
    public void Add(TermVector vector, float share = 1)
    {
        Reports++;
        _core = null;
        for (var i = 0; i < vector.Count; i++)
        {
            var (weight, traits) = (vector.Weight(i) * share, vector.Traits(i));
            ref var slot = ref Take(vector.Ids[i]);
            slot.Reports = (ushort)Math.Min(ushort.MaxValue, slot.Reports + 1);
            slot.Traits |= traits;
            Grow(ref slot.All, weight, ref _square);
            if ((traits & TermTraits.Lead) != 0)
                Grow(ref slot.Lead, weight / vector.Lead, ref _leadSquare);
            if ((traits & TermTraits.Number) != 0)
                Grow(ref slot.Named, weight / vector.Number, ref _numberSquare);
            else if ((traits & TermTraits.Name) != 0)
                Grow(ref slot.Named, weight / vector.Name, ref _nameSquare);
        }

        if (_used > MaxTerms)
            Cut();
    }

    /// <summary>Adds all of another sum: two stories that were one.</summary>
    public void Add(TermSum other)
    {
        Reports += other.Reports;
        _core = null;
        foreach (var slot in other._slots.AsSpan(0, other._used))
        {
            ref var own = ref Take(slot.Id);
            own.All += slot.All;
            own.Lead += slot.Lead;
            own.Named += slot.Named;
            own.Traits |= slot.Traits;
            own.Reports = (ushort)Math.Min(ushort.MaxValue, own.Reports + slot.Reports);
        }

        Cut();
    }

    public TermSum Copy()
    {
        var copy = new TermSum();
        copy.Add(this);
        return copy;
    }

    /// <summary>The term's place in the sum; a slot without an id when it is not there.</summary>
    public ref readonly Slot Of(uint id)
    {
        id = Key(id);
        var ids = _ids;
        var mask = ids.Length - 1;
        for (var at = (int)id & mask; ids[at] != 0; at = (at + 1) & mask)
        {
            if (ids[at] == id)
                return ref _slots[_places[at]];
        }

        return ref None;
    }

    public float Cosine(TermVector vector)
    {
        if (_square <= 0)
            return 0;
        var sum = 0f;
        for (var i = 0; i < vector.Count; i++)
            sum += Of(vector.Ids[i]).All * vector.Weight(i);
        return sum / Length;
    }

    /// <summary>The weighted share of a report's terms that the story's reports use as a habit: a broad story covers what its mean does not resemble.</summary>
    public float Cover(TermVector vector)
    {
        var sum = 0f;
        for (var i = 0; i < vector.Count; i++)
            sum += vector.Weight(i) * vector.Weight(i) * Math.Min(1, HabitualShare * Of(vector.Ids[i]).Reports / Reports);
        return sum;
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(Reports);
        snapshot.Double(_square);
        snapshot.Double(_leadSquare);
        snapshot.Double(_nameSquare);
        snapshot.Double(_numberSquare);
        snapshot.Array<Slot>(Heaviest(_used));
    }

    public static TermSum Read(SnapshotReader snapshot)
    {
        var sum = new TermSum
        {
            Reports = snapshot.Int(),
            _square = snapshot.Double(),
            _leadSquare = snapshot.Double(),
            _nameSquare = snapshot.Double(),
            _numberSquare = snapshot.Double(),
        };
        foreach (var slot in snapshot.Array<Slot>(0, out _))
            sum.Take(slot.Id) = slot;
        return sum;
    }

    /// <summary>Its heaviest terms as a unit vector.</summary>
    public TermVector Vector(int count)
    {
        var heaviest = Heaviest(count);
        var terms = new (uint, float, TermTraits)[heaviest.Length];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = (heaviest[i].Id, heaviest[i].All, heaviest[i].Traits & (TermTraits.Name | TermTraits.Number));
        return TermVector.Of(terms, count);
    }

    private static void Grow(ref float part, float weight, ref double square)
    {
        square += (weight * (double)weight) + (2.0 * part * weight);
        part += weight;
    }

    /// <summary>Zero marks an empty slot.</summary>
    private static uint Key(uint id) => id == 0 ? 1 : id;

    private ref Slot Take(uint id)
    {
        id = Key(id);
        var mask = _ids.Length - 1;
        var at = (int)id & mask;
        while (_ids[at] != 0 && _ids[at] != id)
            at = (at + 1) & mask;
        if (_ids[at] != 0)
            return ref _slots[_places[at]];
        if (_used * 8 >= _ids.Length * 7)
        {
            Resize(_ids.Length * 2);
            mask = _ids.Length - 1;
            at = (int)id & mask;
            while (_ids[at] != 0)
                at = (at + 1) & mask;
        }

        if (_used == _slots.Length)
            Array.Resize(ref _slots, _used + (_used / 2));
        (_ids[at], _places[at]) = (id, (ushort)_used);
        _slots[_used].Id = id;
        return ref _slots[_used++];
    }

    private Slot[] Heaviest(int count)
    {
        var keys = new ulong[_used];
        var found = _slots[.._used];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = ((ulong)~BitConverter.SingleToUInt32Bits(found[i].All) << 32) | found[i].Id;
        Array.Sort(keys, found);
        return found.Length <= count ? found : found[..count];
    }

    /// <summary>Keeps the heaviest terms and counts the lengths again.</summary>
    private void Cut()
    {
        var kept = Heaviest(_used > MaxTerms ? KeptTerms : _used);
        if (_slots.Length > UsualSlots)
            _slots = new Slot[UsualSlots];
        else
            Array.Clear(_slots, 0, _used);
        _used = 0;
        if (_ids.Length > UsualTable)
            (_ids, _places) = (new uint[UsualTable], new ushort[UsualTable]);
        else
            Array.Clear(_ids);
        (_square, _leadSquare, _nameSquare, _numberSquare) = (0, 0, 0, 0);
        foreach (var slot in kept)
        {
            Take(slot.Id) = slot;
            _square += slot.All * (double)slot.All;
            _leadSquare += slot.Lead * (double)slot.Lead;
            if ((slot.Traits & TermTraits.Number) != 0)
                _numberSquare += slot.Named * (double)slot.Named;
            else
                _nameSquare += slot.Named * (double)slot.Named;
        }
    }

    private void Resize(int size)
    {
        (_ids, _places) = (new uint[size], new ushort[size]);
        var mask = size - 1;
        for (var i = 0; i < _used; i++)
        {
            var at = (int)_slots[i].Id & mask;
            while (_ids[at] != 0)
                at = (at + 1) & mask;
            (_ids[at], _places[at]) = (_slots[i].Id, (ushort)i);
        }
    }

    /// <summary>A term of the sum: its weight in all, in leads, and as a name or a figure, and how many reports hold it.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Pack = 4)]
    internal struct Slot
    {
        public uint Id;
        public float All;
        public float Lead;
        public float Named;
        public ushort Reports;
        public TermTraits Traits;
    }
}
