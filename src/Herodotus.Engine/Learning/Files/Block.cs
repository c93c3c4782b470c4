using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Herodotus.Learning.Files;

/// <summary>
/// Arrays of plain values laid out one after another, in memory or mapped from a file, which costs nothing until they are read and is shared
/// between processes. Read only.
/// </summary>
/// <remarks>
/// Whoever takes a <see cref="Pointer{T}"/> keeps the block: memory lives as long as its block, a mapping as long as the process.
/// </remarks>
internal sealed unsafe class Block
{
    /// <summary>"HDTB" and the version of the form.</summary>
    private const uint Magic = 0x4254_4448;
    private const uint Form = 3;

    /// <summary>Magic, form, length of the file in bytes, count of arrays; then the length of each array.</summary>
    private const int HeadLength = 24;

    private const int Alignment = 64;

    private readonly byte* _start;
    private readonly object _owner;

    private Block(byte* start, object owner)
    {
        _start = start;
        _owner = owner;
    }

    /// <summary>The model it was made of, and the digest of that; null when it was made of none.</summary>
    public (string Path, string Digest)? Source { get; set; }

    /// <summary>What keeps the memory.</summary>
    public object Owner => _owner;

    /// <summary>Lays the arrays out in memory.</summary>
    public static Block Of(params ReadOnlySpan<byte[]> arrays)
    {
        var head = HeadLength + (arrays.Length * sizeof(long));
        var size = Align(head);
        foreach (var array in arrays)
            size = Align(size + array.Length);
        var bytes = GC.AllocateArray<byte>(checked((int)size), pinned: true);
        MemoryMarshal.Write(bytes, Magic);
        MemoryMarshal.Write(bytes.AsSpan(4), Form);
        MemoryMarshal.Write(bytes.AsSpan(8), size);
        MemoryMarshal.Write(bytes.AsSpan(16), (long)arrays.Length);
        var at = Align(head);
        for (var i = 0; i < arrays.Length; i++)
        {
            MemoryMarshal.Write(bytes.AsSpan(HeadLength + (i * sizeof(long))), (long)arrays[i].Length);
            arrays[i].CopyTo(bytes.AsSpan((int)at));
            at = Align(at + arrays[i].Length);
        }

        return new Block((byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(bytes)), bytes);
    }

    /// <summary>The bytes of an array, to lay out.</summary>
    public static byte[] Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values).ToArray();

    /// <summary>Maps a file that <see cref="Save"/> wrote; null when it is not there, or not whole, or of another form.</summary>
    public static Block? Map(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: >= HeadLength })
            return null;
        using var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var block = new Block(start, view);
        if (*(uint*)start == Magic && ((uint*)start)[1] == Form && block.Size == new FileInfo(path).Length)
            return block;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        return null;
    }

    /// <summary>The same arrays in large pages: quicker to look up in everywhere, and this process's own, where a mapping is shared.</summary>
    public Block InLargePages()
    {
        var memory = new LargeMemory((nuint)Size, lasts: true);
        Buffer.MemoryCopy(_start, memory.Start, Size, Size);
        if (_owner is MemoryMappedViewAccessor)
            LargeMemory.GiveBack(_start, (nuint)Size);
        return new Block(memory.Start, memory) { Source = Source };
    }

    /// <summary>Writes the block so that it can be mapped: whole or not at all, whatever else writes it.</summary>
    public void Save(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, Path.GetRandomFileName());
        using (var file = File.Create(part))
            file.Write(new ReadOnlySpan<byte>(_start, checked((int)Size)));
        File.Move(part, path, overwrite: true);
    }

    /// <summary>How many values array number <paramref name="index"/> has.</summary>
    public int Length<T>(int index)
        where T : unmanaged => (int)(Lengths[index] / sizeof(T));

    /// <summary>The first value of array number <paramref name="index"/>.</summary>
    public T* Pointer<T>(int index)
        where T : unmanaged
    {
        var at = Align(HeadLength + (Lengths.Length * sizeof(long)));
        foreach (var length in Lengths[..index])
            at = Align(at + length);
        return (T*)(_start + at);
    }

    /// <summary>Array number <paramref name="index"/>.</summary>
    public ReadOnlySpan<T> Values<T>(int index)
        where T : unmanaged => new(Pointer<T>(index), Length<T>(index));

    private long Size => *(long*)(_start + 8);

    private ReadOnlySpan<long> Lengths => new(_start + HeadLength, (int)*(long*)(_start + 16));

    private static long Align(long at) => (at + Alignment - 1) & ~(Alignment - 1);
}
