namespace Herodotus.Ingest.Archives;

/// <summary>A decompressed stream that stops with <see cref="ExpansionException"/> when it grows as only a bomb does.</summary>
/// <param name="unpacked">The decompressed bytes.</param>
/// <param name="packed">How many compressed bytes were read so far.</param>
internal sealed class GuardedStream(Stream unpacked, Func<long> packed) : ForwardStream(unpacked)
{
    private long _total;

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        _total += read;
        if (_total > InputLimits.MaxExpandedBytes)
            throw new ExpansionException($"it expands to more than {InputLimits.MaxExpandedBytes / (1024 * 1024 * 1024)} GB");
        if (_total > InputLimits.FreeExpansionBytes && _total / InputLimits.MaxExpansion > packed())
            throw new ExpansionException($"it expands to more than {InputLimits.MaxExpansion} times its size");
        return read;
    }
}

/// <summary>Compressed bytes that grow past the limits of <see cref="InputLimits"/>. The message says how, for people.</summary>
public sealed class ExpansionException(string message) : IOException(message);
