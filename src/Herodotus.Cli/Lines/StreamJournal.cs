using System.Buffers.Binary;
using System.Security.Cryptography;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Cli.Lines;

/// <summary>
/// The reports of a stream in order, one a line: read again, they bring the stream to where it was. What a snapshot knows may be cut off at
/// the front; places are counted from the first report there ever was.
/// </summary>
internal sealed class StreamJournal : IDisposable
{
    /// <summary>Bytes before a mark by which it is known that the journal is still the one the mark was made of.</summary>
    private const int Tail = 4096;

    private const int MarkLength = sizeof(long) + SHA256.HashSizeInBytes;

    private readonly string _path;
    private readonly Action<CheckpointStep> _reached;
    private FileStream _file;

    private StreamJournal(string path, Action<CheckpointStep> reached)
    {
        (_path, _reached) = (path, reached);
        _file = Open();
        Head = JournalHead.Read(_file);
    }

    /// <summary>What was cut off.</summary>
    public JournalHead Head { get; private set; }

    private long End => Head.From + _file.Length - Head.Length;

    /// <summary>Opens or makes the file; nothing is read of it yet but its head.</summary>
    /// <param name="reached">Is told each step of a cut.</param>
    public static StreamJournal Open(string path, Action<CheckpointStep> reached) => new(path, reached);

    /// <summary>Where the journal now ends, and what stands before it: for a snapshot of the stream at this point.</summary>
    public byte[] Mark()
    {
        // A snapshot that is on the disk must not know of reports that are not.
        _file.Flush(flushToDisk: true);
        return MarkAt(End);
    }

    /// <summary>True when the mark was made of this journal, and what follows it is here.</summary>
    public bool Knows(ReadOnlySpan<byte> mark)
    {
        if (mark.Length != MarkLength)
            return false;
        var end = EndOf(mark);
        return end >= 0 && end <= End && end - Math.Min(end, Tail) >= Head.From && mark.SequenceEqual(MarkAt(end));
    }

    /// <summary>Replays the lines after a mark, or all, and cuts off one that was not written to its end.</summary>
    /// <returns>How many reports were replayed.</returns>
    public int Replay(ReadOnlySpan<byte> mark, Action<Report> replay)
    {
        var whole = mark.IsEmpty ? Head.Length : PlaceOf(EndOf(mark));
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

    /// <summary>Cuts off what stands before a mark, when that is the larger part. Whoever opens the file finds it as it was or cut, whole.</summary>
    /// <param name="stories">The number of the last story opened.</param>
    public void CutBefore(ReadOnlySpan<byte> mark, int stories)
    {
        // The tail stays, by which the mark is known.
        var from = LineBefore(Math.Max(Head.From, EndOf(mark) - Tail));
        if (from - Head.From > End - from)
            Rewrite(new JournalHead(from, stories));
    }

    /// <summary>What is here is to be read as a stream of its own, whose stories bear new numbers: no snapshot of what was cut off can be read.</summary>
    /// <param name="stories">A number that no story had.</param>
    public void BeginAnew(int stories) => Rewrite(new JournalHead(Head.From, stories, IsAnew: true));

    /// <summary>How many lines are here.</summary>
    public int CountLines()
    {
        var (count, buffer, position) = (0, new byte[64 * 1024], _file.Position);
        _file.Position = Head.Length;
        for (var read = _file.Read(buffer); read > 0; read = _file.Read(buffer))
            count += buffer.AsSpan(0, read).Count((byte)'\n');
        _file.Position = position;
        return count;
    }

    public void Dispose() => _file.Dispose();

    private static long EndOf(ReadOnlySpan<byte> mark) => BinaryPrimitives.ReadInt64LittleEndian(mark);

    private FileStream Open() => new(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    private long PlaceOf(long end) => Head.Length + end - Head.From;

    private byte[] MarkAt(long end)
    {
        var tail = new byte[(int)Math.Min(end, Tail)];
        var position = _file.Position;
        _file.Position = PlaceOf(end) - tail.Length;
        _file.ReadExactly(tail);
        _file.Position = position;
        var mark = new byte[MarkLength];
        BinaryPrimitives.WriteInt64LittleEndian(mark, end);
        SHA256.HashData(tail, mark.AsSpan(sizeof(long)));
        return mark;
    }

    /// <summary>Where the line begins in which a byte stands.</summary>
    private long LineBefore(long at)
    {
        var buffer = new byte[4096];
        while (at > Head.From)
        {
            var length = (int)Math.Min(buffer.Length, at - Head.From);
            _file.Position = PlaceOf(at - length);
            _file.ReadExactly(buffer, 0, length);
            if (buffer.AsSpan(0, length).LastIndexOf((byte)'\n') is >= 0 and var end)
            {
                at += end + 1 - length;
                break;
            }

            at -= length;
        }

        _file.Position = _file.Length;
        return at;
    }

    private void Rewrite(JournalHead head)
    {
        var beside = _path + ".new";
        using (var fresh = new FileStream(beside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            fresh.Write(head.ToLine());
            _file.Position = PlaceOf(head.From);
            _file.CopyTo(fresh, 1 << 20);
            fresh.Flush(flushToDisk: true);
        }

        _reached(CheckpointStep.JournalCopied);
        _file.Dispose();
        File.Move(beside, _path, overwrite: true);
        _reached(CheckpointStep.JournalInPlace);
        _file = Open();
        Head = JournalHead.Read(_file);
        _file.Position = _file.Length;
    }
}
