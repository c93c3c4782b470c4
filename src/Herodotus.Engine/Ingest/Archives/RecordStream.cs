using System.Text;

namespace Herodotus.Ingest.Archives;

/// <summary>Lines and blocks of an archive, read forward; a broken or truncated source is its end, remembered in <see cref="Failure"/>.</summary>
internal sealed class RecordStream(Stream stream)
{
    /// <summary>Header lines are shorter; what is longer is the inside of a record.</summary>
    private const int MaxLineLength = 64 * 1024;

    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Why the source ended before its end; null when it did not.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The next line without its end, in Latin-1, which keeps every byte; null at the end.</summary>
    public string? ReadLine()
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, 1);
            searched = _end - _start;
            if (searched >= MaxLineLength || !Fill())
                return searched == 0 ? null : Take(searched, 0);
        }
    }

    /// <summary>Puts the line that was just read back.</summary>
    public void Unread(int bytes) => _start = Math.Max(0, _start - bytes);

    /// <summary>The bytes of the last line with its end.</summary>
    public int LastLength { get; private set; }

    /// <summary>The next bytes; fewer at the end. Null (and passed over) when more than <paramref name="limit"/>.</summary>
    public byte[]? ReadBlock(long length, int limit)
    {
        if (length > limit)
        {
            Skip(length);
            return null;
        }

        using var block = new MemoryStream((int)Math.Min(length, 1 << 20));
        while (block.Length < length && (_end > _start || Fill()))
        {
            var count = (int)Math.Min(length - block.Length, _end - _start);
            block.Write(_buffer, _start, count);
            _start += count;
        }

        return block.ToArray();
    }

    /// <summary>Passes over bytes; how many there were.</summary>
    public long Skip(long length)
    {
        long skipped = 0;
        while (skipped < length && (_end > _start || Fill()))
        {
            var count = (int)Math.Min(length - skipped, _end - _start);
            _start += count;
            skipped += count;
        }

        return skipped;
    }

    private string Take(int length, int skip)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        LastLength = length + skip;
        return Encoding.Latin1.GetString(line).TrimEnd('\r');
    }

    private bool Fill()
    {
        if (_ended)
            return false;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            return false;
        try
        {
            var read = stream.Read(_buffer.AsSpan(_end));
            _ended = read == 0;
            _end += read;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            (Failure, _ended) = (failure, true);
        }

        return !_ended;
    }
}
