using System.Buffers;

namespace Herodotus.Cli.Lines;

/// <summary>Lines of a byte stream, one at a time, in memory bounded by the longest line allowed.</summary>
public sealed class LineReader(Stream stream, int maxLength = LineReader.DefaultMaxLength)
{
    /// <summary>The longest line accepted, in bytes: a 5 MB report with every character escaped, and room to spare.</summary>
    public const int DefaultMaxLength = 64 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The number of the line last returned, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its end; <c>TooLong</c> (and no bytes) for one over the limit, which is skipped; null at the end.</summary>
    public async ValueTask<(byte[] Bytes, bool TooLong)?> ReadAsync(CancellationToken cancel = default)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
                return Take(searched + at, skip: 1);
            searched = _end - _start;
            if (_ended)
                return searched == 0 ? null : Take(searched, skip: 0);
            if (searched > maxLength)
                return await SkipAsync(cancel).ConfigureAwait(false);
            await FillAsync(cancel).ConfigureAwait(false);
        }
    }

    private (byte[] Bytes, bool TooLong) Take(int length, int skip)
    {
        var line = _buffer.AsSpan(_start, length);
        _start += length + skip;
        Number++;
        if (line.Length > 0 && line[^1] == (byte)'\r')
            line = line[..^1];
        if (Number == 1 && line.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            line = line[3..];
        return (line.ToArray(), false);
    }

    private async ValueTask<(byte[] Bytes, bool TooLong)> SkipAsync(CancellationToken cancel)
    {
        Number++;
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                _start += at + 1;
                return ([], true);
            }

            _start = _end;
            if (_ended)
                return ([], true);
            await FillAsync(cancel).ConfigureAwait(false);
        }
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
        _end += read;
        _ended = read == 0;
    }
}
