using System.Buffers;

namespace Herodotus.Ingest;

/// <summary>The lines of a byte stream, one at a time, in memory bounded by the longest line allowed.</summary>
public static class ByteLines
{
    /// <summary>
    /// Each line with its one-based number, without its end; <c>Bytes</c> is valid until the next is asked for, and empty with
    /// <c>TooLong</c> for a line over <see cref="InputLimits.MaxLineBytes"/>, which is skipped.
    /// </summary>
    public static IEnumerable<(ReadOnlyMemory<byte> Bytes, int Number, bool TooLong)> Read(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(InputLimits.SniffBytes);
        try
        {
            int start = 0, end = 0, searched = 0, number = 0;
            var skipping = false;
            while (true)
            {
                var at = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
                if (at >= 0)
                {
                    var length = searched + at;
                    number++;
                    yield return skipping || length > InputLimits.MaxLineBytes ? (default, number, true) : (Trim(buffer.AsMemory(start, length), number), number, false);
                    start += length + 1;
                    (searched, skipping) = (0, false);
                    continue;
                }

                searched = end - start;
                if (searched > InputLimits.MaxLineBytes)
                {
                    skipping = true;
                    start = end = searched = 0;
                }

                if (end == buffer.Length)
                    (buffer, start, end) = MakeRoom(buffer, start, end);
                var read = stream.Read(buffer, end, buffer.Length - end);
                if (read == 0)
                {
                    if (skipping || searched > 0)
                        yield return skipping ? (default, number + 1, true) : (Trim(buffer.AsMemory(start, searched), number + 1), number + 1, false);
                    yield break;
                }

                end += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (byte[] Buffer, int Start, int End) MakeRoom(byte[] buffer, int start, int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            return (buffer, 0, end - start);
        }

        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return (larger, 0, end);
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line, int number)
    {
        if (line.Length > 0 && line.Span[^1] == (byte)'\r')
            line = line[..^1];
        return number == 1 && line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? line[3..] : line;
    }
}
