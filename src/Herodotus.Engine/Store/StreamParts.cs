namespace Herodotus.Store;

/// <summary>A long run of bytes written in parts of one size, as a database takes them.</summary>
internal sealed class PartWriter(Action<int, byte[]> write) : Stream
{
    /// <summary>A megabyte: few rows, and little memory.</summary>
    public const int PartLength = 1 << 20;

    private readonly byte[] _part = new byte[PartLength];
    private int _used;
    private int _number;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var fits = Math.Min(buffer.Length, PartLength - _used);
            buffer[..fits].CopyTo(_part.AsSpan(_used));
            _used += fits;
            buffer = buffer[fits..];
            if (_used == PartLength)
                Pass();
        }
    }

    /// <summary>Writes what is left, the last part.</summary>
    public void End()
    {
        if (_used > 0)
            Pass();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Pass()
    {
        write(_number++, _part.AsSpan(0, _used).ToArray());
        _used = 0;
    }
}

/// <summary>Reads what <see cref="PartWriter"/> wrote, one part in memory at a time. A part that is missing is an end.</summary>
internal sealed class PartReader(long length, Func<int, byte[]?> read) : Stream
{
    private byte[] _part = [];
    private int _number = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || Position >= length)
            return 0;
        var (number, at) = ((int)(Position / PartWriter.PartLength), (int)(Position % PartWriter.PartLength));
        if (number != _number)
            (_number, _part) = (number, read(number) ?? []);
        var count = Math.Max(0, Math.Min(buffer.Length, _part.Length - at));
        _part.AsSpan(Math.Min(at, _part.Length), count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
