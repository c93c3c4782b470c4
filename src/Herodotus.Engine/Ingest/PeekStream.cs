namespace Herodotus.Ingest;

/// <summary>A read-only stream whose _head can be looked at before it is read.</summary>
internal sealed class PeekStream : Stream
{
    private readonly Stream _rest;
    private readonly byte[] _head;
    private readonly int _headLength;
    private int _position;

    public PeekStream(Stream rest, int headBytes)
    {
        _rest = rest;
        // A short stream that knows its length needs no more room than that, and one byte to show its end.
        _head = new byte[rest.CanSeek ? (int)Math.Min(headBytes, rest.Length - rest.Position + 1) : headBytes];
        _headLength = rest.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    public ReadOnlyMemory<byte> Head => _head.AsMemory(0, _headLength);

    /// <summary>True when nothing lies behind the _head.</summary>
    public bool HeadIsAll => _headLength < _head.Length;

    /// <summary>The stream behind this one at its start; null when it cannot seek.</summary>
    public Stream? Rewind()
    {
        if (!_rest.CanSeek)
            return null;
        _rest.Position = 0;
        return _rest;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= _headLength)
            return _rest.Read(buffer);
        var count = Math.Min(buffer.Length, _headLength - _position);
        _head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _rest.Dispose();
        base.Dispose(disposing);
    }
}
