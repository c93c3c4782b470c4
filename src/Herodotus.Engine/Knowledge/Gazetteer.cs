using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Herodotus.Knowledge;

/// <summary>
/// The places of the world by name: read from one compact file, searched without allocation. Made by <c>Herodotus.Eval knowledge build</c>.
/// </summary>
public sealed class Gazetteer
{
    /// <summary>The first bytes of the file, with the version of its form.</summary>
    public const ulong Magic = 0x31305A4147544448; // "HDTGAZ01"

    private readonly Record[] _places;
    private readonly string[] _countries;
    private readonly string[] _regions;
    private readonly string[] _names;
    private readonly char[] _keys;
    private readonly int[] _keyStart;
    private readonly int[] _listStart;
    private readonly int[] _list;
    private readonly int[] _slots;

    private Gazetteer(Record[] places, string[] countries, string[] regions, string[] names, char[] keys, int[] keyStart, int[] listStart, int[] list)
    {
        _places = places;
        _countries = countries;
        _regions = regions;
        _names = names;
        _keys = keys;
        _keyStart = keyStart;
        _listStart = listStart;
        _list = list;
        _slots = Index();
    }

    public int Count => _places.Length;

    public int NameCount => _keyStart.Length - 1;

    public Place this[int index]
    {
        get
        {
            ref readonly var p = ref _places[index];
            return new Place(
                p.Id, _names[index], (PlaceKind)p.Kind, _countries[p.Country], p.Region < 0 ? null : _regions[p.Region],
                p.Latitude / 10000.0, p.Longitude / 10000.0, p.Population);
        }
    }

    /// <summary>The indexes of the places of that name, the most populous first; empty when there are none. Nothing is allocated.</summary>
    public ReadOnlySpan<int> Find(ReadOnlySpan<char> name)
    {
        if (name.Length > NameKey.MaxLength)
            return [];
        Span<char> buffer = stackalloc char[NameKey.MaxLength + 2];
        return FindKey(buffer[..NameKey.Write(name, buffer)]);
    }

    internal ReadOnlySpan<int> FindKey(scoped ReadOnlySpan<char> key)
    {
        if (key.IsEmpty)
            return [];
        var mask = _slots.Length - 1;
        for (var slot = (int)NameKey.Hash(key) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            var index = _slots[slot] - 1;
            if (Key(index).SequenceEqual(key))
                return _list.AsSpan(_listStart[index], _listStart[index + 1] - _listStart[index]);
        }

        return [];
    }

    /// <exception cref="InvalidDataException">It is not such a file.</exception>
    public static Gazetteer Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length < 48 || BinaryPrimitives.ReadUInt64LittleEndian(file) != Magic)
            throw new InvalidDataException("HDT0910: the gazetteer is not of this version; make it with 'Herodotus.Eval knowledge build'");
        var at = 8;
        var places = Array<Record>(file, ref at);
        var countries = Lines(file, ref at);
        var regions = Lines(file, ref at);
        var names = Lines(file, ref at);
        var keys = Text(file, ref at).ToCharArray();
        var keyLengths = Array<byte>(file, ref at);
        var listLengths = Array<byte>(file, ref at);
        var list = Array<int>(file, ref at);
        return new Gazetteer(places, countries, regions, names, keys, Starts(keyLengths), Starts(listLengths), list);
    }

    private int[] Index()
    {
        var size = 1024;
        while (size < NameCount * 2)
            size *= 2;
        var slots = new int[size];
        for (var i = 0; i < NameCount; i++)
        {
            var slot = (int)NameKey.Hash(Key(i)) & (size - 1);
            while (slots[slot] != 0)
                slot = (slot + 1) & (size - 1);
            slots[slot] = i + 1;
        }

        return slots;
    }

    private ReadOnlySpan<char> Key(int index) => _keys.AsSpan(_keyStart[index], _keyStart[index + 1] - _keyStart[index]);

    private static int[] Starts(byte[] lengths)
    {
        var starts = new int[lengths.Length + 1];
        for (var i = 0; i < lengths.Length; i++)
            starts[i + 1] = starts[i] + lengths[i];
        return starts;
    }

    private static T[] Array<T>(byte[] file, ref int at)
        where T : unmanaged
    {
        var bytes = Section(file, ref at);
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    private static string[] Lines(byte[] file, ref int at) => Text(file, ref at).Split('\n');

    private static string Text(byte[] file, ref int at) => Encoding.UTF8.GetString(Section(file, ref at));

    private static ReadOnlySpan<byte> Section(byte[] file, ref int at)
    {
        var length = at + 4 <= file.Length ? BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at)) : -1;
        if (length < 0 || length > file.Length - at - 4)
            throw new InvalidDataException("HDT0911: the gazetteer is cut short; make it with 'Herodotus.Eval knowledge build'");
        var section = file.AsSpan(at + 4, length);
        at += 4 + length;
        return section;
    }

    /// <summary>A place as it lies in the file: little-endian, no gaps.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    internal struct Record
    {
        public int Id;
        public int Latitude;
        public int Longitude;
        public int Population;
        public short Country;
        public short Region;
        public byte Kind;
    }
}
