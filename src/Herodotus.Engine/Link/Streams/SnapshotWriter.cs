using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Herodotus.Link.Streams;

/// <summary>Writes what a stream keeps, value by value, little-endian; <see cref="Finish"/> ends it with a digest of all of it.</summary>
internal sealed class SnapshotWriter(Stream output) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _used;

    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(4), value);

    public void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    public void Float(float value) => BinaryPrimitives.WriteSingleLittleEndian(Take(4), value);

    public void Bool(bool value) => Take(1)[0] = value ? (byte)1 : (byte)0;

    public void Text(string value)
    {
        Int(value.Length);
        Bytes(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>A time by its ticks in UTC; none as the least number.</summary>
    public void Time(DateTimeOffset? time) => Long(time?.UtcTicks ?? long.MinValue);

    /// <summary>The values as they lie in memory, their number before them.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Int(values.Length);
        Bytes(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Ends the snapshot: what follows is not part of it.</summary>
    public void Finish()
    {
        Flush();
        output.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Take(int count)
    {
        if (_used + count > _buffer.Length)
            Flush();
        _used += count;
        return _buffer.AsSpan(_used - count, count);
    }

    private void Bytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= 256)
        {
            bytes.CopyTo(Take(bytes.Length));
            return;
        }

        Flush();
        _hash.AppendData(bytes);
        output.Write(bytes);
    }

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _used);
        output.Write(_buffer, 0, _used);
        _used = 0;
    }
}
