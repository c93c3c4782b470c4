using System.Buffers.Binary;
using System.Security.Cryptography;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Lines;

/// <summary>The reports of a stream in order, one a line: read again, they bring the stream to where it was.</summary>
internal sealed class StreamJournal : IDisposable
{
    /// <summary>Bytes before a mark by which it is known that the journal is still the one the mark was made of.</summary>
    private const int Tail = 4096;

    private const int MarkLength = sizeof(long) + SHA256.HashSizeInBytes;

    private readonly FileStream _file;

    private StreamJournal(FileStream file) => _file = file;

    /// <summary>Opens or makes the file; nothing is read of it yet.</summary>
    public static StreamJournal Open(string path) => new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));

    /// <summary>Where the journal now ends, and what stands before it: for a snapshot of the stream at this point.</summary>
    public byte[] Mark()
    {
        // A snapshot that is on the disk must not know of reports that are not.
        _file.Flush(flushToDisk: true);
        return MarkAt(_file.Length);
    }

    /// <summary>True when the mark was made of this journal.</summary>
    public bool Knows(ReadOnlySpan<byte> mark)
    {
        if (mark.Length != MarkLength)
            return false;
        var end = BinaryPrimitives.ReadInt64LittleEndian(mark);
        return end >= 0 && end <= _file.Length && mark.SequenceEqual(MarkAt(end));
    }

    /// <summary>Replays the lines after a mark, or all, and cuts off one that was not written to its end.</summary>
    /// <returns>How many reports were replayed.</returns>
    public int Replay(ReadOnlySpan<byte> mark, Action<Report> replay)
    {
        var whole = mark.IsEmpty ? 0 : BinaryPrimitives.ReadInt64LittleEndian(mark);
        var count = 0;
        var line = new MemoryStream();
        var buffer = new byte[64 * 1024];
        _file.Position = whole;
        for (var read = _file.Read(buffer); read > 0; read = _file.Read(buffer))
        {
            var rest = buffer.AsSpan(0, read);
            for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
            {
                line.Write(rest[..end]);
                rest = rest[(end + 1)..];
                whole += line.Length + 1;
                var (report, _) = ReportJson.Read(line.ToArray(), out var document);
                document?.Dispose();
                if (report is not null)
                {
                    replay(report);
                    count++;
                }

                line.SetLength(0);
            }

            line.Write(rest);
        }

        _file.SetLength(whole);
        _file.Position = whole;
        return count;
    }

    /// <summary>Adds a line.</summary>
    /// <param name="line">JSON; it may be written over several lines, which are made one.</param>
    public void Append(ReadOnlySpan<byte> line)
    {
        var bytes = new byte[line.Length + 1];
        line.CopyTo(bytes);
        bytes.AsSpan().Replace((byte)'\n', (byte)' ');
        bytes[^1] = (byte)'\n';
        _file.Write(bytes);
    }

    public void Dispose() => _file.Dispose();

    private byte[] MarkAt(long end)
    {
        var tail = new byte[(int)Math.Min(end, Tail)];
        var position = _file.Position;
        _file.Position = end - tail.Length;
        _file.ReadExactly(tail);
        _file.Position = position;
        var mark = new byte[MarkLength];
        BinaryPrimitives.WriteInt64LittleEndian(mark, end);
        SHA256.HashData(tail, mark.AsSpan(sizeof(long)));
        return mark;
    }
}
