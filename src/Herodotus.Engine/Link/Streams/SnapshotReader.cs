using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Herodotus.Link.Streams;

/// <summary>
/// Reads what <see cref="SnapshotWriter"/> wrote. The digest is verified before the first value is believed; what still does not fit
/// is <see cref="SnapshotException"/>, never another exception.
/// </summary>
internal sealed class SnapshotReader(Stream input, long length)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private long _left = length;
    private int _at, _end;

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(8));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    public bool Bool() => Take(1)[0] != 0;

    /// <summary>A number that is not negative and at most <paramref name="limit"/>.</summary>
    public int Count(int limit)
    {
        var count = Int();
        Check(count >= 0 && count <= limit);
        return count;
    }

    public string Text()
    {
        var chars = new char[Length<char>(Int())];
        Fill(MemoryMarshal.AsBytes(chars.AsSpan()));
        return new string(chars);
    }

    public DateTimeOffset? Time()
    {
        var ticks = Long();
        if (ticks == long.MinValue)
            return null;
        Check(ticks >= DateTimeOffset.MinValue.UtcTicks && ticks <= DateTimeOffset.MaxValue.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Values into an array of at least <paramref name="capacity"/> places; <paramref name="count"/> of them are filled.</summary>
    public T[] Array<T>(int capacity, out int count)
        where T : unmanaged
    {
        count = Length<T>(Int());
        var values = new T[Math.Max(capacity, count)];
        Fill(MemoryMarshal.AsBytes(values.AsSpan(0, count)));
        return values;
    }

    /// <summary>What must hold of a snapshot that is whole.</summary>
    /// <exception cref="SnapshotException">HDT0330.</exception>
    public static void Check([DoesNotReturnIf(false)] bool holds)
    {
        if (!holds)
            throw SnapshotException.Broken();
    }

    /// <summary>A length is believed only when so much is left: a broken one asks for no memory.</summary>
    private int Length<T>(int count)
        where T : unmanaged
    {
        Check(count >= 0 && (long)count * Unsafe.SizeOf<T>() <= _left + _end - _at);
        return count;
    }

    private Span<byte> Take(int count)
    {
        if (_end - _at < count)
            Refill(count);
        _at += count;
        return _buffer.AsSpan(_at - count, count);
    }

    private void Refill(int count)
    {
        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        while (_end < count)
        {
            var read = input.Read(_buffer, _end, (int)Math.Min(_left, _buffer.Length - _end));
            Check(read > 0);
            _end += read;
            _left -= read;
        }
    }

    private void Fill(Span<byte> bytes)
    {
        var buffered = Math.Min(bytes.Length, _end - _at);
        _buffer.AsSpan(_at, buffered).CopyTo(bytes);
        _at += buffered;
        bytes = bytes[buffered..];
        Check(bytes.Length <= _left);
        _left -= bytes.Length;
        while (bytes.Length > 0)
        {
            var read = input.Read(bytes);
            Check(read > 0);
            bytes = bytes[read..];
        }
    }
}
