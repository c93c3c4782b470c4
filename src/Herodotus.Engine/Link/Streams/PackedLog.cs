namespace Herodotus.Link.Streams;

/// <summary>
/// Runs of plain values, one after another, that leave at the front: what a window of a stream keeps, in a few large arrays instead of
/// many small ones. A run never crosses from one array into the next.
/// </summary>
internal sealed class PackedLog<T>
    where T : unmanaged
{
    private const int ChunkLength = 1 << 16;

    private readonly List<Chunk> _chunks = [];
    private T[]? _spare;

    /// <summary>Where the next run will begin. Positions only grow.</summary>
    public long End { get; private set; }

    /// <summary>Adds a run; its position finds it again.</summary>
    public long Append(ReadOnlySpan<T> run)
    {
        if (_chunks.Count == 0 || _chunks[^1].Used + run.Length > _chunks[^1].Items.Length)
        {
            var items = run.Length <= ChunkLength && _spare is { } spare ? spare : new T[Math.Max(ChunkLength, run.Length)];
            if (items == _spare)
                _spare = null;
            _chunks.Add(new Chunk(End, items));
        }

        var chunk = _chunks[^1];
        run.CopyTo(chunk.Items.AsSpan(chunk.Used));
        chunk.Used += run.Length;
        var position = End;
        End += run.Length;
        return position;
    }

    public ReadOnlySpan<T> Run(long position, int length)
    {
        if (length == 0)
            return [];
        var (low, high) = (0, _chunks.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_chunks[middle].Start <= position)
                low = middle;
            else
                high = middle - 1;
        }

        return _chunks[low].Items.AsSpan((int)(position - _chunks[low].Start), length);
    }

    /// <summary>Forgets what stands before a position, as far as whole arrays are free of what is kept.</summary>
    public void Trim(long before)
    {
        var free = 0;
        while (free < _chunks.Count - 1 && _chunks[free].Start + _chunks[free].Used <= before)
        {
            if (_chunks[free].Items.Length == ChunkLength)
                _spare = _chunks[free].Items;
            free++;
        }

        if (free > 0)
            _chunks.RemoveRange(0, free);
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(_chunks.Count);
        foreach (var chunk in _chunks)
        {
            snapshot.Long(chunk.Start);
            snapshot.Array(chunk.Items.AsSpan(0, chunk.Used));
        }
    }

    public void Read(SnapshotReader snapshot)
    {
        _chunks.Clear();
        for (var left = snapshot.Count(int.MaxValue); left > 0; left--)
        {
            var start = snapshot.Long();
            var items = snapshot.Array<T>(ChunkLength, out var used);
            _chunks.Add(new Chunk(start, items) { Used = used });
            End = start + used;
        }
    }

    private sealed class Chunk(long start, T[] items)
    {
        public long Start => start;

        public T[] Items => items;

        public int Used { get; set; }
    }
}
