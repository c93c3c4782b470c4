namespace Herodotus.Ingest;

/// <summary>A stream whose head can be looked at before it is read.</summary>
internal sealed class PeekStream : ForwardStream
{
    private readonly byte[] _head;
    private readonly int _headLength;
    private int _position;

    public PeekStream(Stream inner, int headBytes)
        : base(inner)
    {
        // A short stream that knows its length needs no more room than that, and one byte to show its end.
        _head = new byte[inner.CanSeek ? (int)Math.Min(headBytes, inner.Length - inner.Position + 1) : headBytes];
        _headLength = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
    }

    public ReadOnlyMemory<byte> Head => _head.AsMemory(0, _headLength);

    /// <summary>True when nothing lies behind the head.</summary>
    public bool HeadIsAll => _headLength < _head.Length;

    /// <summary>The stream behind this one at its start; null when it cannot seek.</summary>
    public Stream? Rewind()
    {
        if (!Inner.CanSeek)
            return null;
        Inner.Position = 0;
        return Inner;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_position >= _headLength)
            return Inner.Read(buffer);
        var count = Math.Min(buffer.Length, _headLength - _position);
        _head.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
