namespace Herodotus.Link.Streams;

/// <summary>Consecutively numbered values of which the oldest leave: one array, used around.</summary>
internal sealed class Ring<T>
    where T : unmanaged
{
    private T[] _items = new T[64];

    /// <summary>The number of the oldest value kept.</summary>
    public int First { get; private set; }

    /// <summary>The number the next value will have.</summary>
    public int Next { get; private set; }

    public int Count => Next - First;

    public ref T this[int number] => ref _items[number & (_items.Length - 1)];

    public bool Holds(int number) => number >= First && number < Next;

    public int Add(T value)
    {
        if (Count == _items.Length)
            Grow();
        _items[Next & (_items.Length - 1)] = value;
        return Next++;
    }

    public void RemoveFirst() => First++;

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(First);
        var items = new T[Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = this[First + i];
        snapshot.Array<T>(items);
    }

    public void Read(SnapshotReader snapshot)
    {
        First = Next = snapshot.Int();
        foreach (var item in snapshot.Array<T>(0, out _))
            Add(item);
    }

    private void Grow()
    {
        var items = new T[_items.Length * 2];
        for (var number = First; number < Next; number++)
            items[number & (items.Length - 1)] = this[number];
        _items = items;
    }
}
