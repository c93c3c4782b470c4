using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Herodotus.Link.Streams;

/// <summary>
/// The numbers of the reports of a window by their ids: sixty-four bits of a cryptographic hash stand for an id, so that nobody can make
/// two ids meet by writing them so.
/// </summary>
internal sealed class IdMap
{
    private const int FirstSlots = 1 << 8;

    private ulong[] _keys = new ulong[FirstSlots];
    private int[] _numbers = New(FirstSlots);
    private int _used;

    /// <summary>Numbers below this have left.</summary>
    public int FirstLive { get; set; }

    public static ulong KeyOf(string id)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), digest);
        return MemoryMarshal.Read<ulong>(digest);
    }

    /// <summary>The latest live number of an id; minus one for none.</summary>
    public int Find(ulong key)
    {
        var mask = _keys.Length - 1;
        var found = -1;
        for (var slot = (int)key & mask; _numbers[slot] >= 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key && _numbers[slot] >= FirstLive)
                found = Math.Max(found, _numbers[slot]);
        }

        return found;
    }

    public void Add(ulong key, int number)
    {
        if (_used * 4 >= _keys.Length * 3)
            Sweep();
        Put(key, number);
        _used++;
    }

    public void Write(SnapshotWriter snapshot)
    {
        snapshot.Int(FirstLive);
        snapshot.Array<ulong>(_keys);
        snapshot.Array<int>(_numbers);
    }

    public void Read(SnapshotReader snapshot)
    {
        FirstLive = snapshot.Int();
        _keys = snapshot.Array<ulong>(0, out _);
        _numbers = snapshot.Array<int>(0, out _);
        SnapshotReader.Check(_keys.Length == _numbers.Length && System.Numerics.BitOperations.IsPow2(_keys.Length) && _numbers.AsSpan().Contains(-1));
        _used = _numbers.Length - _numbers.AsSpan().Count(-1);
    }

    private void Put(ulong key, int number)
    {
        var mask = _keys.Length - 1;
        var slot = (int)key & mask;
        while (_numbers[slot] >= 0)
            slot = (slot + 1) & mask;
        (_keys[slot], _numbers[slot]) = (key, number);
    }

    /// <summary>Leaves behind what is no longer live; grows when little is.</summary>
    private void Sweep()
    {
        var (keys, numbers) = (_keys, _numbers);
        _used = 0;
        foreach (var number in numbers)
            _used += number >= FirstLive ? 1 : 0;
        var size = keys.Length;
        while (_used * 2 > size)
            size *= 2;
        _keys = new ulong[size];
        _numbers = New(size);
        for (var i = 0; i < keys.Length; i++)
        {
            if (numbers[i] >= FirstLive)
                Put(keys[i], numbers[i]);
        }
    }

    private static int[] New(int size)
    {
        var made = new int[size];
        Array.Fill(made, -1);
        return made;
    }
}
