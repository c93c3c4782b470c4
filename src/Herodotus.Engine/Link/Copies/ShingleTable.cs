using System.Numerics;

namespace Herodotus.Link.Copies;

/// <summary>A number for each of some shingles: an open-addressed table that is emptied and filled again, one report after the other.</summary>
internal sealed class ShingleTable
{
    private (uint Key, int Value)[] _slots = [];
    private int _mask;
    private int _shift;

    /// <summary>How many shingles have a number.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all, and makes room.</summary>
    /// <param name="most">As many shingles as are added, or more.</param>
    public void Clear(int most)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, most * 2));
        if (_slots.Length < size)
            _slots = new (uint, int)[size];
        else
            Array.Clear(_slots, 0, size);
        (_mask, _shift) = (size - 1, 32 - BitOperations.Log2((uint)size));
        Count = 0;
    }

    /// <summary>The number of a shingle, which may be changed unless it is 0: then it has none.</summary>
    public ref int Find(uint shingle) => ref _slots[Place(shingle)].Value;

    /// <summary>Where the number of a shingle is to be written; 0 when it is met first. Whoever asks writes one that is not 0.</summary>
    public ref int Enter(uint shingle)
    {
        ref var slot = ref _slots[Place(shingle)];
        if (slot.Value == 0)
        {
            slot.Key = shingle;
            Count++;
        }

        return ref slot.Value;
    }

    private int Place(uint shingle)
    {
        var at = (int)((shingle * 0x9e3779b1u) >> _shift);
        while (_slots[at].Value != 0 && _slots[at].Key != shingle)
            at = (at + 1) & _mask;
        return at;
    }
}
