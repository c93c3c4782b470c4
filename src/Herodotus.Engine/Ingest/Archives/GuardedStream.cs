namespace Herodotus.Ingest.Archives;

/// <summary>A decompressed stream that stops with <see cref="ExpansionException"/> when it grows as only a bomb does.</summary>
/// <param name="unpacked">The decompressed bytes.</param>
/// <param name="packed">How many compressed bytes were read so far.</param>
internal sealed class GuardedStream(Stream unpacked, Func<long> packed) : Stream
{
    private long _total;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _total;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = unpacked.Read(buffer);
        _total += read;
        if (_total > InputLimits.MaxExpandedBytes)
            throw new ExpansionException($"it expands to more than {InputLimits.MaxExpandedBytes / (1024 * 1024 * 1024)} GB");
        if (_total > InputLimits.FreeExpansionBytes && _total / InputLimits.MaxExpansion > packed())
            throw new ExpansionException($"it expands to more than {InputLimits.MaxExpansion} times its size");
        return read;
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
            unpacked.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Compressed bytes that grow past the limits of <see cref="InputLimits"/>. The message says how, for people.</summary>
public sealed class ExpansionException(string message) : IOException(message);

/// <summary>Counts the bytes that pass.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    public long Count { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        return read;
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
            inner.Dispose();
        base.Dispose(disposing);
    }
}
